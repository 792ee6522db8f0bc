/* arguments.h - from argv to a call: words, options, and what a person probably meant */
#pragma once

#include "app/cli/families.h"

typedef enum
{
  CLI_WANTS_RUN,
  CLI_WANTS_HELP,
  CLI_WANTS_VERSION,
} CliWants;

/**
 * cli_parse:
 * @argv: the program's arguments without its name, ended by %NULL
 * @call: (out caller-allocates): what was given; cleared by the caller in any case
 * @family: (out): the noun's family as far as it was named, for help; or %NULL
 *
 * Options may stand anywhere after the command's words, "--" ends them, "-" is an argument.
 *
 * Returns: %FALSE on wrong usage (%CLI_USAGE) or %CW_ERROR_INVALID (an argument is not UTF-8).
 */
gboolean cli_parse (char **argv,
                    CliCall *call,
                    const CliFamily **family,
                    CliWants *wants,
                    GError **error);

/**
 * cli_arguments_count:
 * @arguments: as in a CliCommand
 * @most: (out): %G_MAXUINT for any number
 *
 * Returns: the least number of arguments.
 */
guint cli_arguments_count (const char *arguments, guint *most);

/** cli_choices: (transfer full): the words of a choice "a|b|c" in lower case; %NULL for no choice. */
char **cli_choices (const char *value);
