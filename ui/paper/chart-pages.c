#include "ui/paper/chart-pages.h"

#include "ui/paper/norms-part.h"
#include "ui/paper/paper-chart.h"
#include "ui/paper/sheet-words.h"

#include <glib/gi18n.h>

CwPaper *
cw_chart_pages_new (double width,
                    double height,
                    const char *title,
                    GPtrArray *charts,
                    const CwNorms *norms)
{
  CwPaper *paper = cw_paper_new (width, height, title, cw_sheet_get_foot ());
  gboolean has_any = FALSE;

  cw_paper_add_text (paper, CW_PAPER_TITLE, title);
  for (guint i = 0; i < charts->len; i++)
    {
      const CwChart *chart = charts->pdata[i];

      if (cw_chart_count_rows (chart) == 0 || cw_chart_count_columns (chart) == 0)
        continue;
      has_any = TRUE;
      cw_paper_add_gap (paper, 16);
      cw_paper_add_chart (paper, chart);
      if (cw_chart_get_kind (chart) != CW_CHART_STRIP)
        cw_paper_add_chart_table (paper, chart);
    }
  if (!has_any)
    cw_paper_add_text (paper, CW_PAPER_BODY, _ ("No room was marked in what was asked for."));
  cw_norms_part_add (paper, norms, FALSE);
  return paper;
}
