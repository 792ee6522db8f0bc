/* recipient-argument.h - for whom a bundle is: --for as people give it */
#pragma once

#include "app/cli/command.h"

#define CLI_CARD_MOST (1024 * 1024) /* bytes of a file with a card in it */

#define CLI_FOR_OPTION                                                                         \
  {                                                                                            \
    "for", "CARD", "who can open it: a trusted name, a card's file, or age1…",                 \
        CLI_OPTION_REPEATS                                                                     \
  }

/**
 * cli_recipients:
 * @recipients: (out): (nullable) (element-type utf8) (transfer full): "age1…", each once; %NULL where
 *   --for is not given
 *
 * Returns: %FALSE on a --for that leads to no recipient.
 */
gboolean cli_recipients (CliCall *call, GPtrArray **recipients, GError **error);

/** cli_recipients_trusted: the same of everybody whose card is trusted; %FALSE when there is nobody. */
gboolean cli_recipients_trusted (CliCall *call, GPtrArray **recipients, GError **error);
