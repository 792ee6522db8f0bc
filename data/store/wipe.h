/* wipe.h - nothing of what was erased is left in the files: after the transaction that erased it
 *
 * That it has to be done is kept in the private file, so that whatever stops it, it is done when the
 * store is opened for writing again.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/* In a transaction of the private file, which is kept before what was erased is. */
gboolean cw_wipe_plan (CwStore *store, GError **error);

/* Does what is planned, if anything is; @is_left says that it could not be done now. */
void cw_wipe (CwStore *store, gboolean *is_left);
