/* questions-page.h - questions to settle, and what waits for something that did not come */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_QUESTIONS_PAGE (cw_questions_page_get_type ())
G_DECLARE_FINAL_TYPE (CwQuestionsPage, cw_questions_page, CW, QUESTIONS_PAGE, AdwBin)

void cw_questions_page_set_session (CwQuestionsPage *self, CwWorkSession *session);
