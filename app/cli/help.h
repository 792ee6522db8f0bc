/* help.h - what --help shows, one screen a level, each with an example */
#pragma once

#include "app/cli/families.h"

/**
 * cli_help_dup:
 * @family: (nullable): %NULL for the first level
 * @command: (nullable): %NULL for a family's level
 *
 * Returns: (transfer full): the text, 80 columns wide at most.
 */
char *cli_help_dup (const CliFamily *family, const CliCommand *command);

/** cli_usage_dup: (transfer full): "walk new --title TITLE [OPTION...]", without the program's name. */
char *cli_usage_dup (const CliCommand *command);
