/* coach-page.h - the screen of coaching: the cycles that go on, that rest, and that are closed
 *
 * Speaks up by the actions "work.show-cycle" (x) and "work.new-cycle".
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_COACH_PAGE (cw_coach_page_get_type ())
G_DECLARE_FINAL_TYPE (CwCoachPage, cw_coach_page, CW, COACH_PAGE, AdwBin)

GtkWidget *cw_coach_page_new (CwWorkSession *session);
