/* senders-page.h - the clerk's sheet: who is expected, whose last file is how old, what was set aside */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_SENDERS_PAGE (cw_senders_page_get_type ())
G_DECLARE_FINAL_TYPE (CwSendersPage, cw_senders_page, CW, SENDERS_PAGE, AdwBin)

/* Once, before it is shown. */
void cw_senders_page_set_session (CwSendersPage *self, CwWorkSession *session);
