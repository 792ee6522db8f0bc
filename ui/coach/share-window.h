/* share-window.h - one summary to be shared: its words, who has said yes, one's own yes, and taking that back */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_SHARE_WINDOW (cw_share_window_get_type ())
G_DECLARE_FINAL_TYPE (CwShareWindow, cw_share_window, CW, SHARE_WINDOW, AdwWindow)

/* A new one.
 * @speaker: says by "work.say-undo" what was done; outlives the window */
GtkWidget *cw_share_window_new (CwWorkSession *session, gint64 cycle, GtkWidget *speaker);

/* One that is there. */
GtkWidget *cw_share_window_new_for (CwWorkSession *session, gint64 share, GtkWidget *speaker);
