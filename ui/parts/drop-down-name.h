/* drop-down-name.h - the button of a drop-down, which has the focus, is named as the drop-down is
 *
 * GTK 4.8 names it after its class, and a screen reader says "GtkToggleButton".
 */
#pragma once

#include <gtk/gtk.h>

/* From now on so for all that are shown. */
void cw_drop_down_name_all (void);
