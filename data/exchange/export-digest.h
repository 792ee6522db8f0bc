/* export-digest.h - whether an export would write something else than the last time */
#pragma once

#include "corewalk/bundle.h"
#include "data/log/frame.h"

/* @digest: CW_LINE_HASH bytes, the same as long as cw_bundle_export() would write the same lines for the
 * same people; @is_empty when there are none. Fails as that does. */
gboolean cw_export_digest (CwStore *store,
                           const CwExportPlan *plan,
                           guint8 *digest,
                           gboolean *is_empty,
                           GError **error);
