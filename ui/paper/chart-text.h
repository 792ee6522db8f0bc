/* chart-text.h - words in a chart, of one line or cut to their room */
#pragma once

#include "ui/paper/chart-pen.h"

typedef enum
{
  CW_CHART_LEFT,
  CW_CHART_MIDDLE,
  CW_CHART_RIGHT,
} CwChartSide;

/* A line of words beside a point: @side says which end of it is at @x; @y is its middle. Cut with "…" at
 * @most, 0 for no limit. The ink is the caller's. */
void cw_chart_write_at (CwChartPen *pen,
                        const char *words,
                        double x,
                        double y,
                        CwChartSide side,
                        double most);

/* A row's name: it ends at @x, in two lines where one is too narrow. */
void cw_chart_write_row (CwChartPen *pen, const char *words, double x, double y, double most);

/* Words that wrap; @y is their top. Returns: their height; nothing is drawn without a pen's cairo. */
double cw_chart_write_wrapped (CwChartPen *pen,
                               const char *words,
                               double x,
                               double y,
                               double width,
                               gboolean is_bold);

double cw_chart_words_width (CwChartPen *pen, const char *words);

/* The height of one line. */
double cw_chart_line_height (CwChartPen *pen);
