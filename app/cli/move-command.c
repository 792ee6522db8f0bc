#include "app/cli/card-output.h"
#include "app/cli/confirm.h"
#include "app/cli/families.h"
#include "app/cli/session.h"

#include "corewalk/store.h"

static void
add_own (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cli_add_card (json, user_data);
}

static gboolean
run_move (CliCall *call, GError **error)
{
  g_autoptr (CwSenderCard) card = NULL;
  g_autofree char *text = NULL;

  if (!cli_confirm (call,
                    "the laptop that this store came from is retired for good: those who trust "
                    "you take nothing new from it",
                    "Have you moved here?", error) ||
      !cw_sender_card_move (call->store, error))
    return FALSE;

  card = cw_sender_card_own (call->store, error);
  text = card == NULL ? NULL : cw_sender_card_print (card, error);
  if (text == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_own, card);
  else
    fputs (text, stdout);
  return TRUE;
}

static void
add_store (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "store", cw_store_get_directory (call->store));
  cw_json_add_bool (json, "prepared", TRUE);
  cw_json_end_object (json);
}

static gboolean
run_prepare (CliCall *call, GError **error)
{
  if (!cli_confirm (
          call,
          "the keys of this store are destroyed, and what was sent to it can't be opened "
          "any more; all that is recorded in it, private notes too, is in every copy",
          "Make it ready for a disk image?", error) ||
      !cw_store_prepare_image (call->store, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_store, NULL);
  return TRUE;
}

static const CliOption yes_options[] = {
  CLI_YES_OPTION,
  { NULL },
};

const CliCommand cli_move_commands[] = {
  {
      "move",
      NULL,
      "",
      "Say that you have moved to this laptop; prints your new card",
      "For a store that was copied here, or made from a backup. Retires the card of the laptop it "
      "came from. Give the new card to your partners. Asks first, for it can't be unsaid.",
      "move --yes",
      CLI_NEEDS_WRITER,
      FALSE,
      yes_options,
      run_move,
  },
  {
      "prepare-image",
      NULL,
      "",
      "Make the store ready for a disk image of many laptops",
      "Destroys its keys and its card. What is recorded stays, and so do the cards that are trusted. "
      "On each copy init says whose it is, and draws new keys. Asks first.",
      "prepare-image --yes",
      CLI_NEEDS_WRITER,
      FALSE,
      yes_options,
      run_prepare,
  },
  { NULL },
};
