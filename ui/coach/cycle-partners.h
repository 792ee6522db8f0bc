/* cycle-partners.h - the partners of a cycle, and who of them has said yes to it */
#pragma once

#include "corewalk/cycle.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_PARTNERS (cw_cycle_partners_get_type ())
G_DECLARE_FINAL_TYPE (CwCyclePartners, cw_cycle_partners, CW, CYCLE_PARTNERS, AdwBin)

void cw_cycle_partners_show (CwCyclePartners *self, const CwCycle *cycle);
