/* close-window.h - how a cycle ends: with its goal met or otherwise, why, and what was learned
 *
 * Signal "closed": it is closed.
 */
#pragma once

#include "corewalk/cycle.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CLOSE_WINDOW (cw_close_window_get_type ())
G_DECLARE_FINAL_TYPE (CwCloseWindow, cw_close_window, CW, CLOSE_WINDOW, AdwWindow)

GtkWidget *
cw_close_window_new (GtkWindow *parent, CwWorkSession *session, const CwCycle *cycle);
