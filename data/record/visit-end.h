/* visit-end.h - the end of a visit, as a part of some act */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/* Inside an act: ends the visit at @ms, and stops what runs in it. */
gboolean cw_visit_end_at (CwStore *store, gint64 visit, gint64 ms, GError **error);
