/* walk-print.h - a walk, or the poster of its debrief, on a printer */
#pragma once

#include "corewalk/store.h"

#include <gtk/gtk.h>

/* Reads the walk and shows the desktop's dialog. Returns: FALSE with @error set where it can't be read. */
gboolean cw_walk_print (GtkWidget *asker,
                        CwStore *store,
                        gint64 walk,
                        gboolean is_poster,
                        GError **error);
