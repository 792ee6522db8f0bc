/* moment-argument.h - moments as people type them */
#pragma once

#include "app/cli/command.h"

/**
 * cli_moment_parse:
 * @text: RFC 3339 with its offset ("2024-03-04T09:15:00-05:00", "…Z"), or local "2024-03-04 09:15"
 *   with or without seconds; either letter T or a space between day and time, fractions of seconds
 *
 * Returns: whether @text is a moment that a clock can show; else %CLI_USAGE, @moment untouched.
 */
gboolean cli_moment_parse (const char *text, CwMoment *moment, GError **error);
