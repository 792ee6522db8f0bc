/* roster-word.h - the words of a roster in one spelling: status, role, grade, lists */
#pragma once

#include "corewalk/roster-content.h"

/* FALSE for a word that is none of ours; @status is CW_ROSTER_ACTIVE then. */
gboolean cw_roster_word_status (const char *text, CwRosterStatus *status);
CwRosterRole cw_roster_word_role (const char *text);

/* "9" and "09" are "09", "K" is "KG", "Pre-K" is "PK"; at most 15 bytes, what is unknown as it is. */
void cw_roster_word_grade (const char *text, char grade[16]);

/* "school", "district" …, or the text itself where it can't be told. */
char *cw_roster_word_org_type (const char *text);

/* Cut at commas, semicolons and bars, each piece trimmed, blank ones and repeats left out. */
char **cw_roster_word_list (const char *text);
char **cw_roster_word_grades (const char *text);

/* One line of text: control characters and line ends become one space. */
char *cw_roster_word_line (const char *text);
