/* screens-view.h - the sidebar with the screens, and the screen that is shown beside it
 *
 * In a narrow window the sidebar lies over the screen and is away until it is asked for. Speaks up by the
 * action "work.screen" (s: the name of a screen). Property "screen": the name of the one that is shown;
 * "is-sidebar-shown"; "is-folded": whether the window is too narrow for both.
 */
#pragma once

#include "ui/shell/screen.h"

#define CW_TYPE_SCREENS_VIEW (cw_screens_view_get_type ())
G_DECLARE_FINAL_TYPE (CwScreensView, cw_screens_view, CW, SCREENS_VIEW, AdwBin)

void cw_screens_view_set_session (CwScreensView *self, CwWorkSession *session);

/* Shows the screen and returns it (transfer none), made if nobody was in it yet. */
GtkWidget *cw_screens_view_show (CwScreensView *self, const CwScreen *screen);

const CwScreen *cw_screens_view_get_shown (CwScreensView *self);

/* From the shown screen's inner page to its outer one, or, where the sidebar hides, to that. */
void cw_screens_view_go_back (CwScreensView *self);
