/* host-papers.h - windows with what a host is told before a visit and given after it
 *
 * @done is an action of @page or above it, with the slot or visit as its parameter: it is activated when a
 * person says that the host has the paper.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

#include <gtk/gtk.h>

/* FALSE with @error set. */
gboolean cw_host_papers_show_notice (GtkWidget *page,
                                     CwStore *store,
                                     gint64 slot,
                                     const char *done,
                                     GError **error);

gboolean cw_host_papers_show_copy (GtkWidget *page,
                                   CwStore *store,
                                   gint64 visit,
                                   const char *done,
                                   GError **error);
