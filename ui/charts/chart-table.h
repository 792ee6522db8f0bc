/* chart-table.h - the figures of a chart as a table that a screen reader goes through */
#pragma once

#include "ui/paper/chart.h"

#include <gtk/gtk.h>

/* (transfer floating); rows and columns change places where there are more columns than rows. */
GtkWidget *cw_chart_table_new (const CwChart *chart);
