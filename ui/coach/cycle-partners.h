/* cycle-partners.h - the partners of a cycle: who has said yes to it, who was one before, and files for them
 *
 * Speaks up by the action "work.say" (s).
 */
#pragma once

#include "corewalk/cycle.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_PARTNERS (cw_cycle_partners_get_type ())
G_DECLARE_FINAL_TYPE (CwCyclePartners, cw_cycle_partners, CW, CYCLE_PARTNERS, AdwBin)

/* Returns FALSE with @error set where it can't be read. */
gboolean cw_cycle_partners_show (CwCyclePartners *self,
                                 CwWorkSession *session,
                                 const CwCycle *cycle,
                                 GError **error);

/* Writes @file with all that this person wrote of the cycle, for all other partners and for nobody else. */
void cw_cycle_partners_write_file (CwCyclePartners *self, const char *file);
