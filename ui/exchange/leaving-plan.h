/* leaving-plan.h - for whom a file is, and how much goes into it
 *
 * Signals: "plan-changed": something else would leave; "whom-changed": only who can open it.
 */
#pragma once

#include "corewalk/bundle.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_LEAVING_PLAN (cw_leaving_plan_get_type ())
G_DECLARE_FINAL_TYPE (CwLeavingPlan, cw_leaving_plan, CW, LEAVING_PLAN, AdwBin)

void cw_leaving_plan_set_session (CwLeavingPlan *self, CwWorkSession *session);

/* Reads anew who there is and which schools; what was chosen stays. */
void cw_leaving_plan_refresh (CwLeavingPlan *self);

/* Chooses @school when the schools are read next; 0 leaves it as it is. */
void cw_leaving_plan_want_school (CwLeavingPlan *self, gint64 school);

/* (transfer full): as a person chose it; with nobody for whom it is where nobody was chosen. */
CwExportPlan *cw_leaving_plan_dup_plan (CwLeavingPlan *self);

guint cw_leaving_plan_count_people (CwLeavingPlan *self);

/* (transfer full): "For Ben Ortiz and 2 others"; NULL for nobody. */
char *cw_leaving_plan_dup_whom (CwLeavingPlan *self);

/* (transfer full): all names. */
char *cw_leaving_plan_dup_names (CwLeavingPlan *self);
