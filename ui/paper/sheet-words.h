/* sheet-words.h - days, times and names as they are printed */
#pragma once

#include "ui/paper/walk-content.h"

G_BEGIN_DECLS

/* All (transfer full). */

/* "March 4, 2026". @day: days since 1970-01-01 */
char *cw_sheet_dup_day (gint64 day);

/* "9:15" on the recorder's own clock. */
char *cw_sheet_dup_clock (CwMoment moment);

/* "Visit 3", with the walker where several walked. */
char *cw_sheet_dup_visit (const CwWalkContent *content, const CwVisit *visit);

/* "9:15 – 9:27 · grade 4 · Math · middle of the lesson". */
char *cw_sheet_dup_visit_facts (const CwVisit *visit);

/* "in 4 of 6 rooms"; "" without rooms. */
char *cw_sheet_dup_rooms (const CwWalkContent *content, const CwCard *card);

/* "School · March 4, 2026 · form". */
char *cw_sheet_dup_place (const CwWalkContent *content);

/* (transfer none) */
const char *cw_sheet_get_foot (void);

G_END_DECLS
