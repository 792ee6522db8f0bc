/* confirm.h - asking a person before something that is hard to take back */
#pragma once

#include "app/cli/command.h"

/* The option that commands which ask take. */
#define CLI_YES_OPTION                                                                         \
  {                                                                                            \
    "yes", NULL, "do not ask: you are sure"                                                    \
  }

/**
 * cli_confirm:
 * @statement: what is so, one sentence without its period
 * @question: what would be done: "Trust it?"
 *
 * Returns: whether --yes was given or a person at the terminal said yes; %FALSE on
 *   %CW_ERROR_CANCELLED for no, and where there is nobody to ask.
 */
gboolean
cli_confirm (CliCall *call, const char *statement, const char *question, GError **error);
