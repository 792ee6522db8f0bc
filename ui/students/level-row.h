/* level-row.h - a row in which a level is typed, and how many students were at it
 *
 * Signals: "changed"; "entered" when Enter was pressed in it.
 */
#pragma once

#include <adwaita.h>

#define CW_TYPE_LEVEL_ROW (cw_level_row_get_type ())
G_DECLARE_FINAL_TYPE (CwLevelRow, cw_level_row, CW, LEVEL_ROW, GtkListBoxRow)

/* @number: its place in the list, from 1. @name: typed at first, or "" */
GtkWidget *cw_level_row_new (guint number, const char *name);

gboolean cw_level_row_is_empty (CwLevelRow *self);

/* (transfer full): without blanks at its ends */
char *cw_level_row_dup_name (CwLevelRow *self);
void cw_level_row_set_name (CwLevelRow *self, const char *name);

/* -1 where nothing is typed, -2 where it is no number of students. */
gint64 cw_level_row_get_count (CwLevelRow *self);
