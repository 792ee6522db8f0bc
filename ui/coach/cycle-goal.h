/* cycle-goal.h - the goal of a cycle, what it is gently asked, its measure and its target */
#pragma once

#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_GOAL (cw_cycle_goal_get_type ())
G_DECLARE_FINAL_TYPE (CwCycleGoal, cw_cycle_goal, CW, CYCLE_GOAL, AdwBin)

void cw_cycle_goal_show (CwCycleGoal *self,
                         CwWorkSession *session,
                         const CwCycle *cycle,
                         const CwCycleModel *model);
