/* help-window.h - the help: pages of our own, on this computer, that can be searched */
#pragma once

#include <adwaita.h>

#define CW_TYPE_HELP_WINDOW (cw_help_window_get_type ())
G_DECLARE_FINAL_TYPE (CwHelpWindow, cw_help_window, CW, HELP_WINDOW, AdwWindow)

GtkWidget *cw_help_window_new (GtkWindow *parent);
