/* roster-delta.h - what a delta takes for granted, held against what is known here */
#pragma once

#include "data/roster/roster-import.h"

/* Lists references of a delta that lead neither into its files nor to anything known. */
gboolean cw_roster_delta_check (CwRosterImport *import, GError **error);

/* Says how many classes kept their counts, where enrollments came as a delta. */
void cw_roster_delta_tell_kept (CwRosterImport *import);
