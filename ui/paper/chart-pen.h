/* chart-pen.h - the parts of a drawing of a chart */
#pragma once

#include "ui/paper/chart-draw.h"
#include "ui/paper/chart-private.h"

#include <pango/pangocairo.h>

typedef struct
{
  double x, y, width, height;
} CwChartBox;

/* One drawing. */
typedef struct
{
  const CwChart *chart;
  const CwChartLook *look;
  cairo_t *cairo; /* NULL while something is only measured */
  PangoContext *context;
  CwChartBox head; /* the title and what the colours mean */
  CwChartBox plot; /* the cells, without their labels */
} CwChartPen;

typedef struct
{
  /* The room for labels on each side of the plot; sets the plot inside what it is given. */
  void (*lay_out) (CwChartPen *pen);
  void (*draw) (CwChartPen *pen);

  /* Where a cell lies. FALSE where it has no place. */
  gboolean (*place) (CwChartPen *pen, guint row, guint column, CwChartBox *box);

  /* Of the plot with its labels, for @pen's width. */
  double (*natural) (CwChartPen *pen);
  gboolean has_key; /* whether the columns (bars, dots) are named above the drawing */
} CwChartClass;

extern const CwChartClass cw_chart_line, cw_chart_bars, cw_chart_heat, cw_chart_dots,
    cw_chart_strip;

/* The longest of @labels in one line, but at most @most wide. */
double cw_chart_widest (CwChartPen *pen, const GPtrArray *labels, double most);
