/* leaving-summary.h - how many things of which kind would leave, and for whom they are meant
 *
 * Signal "look" (audience, kind: interned, or both NULL for the lines with a name): the person wants
 * to read them.
 */
#pragma once

#include "ui/exchange/export-lines.h"

#include <adwaita.h>

#define CW_TYPE_LEAVING_SUMMARY (cw_leaving_summary_get_type ())
G_DECLARE_FINAL_TYPE (CwLeavingSummary, cw_leaving_summary, CW, LEAVING_SUMMARY, AdwBin)

/* @lines: its counts are sorted by this. */
void cw_leaving_summary_set_lines (CwLeavingSummary *self, CwExportLines *lines);
