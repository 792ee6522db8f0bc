/* debrief-page.h - the debrief of a walk: its board, what it says while it is empty, the projector */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_DEBRIEF_PAGE (cw_debrief_page_get_type ())
G_DECLARE_FINAL_TYPE (CwDebriefPage, cw_debrief_page, CW, DEBRIEF_PAGE, AdwBin)

GtkWidget *cw_debrief_page_new (void);

/* Shows the debrief of @walk. Returns: FALSE with @error set, and nothing is shown. */
gboolean cw_debrief_page_set_walk (CwDebriefPage *self,
                                   CwWorkSession *session,
                                   gint64 walk,
                                   GError **error);

/* Whether the walk is still there. */
gboolean cw_debrief_page_refresh (CwDebriefPage *self);

/* 0 when none is shown. */
gint64 cw_debrief_page_get_walk (CwDebriefPage *self);

/* Lets go of the walk, and closes the projector. */
void cw_debrief_page_leave (CwDebriefPage *self);
