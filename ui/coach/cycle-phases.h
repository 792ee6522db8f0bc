/* cycle-phases.h - the phases of a cycle's model, of which one is the present one
 *
 * A person goes to any of them, forwards or back. Speaks up by the action "work.say-undo" (s).
 */
#pragma once

#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_PHASES (cw_cycle_phases_get_type ())
G_DECLARE_FINAL_TYPE (CwCyclePhases, cw_cycle_phases, CW, CYCLE_PHASES, AdwBin)

/* A model without phases shows nothing. */
void cw_cycle_phases_show (CwCyclePhases *self,
                           CwWorkSession *session,
                           const CwCycle *cycle,
                           const CwCycleModel *model);

/* @by: 1 for the next one, -1 for the one before; at the end nothing happens. */
void cw_cycle_phases_move (CwCyclePhases *self, int by);
