#include "ui/paper/chart-axis.h"
#include "ui/paper/chart-ink.h"
#include "ui/paper/chart-text.h"

#include <math.h>

#define ROW_HEIGHT 2.5 /* of the letters */

static gboolean
is_calendar (CwChartPen *pen)
{
  return pen->chart->kind == CW_CHART_CALENDAR;
}

static void
lay_out (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  double text = pen->look->text;
  double left = cw_chart_widest (pen, chart->rows, pen->look->width * .3) + text;

  pen->plot.x += left;
  pen->plot.width -= left + text * .4;
  pen->plot.y += text * 2;
  pen->plot.height -= text * 2.2;
  if (is_calendar (pen) && chart->rows->len > 0 && chart->columns->len > 0)
    {
      /* Square days, however wide the page is. */
      double day =
          MIN (pen->plot.width / chart->columns->len, pen->plot.height / chart->rows->len);

      pen->plot.width = day * chart->columns->len;
      pen->plot.height = day * chart->rows->len;
    }
}

static gboolean
place (CwChartPen *pen, guint row, guint column, CwChartBox *box)
{
  double width = pen->plot.width / MAX (pen->chart->columns->len, 1);
  double height = pen->plot.height / MAX (pen->chart->rows->len, 1);
  double seam = MIN (pen->look->text * .12, width * .1);

  *box = (CwChartBox){ pen->plot.x + width * column + seam, pen->plot.y + height * row + seam,
                       width - 2 * seam, height - 2 * seam };
  return TRUE;
}

/* Shares are shown against the whole, counts against the greatest, of the column where those stand apart. */
static double
most_of (const CwChart *chart, guint column)
{
  double most = 0;

  if (chart->is_share)
    return 1;
  for (guint row = 0; row < chart->rows->len; row++)
    for (guint i = 0; i < chart->columns->len; i++)
      if ((!chart->is_apart || i == column) && !isnan (cw_chart_get (chart, row, i)->value))
        most = MAX (most, cw_chart_get (chart, row, i)->value);
  return most > 0 ? most : 1;
}

static void
write_in (CwChartPen *pen, const char *words, const CwChartBox *box)
{
  if (cw_chart_words_width (pen, words) <= box->width)
    cw_chart_write_at (pen, words, box->x + box->width / 2, box->y + box->height / 2,
                       CW_CHART_MIDDLE, 0);
}

static void
draw_cell (CwChartPen *pen, guint row, guint column, const double *most)
{
  const CwChartCell *cell = cw_chart_get (pen->chart, row, column);
  g_autofree char *words = cw_chart_cell_words (pen->chart, row, column);
  gboolean is_white;
  CwChartBox box;

  place (pen, row, column, &box);
  if (isnan (cell->value))
    {
      if (cell->is_hidden)
        cw_chart_hatch (pen, &box);
      cw_chart_ink (pen, cell->is_hidden ? CW_INK_DIM : CW_INK_RULE);
      cairo_rectangle (pen->cairo, box.x, box.y, box.width, box.height);
      cairo_set_dash (pen->cairo, NULL, 0, 0);
      cairo_set_line_width (pen->cairo, pen->look->text * .05);
      cairo_stroke (pen->cairo);
      write_in (pen, words, &box);
      return;
    }
  is_white = cw_chart_ink_ramp (pen, cell->value / most[column]);
  cairo_rectangle (pen->cairo, box.x, box.y, box.width, box.height);
  cairo_fill (pen->cairo);
  cairo_set_source_rgb (pen->cairo, is_white, is_white, is_white);
  if (!is_calendar (pen) || cell->value > 0)
    write_in (pen, words, &box);
}

/* As many weeks' names as stand clear of each other, each from its week's left edge. */
static void
draw_weeks (CwChartPen *pen)
{
  const GPtrArray *columns = pen->chart->columns;
  double step = pen->plot.width / MAX (columns->len, 1);
  double free_from = pen->plot.x;

  cw_chart_ink (pen, CW_INK_DIM);
  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = columns->pdata[i];
      double x = pen->plot.x + step * i;

      if (*name == '\0' || x < free_from)
        continue;
      cw_chart_write_at (pen, name, x, pen->plot.y - pen->look->text * .9, CW_CHART_LEFT, 0);
      free_from = x + cw_chart_words_width (pen, name) + pen->look->text * .5;
    }
}

static void
draw (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  g_autofree double *most = g_new0 (double, chart->columns->len + 1);

  for (guint column = 0; column < chart->columns->len; column++)
    most[column] = most_of (chart, column);
  for (guint row = 0; row < chart->rows->len; row++)
    {
      double height = pen->plot.height / chart->rows->len;

      cw_chart_ink (pen, CW_INK_TEXT);
      cw_chart_write_row (pen, chart->rows->pdata[row], pen->plot.x - pen->look->text * .6,
                          pen->plot.y + height * (row + .5), pen->look->width * .3);
      for (guint column = 0; column < chart->columns->len; column++)
        draw_cell (pen, row, column, most);
    }
  if (is_calendar (pen))
    draw_weeks (pen);
  else
    cw_chart_draw_columns (pen, pen->plot.width / MAX (chart->columns->len, 1),
                           pen->plot.y - pen->look->text * .9);
}

static double
natural (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  double text = pen->look->text;

  if (!is_calendar (pen))
    return text * (ROW_HEIGHT * MAX (chart->rows->len, 1) + 2.2);
  return 2.2 * text +
         MIN ((pen->look->width - 6 * text) / MAX (chart->columns->len, 1), 2 * text) *
             chart->rows->len;
}

const CwChartClass cw_chart_heat = { lay_out, draw, place, natural, FALSE };
