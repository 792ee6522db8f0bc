/* picture.h - what a window looks like, as a PNG file */
#pragma once

#include <gtk/gtk.h>

/* (transfer full): the window as it is now, @scale times as large. */
GdkTexture *picture_texture (GtkWidget *window, int scale);

/* Draws the window as it is now; asserts that the file could be written. */
void picture_take (GtkWidget *window, const char *file);

/* The same, when PICTURES names a folder: for a look at what a test sees. @name: without its ".png" */
void picture_keep (GtkWidget *window, const char *name);
