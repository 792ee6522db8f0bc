/* hanging.h - a record and all that hangs on it, shown or not */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/*
 * (transfer full) (element-type gint64): @record, then what hangs on it and on that: what is shown,
 * what is deleted, what was taken back, in both files. NULL with @error.
 */
GArray *cw_hanging_list (CwStore *store, gint64 record, GError **error);
