/* cycle-work.h - what partners do together in a coaching cycle: small steps, events, summaries to share
 *
 * Each hears of changes by itself.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_WORK (cw_cycle_work_get_type ())
G_DECLARE_FINAL_TYPE (CwCycleWork, cw_cycle_work, CW, CYCLE_WORK, AdwBin)

void cw_cycle_work_show (CwCycleWork *self, CwWorkSession *session, gint64 cycle);
