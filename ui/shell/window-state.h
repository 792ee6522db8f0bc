/* window-state.h - size, place of the sidebar and last screen, kept from one start to the next */
#pragma once

#include "ui/shell/screens-view.h"

/* Gives @window the size it had, and keeps what becomes of it. */
void cw_window_state_keep (GtkWindow *window);

/* The screen that was shown last, or the first one. */
const CwScreen *cw_window_state_get_screen (void);

/* Shows or hides the sidebar as it was, and keeps that and the screen. What a narrow window does to the
 * sidebar is not a choice, and not kept. */
void cw_window_state_keep_screens (CwScreensView *screens);
