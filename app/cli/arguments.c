#include "app/cli/arguments.h"

#include "app/cli/moment-argument.h"
#include "app/cli/spelling.h"

#include <string.h>

typedef struct
{
  CliCall *call;
  const CliFamily *family;
  CliWants wants;
  gboolean has_ended_options; /* "--" was seen */
} Parser;

char **
cli_choices (const char *value)
{
  if (value == NULL || strchr (value, '|') == NULL)
    return NULL;
  for (const char *c = value; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && strchr ("|-", *c) == NULL)
      return NULL;
  return g_strsplit (value, "|", -1);
}

guint
cli_arguments_count (const char *arguments, guint *most)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  guint least = 0;

  *most = 0;
  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      least += **word != '[';
      *most = strstr (*word, "...") != NULL ? G_MAXUINT : *most + 1;
    }
  return least;
}

static gboolean
refuse (GError **error, const char *what, const char *word, GPtrArray *known)
{
  const char *nearest = cli_nearest (word, known);

  if (nearest != NULL)
    g_set_error (error, CLI_USAGE, 0, "%s %s. Did you mean %s?", what, word, nearest);
  else
    g_set_error (error, CLI_USAGE, 0, "%s %s", what, word);
  return FALSE;
}

static gboolean
refuse_option (Parser *parser, const char *word, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) options = cli_options (parser->call->command);

  for (guint i = 0; i < options->len; i++)
    {
      const CliOption *option = g_ptr_array_index (options, i);

      g_ptr_array_add (known, g_strconcat ("--", option->name, NULL));
    }
  return refuse (error, "there is no option", word, known);
}

/* Whether @value is what @kind asks for: one of a choice, a day, a number. @what names its place. */
static gboolean
check_value (const char *what, const char *kind, const char *value, GError **error)
{
  g_auto (GStrv) choices = cli_choices (kind);
  gint64 number;

  if (choices != NULL && !g_strv_contains ((const char *const *) choices, value))
    {
      g_autofree char *list = g_strjoinv (", ", choices);

      g_set_error (error, CLI_USAGE, 0, "%s can't be %s. It is one of %s",
                   strchr (what, '|') != NULL ? "the word" : what, value, list);
      return FALSE;
    }
  if (g_str_equal (kind, "DAY") && !cw_day_parse (value, &number))
    {
      g_set_error (error, CLI_USAGE, 0, "%s %s is not a day. Write YYYY-MM-DD", what, value);
      return FALSE;
    }
  if ((g_str_equal (kind, "N") || g_str_equal (kind, "K")) &&
      !g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL))
    {
      g_set_error (error, CLI_USAGE, 0, "%s takes a whole number, not %s", what, value);
      return FALSE;
    }
  if (g_str_equal (kind, "COUNT") &&
      !g_ascii_string_to_signed (value, 10, 1, G_MAXINT, &number, NULL))
    {
      g_set_error (error, CLI_USAGE, 0, "%s takes a whole number from 1 on, not %s", what,
                   value);
      return FALSE;
    }
  return TRUE;
}

static gboolean
keep_option (Parser *parser, const CliOption *option, const char *value, GError **error)
{
  g_autofree char *what = g_strconcat ("--", option->name, NULL);
  CliCall *call = parser->call;
  GPtrArray *values = g_hash_table_lookup (call->options, option->name);

  if (option->value != NULL && !check_value (what, option->value, value, error))
    return FALSE;
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (call->options, (gpointer) option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value));

  if (g_str_equal (option->name, "help"))
    parser->wants = CLI_WANTS_HELP;
  if (g_str_equal (option->name, "version") && parser->wants == CLI_WANTS_RUN)
    parser->wants = CLI_WANTS_VERSION;
  return TRUE;
}

/* "--name value", "--name=value", "--switch", "-h"; moves @word on past the value. */
static gboolean
parse_option (Parser *parser, char ***word, GError **error)
{
  const char *typed = **word;
  const char *equals = strchr (typed, '=');
  g_autofree char *name = NULL;
  const CliOption *option = NULL;

  if (g_str_equal (typed, "-h"))
    typed = "--help";
  if (g_str_has_prefix (typed, "--"))
    {
      name = equals != NULL ? g_strndup (typed + 2, (gsize) (equals - typed) - 2)
                            : g_strdup (typed + 2);
      option = cli_option_find (parser->call->command, name);
    }
  if (option == NULL)
    return refuse_option (parser, typed, error);
  if (option->value == NULL && equals != NULL)
    {
      g_set_error (error, CLI_USAGE, 0, "--%s takes no value", name);
      return FALSE;
    }
  if (option->value == NULL || equals != NULL)
    return keep_option (parser, option, equals != NULL ? equals + 1 : "", error);

  if ((*word)[1] == NULL)
    {
      g_set_error (error, CLI_USAGE, 0, "--%s needs its %s", name, option->value);
      return FALSE;
    }
  *word += 1;
  return keep_option (parser, option, **word, error);
}

static gboolean
parse_verb (Parser *parser, const char *word, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;

  parser->call->command = cli_command_find (parser->family, word);
  if (parser->call->command != NULL)
    return TRUE;

  known = g_ptr_array_new ();
  for (const CliCommand *command = parser->family->commands; command->noun != NULL; command++)
    g_ptr_array_add (known, (gpointer) command->verb);
  return refuse (error, "there is no verb", word, known);
}

static gboolean
parse_word (Parser *parser, const char *word, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;

  if (parser->call->command != NULL)
    {
      g_ptr_array_add (parser->call->arguments, g_strdup (word));
      return TRUE;
    }
  if (parser->family != NULL)
    return parse_verb (parser, word, error);
  if (g_str_equal (word, "help"))
    {
      parser->wants = CLI_WANTS_HELP;
      return TRUE;
    }

  parser->family = cli_family_find (word);
  if (parser->family != NULL)
    {
      parser->call->command = cli_command_find (parser->family, NULL);
      return TRUE;
    }
  known = g_ptr_array_new ();
  for (const CliFamily *family = cli_families; family->noun != NULL; family++)
    g_ptr_array_add (known, (gpointer) family->noun);
  return refuse (error, "there is no command", word, known);
}

static gboolean
check_arguments (CliCall *call, GError **error)
{
  g_auto (GStrv) words = g_strsplit (call->command->arguments, " ", -1);
  guint most, least = cli_arguments_count (call->command->arguments, &most);

  if (call->arguments->len < least)
    {
      g_set_error (error, CLI_USAGE, 0, "%s is missing", words[call->arguments->len]);
      return FALSE;
    }
  if (call->arguments->len > most)
    {
      g_set_error (error, CLI_USAGE, 0,
                   "%s is one word too many. Put text with spaces in quotes",
                   cli_call_argument (call, most));
      return FALSE;
    }
  for (guint i = 0; i < call->arguments->len && words[i] != NULL; i++)
    if (!check_value (words[i], words[i], cli_call_argument (call, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_options (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) options = cli_options (call->command);

  for (guint i = 0; i < options->len; i++)
    {
      const CliOption *option = g_ptr_array_index (options, i);
      GPtrArray *values = cli_call_option_values (call, option->name);

      if (values == NULL && (option->flags & CLI_OPTION_REQUIRED))
        {
          g_set_error (error, CLI_USAGE, 0, "--%s %s is missing", option->name, option->value);
          return FALSE;
        }
      if (values != NULL && values->len > 1 && !(option->flags & CLI_OPTION_REPEATS))
        {
          g_set_error (error, CLI_USAGE, 0, "--%s is given twice", option->name);
          return FALSE;
        }
    }
  return TRUE;
}

/* What is typed becomes part of the record, or of a message: all of it is text, file names too. */
static gboolean
check_text (char **argv, GError **error)
{
  for (char **word = argv; *word != NULL; word++)
    {
      const char *end;

      if (g_utf8_validate (*word, -1, &end))
        continue;
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "argument %d is not UTF-8 at byte %d",
                   (int) (word - argv) + 1, (int) (end - *word));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_call (Parser *parser, GError **error)
{
  CliCall *call = parser->call;
  const char *at = cli_call_option (call, "at");

  if (parser->family == NULL)
    {
      g_set_error (error, CLI_USAGE, 0, "no command given. See " CLI_NAME " --help");
      return FALSE;
    }
  if (call->command == NULL)
    {
      g_set_error (error, CLI_USAGE, 0, "what of it? See " CLI_NAME " %s --help",
                   parser->family->noun);
      return FALSE;
    }
  if (!check_options (call, error) || !check_arguments (call, error))
    return FALSE;
  if (at == NULL)
    return TRUE;
  call->moment = &call->at;
  return cli_moment_parse (at, &call->at, error);
}

gboolean
cli_parse (char **argv,
           CliCall *call,
           const CliFamily **family,
           CliWants *wants,
           GError **error)
{
  Parser parser = { .call = call, .wants = CLI_WANTS_RUN };
  gboolean is_fine = TRUE;

  *call = (CliCall){
    .arguments = g_ptr_array_new_with_free_func (g_free),
    .options = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) g_ptr_array_unref),
  };
  is_fine = check_text (argv, error);
  for (char **word = argv; is_fine && *word != NULL; word++)
    {
      if (parser.has_ended_options || **word != '-' || g_str_equal (*word, "-"))
        is_fine = parse_word (&parser, *word, error);
      else if (g_str_equal (*word, "--"))
        parser.has_ended_options = TRUE;
      else
        is_fine = parse_option (&parser, &word, error);
    }
  *family = parser.family;
  *wants = parser.wants;
  call->is_json = cli_call_option (call, "json") != NULL;
  return is_fine && (parser.wants != CLI_WANTS_RUN || check_call (&parser, error));
}
