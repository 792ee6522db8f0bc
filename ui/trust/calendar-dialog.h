/* calendar-dialog.h - asks what a file for other calendars is to say, and writes it */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

/* (transfer full): to be presented. */
GtkWidget *cw_calendar_dialog_new (GtkWindow *parent, CwWorkSession *session);
