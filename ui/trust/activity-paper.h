/* activity-paper.h - how much coaching there is, as the joint norms allow it to be told */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

/* A page over the window; where it can't be read, a dialog that says why. */
GtkWidget *cw_activity_paper_new (GtkWindow *parent, CwWorkSession *session);
