/* passphrase.h - a passphrase from a file, or typed twice without being shown */
#pragma once

#include "app/cli/command.h"

/* The option that commands which need a passphrase take. */
#define CLI_PASSPHRASE_OPTION                                                                  \
  {                                                                                            \
    "passphrase-file", "FILE",                                                                 \
        "take the passphrase from this file's first line (default: ask)"                       \
  }

/**
 * cli_passphrase_dup:
 * @is_new: it is being chosen: typed twice, so that a slip does not lock its owner out
 *
 * Returns: (transfer full): the passphrase; wipe and free it with cli_passphrase_free(). %NULL on
 *   %CW_ERROR_INVALID (empty, or the two differ), %CW_ERROR_STORAGE (the file can't be read), or
 *   %CW_ERROR_SECRET where there is neither a file nor a terminal.
 */
char *cli_passphrase_dup (CliCall *call, gboolean is_new, GError **error);

/** cli_passphrase_free: wipes and frees; %NULL is allowed. */
void cli_passphrase_free (char *passphrase);
