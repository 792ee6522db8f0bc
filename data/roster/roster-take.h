/* roster-take.h - organisations, terms, courses and classes of a roster into the record */
#pragma once

#include "data/roster/roster-import.h"

/* Inside an act, or in a dry run: adds, changes and ends what the file says. */
gboolean cw_roster_take (CwRosterImport *import, GError **error);

/* (transfer full): the kinds of which the file says all there is: "organization term class". */
char *cw_roster_take_bulk (const CwRosterFile *file);
