/* export-line-list.h - lines that would leave as a list model: an item is made when a row shows it */
#pragma once

#include "ui/exchange/export-line-item.h"

#include <gio/gio.h>

#define CW_TYPE_EXPORT_LINE_LIST (cw_export_line_list_get_type ())
G_DECLARE_FINAL_TYPE (CwExportLineList, cw_export_line_list, CW, EXPORT_LINE_LIST, GObject)

CwExportLineList *cw_export_line_list_new (CwWorkSession *session);

/* (element-type CwExportLineItem)
 * @lines: (nullable)
 * @audience, @kind: (nullable): only lines of that one, interned
 * @is_named: only lines with a name from the roster */
void cw_export_line_list_show (CwExportLineList *self,
                               CwExportLines *lines,
                               const char *audience,
                               const char *kind,
                               gboolean is_named);
