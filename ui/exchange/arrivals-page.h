/* arrivals-page.h - what came in: files with their story, taken in when a person says so */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_ARRIVALS_PAGE (cw_arrivals_page_get_type ())
G_DECLARE_FINAL_TYPE (CwArrivalsPage, cw_arrivals_page, CW, ARRIVALS_PAGE, AdwBin)

void cw_arrivals_page_set_session (CwArrivalsPage *self, CwWorkSession *session);

/* Looks at files, ended by NULL, and shows what it found out; nothing of them is kept by that. */
void cw_arrivals_page_look_at (CwArrivalsPage *self, const char *const *files);
