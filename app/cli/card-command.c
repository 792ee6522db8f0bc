#include "app/cli/card-output.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/card-declare.h"

static void
add_own (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cli_add_card (json, user_data);
}

static gboolean
run_show (CliCall *call, GError **error)
{
  g_autoptr (CwSenderCard) card = cw_sender_card_own (call->store, error);
  g_autofree char *text = card == NULL ? NULL : cw_sender_card_print (card, error);

  if (text == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_own, card);
  else
    fputs (text, stdout);
  return TRUE;
}

/* run_declare: one of three, or nobody would know what was meant. */
static gboolean
run_declare (CliCall *call, GError **error)
{
  GPtrArray *names = cli_call_option_values (call, "evaluates");
  gboolean is_nobody = cli_call_option (call, "nobody") != NULL;
  gboolean is_nothing = cli_call_option (call, "nothing") != NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if ((names != NULL) + is_nobody + is_nothing != 1)
    {
      g_set_error_literal (error, CLI_USAGE, 0,
                           "say one of --evaluates NAME, --nobody and --nothing");
      return FALSE;
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    g_string_append_printf (lines, "%s\n", (char *) names->pdata[i]);

  return cw_card_declare (call->store, is_nothing ? NULL : lines->str, error) &&
         run_show (call, error);
}

static void
add_file (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", user_data);
  cw_json_end_object (json);
}

static gboolean
run_export_key (CliCall *call, GError **error)
{
  const char *file = cli_call_argument (call, 0);

  if (!cw_sender_card_export_key (call->store, file, error))
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) file);
  fputs (CLI_NAME ": card export-key: whoever has this file can read all that was ever sent to "
                  "you. Keep it where nobody finds it, or destroy it after use.\n",
         stderr);
  return TRUE;
}

static const CliOption declare_options[] = {
  { "evaluates", "NAME", "somebody whom you evaluate, or a school for all of its people",
    CLI_OPTION_REPEATS },
  { "nobody", NULL, "you evaluate nobody" },
  { "nothing", NULL, "say nothing about it any more" },
  { NULL },
};

const CliCommand cli_card_commands[] = {
  {
      "card",
      "show",
      "",
      "Print your card, to mail or on paper",
      "A card holds your name and two public keys; nothing in it is secret. Others take it with "
      "trust add, once you have read its four words to them on the phone.",
      "card show",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "card",
      "declare",
      "",
      "Declare on your card whom you evaluate: they are no partners for coaching",
      "Names are as they stand on people's cards. It is your declaration: Corewalk can't know better. The "
      "four words of the card stay. Partners learn it from your next bundle, or from the card printed here.",
      "card declare --evaluates \"Ben Ng\" --evaluates \"Hale School\"",
      CLI_NEEDS_WRITER,
      FALSE,
      declare_options,
      run_declare,
  },
  {
      "card",
      "export-key",
      "FILE",
      "Write the secret key that opens what is sent to you",
      "For a day when Corewalk can't be used: age -d -i FILE BUNDLE opens a bundle then. Whoever has "
      "the file can read all that was ever sent to you.",
      "card export-key /media/stick/ana.key",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_export_key,
  },
  { NULL },
};
