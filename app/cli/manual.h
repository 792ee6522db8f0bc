/* manual.h - the man page and the bash completion, made from the table of commands at build time */
#pragma once

#include "app/cli/families.h"

/**
 * cli_print_for_build:
 * @mode: the program's only argument
 *
 * Prints the man page for "--print-manual", the completion for "--print-completion".
 *
 * Returns: whether @mode was one of these.
 */
gboolean cli_print_for_build (const char *mode);
