/* pack-shelf.h - the packs of all visits, kept in memory as long as the store says the same */
#pragma once

#include "data/count/room-pack.h"

/*
 * (transfer none) (element-type CwPack): until the next call. Those of the store are without facts; runs
 * that have no pack there are made, with theirs. NULL with @error.
 */
GPtrArray *cw_pack_shelf (CwStore *store, GError **error);
