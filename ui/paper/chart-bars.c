#include "ui/paper/chart-axis.h"
#include "ui/paper/chart-ink.h"
#include "ui/paper/chart-private.h"
#include "ui/paper/chart-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define ROW_HEIGHT 2.6 /* of the letters */

static char *
dup_total (const CwChart *chart, guint row)
{
  double total = cw_chart_row_total (chart, row);

  return total > 0 ? g_strdup_printf (_ ("of %.0f"), total) : NULL;
}

static void
lay_out (CwChartPen *pen)
{
  double text = pen->look->text;
  double left = cw_chart_widest (pen, pen->chart->rows, pen->look->width * .3) + text;
  double right = cw_chart_words_width (pen, _ ("of 0000")) + text * .6;

  pen->plot.x += left;
  pen->plot.width -= left + right;
  pen->plot.height -= text * 2;
}

static double
height_of (CwChartPen *pen)
{
  return pen->plot.height / MAX (pen->chart->rows->len, 1);
}

static CwChartBox
bar_of (CwChartPen *pen, guint row)
{
  double height = height_of (pen);

  return (CwChartBox){ pen->plot.x, pen->plot.y + height * (row + .14), pen->plot.width,
                       height * .72 };
}

/* Hidden parts of a bar are one, behind all others: how large each is must not show. */
static void
place_hidden (CwChartPen *pen, guint row, double total, CwChartBox *box)
{
  double shown = 0;

  for (guint i = 0; i < pen->chart->columns->len; i++)
    {
      double value = cw_chart_get (pen->chart, row, i)->value;

      shown += isnan (value) ? 0 : value / total;
    }
  box->x += shown * box->width;
  box->width *= 1 - shown;
}

static gboolean
place (CwChartPen *pen, guint row, guint column, CwChartBox *box)
{
  gboolean is_hidden = cw_chart_get (pen->chart, row, column)->is_hidden;
  const CwChart *chart = pen->chart;
  double total = cw_chart_row_total (chart, row), before = 0;

  *box = bar_of (pen, row);
  if (total <= 0)
    return TRUE; /* hidden or empty: the whole bar says so */
  if (is_hidden)
    {
      place_hidden (pen, row, total, box);
      return TRUE;
    }
  for (guint i = 0; i <= column; i++)
    {
      double value = cw_chart_get (chart, row, i)->value;
      double share = isnan (value) ? 0 : value / total;

      if (i == column)
        box->width *= share;
      else
        before += share;
    }
  box->x += before * pen->plot.width;
  return TRUE;
}

static void
draw_part (CwChartPen *pen, guint row, guint column, const CwChartBox *box, double total)
{
  double share = cw_chart_get (pen->chart, row, column)->value / total;
  g_autofree char *words = g_strdup_printf (_ ("%.0f %%"), share * 100);
  gboolean is_white =
      cw_chart_ink_ramp (pen, cw_chart_level_shade (column, pen->chart->columns->len));

  cairo_rectangle (pen->cairo, box->x, box->y, box->width, box->height);
  cairo_fill_preserve (pen->cairo);
  cw_chart_ink (pen, CW_INK_GROUND);
  cairo_set_dash (pen->cairo, NULL, 0, 0);
  cairo_set_line_width (pen->cairo, pen->look->text * .1);
  cairo_stroke (pen->cairo);
  if (cw_chart_words_width (pen, words) + pen->look->text * .4 > box->width)
    return;
  cairo_set_source_rgb (pen->cairo, is_white, is_white, is_white);
  cw_chart_write_at (pen, words, box->x + box->width / 2, box->y + box->height / 2,
                     CW_CHART_MIDDLE, 0);
}

static void
draw_empty (CwChartPen *pen, guint row)
{
  const CwChart *chart = pen->chart;
  CwChartBox bar = bar_of (pen, row);
  gboolean is_hidden = FALSE;
  const char *words = _ ("nothing recorded");

  for (guint i = 0; i < chart->columns->len; i++)
    is_hidden |= cw_chart_get (chart, row, i)->is_hidden;
  if (is_hidden)
    {
      cw_chart_hatch (pen, &bar);
      words = chart->hidden_why != NULL ? chart->hidden_why : _ ("too few to be shown");
    }
  cw_chart_ink (pen, CW_INK_DIM);
  cw_chart_write_at (pen, words, bar.x + pen->look->text * .6, bar.y + bar.height / 2,
                     CW_CHART_LEFT, bar.width);
}

static void
draw_bar (CwChartPen *pen, guint row)
{
  const CwChart *chart = pen->chart;
  double total = cw_chart_row_total (chart, row);
  CwChartBox bar = bar_of (pen, row);
  g_autofree char *of = dup_total (chart, row);

  cw_chart_ink (pen, CW_INK_TEXT);
  cw_chart_write_row (pen, chart->rows->pdata[row], pen->plot.x - pen->look->text * .6,
                      bar.y + bar.height / 2, pen->look->width * .3);
  if (total <= 0)
    {
      draw_empty (pen, row);
      return;
    }
  for (guint i = 0; i < chart->columns->len; i++)
    {
      CwChartBox box;

      if (!place (pen, row, i, &box) || box.width <= 0)
        continue;
      if (cw_chart_get (chart, row, i)->is_hidden)
        cw_chart_hatch (pen, &box);
      else
        draw_part (pen, row, i, &box, total);
    }
  cw_chart_ink (pen, CW_INK_DIM);
  cw_chart_write_at (pen, of, pen->plot.x + pen->plot.width + pen->look->text * .5,
                     bar.y + bar.height / 2, CW_CHART_LEFT, 0);
}

static void
draw (CwChartPen *pen)
{
  cw_chart_draw_scale (pen, 1);
  for (guint row = 0; row < pen->chart->rows->len; row++)
    draw_bar (pen, row);
}

static double
natural (CwChartPen *pen)
{
  return pen->look->text * (ROW_HEIGHT * MAX (pen->chart->rows->len, 1) + 2);
}

const CwChartClass cw_chart_bars = { lay_out, draw, place, natural, TRUE };
