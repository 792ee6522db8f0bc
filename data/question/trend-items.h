/* trend-items.h - the look-fors that a question is about, one for all versions of its form */
#pragma once

#include "corewalk/form.h"

typedef enum
{
  CW_TREND_ITEMS_PLAIN,  /* seen / not seen */
  CW_TREND_ITEMS_LEVELS, /* with levels */
} CwTrendItemKind;

/*
 * (element-type CwItem), the newest version's order first; @form and @item 0 for all. NULL on
 * CW_ERROR_NOT_FOUND (no such form) or CW_ERROR_STORAGE.
 */
GPtrArray *
cw_trend_items (CwStore *store, gint64 form, gint64 item, CwTrendItemKind kind, GError **error);
