/* text-argument.h - text that a person gives, typed or from standard input, and whole files */
#pragma once

#include "app/cli/command.h"

/**
 * cli_text_dup:
 * @text: the text itself, or "-" for standard input, which is taken whole, byte for byte
 *
 * Returns: (transfer full): the text, or %NULL on %CW_ERROR_INVALID (with the position of the first
 *   byte that can't be kept) or %CW_ERROR_STORAGE (it can't be read).
 */
char *cli_text_dup (const char *text, GError **error);

/**
 * cli_file_dup:
 * @path: a file, or "-" for standard input
 * @most: bytes allowed
 *
 * Returns: (transfer full): the file's text, checked as in cli_text_dup(); %NULL also on
 *   %CW_ERROR_NOT_FOUND.
 */
char *cli_file_dup (const char *path, gsize most, GError **error);
