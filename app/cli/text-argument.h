/* text-argument.h - text that a person gives, typed or from standard input, and whole files */
#pragma once

#include "app/cli/command.h"

/**
 * cli_text_read_ahead:
 *
 * Takes standard input whole, byte for byte, where "-" stands for a text of @call: before the store
 * is opened, so that a slow pipe keeps nobody out of it.
 *
 * Returns: %FALSE on %CW_ERROR_INVALID (with the position of the first byte that can't be kept) or
 *   %CW_ERROR_STORAGE (it can't be read).
 */
gboolean cli_text_read_ahead (CliCall *call, GError **error);

/**
 * cli_text_dup:
 * @text: the text itself, or "-" for what was read ahead
 *
 * Returns: (transfer full): the text, or %NULL on %CW_ERROR_INVALID (with the position).
 */
char *cli_text_dup (CliCall *call, const char *text, GError **error);

/**
 * cli_file_dup:
 * @path: a file, or "-" for standard input
 * @most: bytes allowed
 *
 * Returns: (transfer full): the file's text, checked as in cli_text_dup(); %NULL also on
 *   %CW_ERROR_NOT_FOUND.
 */
char *cli_file_dup (const char *path, gsize most, GError **error);
