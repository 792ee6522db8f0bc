/* bulk.h - very many records at once into an empty store, all or none
 *
 * Lines go the same way as those that a person types one by one (log, reader, projection), but in
 * one transaction for each file, in full frames, and with the search index filled at the end.
 * Undo does not know them.
 */
#pragma once

#include "data/log/log.h"
#include "data/record/kind.h"
#include "data/store/store-private.h"

/* Begins in a store for which cw_store_is_empty() holds. CW_ERROR_EXISTS, _BUSY or _STORAGE. */
gboolean cw_bulk_begin (CwStore *store, GError **error);

/*
 * A stream of @author (who need not be the store's person; with a key of 32 bytes of their own), for
 * @audience and @scope, the UUID of a school or "". The same arguments give the same stream.
 */
const CwStream *cw_bulk_stream (CwStore *store,
                                const CwAuthor *author,
                                const char *audience,
                                const char *scope,
                                GError **error);

/* Appends @line with its own moment, and projects it. The line's local id, or 0 with @error. */
gint64 cw_bulk_add (CwStore *store, const CwStream *stream, CwLine *line, GError **error);

/* Everything is on the disk, or FALSE and nothing is. */
gboolean cw_bulk_commit (CwStore *store, GError **error);

/* Nothing of it is kept. Always FALSE. */
gboolean cw_bulk_abort (CwStore *store);
