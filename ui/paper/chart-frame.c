#include "ui/paper/chart-draw.h"

#include "ui/paper/chart-ink.h"
#include "ui/paper/chart-text.h"

#include <math.h>

static const CwChartClass *
class_of (const CwChart *chart)
{
  static const CwChartClass *const classes[] = {
    [CW_CHART_LINE] = &cw_chart_line,     [CW_CHART_BARS] = &cw_chart_bars,
    [CW_CHART_HEAT] = &cw_chart_heat,     [CW_CHART_DOTS] = &cw_chart_dots,
    [CW_CHART_CALENDAR] = &cw_chart_heat, [CW_CHART_STRIP] = &cw_chart_strip,
  };

  return classes[chart->kind];
}

/* The same breaks on every surface: a point is a point, and nothing snaps to pixels. */
static void
begin (CwChartPen *pen, const CwChart *chart, cairo_t *cairo, const CwChartLook *look)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  *pen = (CwChartPen){ .chart = chart, .look = look, .cairo = cairo };
  pen->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pen->context, options);
  pango_cairo_context_set_resolution (pen->context, 72);
  pango_context_set_round_glyph_positions (pen->context, FALSE);
  cairo_font_options_destroy (options);
}

static void
end (CwChartPen *pen)
{
  g_object_unref (pen->context);
}

static gboolean
has_key (const CwChart *chart)
{
  return class_of (chart)->has_key && chart->columns->len > 1;
}

static void
draw_swatch (CwChartPen *pen, guint column, double x, double y)
{
  double size = pen->look->text * .9;

  if (pen->chart->kind == CW_CHART_DOTS)
    {
      cw_chart_mark (pen, column, x + size / 2, y, pen->look->text * .42);
      return;
    }
  cw_chart_ink_ramp (pen, cw_chart_level_shade (column, pen->chart->columns->len));
  cairo_rectangle (pen->cairo, x, y - size / 2, size, size);
  cairo_fill_preserve (pen->cairo);
  cw_chart_ink (pen, CW_INK_DIM);
  cairo_set_dash (pen->cairo, NULL, 0, 0);
  cairo_set_line_width (pen->cairo, pen->look->text * .05);
  cairo_stroke (pen->cairo);
}

/* What the columns look like, in as many lines as it takes. Returns: its height. */
static double
add_key (CwChartPen *pen, double y)
{
  double text = pen->look->text, line = cw_chart_line_height (pen) * 1.2, x = 0;
  double top = y;

  for (guint i = 0; i < pen->chart->columns->len; i++)
    {
      const char *name = pen->chart->columns->pdata[i];
      double width = text * 1.3 + cw_chart_words_width (pen, name) + text * 1.4;

      if (x > 0 && x + width > pen->look->width)
        {
          x = 0;
          y += line;
        }
      if (pen->cairo != NULL)
        {
          draw_swatch (pen, i, x, y + line / 2);
          cw_chart_ink (pen, CW_INK_TEXT);
          cw_chart_write_at (pen, name, x + text * 1.3, y + line / 2, CW_CHART_LEFT,
                             pen->look->width - x - text * 1.3);
        }
      x += width;
    }
  return y + line - top;
}

/* Title and key. Returns: where the plot begins. */
static double
add_head (CwChartPen *pen)
{
  const CwChart *chart = pen->chart;
  double y = 0;

  if (pen->look->has_title)
    {
      if (pen->cairo != NULL)
        cw_chart_ink (pen, CW_INK_TEXT);
      y += cw_chart_write_wrapped (pen, chart->title, 0, y, pen->look->width, TRUE);
      if (chart->subject != NULL)
        y += cw_chart_write_wrapped (pen, chart->subject, 0, y, pen->look->width, FALSE);
      y += pen->look->text * .5;
    }
  if (has_key (chart))
    y += add_key (pen, y) + pen->look->text * .4;
  return y;
}

static double
note_height (CwChartPen *pen)
{
  cairo_t *cairo = pen->cairo;
  double height = 0;

  pen->cairo = NULL;
  if (pen->chart->note != NULL)
    height = cw_chart_write_wrapped (pen, pen->chart->note, 0, 0, pen->look->width, FALSE) +
             pen->look->text * .5;
  pen->cairo = cairo;
  return height;
}

static void
lay_out (CwChartPen *pen)
{
  cairo_t *cairo = pen->cairo;
  double top, bottom = pen->look->height - note_height (pen);

  pen->cairo = NULL;
  top = add_head (pen);
  pen->plot = (CwChartBox){ 0, top, pen->look->width, MAX (bottom - top, 1) };
  class_of (pen->chart)->lay_out (pen);
  pen->plot.width = MAX (pen->plot.width, 1);
  pen->plot.height = MAX (pen->plot.height, 1);
  pen->cairo = cairo;
}

static void
draw_cursor (CwChartPen *pen)
{
  const CwChartLook *look = pen->look;
  CwChartBox box;

  if (!look->has_cursor || look->row >= cw_chart_count_rows (pen->chart) ||
      look->column >= cw_chart_count_columns (pen->chart) ||
      !class_of (pen->chart)->place (pen, look->row, look->column, &box))
    return;
  cairo_set_dash (pen->cairo, NULL, 0, 0);
  for (int ring = 0; ring < 2; ring++)
    {
      double out = look->text * (ring == 0 ? .25 : .1);

      cw_chart_ink (pen, ring == 0 ? CW_INK_TEXT : CW_INK_GROUND);
      cairo_set_line_width (pen->cairo, look->text * .15);
      cairo_rectangle (pen->cairo, box.x - out, box.y - out, box.width + 2 * out,
                       box.height + 2 * out);
      cairo_stroke (pen->cairo);
    }
}

void
cw_chart_draw (const CwChart *chart, cairo_t *cairo, const CwChartLook *look)
{
  CwChartPen pen;

  begin (&pen, chart, cairo, look);
  lay_out (&pen);
  cairo_save (cairo);
  add_head (&pen);
  class_of (chart)->draw (&pen);
  draw_cursor (&pen);
  if (chart->note != NULL)
    {
      cw_chart_ink (&pen, CW_INK_DIM);
      cw_chart_write_wrapped (&pen, chart->note, 0,
                              look->height - note_height (&pen) + look->text * .5, look->width,
                              FALSE);
    }
  cairo_restore (cairo);
  end (&pen);
}

double
cw_chart_natural_height (const CwChart *chart, const CwChartLook *look)
{
  CwChartPen pen;
  double height;

  begin (&pen, chart, NULL, look);
  height = add_head (&pen) + class_of (chart)->natural (&pen) + note_height (&pen);
  end (&pen);
  return height;
}

static double
distance (const CwChartBox *box, double x, double y)
{
  double across = MAX (MAX (box->x - x, x - (box->x + box->width)), 0);
  double down = MAX (MAX (box->y - y, y - (box->y + box->height)), 0);

  return hypot (across, down);
}

gboolean
cw_chart_find (const CwChart *chart,
               const CwChartLook *look,
               double x,
               double y,
               guint *row,
               guint *column)
{
  double nearest = look->text * 2;
  gboolean is_found = FALSE;
  CwChartPen pen;
  CwChartBox box;

  begin (&pen, chart, NULL, look);
  lay_out (&pen);
  for (guint i = 0; i < cw_chart_count_rows (chart); i++)
    for (guint k = 0; k < cw_chart_count_columns (chart); k++)
      if (class_of (chart)->place (&pen, i, k, &box) && distance (&box, x, y) < nearest)
        {
          nearest = distance (&box, x, y);
          *row = i;
          *column = k;
          is_found = TRUE;
        }
  end (&pen);
  return is_found;
}
