/* preferences-window.h - what a person may choose about the program */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_PREFERENCES_WINDOW (cw_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPreferencesWindow,
                      cw_preferences_window,
                      CW,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/* @session: of the open store, whose schools and forms can be chosen; NULL where none is open */
GtkWidget *cw_preferences_window_new (GtkWindow *parent, CwWorkSession *session);
