#include "app/cli/help.h"

#include <string.h>

#define WIDTH 79

/* Adds words, broken before column WIDTH; later lines begin at @indent. */
static void
add_wrapped (GString *help, const char *text, guint column, guint indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      guint width = (guint) g_utf8_strlen (*word, -1);

      if (word != words && column + 1 + width > WIDTH)
        {
          g_string_append_printf (help, "\n%*s", (int) indent, "");
          column = indent;
        }
      else if (word != words)
        {
          g_string_append_c (help, ' ');
          column++;
        }
      g_string_append (help, *word);
      column += width;
    }
  g_string_append_c (help, '\n');
}

/* "  LEFT      right, wrapped": the right part begins at @indent, on the next line if it must. */
static void
add_entry (GString *help, const char *left, const char *right, guint indent)
{
  guint width = 2 + (guint) g_utf8_strlen (left, -1);

  g_string_append_printf (help, "  %s", left);
  if (width + 2 > indent)
    g_string_append_printf (help, "\n%*s", (int) indent, "");
  else
    g_string_append_printf (help, "%*s", (int) (indent - width), "");
  add_wrapped (help, right, indent, indent);
}

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

      add_entry (help, dashed, right, 26);
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

  add_wrapped (help, usage, strlen ("Usage: " CLI_NAME " "), 9);
  g_string_append_printf (help, "\n%s.\n", command->summary);
  if (command->details != NULL)
    {
      g_string_append_c (help, '\n');
      add_wrapped (help, command->details, 0, 0);
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

        add_entry (help, left, command->summary, 32);
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
      add_entry (help, group, nouns->str, 18);
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
