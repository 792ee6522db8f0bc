#include "app/cli/card-output.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

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
