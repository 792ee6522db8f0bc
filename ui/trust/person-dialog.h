/* person-dialog.h - asks whose file is wanted, and shows everything about that person */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

/* (transfer full): to be presented. */
GtkWidget *cw_person_dialog_new (GtkWindow *parent, CwWorkSession *session);

/* (transfer full): the page about @name, to be presented; NULL with @error. */
GtkWidget *cw_person_paper_new (GtkWindow *parent,
                                CwWorkSession *session,
                                const char *name,
                                GError **error);
