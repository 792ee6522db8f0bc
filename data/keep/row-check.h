/* row-check.h - are the tables what the log says: row by row, and no row besides */
#pragma once

#include "data/keep/word-check.h"
#include "data/record/project.h"

typedef struct _CwRowCheck CwRowCheck;

/* Faults go to @faults, words of search to @words; both stay the caller's. */
CwRowCheck *cw_row_check_new (CwStore *store, CwWordCheck *words, GPtrArray *faults);
void cw_row_check_free (CwRowCheck *check);

/* Holds the table of @kind against the row that @record must have. FALSE on CW_ERROR_STORAGE. */
gboolean cw_row_check (CwRowCheck *check,
                       const CwKind *kind,
                       gint64 record,
                       const CwRow *row,
                       GError **error);

/* Once every record was held against its row: is there any other row? FALSE on CW_ERROR_STORAGE. */
gboolean cw_row_check_end (CwRowCheck *check, GError **error);

/* Rows that were looked for. */
gint64 cw_row_check_count (const CwRowCheck *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRowCheck, cw_row_check_free)
