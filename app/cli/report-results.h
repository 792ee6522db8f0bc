/* report-results.h - students' results on paper, as charts with their figures */
#pragma once

#include "app/cli/session.h"

/** cli_report_results: the command "report results". */
gboolean cli_report_results (CliCall *call, GError **error);

extern const CliOption cli_report_results_options[];
