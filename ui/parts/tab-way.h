/* tab-way.h - the way that Tab and Shift+Tab take through pages and lists */
#pragma once

#include <gtk/gtk.h>

/*
 * For the "focus" of a class with one child and a "grab_focus" of its own. GTK would call that one when Tab
 * comes to the widget, and so pass by all that stands before what it chooses, every time around.
 */
gboolean cw_tab_way_focus (GtkWidget *widget, GtkDirectionType direction);

/* From now on Tab leaves @list at once, and the arrow keys go through its rows: of a list that is long, or
 * that shows something else for each row. Its rows hold no controls. */
void cw_tab_way_out (GtkWidget *list);
