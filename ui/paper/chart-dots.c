#include "ui/paper/chart-axis.h"
#include "ui/paper/chart-ink.h"
#include "ui/paper/chart-text.h"

#include <math.h>

#define ROW_HEIGHT 1.5 /* of the letters, for each dot of a row */

/* "7/12"; NULL where a cell tells no counts. */
static char *
dup_counts (const CwChartCell *cell)
{
  return cell->of > 0 && !isnan (cell->value)
             ? g_strdup_printf ("%d/%d", (int) cell->n, (int) cell->of)
             : NULL;
}

static double
counts_room (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  double room = 0;

  for (guint i = 0; chart->cells != NULL && i < chart->rows->len * chart->columns->len; i++)
    {
      g_autofree char *words = dup_counts (&chart->cells[i]);

      if (words != NULL)
        room = MAX (room, cw_chart_words_width (pen, words));
    }
  return room;
}

static void
lay_out (CwChartPen *pen)
{
  double text = pen->look->text;
  double left = cw_chart_widest (pen, pen->chart->rows, pen->look->width * .34) + text;

  pen->plot.x += left;
  pen->plot.width -= left + counts_room (pen) + text * 2.4;
  pen->plot.height -= text * 2;
}

static double
x_of (CwChartPen *pen, double value)
{
  return pen->plot.x + pen->plot.width * value / cw_chart_scale_end (pen->chart);
}

/* Dots of a row lie under each other, so that their intervals don't cover one another. */
static double
y_of (CwChartPen *pen, guint row, guint column)
{
  double height = pen->plot.height / MAX (pen->chart->rows->len, 1);
  guint dots = MAX (pen->chart->columns->len, 1);

  return pen->plot.y + height * (row + (column + 1.0) / (dots + 1.0));
}

static gboolean
place (CwChartPen *pen, guint row, guint column, CwChartBox *box)
{
  double value = cw_chart_get (pen->chart, row, column)->value;
  double half = pen->look->text * .65;
  double x = isnan (value) ? pen->plot.x + pen->look->text : x_of (pen, value);

  *box = (CwChartBox){ x - half, y_of (pen, row, column) - half, 2 * half, 2 * half };
  return TRUE;
}

static void
draw_dot (CwChartPen *pen, guint row, guint column)
{
  const CwChartCell *cell = cw_chart_get (pen->chart, row, column);
  double y = y_of (pen, row, column), text = pen->look->text;
  g_autofree char *counts = dup_counts (cell);

  cw_chart_ink (pen, CW_INK_DIM);
  if (isnan (cell->value))
    {
      if (cell->is_hidden)
        cw_chart_write_at (pen, "*", pen->plot.x + text, y, CW_CHART_MIDDLE, 0);
      return;
    }
  if (counts != NULL)
    cw_chart_write_at (pen, counts, pen->look->width - text * .2, y, CW_CHART_RIGHT, 0);
  if (!isnan (cell->low))
    {
      cw_chart_ink_series (pen, column, .55);
      cairo_set_dash (pen->cairo, NULL, 0, 0);
      cairo_set_line_width (pen->cairo, text * .18);
      cairo_move_to (pen->cairo, x_of (pen, cell->low), y);
      cairo_line_to (pen->cairo, x_of (pen, cell->high), y);
      cairo_stroke (pen->cairo);
    }
  cw_chart_mark (pen, column, x_of (pen, cell->value), y, text * .42);
}

static void
draw (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  double height = pen->plot.height / MAX (chart->rows->len, 1);

  cw_chart_draw_scale (pen, cw_chart_scale_end (chart));
  for (guint row = 0; row < chart->rows->len; row++)
    {
      if (row > 0)
        cw_chart_draw_seam (pen, pen->plot.y + height * row);
      cw_chart_ink (pen, CW_INK_TEXT);
      cw_chart_write_row (pen, chart->rows->pdata[row], pen->plot.x - pen->look->text * .8,
                          pen->plot.y + height * (row + .5), pen->look->width * .34);
      for (guint column = 0; column < chart->columns->len; column++)
        draw_dot (pen, row, column);
    }
}

static double
natural (CwChartPen *pen)
{
  guint dots = MAX (pen->chart->columns->len, 1);

  return pen->look->text * (ROW_HEIGHT * (dots + 1) * MAX (pen->chart->rows->len, 1) + 2);
}

const CwChartClass cw_chart_dots = { lay_out, draw, place, natural, TRUE };
