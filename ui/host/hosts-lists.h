/* hosts-lists.h - the rows of the page of rooms and hosts
 *
 * Their actions are the page's: "hosts.notice", "hosts.start", … with what they are about.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

#include <gtk/gtk.h>

/* What is planned for @walk. FALSE with @error set. */
gboolean cw_hosts_list_slots (GtkListBox *list, CwStore *store, gint64 walk, GError **error);

/* This person's visits of @walk. FALSE with @error set. */
gboolean cw_hosts_list_visits (GtkListBox *list, CwStore *store, gint64 walk, GError **error);

/* Rooms of @school that opt out. FALSE with @error set. */
gboolean
cw_hosts_list_opt_outs (GtkListBox *list, CwStore *store, gint64 school, GError **error);
