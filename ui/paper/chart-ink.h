/* chart-ink.h - the colours, marks and hatching of charts, that can be told apart by anybody, and in grey */
#pragma once

#include "ui/paper/chart-pen.h"

typedef enum
{
  CW_INK_TEXT,
  CW_INK_DIM,  /* labels of axes; at least 4.5:1 against the ground */
  CW_INK_RULE, /* lines of the grid */
  CW_INK_GROUND,
} CwInk;

void cw_chart_ink (CwChartPen *pen, CwInk ink);

/* The colour of a line or a dot, by its number; after six they come round again. */
void cw_chart_ink_series (CwChartPen *pen, guint series, double alpha);

/* How a line is drawn beside its colour: whole, dashed, dotted ...; by its number. */
void cw_chart_dash (CwChartPen *pen, guint series);

/* A mark at a point: round, square, up, diamond, down, cross; by its number. */
void cw_chart_mark (CwChartPen *pen, guint series, double x, double y, double radius);

/* From 0, nearly the ground, to 1, the darkest (the lightest on a dark ground), evenly in lightness.
 * Returns: whether letters on it are white, which have at least 4.5:1 then; else black. */
gboolean cw_chart_ink_ramp (CwChartPen *pen, double share);

/* How dark the @level-th of @count levels is on that ramp: the lowest stands clear of the ground. */
double cw_chart_level_shade (guint level, guint count);

/* A box for what is hidden: slanted lines, no colour. */
void cw_chart_hatch (CwChartPen *pen, const CwChartBox *box);
