/* window.h - the one window: opens the store and shows what can be done with it */
#pragma once

#include <adwaita.h>

#define CW_TYPE_WINDOW (cw_window_get_type ())
G_DECLARE_FINAL_TYPE (CwWindow, cw_window, CW, WINDOW, AdwApplicationWindow)

/* @directory: where the person's store is or will be */
GtkWidget *cw_window_new (GtkApplication *application, const char *directory);

/* Looks at @take_files, paths ended by NULL: bundles, or one form; as soon as a store is open. */
void cw_window_open_files (CwWindow *self, GStrv take_files);
