/* one-drawing.h - keeps the picture of a part of a window that rests while another part changes
 *
 * Without OpenGL, GTK draws every node of a window for every key somewhere in it, and has the clip
 * throw nearly all of it away. A part that is one drawing is passed over as one.
 */
#pragma once

#include <gtk/gtk.h>

/* A GtkWidgetClass.snapshot that draws the children of @widget, as one drawing where that helps. */
void cw_one_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
