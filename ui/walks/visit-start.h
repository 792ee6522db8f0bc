/* visit-start.h - the button that starts a visit, and beside it the rooms to start it in
 *
 * They do actions of the page: "walk.start-visit", and "walk.start-in" with the class.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_VISIT_START (cw_visit_start_button_get_type ())
G_DECLARE_FINAL_TYPE (CwVisitStart, cw_visit_start_button, CW, VISIT_START, AdwBin)

void cw_visit_start_button_set_walk (CwVisitStart *self, CwWorkSession *session, gint64 walk);
