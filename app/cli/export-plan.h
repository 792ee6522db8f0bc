/* export-plan.h - what --scope, --school, --streams, --since, --for and --plain ask to be sent */
#pragma once

#include "app/cli/recipient-argument.h"

#include "corewalk/bundle.h"

#define CLI_SCOPE_OPTION(flags)                                                                \
  {                                                                                            \
    "scope", "district|school|cycle:ID",                                                       \
        "numbers, as the district may see them; words of schools too; one cycle", flags        \
  }

/**
 * cli_export_plan:
 * @plan: (out caller-allocates): its recipients are the caller's to free
 *
 * Returns: %FALSE on wrong usage (%CLI_USAGE), a --for or --school that leads nowhere.
 */
gboolean cli_export_plan (CliCall *call, CwExportPlan *plan, GError **error);

/**
 * cli_sync_plan: the same for sync, where numbers for the district go to everybody whose card is
 *   trusted unless something else is said.
 */
gboolean cli_sync_plan (CliCall *call, CwExportPlan *plan, GError **error);
