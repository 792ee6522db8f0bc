#include "app/cli/line-printer.h"

gboolean
cli_print_line (const char *json, gpointer user_data)
{
  CliLinePrinter *printer = user_data;

  if (printer->is_json)
    fputs (printer->count == 0 ? "[\n" : ",\n", stdout);
  fputs (json, stdout);
  if (!printer->is_json)
    putchar ('\n');
  printer->count++;
  return !ferror (stdout);
}

void
cli_print_lines_end (CliLinePrinter *printer)
{
  if (printer->is_json)
    puts (printer->count == 0 ? "[]" : "\n]");
}
