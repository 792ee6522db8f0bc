/* phases-window.h - the model of a cycle: another one to begin from, and its phases as the partners call them
 *
 * Signal "kept": it is in the store.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_PHASES_WINDOW (cw_phases_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPhasesWindow, cw_phases_window, CW, PHASES_WINDOW, AdwWindow)

GtkWidget *cw_phases_window_new (GtkWindow *parent, CwWorkSession *session, gint64 cycle);
