/* roster-teacher.h - teachers of a roster into the private file */
#pragma once

#include "data/roster/roster-import.h"

/* After the shared part is kept: in an act of its own, or in a dry run. */
gboolean cw_roster_teacher_take (CwRosterImport *import, GError **error);
