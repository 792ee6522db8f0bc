/* roster-hash.h - one number for what a roster says, whatever its dress */
#pragma once

#include "corewalk/roster-content.h"

/* Sets file->hash; the arrays must be sorted. */
void cw_roster_hash (CwRosterFile *file);
