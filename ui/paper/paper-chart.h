/* paper-chart.h - charts on a page, with their tables, and alone in a file */
#pragma once

#include "corewalk/error.h"
#include "ui/paper/chart.h"
#include "ui/paper/paper.h"

G_BEGIN_DECLS

/* As wide as the page, whole on one page, with its title and note. @chart must live as long as @paper. */
void cw_paper_add_chart (CwPaper *paper, const CwChart *chart);

/* The same figures as a table. Where it has more columns than rows they change places. */
void cw_paper_add_chart_table (CwPaper *paper, const CwChart *chart);

/*
 * The drawing alone, @width points wide and as high as it wants, as cw_paper_write() writes pages.
 *
 * Returns: FALSE on CW_ERROR_INVALID (another ending), CW_ERROR_FULL or CW_ERROR_STORAGE.
 */
gboolean cw_chart_write (const CwChart *chart, double width, const char *path, GError **error);

G_END_DECLS
