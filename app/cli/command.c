#include "app/cli/command.h"

G_DEFINE_QUARK (cli_usage, cli_usage)

void
cli_call_clear (CliCall *call)
{
  g_clear_pointer (&call->arguments, g_ptr_array_unref);
  g_clear_pointer (&call->options, g_hash_table_unref);
  g_clear_pointer (&call->directory, g_free);
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

char *
cli_title (const CliCommand *command)
{
  return command->verb != NULL ? g_strdup_printf ("%s %s", command->noun, command->verb)
                               : g_strdup (command->noun);
}
