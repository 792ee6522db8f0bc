/* step-window.h - agrees on a small step, or looks back at one: what was tried, what came of it
 *
 * A step that is there is kept as it is changed, when the window closes.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_STEP_WINDOW (cw_step_window_get_type ())
G_DECLARE_FINAL_TYPE (CwStepWindow, cw_step_window, CW, STEP_WINDOW, AdwWindow)

/* @event: where it is agreed on; 0 for nowhere in particular
 * @speaker: says by "work.say-undo" what was done; outlives the window */
GtkWidget *
cw_step_window_new (CwWorkSession *session, gint64 cycle, gint64 event, GtkWidget *speaker);

/* The same for a step that is there. */
GtkWidget *cw_step_window_new_for (CwWorkSession *session, gint64 step, GtkWidget *speaker);
