/* chart-draw.h - a chart as a drawing that is the same on screen, on paper and in a file
 *
 * Drawn with cairo and pango. Nothing is told by colour alone: lines have marks and names at their ends,
 * levels go from light to dark, cells hold figures.
 */
#pragma once

#include "ui/paper/chart.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  double width;
  double height;
  double
      text; /* the letters' size, in the unit of the drawing: points on paper, pixels on screen */
  gboolean is_dark;    /* light letters on a dark ground; the ground is not painted */
  gboolean has_title;  /* else it stands elsewhere */
  gboolean has_cursor; /* a frame around the cell below */
  guint row, column;
} CwChartLook;

/* From 0, 0 to the look's width and height. */
void cw_chart_draw (const CwChart *chart, cairo_t *cairo, const CwChartLook *look);

/* What the chart wants of a width. */
double cw_chart_natural_height (const CwChart *chart, const CwChartLook *look);

/* The cell at, or nearest to, a point. Returns: FALSE where none is near. */
gboolean cw_chart_find (const CwChart *chart,
                        const CwChartLook *look,
                        double x,
                        double y,
                        guint *row,
                        guint *column);

G_END_DECLS
