#include "app/cli/help.h"

#include "app/cli/wrapped-text.h"

#include <string.h>

static void
add_options (GString *help, GPtrArray *options)
{
  for (guint i = 0; i < options->len; i++)
    {
      const CliOption *option = g_ptr_array_index (options, i);
      g_autofree char *left =
          g_strjoin (" ", option->name, option->value != NULL ? option->value : NULL, NULL);
      g_autofree char *dashed = g_strconcat ("--", left, NULL);
      g_autofree char *right =
          g_strconcat (option->summary, option->flags & CLI_OPTION_REQUIRED ? " (needed)" : "",
                       option->flags & CLI_OPTION_REPEATS ? " (may be repeated)" : "", NULL);

      cli_add_beside (help, dashed, right, 26);
    }
}

char *
cli_usage_dup (const CliCommand *command)
{
  g_autofree char *title = cli_title (command);
  GString *usage = g_string_new (title);

  for (const CliOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    if (option->flags & CLI_OPTION_REQUIRED)
      g_string_append_printf (usage, " --%s %s", option->name, option->value);
  if (*command->arguments != '\0')
    g_string_append_printf (usage, " %s", command->arguments);
  g_string_append (usage, " [OPTION...]");
  return g_string_free (usage, FALSE);
}

static void
add_command_help (GString *help, const CliCommand *command)
{
  g_autofree char *usage = cli_usage_dup (command);
  g_autoptr (GPtrArray) options = cli_options (command);

  cli_add_wrapped (help, usage, strlen ("Usage: " CLI_NAME " "), 9);
  g_string_append_printf (help, "\n%s.\n", command->summary);
  if (command->details != NULL)
    {
      g_string_append_c (help, '\n');
      cli_add_wrapped (help, command->details, 0, 0);
    }
  g_string_append (help, "\nOptions:\n");
  add_options (help, options);
  g_string_append_printf (help, "\nExample:\n  " CLI_NAME " %s\n", command->example);
}

static void
add_family_help (GString *help, const CliFamily *family)
{
  g_string_append_printf (help, "%s VERB [ARGUMENT...] [OPTION...]\n\n%s.\n\nVerbs:\n",
                          family->noun, family->summary);
  for (const CliCommand *command = family->commands; command->noun != NULL; command++)
    if (g_str_equal (command->noun, family->noun))
      {
        g_autofree char *left =
            g_strjoin (" ", command->verb,
                       *command->arguments != '\0' ? command->arguments : NULL, NULL);

        cli_add_beside (help, left, command->summary, 32);
      }
  g_string_append_printf (help,
                          "\nOptions of a verb: " CLI_NAME
                          " %s VERB --help\n\nExample:\n  " CLI_NAME " %s\n",
                          family->noun, family->commands->example);
}

/* There are too many for a line each: every group is a line of names. */
static void
add_groups (GString *help)
{
  for (const CliFamily *family = cli_families; family->noun != NULL;)
    {
      g_autoptr (GString) nouns = g_string_new (family->noun);
      const char *group = family->group;

      for (family++; family->noun != NULL && family->group == NULL; family++)
        g_string_append_printf (nouns, ", %s", family->noun);
      cli_add_beside (help, group, nouns->str, 18);
    }
}

static void
add_first_help (GString *help)
{
  g_autoptr (GPtrArray) options = cli_options (NULL);

  g_string_append (help, "NOUN [VERB] [ARGUMENT...] [OPTION...]\n\n"
                         "Keep and read a record of learning walks, without a window.\n\n"
                         "Commands:\n");
  add_groups (help);
  g_string_append (help, "\nOptions, everywhere:\n");
  add_options (help, options);
  g_string_append (help, "\nMore of a command: " CLI_NAME " NOUN [VERB] --help\n\n"
                         "Example:\n  " CLI_NAME " init --name \"Ana Reyes\" --role coach\n");
}

char *
cli_help_dup (const CliFamily *family, const CliCommand *command)
{
  GString *help = g_string_new ("Usage: " CLI_NAME " ");

  if (command != NULL)
    add_command_help (help, command);
  else if (family != NULL)
    add_family_help (help, family);
  else
    add_first_help (help);
  return g_string_free (help, FALSE);
}
