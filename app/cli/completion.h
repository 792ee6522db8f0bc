/* completion.h - the bash completion, made from the table of commands */
#pragma once

#include "app/cli/families.h"

/** cli_print_completion: prints a script for bash, which needs nothing but bash. */
void cli_print_completion (void);
