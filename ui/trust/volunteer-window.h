/* volunteer-window.h - putting somebody who consents on the list of volunteers for coaching
 *
 * Signal "added": it is done; the window closes by itself.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_VOLUNTEER_WINDOW (cw_volunteer_window_get_type ())
G_DECLARE_FINAL_TYPE (CwVolunteerWindow, cw_volunteer_window, CW, VOLUNTEER_WINDOW, AdwWindow)

GtkWidget *cw_volunteer_window_new (GtkWindow *parent, CwWorkSession *session);
