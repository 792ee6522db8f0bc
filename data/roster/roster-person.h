/* roster-person.h - rows about people: counted and, but for teachers, forgotten */
#pragma once

#include "data/roster/roster-reader.h"

/* Takes a row of users, roles, enrollments or demographics, or refuses it. */
void cw_roster_person_take (CwRosterReader *reader, const CwRosterRecord *record);

/* When all rows are read: seats students and teachers in their classes. */
void cw_roster_person_seat (CwRosterReader *reader);
