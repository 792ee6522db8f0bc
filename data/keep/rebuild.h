/* rebuild.h - remaking the tables of one file alone */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/* What private records say of shared ones follows the shared file as it is now. As cw_rebuild(). */
gboolean cw_rebuild_private (CwStore *store, GError **error);

/* In a transaction on the shared file: what its log says now. */
gboolean cw_rebuild_shared (CwStore *store, GError **error);
