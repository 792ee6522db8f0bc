/* trend-output.h - answers over many rooms: for people, as JSON, as a file for a spreadsheet */
#pragma once

#include "app/cli/session.h"

#include "corewalk/trend-table.h"

/** cli_print_rates: @rates (element-type CwRate) as --json, --csv or neither asks. */
void cli_print_rates (CliCall *call, GPtrArray *rates);

/** cli_print_trend: the same of any other answer. */
void cli_print_trend (CliCall *call, CwTrendTable *table);
