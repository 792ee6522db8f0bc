/* chart-private.h - the parts of a drawing of a chart */
#pragma once

#include "ui/paper/chart.h"

#include <pango/pangocairo.h>

typedef struct
{
  double x, y, width, height;
} CwChartBox;

typedef struct
{
  guint row;
  double from, to; /* minutes */
  char *label;
} CwChartSpan;

struct _CwChart
{
  CwChartKind kind;
  gboolean is_share;
  char *title;
  char *note;
  char *hidden_why;
  GPtrArray *rows;    /* of char* */
  GPtrArray *columns; /* of char* */
  CwChartCell *cells; /* row after row; NULL until one is set */
  GArray *spans;      /* of CwChartSpan, in the order of being added */
};

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

/* The span that a strip's cell is: the @column-th of its row. NULL for none. */
const CwChartSpan *cw_chart_get_span (const CwChart *chart, guint row, guint column);

/* The longest of @labels in one line, but at most @most wide. */
double cw_chart_widest (CwChartPen *pen, const GPtrArray *labels, double most);
