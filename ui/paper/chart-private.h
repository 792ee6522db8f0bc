/* chart-private.h - what a chart is made of */
#pragma once

#include "ui/paper/chart.h"

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
  gboolean is_apart; /* each column is shaded by itself */
  int decimals;
  char *title;
  char *subject;
  char *note;
  char *hidden_why;
  GPtrArray *rows;    /* of char* */
  GPtrArray *columns; /* of char* */
  CwChartCell *cells; /* row after row; NULL until one is set */
  GArray *spans;      /* of CwChartSpan, in the order of being added */
};

/* Of bars: what a whole bar stands for. What its cells are told to be of, or else their sum. */
double cw_chart_row_total (const CwChart *chart, guint row);

/* The span that a strip's cell is: the @column-th of its row. NULL for none. */
const CwChartSpan *cw_chart_get_span (const CwChart *chart, guint row, guint column);
