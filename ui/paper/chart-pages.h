/* chart-pages.h - several charts on paper, each with its figures, and what was agreed on together */
#pragma once

#include "corewalk/norms.h"
#include "ui/paper/chart.h"
#include "ui/paper/paper.h"

G_BEGIN_DECLS

/* @charts: of CwChart, which must outlive the pages; those without rows are left out. @norms: NULL for none.
 * (transfer full) */
CwPaper *cw_chart_pages_new (double width,
                             double height,
                             const char *title,
                             GPtrArray *charts,
                             const CwNorms *norms);

G_END_DECLS
