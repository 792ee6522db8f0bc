/* host-row.h - one room or visit in a list: what it is, the next thing to do with it, and what else can be done */
#pragma once

#include <adwaita.h>

#define CW_TYPE_HOST_ROW (cw_host_row_get_type ())
G_DECLARE_FINAL_TYPE (CwHostRow, cw_host_row, CW, HOST_ROW, AdwActionRow)

/* @name: says in a few words which one it is, for who hears the buttons instead of seeing the row. */
GtkWidget *cw_host_row_new (const char *title, const char *subtitle, const char *name);

/* @label: with a mnemonic. @action is of the page, with @id as its parameter. */
void cw_host_row_set_next (CwHostRow *self, const char *label, const char *action, gint64 id);

/* Adds an entry to the menu, which shows once it has any. */
void cw_host_row_add_choice (CwHostRow *self, const char *label, const char *action, gint64 id);

/* Says how it stands, in a word or two. */
void cw_host_row_set_state (CwHostRow *self, const char *state);
