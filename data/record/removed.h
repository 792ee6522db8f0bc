/* removed.h - what a person took off this laptop
 *
 * Such a record has no row, whatever the log says of it, and nothing is written about it until it is
 * brought back. That is local: no line tells of it. `data/exchange/remove-local.c` takes things off.
 */
#pragma once

#include "data/record/kind.h"
#include "data/store/store-private.h"

/* Whether anything is. */
gboolean cw_removed_has_any (CwStore *store);

/* Whether @record is off this laptop. */
gboolean cw_removed_has (CwStore *store, gint64 record);

/* What the store's tables say has changed, or a transaction that changed it was rolled back. */
void cw_removed_renew (CwStore *store);

/* FALSE with CW_ERROR_INVALID where @record is off this laptop. */
gboolean cw_removed_check (CwStore *store, gint64 record, GError **error);

/* The same for @line of @stream, which is about @record: neither may be, nor what it hangs on. */
gboolean cw_removed_check_line (CwStore *store,
                                gint64 record,
                                const CwStream *stream,
                                const CwLine *line,
                                GError **error);

/* The walk or visit on which a record of @kind hangs as @line of @stream says; 0 for none. */
gint64 cw_removed_find_host (CwStore *store,
                             const CwKind *kind,
                             const CwStream *stream,
                             const CwLine *line);
