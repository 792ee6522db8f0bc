/* chart-card.h - a chart with its title, the words at its cursor, its table, and ways to take it along
 *
 * Signal "chosen" (uint row): a cell of that row was activated. Actions "chart.save" (s: "png", "svg",
 * "pdf", "csv") and "chart.print". Speaks up by "work.say".
 */
#pragma once

#include "ui/paper/chart.h"

#include <adwaita.h>

#define CW_TYPE_CHART_CARD (cw_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (CwChartCard, cw_chart_card, CW, CHART_CARD, AdwBin)

GtkWidget *cw_chart_card_new (const char *title);

/* It is being asked for: what it shows is old. */
void cw_chart_card_wait (CwChartCard *self);

/* Takes @chart. */
void cw_chart_card_show (CwChartCard *self, CwChart *take_chart);

/* Why it can't be shown. */
void cw_chart_card_fail (CwChartCard *self, const GError *error);
