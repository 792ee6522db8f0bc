/* late-page.h - rooms that were walked on paper, entered on one screen with their own times */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_LATE_PAGE (cw_late_page_get_type ())
G_DECLARE_FINAL_TYPE (CwLatePage, cw_late_page, CW, LATE_PAGE, AdwBin)

GtkWidget *cw_late_page_new (void);

/* Begins with one empty room of @walk. Returns: FALSE with @error set, also for a closed walk. */
gboolean
cw_late_page_set_walk (CwLatePage *self, CwWorkSession *session, gint64 walk, GError **error);

/* After an undo. Returns: whether the walk is still there. */
gboolean cw_late_page_refresh (CwLatePage *self);
