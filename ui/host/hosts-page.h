/* hosts-page.h - rooms and hosts of a walk: visits planned, hosts told, copies given, rooms that opt out */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_HOSTS_PAGE (cw_hosts_page_get_type ())
G_DECLARE_FINAL_TYPE (CwHostsPage, cw_hosts_page, CW, HOSTS_PAGE, AdwBin)

GtkWidget *cw_hosts_page_new (void);

/* Shows the rooms of @walk. Returns: FALSE with @error set, and nothing is shown. */
gboolean
cw_hosts_page_set_walk (CwHostsPage *self, CwWorkSession *session, gint64 walk, GError **error);

/* Whether the walk is still there. */
gboolean cw_hosts_page_refresh (CwHostsPage *self);
