/* cycle-evidence.h - what students could do before, during and after a cycle: listed, and drawn small
 *
 * Speaks up by the actions "work.say" and "work.say-undo" (s).
 */
#pragma once

#include "corewalk/cycle.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_EVIDENCE (cw_cycle_evidence_get_type ())
G_DECLARE_FINAL_TYPE (CwCycleEvidence, cw_cycle_evidence, CW, CYCLE_EVIDENCE, AdwBin)

/* Returns FALSE with @error set where it can't be read. */
gboolean cw_cycle_evidence_show (CwCycleEvidence *self,
                                 CwWorkSession *session,
                                 const CwCycle *cycle,
                                 GError **error);
