/* chart-axis.h - scales of charts: per cent, counts, times along a line */
#pragma once

#include "ui/paper/chart-pen.h"

/* Where the scale ends: 1 for shares, for counts a round number that none of them passes. */
double cw_chart_scale_end (const CwChart *chart);

/* Lines across the plot for 0 to @most, five of them, with their words at its left. */
void cw_chart_draw_levels (CwChartPen *pen, double most);

/* The same from left to right, with their words beneath the plot. */
void cw_chart_draw_scale (CwChartPen *pen, double most);

/* A line between two rows, from edge to edge. */
void cw_chart_draw_seam (CwChartPen *pen, double y);

/* The columns' names beneath the plot, each under its middle; where they don't fit every second stands, or
 * every third ... @step: the width of a column. */
void cw_chart_draw_columns (CwChartPen *pen, double step, double y);
