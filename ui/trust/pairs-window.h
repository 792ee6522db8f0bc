/* pairs-window.h - who volunteers for coaching, and who could be whose partner */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_PAIRS_WINDOW (cw_pairs_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPairsWindow, cw_pairs_window, CW, PAIRS_WINDOW, AdwWindow)

GtkWidget *cw_pairs_window_new (GtkWindow *parent, CwWorkSession *session);
