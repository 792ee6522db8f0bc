/* calendar-dialog.h - asks what a file for other calendars is to say, and writes it */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

/* (transfer full): to be presented. */
GtkWidget *cw_calendar_dialog_new (GtkWindow *parent, CwWorkSession *session);

/* The same with what is planned in one coaching cycle alone. */
GtkWidget *
cw_calendar_dialog_new_for_cycle (GtkWindow *parent, CwWorkSession *session, gint64 cycle);
