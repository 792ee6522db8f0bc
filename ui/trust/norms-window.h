/* norms-window.h - writing down what the partners of a program agreed on */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_NORMS_WINDOW (cw_norms_window_get_type ())
G_DECLARE_FINAL_TYPE (CwNormsWindow, cw_norms_window, CW, NORMS_WINDOW, AdwWindow)

/* It begins with what is in force, so that what stays need not be typed again. */
GtkWidget *cw_norms_window_new (GtkWindow *parent, CwWorkSession *session);

/* The norms in force as a page, whose button leads to the window above. */
GtkWidget *cw_norms_paper_new (GtkWindow *parent, CwWorkSession *session);
