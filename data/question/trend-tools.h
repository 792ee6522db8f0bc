/* trend-tools.h - what forms call the things that are counted, scanned for and timed */
#pragma once

#include "corewalk/trend-table.h"

/*
 * (transfer full): key -> label, of counters for CW_TREND_TALK, of stopwatches for _USE, of scans for _SCANS; those
 * of forms that were used here come before the program's own, those of newer versions before older ones. NULL with
 * @error.
 */
GHashTable *cw_trend_tool_labels (CwStore *store, CwTrendKind kind, GError **error);
