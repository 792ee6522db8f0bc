/* ask-window.h - asking one's partners to come and see one's own lesson
 *
 * Signal "asked": it is asked; the window closes by itself.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_ASK_WINDOW (cw_ask_window_get_type ())
G_DECLARE_FINAL_TYPE (CwAskWindow, cw_ask_window, CW, ASK_WINDOW, AdwWindow)

GtkWidget *cw_ask_window_new (GtkWindow *parent, CwWorkSession *session, gint64 cycle);
