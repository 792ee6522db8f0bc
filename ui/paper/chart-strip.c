#include "ui/paper/chart-ink.h"
#include "ui/paper/chart-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define ROW_HEIGHT 2.5 /* of the letters */

static double
end_of (const CwChart *chart)
{
  double end = 1;

  for (guint i = 0; i < chart->spans->len; i++)
    end = MAX (end, g_array_index (chart->spans, CwChartSpan, i).to);
  return end;
}

static void
lay_out (CwChartPen *pen)
{
  double text = pen->look->text;
  double left = cw_chart_widest (pen, pen->chart->rows, pen->look->width * .28) + text;

  pen->plot.x += left;
  pen->plot.width -= left + text * 2;
  pen->plot.height -= text * 2;
}

static double
x_of (CwChartPen *pen, double minute)
{
  return pen->plot.x + pen->plot.width * minute / end_of (pen->chart);
}

static gboolean
place (CwChartPen *pen, guint row, guint column, CwChartBox *box)
{
  const CwChartSpan *span = cw_chart_get_span (pen->chart, row, column);
  double height = pen->plot.height / MAX (pen->chart->rows->len, 1);
  double half = pen->look->text * .35;

  if (span == NULL)
    return FALSE;
  *box = (CwChartBox){ x_of (pen, span->from), pen->plot.y + height * (row + .14),
                       x_of (pen, span->to) - x_of (pen, span->from), height * .72 };
  if (box->width < 2 * half)
    *box = (CwChartBox){ box->x + box->width / 2 - half, box->y, 2 * half, box->height };
  return TRUE;
}

/* Whole minutes, so many apart that their figures stand clear. */
static void
draw_minutes (CwChartPen *pen)
{
  static const double steps[] = { 1, 2, 5, 10, 15, 30, 60, 120 };
  double end = end_of (pen->chart), bottom = pen->plot.y + pen->plot.height;
  double step = steps[0];

  for (guint i = 0; i < G_N_ELEMENTS (steps) && end / step > 10; i++)
    step = steps[i];
  for (double minute = 0; minute <= end + .001; minute += step)
    {
      g_autofree char *words = g_strdup_printf (_ ("%.0f min"), minute);

      cw_chart_ink (pen, CW_INK_RULE);
      cairo_set_dash (pen->cairo, NULL, 0, 0);
      cairo_set_line_width (pen->cairo, pen->look->text * .07);
      cairo_move_to (pen->cairo, x_of (pen, minute), pen->plot.y);
      cairo_line_to (pen->cairo, x_of (pen, minute), bottom);
      cairo_stroke (pen->cairo);
      cw_chart_ink (pen, CW_INK_DIM);
      cw_chart_write_at (pen, words, x_of (pen, minute), bottom + pen->look->text * 1.1,
                         CW_CHART_MIDDLE, 0);
    }
}

static void
draw_span (CwChartPen *pen, const CwChartSpan *span, const CwChartBox *box)
{
  double text = pen->look->text;

  if (span->to <= span->from)
    {
      cw_chart_mark (pen, span->row, box->x + box->width / 2, box->y + box->height / 2,
                     text * .4);
      return;
    }
  cw_chart_ink_series (pen, span->row, .85);
  cairo_rectangle (pen->cairo, box->x, box->y, box->width, box->height);
  cairo_fill (pen->cairo);
  if (cw_chart_words_width (pen, span->label) + text * .6 > box->width)
    return;
  cw_chart_ink (pen, CW_INK_GROUND);
  cw_chart_write_at (pen, span->label, box->x + box->width / 2, box->y + box->height / 2,
                     CW_CHART_MIDDLE, 0);
}

static void
draw (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  double height = pen->plot.height / MAX (chart->rows->len, 1);

  draw_minutes (pen);
  for (guint row = 0; row < chart->rows->len; row++)
    {
      const CwChartSpan *span;
      CwChartBox box;

      cw_chart_ink (pen, CW_INK_TEXT);
      cw_chart_write_row (pen, chart->rows->pdata[row], pen->plot.x - pen->look->text * .6,
                          pen->plot.y + height * (row + .5), pen->look->width * .28);
      for (guint i = 0; (span = cw_chart_get_span (chart, row, i)) != NULL; i++)
        if (place (pen, row, i, &box))
          draw_span (pen, span, &box);
    }
}

static double
natural (CwChartPen *pen)
{
  return pen->look->text * (ROW_HEIGHT * MAX (pen->chart->rows->len, 1) + 2);
}

const CwChartClass cw_chart_strip = { lay_out, draw, place, natural, FALSE };
