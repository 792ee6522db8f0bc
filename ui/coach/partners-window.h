/* partners-window.h - who joins a cycle and who leaves it, and what that means
 *
 * Signal "changed": it is done.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_PARTNERS_WINDOW (cw_partners_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPartnersWindow, cw_partners_window, CW, PARTNERS_WINDOW, AdwWindow)

GtkWidget *cw_partners_window_new (GtkWindow *parent, CwWorkSession *session, gint64 cycle);
