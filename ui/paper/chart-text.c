#include "ui/paper/chart-text.h"

#define FAMILY "Cantarell, Noto Sans, DejaVu Sans, sans-serif"

static PangoLayout *
lay_out (CwChartPen *pen, const char *words, double most, gboolean is_bold)
{
  PangoLayout *layout = pango_layout_new (pen->context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  pango_font_description_set_absolute_size (font, pen->look->text * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  if (most > 0)
    pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
  pango_font_description_free (font);
  return layout;
}

static void
measure (PangoLayout *layout, double *width, double *height)
{
  int w = 0, h = 0;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

void
cw_chart_write_at (CwChartPen *pen,
                   const char *words,
                   double x,
                   double y,
                   CwChartSide side,
                   double most)
{
  PangoLayout *layout = lay_out (pen, words, 0, FALSE);
  double width, height;

  measure (layout, &width, &height);
  if (most > 0 && width > most)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
      measure (layout, &width, &height);
    }
  x -= side == CW_CHART_RIGHT ? width : side == CW_CHART_MIDDLE ? width / 2 : 0;
  cairo_move_to (pen->cairo, x, y - height / 2);
  pango_cairo_show_layout (pen->cairo, layout);
  g_object_unref (layout);
}

void
cw_chart_write_row (CwChartPen *pen, const char *words, double x, double y, double most)
{
  PangoLayout *layout = lay_out (pen, words, most, FALSE);
  double width, height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -2);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  measure (layout, &width, &height);
  cairo_move_to (pen->cairo, x - most, y - height / 2);
  pango_cairo_show_layout (pen->cairo, layout);
  g_object_unref (layout);
}

double
cw_chart_write_wrapped (CwChartPen *pen,
                        const char *words,
                        double x,
                        double y,
                        double room,
                        gboolean is_bold)
{
  PangoLayout *layout = lay_out (pen, words, room, is_bold);
  double width, height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  measure (layout, &width, &height);
  if (pen->cairo != NULL)
    {
      cairo_move_to (pen->cairo, x, y);
      pango_cairo_show_layout (pen->cairo, layout);
    }
  g_object_unref (layout);
  return height;
}

double
cw_chart_words_width (CwChartPen *pen, const char *words)
{
  PangoLayout *layout = lay_out (pen, words, 0, FALSE);
  double width, height;

  measure (layout, &width, &height);
  g_object_unref (layout);
  return width;
}

double
cw_chart_line_height (CwChartPen *pen)
{
  PangoLayout *layout = lay_out (pen, "Xg", 0, FALSE);
  double width, height;

  measure (layout, &width, &height);
  g_object_unref (layout);
  return height;
}

double
cw_chart_widest (CwChartPen *pen, const GPtrArray *labels, double most)
{
  double widest = 0;

  for (guint i = 0; i < labels->len && widest < most; i++)
    widest = MAX (widest, cw_chart_words_width (pen, labels->pdata[i]));
  return MIN (widest, most);
}
