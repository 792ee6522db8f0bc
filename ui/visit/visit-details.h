/* visit-details.h - what a visit is about, in a popover: grade, subject, part of the lesson
 *
 * Changes are kept when the popover closes. Signal "edited": something was changed.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_VISIT_DETAILS (cw_visit_details_get_type ())
G_DECLARE_FINAL_TYPE (CwVisitDetails, cw_visit_details, CW, VISIT_DETAILS, GtkPopover)

void cw_visit_details_set_visit (CwVisitDetails *self, CwWorkSession *session, gint64 visit);
