/* roster-model.h - an empty roster, and one brought into its order */
#pragma once

#include "corewalk/roster-content.h"

CwRosterFile *cw_roster_file_new (void);

/* Sorts every array by sourcedId, and each class's grades and teachers. */
void cw_roster_file_sort (CwRosterFile *file);

/* (transfer full): whose codes and ids these are, when nobody said it: the one organisation above all
 * others, by name and code; "" when there is none or more than one. */
char *cw_roster_file_find_issuer (const CwRosterFile *file);
