/* trouble.h - what went wrong, in sentences for people: what happened, what is safe, what to do */
#pragma once

#include "corewalk/error.h"

#include <gtk/gtk.h>

/* (transfer full): the cause and the next step, where there is one, as sentences: "The disk is full.
 * Make room, then try again." */
char *cw_trouble_dup_cause (const GError *error);

/* (transfer full): the cause alone, for who knows a better next step. */
char *cw_trouble_dup_bare_cause (const GError *error);

/* (transfer none): the title of a page that says a store could not be opened. */
const char *cw_trouble_get_open_title (const GError *error);

/* (transfer full): what is safe and what to do when a store could not be opened. */
char *cw_trouble_dup_open_text (const GError *error, const char *directory);

/* (transfer full): the cause, and that nothing else was changed: for an act that failed whole. */
char *cw_trouble_dup_act_text (const GError *error);

/* A widget that shows many lines of text in little room. */
GtkWidget *cw_trouble_details_new (const char *text);
