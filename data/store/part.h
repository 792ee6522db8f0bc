/* part.h - a store that turned out to be a copy, or an older state, goes its own way */
#pragma once

#include "data/store/install.h"
#include "data/store/store-private.h"

/*
 * New keys and new streams: what is there stays, signed by the old key. Where the two files may be of
 * different days, what one of them says of the other is put right.
 */
gboolean cw_part_from_original (CwStore *store, CwInstall found, GError **error);

/* Signs all streams of this store and writes them on no more: the next lines go to new ones. */
gboolean cw_part_disown (CwStore *store, GError **error);

/* At every opening: local numbers that were given out once mean the same for ever. */
void cw_part_reserve (CwStore *store);
