/* still.h - a store that stands still while all of it is read */
#pragma once

#include "data/store/store-private.h"

/*
 * Until cw_still_end() everything that is read is of one moment, in a store that another process
 * writes too, and nothing is written. No act may be under way. CW_ERROR_STORAGE, _DAMAGED.
 */
gboolean cw_still_begin (CwStore *store, GError **error);
void cw_still_end (CwStore *store);
