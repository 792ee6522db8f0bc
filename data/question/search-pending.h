/* search-pending.h - what a search finds in records that the index does not have yet */
#pragma once

#include "data/store/store-private.h"

/*
 * Adds to @found (of gint64) the records that hold what @query says, an expression of FTS5, the
 * latest kept first. FALSE on CW_ERROR_STORAGE.
 */
gboolean cw_search_pending (CwStore *store, const char *query, GArray *found, GError **error);
