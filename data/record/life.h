/* life.h - what is gone by its own lines: noted, so that what hangs on it or went with it is found */
#pragma once

#include "data/record/fold.h"

/* The field of a `delete` that says for whose sake it was. */
extern const CwField cw_life_for;

/* Notes what @fold says of @record; NULL when nothing does. */
gboolean cw_life_note (CwStore *store, gint64 record, const CwFold *fold, GError **error);

/* Notes anew what is to be noted of @record, or of all of which anything is noted: where lines went from
 * the log. */
gboolean cw_life_renew (CwStore *store, gint64 record, GError **error);
gboolean cw_life_renew_all (CwStore *store, GError **error);

/* On such a record others hang, and it is dead by its own lines. */
gboolean cw_life_is_dead_host (const CwFold *fold);

/* (transfer full) (element-type gint64): for whose sake @fold was deleted, each once. */
GArray *cw_life_list_roots (CwStore *store, const CwFold *fold);

/* (transfer full) (element-type gint64): what was deleted for the sake of @root. NULL with @error. */
GArray *cw_life_list_along (CwStore *store, gint64 root, GError **error);
