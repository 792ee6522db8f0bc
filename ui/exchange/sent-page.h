/* sent-page.h - which files were written for others: when, for whom, what was in them */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_SENT_PAGE (cw_sent_page_get_type ())
G_DECLARE_FINAL_TYPE (CwSentPage, cw_sent_page, CW, SENT_PAGE, AdwBin)

void cw_sent_page_set_session (CwSentPage *self, CwWorkSession *session);
