#include "ui/paper/chart-axis.h"

#include "ui/paper/chart-ink.h"
#include "ui/paper/chart-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define PARTS 4

/* A round number at least @most, that divides well by four. */
static double
round_up (double most)
{
  static const double steps[] = { 4, 8, 12, 20, 40 };
  double scale = 1;

  for (;; scale *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (steps[i] * scale >= most)
        return steps[i] * scale;
}

double
cw_chart_scale_end (const CwChart *chart)
{
  double most = 1;

  if (chart->is_share)
    return 1;
  for (guint i = 0; chart->cells != NULL && i < chart->rows->len * chart->columns->len; i++)
    if (!isnan (chart->cells[i].value))
      most = MAX (most, chart->cells[i].value);
  return round_up (most);
}

static char *
dup_level (CwChartPen *pen, double most, int part)
{
  if (pen->chart->is_share || pen->chart->kind == CW_CHART_BARS)
    return g_strdup_printf (_ ("%.0f %%"), 100.0 * part / PARTS);
  return g_strdup_printf ("%.0f", most * part / PARTS);
}

static void
draw_rule (CwChartPen *pen, double x, double y, double to_x, double to_y)
{
  cw_chart_ink (pen, CW_INK_RULE);
  cairo_set_dash (pen->cairo, NULL, 0, 0);
  cairo_set_line_width (pen->cairo, pen->look->text * .07);
  cairo_move_to (pen->cairo, x, y);
  cairo_line_to (pen->cairo, to_x, to_y);
  cairo_stroke (pen->cairo);
}

void
cw_chart_draw_levels (CwChartPen *pen, double most)
{
  const CwChartBox *plot = &pen->plot;

  for (int part = 0; part <= PARTS; part++)
    {
      double y = plot->y + plot->height * (PARTS - part) / PARTS;
      g_autofree char *words = dup_level (pen, most, part);

      draw_rule (pen, plot->x, y, plot->x + plot->width, y);
      cw_chart_ink (pen, CW_INK_DIM);
      cw_chart_write_at (pen, words, plot->x - pen->look->text * .6, y, CW_CHART_RIGHT, 0);
    }
}

void
cw_chart_draw_scale (CwChartPen *pen, double most)
{
  const CwChartBox *plot = &pen->plot;
  double y = plot->y + plot->height;

  for (int part = 0; part <= PARTS; part++)
    {
      double x = plot->x + plot->width * part / PARTS;
      g_autofree char *words = dup_level (pen, most, part);

      draw_rule (pen, x, plot->y, x, y);
      cw_chart_ink (pen, CW_INK_DIM);
      cw_chart_write_at (pen, words, x, y + pen->look->text * 1.1, CW_CHART_MIDDLE, 0);
    }
}

void
cw_chart_draw_seam (CwChartPen *pen, double y)
{
  draw_rule (pen, 0, y, pen->look->width, y);
}

void
cw_chart_draw_columns (CwChartPen *pen, double step, double y)
{
  const GPtrArray *columns = pen->chart->columns;
  double widest = cw_chart_widest (pen, columns, pen->plot.width / 2) + pen->look->text;
  guint every = MAX (1, (guint) ceil (widest / step));

  cw_chart_ink (pen, CW_INK_DIM);
  for (guint i = 0; i < columns->len; i += every)
    cw_chart_write_at (pen, columns->pdata[i], pen->plot.x + step * (i + .5), y,
                       CW_CHART_MIDDLE, every * step - pen->look->text * .3);
}
