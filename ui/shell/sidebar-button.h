/* sidebar-button.h - shows and hides the sidebar; the first button of every screen's header
 *
 * It is the action "work.sidebar".
 */
#pragma once

#include <adwaita.h>

#define CW_TYPE_SIDEBAR_BUTTON (cw_sidebar_button_get_type ())
G_DECLARE_FINAL_TYPE (CwSidebarButton, cw_sidebar_button, CW, SIDEBAR_BUTTON, AdwBin)
