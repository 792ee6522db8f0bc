/* word-check.h - does search find exactly the words that there are
 *
 * The index keeps no texts, so the texts are cut into words once more, by the index's own cutter,
 * and both sides are summed up: each word with its record and its place. The sums tell whether
 * anything is missing, or left over, without keeping anything.
 */
#pragma once

#include "data/base/db.h"

typedef struct _CwWordCheck CwWordCheck;

/* NULL on CW_ERROR_STORAGE. */
CwWordCheck *cw_word_check_new (CwDb *shared, GError **error);
void cw_word_check_free (CwWordCheck *check);

/* These words of @record must be found. */
void cw_word_check_add (CwWordCheck *check, gint64 record, const char *text, gsize length);

/* Goes through the index; faults go to @faults. FALSE on CW_ERROR_STORAGE. */
gboolean cw_word_check_end (CwWordCheck *check, GPtrArray *faults, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWordCheck, cw_word_check_free)
