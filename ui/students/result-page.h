/* result-page.h - one result is typed in: a group of students, a test, a day, and how many were at each level */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_RESULT_PAGE (cw_result_page_get_type ())
G_DECLARE_FINAL_TYPE (CwResultPage, cw_result_page, CW, RESULT_PAGE, AdwBin)

/* Begins anew. */
void cw_result_page_begin (CwResultPage *self, CwWorkSession *session);
