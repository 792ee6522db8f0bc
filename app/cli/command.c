#include "app/cli/command.h"

G_DEFINE_QUARK (cli_usage, cli_usage)

void
cli_call_clear (CliCall *call)
{
  g_clear_pointer (&call->arguments, g_ptr_array_unref);
  g_clear_pointer (&call->options, g_hash_table_unref);
  g_clear_pointer (&call->directory, g_free);
  g_clear_pointer (&call->input, g_free);
}

const char *
cli_call_argument (CliCall *call, guint index)
{
  return index < call->arguments->len ? g_ptr_array_index (call->arguments, index) : NULL;
}

GPtrArray *
cli_call_option_values (CliCall *call, const char *name)
{
  return g_hash_table_lookup (call->options, name);
}

const char *
cli_call_option (CliCall *call, const char *name)
{
  GPtrArray *values = cli_call_option_values (call, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

guint
cli_call_count (CliCall *call, const char *name, guint otherwise)
{
  const char *text = cli_call_option (call, name);

  return text != NULL ? (guint) cli_to_int (text) : otherwise;
}

gint64
cli_call_day (CliCall *call, const char *name, gint64 otherwise)
{
  const char *text = cli_call_option (call, name);
  gint64 day = otherwise;

  if (text != NULL)
    cw_day_parse (text, &day);
  return day;
}

int
cli_to_int (const char *text)
{
  gint64 number = 0;

  g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &number, NULL);
  return (int) number;
}

char *
cli_title (const CliCommand *command)
{
  return command->verb != NULL ? g_strdup_printf ("%s %s", command->noun, command->verb)
                               : g_strdup (command->noun);
}
