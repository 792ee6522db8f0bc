/* screen-bar.h - the way from one screen to another: a button for each, and how much waits there
 *
 * Its buttons are the action "work.screen".
 */
#pragma once

#include <adwaita.h>

#define CW_TYPE_SCREEN_BAR (cw_screen_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwScreenBar, cw_screen_bar, CW, SCREEN_BAR, AdwBin)

/* @count: questions that wait on the exchange screen; 0 shows nothing. */
void cw_screen_bar_set_questions (CwScreenBar *self, guint count);
