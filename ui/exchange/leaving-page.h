/* leaving-page.h - what will leave this laptop: for whom, how much of it, and the file */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_LEAVING_PAGE (cw_leaving_page_get_type ())
G_DECLARE_FINAL_TYPE (CwLeavingPage, cw_leaving_page, CW, LEAVING_PAGE, AdwBin)

void cw_leaving_page_set_session (CwLeavingPage *self, CwWorkSession *session);

/* Shows what would leave of @school alone; of as much as before where it is 0. */
void cw_leaving_page_want_school (CwLeavingPage *self, gint64 school);
