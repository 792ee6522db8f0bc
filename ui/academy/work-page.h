/* work-page.h - one project or plan of an academy: its four texts, in the order in which it is thought */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WORK_PAGE (cw_work_page_get_type ())
G_DECLARE_FINAL_TYPE (CwWorkPage, cw_work_page, CW, WORK_PAGE, AdwBin)

/* FALSE with @error where it can't be shown. */
gboolean
cw_work_page_set_work (CwWorkPage *self, CwWorkSession *session, gint64 work, GError **error);

/* Whether it is still there. */
gboolean cw_work_page_refresh (CwWorkPage *self);
