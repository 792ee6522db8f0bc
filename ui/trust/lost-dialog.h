/* lost-dialog.h - asks whose laptop is lost, and shows what to do */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

/* (transfer full): to be presented. */
GtkWidget *cw_lost_dialog_new (GtkWindow *parent, CwWorkSession *session);
