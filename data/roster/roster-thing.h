/* roster-thing.h - rows about organisations, terms, courses and classes */
#pragma once

#include "data/roster/roster-reader.h"

/* Takes a row of orgs, terms, courses or classes, or refuses it. */
void cw_roster_thing_take (CwRosterReader *reader, const CwRosterRecord *record);

/* When all rows are read: lists the references that lead nowhere, finds parents by name. */
void cw_roster_thing_link (CwRosterReader *reader);
