/* screen-bar.h - the way from one screen to another: a button for each, and how much waits there
 *
 * Its buttons are the action "work.screen". Signal "counted": the number of questions is another.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_SCREEN_BAR (cw_screen_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwScreenBar, cw_screen_bar, CW, SCREEN_BAR, AdwBin)

/* Counts the questions of that store, and again whenever something was written. */
void cw_screen_bar_set_session (CwScreenBar *self, CwWorkSession *session);

/* Questions and waiting lines that a person has not settled. */
guint cw_screen_bar_get_questions (CwScreenBar *self);
