#include "ui/paper/chart-ink.h"

#include <math.h>

typedef struct
{
  double red, green, blue;
} Colour;

/* Okabe and Ito's palette (Color Universal Design, 2008), darkened to 3:1 against white, and made light
 * for a dark ground; the order keeps neighbours apart in lightness too. */
static const Colour series_inks[][2] = {
  { { .00, .35, .58 }, { .45, .74, .95 } }, /* blue */
  { { .75, .33, .00 }, { .98, .68, .36 } }, /* orange */
  { { .00, .46, .34 }, { .38, .82, .66 } }, /* green */
  { { .65, .33, .52 }, { .92, .66, .82 } }, /* purple */
  { { .30, .30, .30 }, { .80, .80, .80 } }, /* grey */
  { { .48, .42, .00 }, { .92, .85, .35 } }, /* yellow */
};

static const Colour inks[][2] = {
  [CW_INK_TEXT] = { { .10, .10, .10 }, { .95, .95, .95 } },
  [CW_INK_DIM] = { { .33, .33, .33 }, { .75, .75, .75 } },
  [CW_INK_RULE] = { { .84, .84, .84 }, { .33, .33, .33 } },
  [CW_INK_GROUND] = { { 1, 1, 1 }, { .14, .14, .14 } },
};

static const Colour ramp[2][2] = { { { .92, .95, .98 }, { .03, .19, .38 } },
                                   { { .20, .24, .29 }, { .80, .91, 1.0 } } };

static void
set (CwChartPen *pen, const Colour *colour, double alpha)
{
  cairo_set_source_rgba (pen->cairo, colour->red, colour->green, colour->blue, alpha);
}

void
cw_chart_ink (CwChartPen *pen, CwInk ink)
{
  set (pen, &inks[ink][pen->look->is_dark], 1);
}

void
cw_chart_ink_series (CwChartPen *pen, guint series, double alpha)
{
  set (pen, &series_inks[series % G_N_ELEMENTS (series_inks)][pen->look->is_dark], alpha);
}

void
cw_chart_dash (CwChartPen *pen, guint series)
{
  static const double dashes[][4] = { { 0 },          { 6, 3 }, { 1.5, 2.5 },
                                      { 6, 2, 1, 2 }, { 3, 2 }, { 9, 2 } };
  const double *dash = dashes[series % G_N_ELEMENTS (dashes)];
  int count = dash[0] == 0 ? 0 : dash[2] == 0 ? 2 : 4;

  cairo_set_dash (pen->cairo, dash, count, 0);
}

static void
add_polygon (cairo_t *cairo, double x, double y, double radius, int corners, double turn)
{
  for (int i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners;

      cairo_line_to (cairo, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cairo);
}

void
cw_chart_mark (CwChartPen *pen, guint series, double x, double y, double radius)
{
  static const struct
  {
    int corners;
    double turn;
  } marks[] = { { 24, 0 },       { 4, G_PI / 4 }, { 3, -G_PI / 2 },
                { 4, G_PI / 2 }, { 3, G_PI / 2 }, { 6, 0 } };
  guint mark = series % G_N_ELEMENTS (marks);

  cairo_new_path (pen->cairo);
  add_polygon (pen->cairo, x, y, radius * (marks[mark].corners == 3 ? 1.25 : 1.05),
               marks[mark].corners, marks[mark].turn);
  cw_chart_ink_series (pen, series, 1);
  cairo_fill_preserve (pen->cairo);
  cw_chart_ink (pen, CW_INK_GROUND);
  cairo_set_dash (pen->cairo, NULL, 0, 0);
  cairo_set_line_width (pen->cairo, radius * .3);
  cairo_stroke (pen->cairo);
}

/* Relative luminance (WCAG 2.1). */
static double
luminance (const Colour *colour)
{
  const double parts[] = { colour->red, colour->green, colour->blue };
  static const double weights[] = { .2126, .7152, .0722 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] *
           (parts[i] <= .03928 ? parts[i] / 12.92 : pow ((parts[i] + .055) / 1.055, 2.4));
  return sum;
}

gboolean
cw_chart_ink_ramp (CwChartPen *pen, double share)
{
  const Colour *from = &ramp[pen->look->is_dark][0], *to = &ramp[pen->look->is_dark][1];
  double part = CLAMP (share, 0, 1);
  const Colour colour = { from->red + (to->red - from->red) * part,
                          from->green + (to->green - from->green) * part,
                          from->blue + (to->blue - from->blue) * part };

  set (pen, &colour, 1);
  return luminance (&colour) < .18;
}

double
cw_chart_level_shade (guint level, guint count)
{
  return count > 1 ? .12 + .88 * level / (count - 1) : .6;
}

void
cw_chart_hatch (CwChartPen *pen, const CwChartBox *box)
{
  double step = MAX (pen->look->text * .6, 4);

  cairo_save (pen->cairo);
  cairo_rectangle (pen->cairo, box->x, box->y, box->width, box->height);
  cairo_clip (pen->cairo);
  cw_chart_ink (pen, CW_INK_RULE);
  cairo_set_dash (pen->cairo, NULL, 0, 0);
  cairo_set_line_width (pen->cairo, 1);
  for (double x = box->x - box->height; x < box->x + box->width; x += step)
    {
      cairo_move_to (pen->cairo, x, box->y + box->height);
      cairo_line_to (pen->cairo, x + box->height, box->y);
    }
  cairo_stroke (pen->cairo);
  cairo_restore (pen->cairo);
}
