#include "app/cli/manual.h"

#include "app/cli/completion.h"
#include "app/cli/help.h"

#include <string.h>

/* Text for troff: no hyphen becomes a dash, no line becomes a request. */
static void
print_text (const char *text)
{
  if (*text == '.' || *text == '\'')
    fputs ("\\&", stdout);
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '-')
        fputs ("\\-", stdout);
      else if (*c == '\\')
        fputs ("\\e", stdout);
      else
        putchar (*c);
    }
}

static void
print_line (const char *request, const char *text)
{
  fputs (request, stdout);
  print_text (text);
  putchar ('\n');
}

static void
print_option (const CliOption *option)
{
  fputs (".TP\n\\fB", stdout);
  print_text ("--");
  print_text (option->name);
  fputs ("\\fR", stdout);
  if (option->value != NULL)
    {
      fputs (" \\fI", stdout);
      print_text (option->value);
      fputs ("\\fR", stdout);
    }
  putchar ('\n');
  print_text (option->summary);
  fputs (option->flags & CLI_OPTION_REQUIRED ? " (needed)" : "", stdout);
  fputs (option->flags & CLI_OPTION_REPEATS ? " (may be repeated)" : "", stdout);
  putchar ('\n');
}

static void
print_command (const CliCommand *command)
{
  g_autofree char *usage = cli_usage_dup (command);

  print_line (".SS ", usage);
  print_text (command->summary);
  fputs (".\n", stdout);
  if (command->details != NULL)
    print_line (".PP\n", command->details);
  for (const CliOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    print_option (option);
  if (command->is_recording)
    fputs (".PP\nTakes \\fB\\-\\-at\\fR \\fITIME\\fR.\n", stdout);
  fputs (".PP\n.EX\n", stdout);
  print_text (CLI_NAME " ");
  print_text (command->example);
  fputs ("\n.EE\n", stdout);
}

static const char *const closing[] = {
  ".SH RECORDS",
  "A record is named by its UUID, by any unambiguous tail of it with 6 or more characters, or by the",
  "short address that lists show.",
  ".SH EXIT STATUS",
  ".TP\n0\nDone.",
  ".TP\n1\nRefused or failed; nothing was changed unless the message says what.",
  ".TP\n2\nWrong usage.",
  ".SH ENVIRONMENT",
  ".TP\nCOREWALK_STORE\nThe store, where no \\fB\\-\\-store\\fR is given.",
  ".SH FILES",
  ".TP\n\\fI$XDG_DATA_HOME/corewalk\\fR\nThe store by default; \\fI~/.local/share/corewalk\\fR where that "
  "is not set.",
  ".SH SEE ALSO",
  "\\fBcorewalk\\fR, the same record in a window.",
};

static void
print_manual (void)
{
  fputs (
      ".\\\" made from the table of commands by corewalk-cli --print-manual\n"
      ".TH COREWALK\\-CLI 1 \"\" \"Corewalk " CW_VERSION "\" \"User Commands\"\n"
      ".SH NAME\n"
      "corewalk\\-cli \\- keep and read a record of learning walks, without a window\n"
      ".SH SYNOPSIS\n"
      ".B corewalk\\-cli\n"
      "\\fINOUN\\fR [\\fIVERB\\fR] [\\fIARGUMENT\\fR...] [\\fIOPTION\\fR...]\n"
      ".SH DESCRIPTION\n"
      "Does everything to the record that the program with a window does, for scripts and for those\n"
      "who prefer to type. Options may stand anywhere after the command; \\fB\\-\\-\\fR ends them;\n"
      "\\fB\\-\\fR is standard input. Commands that make something print its id alone.\n"
      ".SH OPTIONS\nEvery command takes these.\n",
      stdout);
  for (const CliOption *option = cli_common_options; option->name != NULL; option++)
    print_option (option);
  fputs (".PP\nCommands that record something take this one too.\n", stdout);
  for (const CliOption *option = cli_recording_options; option->name != NULL; option++)
    print_option (option);
  fputs (".SH COMMANDS\n", stdout);
  for (const CliFamily *family = cli_families; family->noun != NULL; family++)
    for (const CliCommand *command = family->commands; command->noun != NULL; command++)
      if (g_str_equal (command->noun, family->noun))
        print_command (command);
  for (guint i = 0; i < G_N_ELEMENTS (closing); i++)
    puts (closing[i]);
}

gboolean
cli_print_for_build (const char *mode)
{
  if (g_str_equal (mode, "--print-manual"))
    print_manual ();
  else if (g_str_equal (mode, "--print-completion"))
    cli_print_completion ();
  else
    return FALSE;
  return TRUE;
}
