/* export-line-item.h - one line that would leave, as a row shows it */
#pragma once

#include "ui/exchange/line-words.h"

#include <glib-object.h>

/* What all rows of a list share, in a g_rc_box. */
typedef struct
{
  CwWorkSession *session;
  CwLineWords *words;
} CwExportLineDesk;

#define CW_TYPE_EXPORT_LINE_ITEM (cw_export_line_item_get_type ())
G_DECLARE_FINAL_TYPE (CwExportLineItem, cw_export_line_item, CW, EXPORT_LINE_ITEM, GObject)

void cw_export_line_desk_unref (CwExportLineDesk *desk);

/* Its words are found when they are first asked for. */
CwExportLineItem *
cw_export_line_item_new (CwExportLineDesk *desk, CwExportLines *lines, guint position);

/* (transfer none) */
const CwExportLine *cw_export_line_item_get_line (CwExportLineItem *self);
const char *cw_export_line_item_get_json (CwExportLineItem *self);
const char *cw_export_line_item_get_warning (CwExportLineItem *self);
