/* chart-view.h - a chart on the screen, with a cursor that the arrow keys and the pointer move
 *
 * Signals: "moved": the cursor stands elsewhere, which cw_chart_view_dup_words() tells; "chosen" (uint row,
 * uint column): a cell was activated.
 */
#pragma once

#include "ui/paper/chart.h"

#include <gtk/gtk.h>

#define CW_TYPE_CHART_VIEW (cw_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CwChartView, cw_chart_view, CW, CHART_VIEW, GtkWidget)

/* Takes @chart; NULL for none. */
void cw_chart_view_set_chart (CwChartView *self, CwChart *take_chart);

/* (transfer none); NULL for none. */
const CwChart *cw_chart_view_get_chart (CwChartView *self);

/* (transfer full): the cell at the cursor, in words; NULL while there is no cursor. */
char *cw_chart_view_dup_words (CwChartView *self);
