/* preview.h - what would leave, line by line, and what a person should know of it before it does */
#pragma once

#include "corewalk/bundle.h"

#include "app/cli/command.h"

/**
 * cli_preview:
 *
 * Prints the lines that an export with @plan would write; on standard error it warns of names and of
 * walks that send more than others, each with the way to unsay it where there still is one.
 */
gboolean cli_preview (CliCall *call, const CwExportPlan *plan, GError **error);
