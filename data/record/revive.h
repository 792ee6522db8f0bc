/* revive.h - what is dead by its own lines is shown while something lives on it */
#pragma once

#include "data/store/store-private.h"

/* Inside a transaction on the shared file, when all lines are in: brings the tables up to date. */
gboolean cw_revive (CwStore *store, GError **error);

/* What is dead is noted, in a store from before it was; that takes one look at all that was ever changed. */
gboolean cw_revive_first (CwStore *store, GError **error);
