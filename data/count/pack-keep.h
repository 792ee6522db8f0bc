/* pack-keep.h - packs of rooms go with the rows that they are made from
 *
 * A row that is written or goes takes the pack of its run with it, in the same transaction; the run is
 * stale then, and read from its rows. Packs are made where many rows came: at the end of a merge, of an
 * import, of a rebuild, and when a writer opens.
 */
#pragma once

#include "data/count/room-pack.h"

/* Something about this visit, or in it, is about to be another. */
gboolean cw_pack_touch (CwStore *store, gint64 visit, GError **error);

/* The same for all visits of a walk that are in the table. */
gboolean cw_pack_touch_walk (CwStore *store, gint64 walk, GError **error);

/* What was touched may not be noted any more: something was rolled back, or all packs went. */
void cw_pack_forget_touched (CwStore *store);

/* Makes the packs of all runs that lack one; all rows must be in their tables. */
gboolean cw_pack_fold (CwStore *store, GError **error);

/* The same in a transaction of its own, if so many lack one that questions would feel it. */
void cw_pack_settle (CwStore *store);

/* (transfer full) (element-type gint64): the runs without a pack, in order; NULL with @error. */
GArray *cw_pack_list_stale (CwStore *store, GError **error);

/* Whether packs say what the rows say. */
gboolean cw_pack_check (CwStore *store, gboolean *is_true, GError **error);
