/* new-walk-dialog.h - what a new walk is about: school, title, form, day, team code, problem
 *
 * Signal "made" (gint64 walk): the walk is kept; the dialog closes itself.
 */
#pragma once

#include "ui/work-session.h"

#include <adwaita.h>

#define CW_TYPE_NEW_WALK_DIALOG (cw_new_walk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwNewWalkDialog, cw_new_walk_dialog, CW, NEW_WALK_DIALOG, AdwWindow)

/* Filled in as far as it can be guessed: the school and form of the last walk, today. */
GtkWidget *cw_new_walk_dialog_new (GtkWindow *parent, CwWorkSession *session);
