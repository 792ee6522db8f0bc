/* where-window.h - "What Is Where": everything that is kept, who can see it, how it is taken back */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WHERE_WINDOW (cw_where_window_get_type ())
G_DECLARE_FINAL_TYPE (CwWhereWindow, cw_where_window, CW, WHERE_WINDOW, AdwWindow)

GtkWidget *cw_where_window_new (GtkWindow *parent, CwWorkSession *session);

/* Writes the page to @file, and says at the foot of the window that it is there or why not. */
void cw_where_window_save_pdf (CwWhereWindow *self, const char *file);
