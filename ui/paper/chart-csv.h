/* chart-csv.h - what a chart shows, as a file for a spreadsheet */
#pragma once

#include "ui/paper/chart.h"

/*
 * A line for each cell that holds something: "group,column,value,low,high,n,of,hidden", or of a strip
 * "group,label,from_minute,to_minute". Points stand in numbers whatever the locale, lines end in CR LF (RFC
 * 4180), and a text that a spreadsheet would take for a formula begins with an apostrophe. (transfer full)
 */
char *cw_chart_to_csv (const CwChart *chart);
