/* roster-model.h - an empty roster, and one brought into its order */
#pragma once

#include "corewalk/roster-content.h"

CwRosterFile *cw_roster_file_new (void);

#define CW_ROSTER_MOST_ISSUES 20000

/* Counts an issue, and lists it while there is room. */
void cw_roster_file_tell (CwRosterFile *file,
                          CwRosterIssueKind kind,
                          const char *name,
                          gint64 line,
                          const char *id,
                          const char *target,
                          char *take_reason);

/* Sorts every array by sourcedId, and each class's grades and teachers. */
void cw_roster_file_sort (CwRosterFile *file);

/* (transfer full): whose codes and ids these are, when nobody said it: the one organisation above all
 * others, by name and code; "" when there is none or more than one. */
char *cw_roster_file_find_issuer (const CwRosterFile *file);
