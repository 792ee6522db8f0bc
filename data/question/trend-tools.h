/* trend-tools.h - what forms call the things that are counted, scanned for and timed */
#pragma once

#include "corewalk/trend-table.h"
#include "corewalk/types.h"

/*
 * (transfer full): key -> label, of counters for CW_TREND_TALK, of stopwatches for _USE, of scans for _SCANS. The
 * newest version of a form that walks use comes first; @wanted are the keys (char *) after which it is enough.
 * NULL with @error.
 */
GHashTable *cw_trend_tool_labels (CwStore *store,
                                  CwTrendKind kind,
                                  const GPtrArray *wanted,
                                  GError **error);
