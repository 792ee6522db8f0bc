#include "app/cli/completion.h"

#include "app/cli/arguments.h"

#include <string.h>

/* What can be proposed for "FILE", "a|b|c", "TEXT|-": "@file", "a b c", or nothing. */
static void
print_proposals (const char *value)
{
  g_auto (GStrv) choices = cli_choices (value);

  if (choices != NULL)
    {
      g_autofree char *list = g_strjoinv (" ", choices);

      fputs (list, stdout);
    }
  else if (value != NULL &&
           (strstr (value, "FILE") || strstr (value, "DIR") || strstr (value, "PATH")))
    fputs ("@file", stdout);
}

static void
print_command (const CliCommand *command)
{
  g_autofree char *title = cli_title (command);
  g_autoptr (GPtrArray) options = cli_options (command);
  g_auto (GStrv) words = g_strsplit (command->arguments, " ", -1);

  printf ("    '%s') options='", title);
  for (guint i = 0; i < options->len; i++)
    printf ("%s--%s", i > 0 ? " " : "",
            ((const CliOption *) g_ptr_array_index (options, i))->name);
  fputs ("' first='", stdout);
  print_proposals (words[0]);
  fputs ("' ;;\n", stdout);
}

static void
print_values (const CliCommand *command)
{
  g_autofree char *title = cli_title (command);

  for (const CliOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    if (option->value != NULL)
      {
        printf ("    '%s --%s') values='", title, option->name);
        print_proposals (option->value);
        fputs ("' ;;\n", stdout);
      }
}

static void
each_command (void (*print) (const CliCommand *))
{
  for (const CliFamily *family = cli_families; family->noun != NULL; family++)
    for (const CliCommand *command = family->commands; command->noun != NULL; command++)
      if (g_str_equal (command->noun, family->noun))
        print (command);
}

static void
print_nouns (void)
{
  fputs ("  local nouns='", stdout);
  for (const CliFamily *family = cli_families; family->noun != NULL; family++)
    printf ("%s%s", family == cli_families ? "" : " ", family->noun);
  fputs ("'\n", stdout);

  fputs ("  case $noun in\n", stdout);
  for (const CliFamily *family = cli_families; family->noun != NULL; family++)
    {
      if (cli_command_find (family, NULL) != NULL)
        continue;
      printf ("    %s) verbs='", family->noun);
      for (const CliCommand *command = family->commands; command->noun != NULL; command++)
        if (g_str_equal (command->noun, family->noun))
          printf ("%s%s", command == family->commands ? "" : " ", command->verb);
      fputs ("' ;;\n", stdout);
    }
  fputs ("  esac\n", stdout);
}

void
cli_print_completion (void)
{
  fputs (
      "# bash completion of corewalk-cli; made by corewalk-cli --print-completion\n"
      "_corewalk_cli () {\n"
      "  local noun= verb= verbs= options='--store --json --help --version' first= values=none\n"
      "  local word i count=0 current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    word=${COMP_WORDS[i]}\n"
      "    case $word in\n"
      "      --store) ((i++)) ;;\n"
      "      -*) ;;\n"
      "      *) if [[ -z $noun ]]; then noun=$word; elif [[ -z $verb ]]; then verb=$word; fi; ((count++)) ;;\n"
      "    esac\n"
      "  done\n",
      stdout);
  print_nouns ();
  fputs ("  local title=$noun least=1\n"
         "  [[ -n $verbs && -n $verb ]] && title=\"$noun $verb\" least=2\n"
         "  case $title in\n",
         stdout);
  each_command (print_command);
  fputs ("  esac\n"
         "  case \"$title $before\" in\n"
         "    *' --store') values=@file ;;\n"
         "    *' --at') values= ;;\n",
         stdout);
  each_command (print_values);
  fputs ("  esac\n"
         "  local proposals=$options\n"
         "  if [[ $values != none ]]; then proposals=$values\n"
         "  elif [[ $current == -* ]]; then proposals=$options\n"
         "  elif [[ -z $noun ]]; then proposals=$nouns\n"
         "  elif [[ -n $verbs && -z $verb ]]; then proposals=$verbs\n"
         "  elif ((count == least)); then proposals=$first\n"
         "  else proposals=; fi\n"
         "  if [[ $proposals == @file ]]; then\n"
         "    compopt -o filenames 2>/dev/null\n"
         "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
         "  else\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$proposals\" -- \"$current\")\n"
         "  fi\n"
         "}\n"
         "complete -F _corewalk_cli corewalk-cli\n",
         stdout);
}
