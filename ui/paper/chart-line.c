#include "ui/paper/chart-axis.h"
#include "ui/paper/chart-ink.h"
#include "ui/paper/chart-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_BANDS 2 /* more of them lie over each other and say nothing */

static gboolean
has_counts (const CwChart *chart)
{
  return chart->rows->len == 1 && chart->cells != NULL;
}

static double
label_room (CwChartPen *pen)
{
  return cw_chart_widest (pen, pen->chart->rows, pen->look->width * .28);
}

static void
lay_out (CwChartPen *pen)
{
  double text = pen->look->text;
  double left = cw_chart_words_width (pen, _ ("100 %")) + text;
  double right = pen->chart->rows->len > 1 ? label_room (pen) + text * 1.4 : text;

  pen->plot.x += left;
  pen->plot.width -= left + right;
  pen->plot.y += text * .6;
  pen->plot.height -= text * (has_counts (pen->chart) ? 4 : 2.6);
}

static double
step_of (CwChartPen *pen)
{
  return pen->plot.width / MAX (pen->chart->columns->len, 1);
}

static double
x_of (CwChartPen *pen, guint column)
{
  return pen->plot.x + step_of (pen) * (column + .5);
}

static double
y_of (CwChartPen *pen, double value)
{
  return pen->plot.y + pen->plot.height * (1 - value / cw_chart_scale_end (pen->chart));
}

static gboolean
place (CwChartPen *pen, guint row, guint column, CwChartBox *box)
{
  const CwChartCell *cell = cw_chart_get (pen->chart, row, column);
  double half = pen->look->text * .7;
  double y =
      isnan (cell->value) ? pen->plot.y + pen->plot.height - half : y_of (pen, cell->value);

  *box = (CwChartBox){ x_of (pen, column) - half, y - half, 2 * half, 2 * half };
  return TRUE;
}

/* The first column at or after @column that has no value, or the end. */
static guint
end_of_run (const CwChart *chart, guint row, guint column)
{
  while (column < chart->columns->len && !isnan (cw_chart_get (chart, row, column)->value))
    column++;
  return column;
}

static void
draw_band (CwChartPen *pen, guint row, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (isnan (cw_chart_get (pen->chart, row, i)->low))
      return;
  cairo_new_path (pen->cairo);
  for (guint i = from; i < to; i++)
    cairo_line_to (pen->cairo, x_of (pen, i),
                   y_of (pen, cw_chart_get (pen->chart, row, i)->high));
  for (guint i = to; i > from; i--)
    cairo_line_to (pen->cairo, x_of (pen, i - 1),
                   y_of (pen, cw_chart_get (pen->chart, row, i - 1)->low));
  cairo_close_path (pen->cairo);
  cw_chart_ink_series (pen, row, .16);
  cairo_fill (pen->cairo);
}

static void
draw_run (CwChartPen *pen, guint row, guint from, guint to)
{
  cw_chart_ink_series (pen, row, 1);
  cw_chart_dash (pen, row);
  cairo_set_line_width (pen->cairo, pen->look->text * .2);
  cairo_new_path (pen->cairo);
  for (guint i = from; i < to; i++)
    cairo_line_to (pen->cairo, x_of (pen, i),
                   y_of (pen, cw_chart_get (pen->chart, row, i)->value));
  cairo_stroke (pen->cairo);
  for (guint i = from; i < to; i++)
    cw_chart_mark (pen, row, x_of (pen, i),
                   y_of (pen, cw_chart_get (pen->chart, row, i)->value), pen->look->text * .38);
}

/* One that stands alone has no band to show how sure it is. */
static void
draw_whisker (CwChartPen *pen, guint row, guint column)
{
  const CwChartCell *cell = cw_chart_get (pen->chart, row, column);

  if (isnan (cell->low))
    return;
  cw_chart_ink_series (pen, row, .5);
  cairo_set_dash (pen->cairo, NULL, 0, 0);
  cairo_set_line_width (pen->cairo, pen->look->text * .14);
  cairo_move_to (pen->cairo, x_of (pen, column), y_of (pen, cell->low));
  cairo_line_to (pen->cairo, x_of (pen, column), y_of (pen, cell->high));
  cairo_stroke (pen->cairo);
}

static void
draw_row (CwChartPen *pen, guint row, gboolean is_band)
{
  const CwChart *chart = pen->chart;
  guint end;

  for (guint column = 0; column < chart->columns->len; column = MAX (end, column + 1))
    {
      end = end_of_run (chart, row, column);
      if (end == column && cw_chart_get (chart, row, column)->is_hidden && !is_band)
        {
          cw_chart_ink (pen, CW_INK_DIM);
          cw_chart_write_at (pen, "*", x_of (pen, column),
                             pen->plot.y + pen->plot.height - pen->look->text * .6,
                             CW_CHART_MIDDLE, 0);
        }
      if (end == column)
        continue;
      if (is_band && end - column > 1)
        draw_band (pen, row, column, end);
      else if (is_band)
        draw_whisker (pen, row, column);
      else
        draw_run (pen, row, column, end);
    }
}

/* How many each figure rests on, beneath a single line's times. */
static void
draw_counts (CwChartPen *pen)
{
  double y = pen->plot.y + pen->plot.height + pen->look->text * 2.7;
  double step = step_of (pen);

  for (guint i = 0; i < pen->chart->columns->len; i++)
    {
      const CwChartCell *cell = cw_chart_get (pen->chart, 0, i);
      g_autofree char *words =
          cell->of > 0 ? g_strdup_printf ("%d/%d", (int) cell->n, (int) cell->of) : NULL;

      cw_chart_ink (pen, CW_INK_DIM);
      if (words != NULL && cw_chart_words_width (pen, words) < step - pen->look->text * .3)
        cw_chart_write_at (pen, words, x_of (pen, i), y, CW_CHART_MIDDLE, 0);
    }
}

static int
by_height (const void *a, const void *b)
{
  const CwChartBox *one = a, *two = b;

  return (one->y > two->y) - (one->y < two->y);
}

/* Each line's name beside its last point, moved apart where they would lie over each other; a box's width
 * carries the row. */
static void
draw_names (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  double line = cw_chart_line_height (pen), bottom = pen->plot.y + pen->plot.height;
  double x = pen->plot.x + pen->plot.width, text = pen->look->text;
  g_autofree CwChartBox *names = g_new0 (CwChartBox, chart->rows->len);

  for (guint row = 0; row < chart->rows->len; row++)
    {
      names[row] = (CwChartBox){ .x = row, .y = bottom };
      for (guint i = 0; i < chart->columns->len; i++)
        if (!isnan (cw_chart_get (chart, row, i)->value))
          names[row].y = y_of (pen, cw_chart_get (chart, row, i)->value);
    }
  qsort (names, chart->rows->len, sizeof *names, by_height);
  for (guint i = 1; i < chart->rows->len; i++)
    names[i].y = MAX (names[i].y, names[i - 1].y + line);
  for (guint i = chart->rows->len; i > 0; i--)
    names[i - 1].y = MIN (names[i - 1].y, i == chart->rows->len ? bottom : names[i].y - line);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      guint row = (guint) names[i].x;

      cw_chart_mark (pen, row, x + text * .2, names[i].y, text * .34);
      cw_chart_ink (pen, CW_INK_TEXT);
      cw_chart_write_at (pen, chart->rows->pdata[row], x + text, names[i].y, CW_CHART_LEFT,
                         label_room (pen));
    }
}

static void
draw (CwChartPen *pen)
{
  guint rows = pen->chart->rows->len;

  cw_chart_draw_levels (pen, cw_chart_scale_end (pen->chart));
  for (guint row = 0; row < rows && rows <= MOST_BANDS; row++)
    draw_row (pen, row, TRUE);
  for (guint row = 0; row < rows; row++)
    draw_row (pen, row, FALSE);
  cw_chart_draw_columns (pen, step_of (pen),
                         pen->plot.y + pen->plot.height + pen->look->text * 1.3);
  if (has_counts (pen->chart))
    draw_counts (pen);
  if (rows > 1)
    draw_names (pen);
}

static double
natural (CwChartPen *pen)
{
  return pen->look->text * MAX (19.0, 1.6 * pen->chart->rows->len + 4);
}

const CwChartClass cw_chart_line = { lay_out, draw, place, natural, FALSE };
