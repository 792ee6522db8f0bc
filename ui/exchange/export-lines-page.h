/* export-lines-page.h - every line that would leave, down to its text, and ways to take words back
 *
 * Signal "back": the person has seen enough.
 */
#pragma once

#include "ui/exchange/export-lines.h"

#include <adwaita.h>

#define CW_TYPE_EXPORT_LINES_PAGE (cw_export_lines_page_get_type ())
G_DECLARE_FINAL_TYPE (CwExportLinesPage, cw_export_lines_page, CW, EXPORT_LINES_PAGE, AdwBin)

void cw_export_lines_page_set_session (CwExportLinesPage *self, CwWorkSession *session);

/* What there is to show; the filter stays, where there still is something. */
void cw_export_lines_page_set_lines (CwExportLinesPage *self, CwExportLines *lines);

/* Shows only lines of that audience and kind, both interned; NULL for those with a name. */
void
cw_export_lines_page_choose (CwExportLinesPage *self, const char *audience, const char *kind);
