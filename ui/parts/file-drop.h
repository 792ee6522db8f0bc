/* file-drop.h - files that are dropped on a widget */
#pragma once

#include <gtk/gtk.h>

/* (transfer full): takes files. Its signal "drop" brings them. */
GtkDropTarget *cw_file_drop_target_new (void);

/* (transfer full): what was dropped: names on this computer, ended by NULL; there may be none. */
GStrv cw_file_drop_dup_names (const GValue *dropped);
