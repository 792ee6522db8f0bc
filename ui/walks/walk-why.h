/* walk-why.h - why there is a walk: its problem of practice, the results behind it, the theory of action */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WALK_WHY (cw_walk_why_get_type ())
G_DECLARE_FINAL_TYPE (CwWalkWhy, cw_walk_why, CW, WALK_WHY, AdwBin)

/* Shows what is kept for @walk; what is being typed there stays. 0: shows nothing more. */
void cw_walk_why_show (CwWalkWhy *self, CwWorkSession *session, gint64 walk);

/* The problem of practice that is shown; 0 while none is written. */
gint64 cw_walk_why_get_problem (CwWalkWhy *self);
