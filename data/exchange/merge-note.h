/* merge-note.h - what a person should know of a merge, a sentence each */
#pragma once

#include "data/exchange/merging.h"

/* What waits, what does not any more, and what came of a copy of this store. */
void cw_merge_note_rest (CwMerging *merging, const GPtrArray *runs);

/* Conflicts that are open now. */
gboolean cw_merge_count_conflicts (CwStore *store, gint64 *count, GError **error);
