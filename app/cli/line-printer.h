/* line-printer.h - lines of JSON, one a line, or with --json as one array */
#pragma once

#include "app/cli/command.h"

typedef struct
{
  gboolean is_json;
  gint64 count; /* lines that were printed */
} CliLinePrinter;

/** cli_print_line: prints the next one of @printer, a CliLinePrinter; %FALSE when it can't be written. */
gboolean cli_print_line (const char *json, gpointer printer);

/** cli_print_lines_end: after the last one. */
void cli_print_lines_end (CliLinePrinter *printer);
