#include "app/cli/card-output.h"
#include "app/cli/confirm.h"
#include "app/cli/families.h"
#include "app/cli/moment-argument.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/revoke.h"

#include <string.h>

#define TOKEN_START "cwcard1"

/* take_card: what the first argument is, or what it names. */
static CwSenderCard *
take_card (CliCall *call, GError **error)
{
  const char *given = cli_call_argument (call, 0);
  gboolean is_file = call->input == NULL &&
                     g_ascii_strncasecmp (given, TOKEN_START, strlen (TOKEN_START)) != 0;
  g_autofree char *text =
      is_file ? cli_file_dup (given, CW_TEXT_MOST, error) : cli_text_dup (call, given, error);
  CwSenderCard *card = text == NULL ? NULL : cw_sender_card_parse (text, error);

  if (card == NULL && text != NULL && is_file)
    g_prefix_error (error, "%s: ", given);
  return card;
}

/* confirm: asks where a mistake is likely, or somebody could mean ill. */
static gboolean
confirm (CliCall *call, CwSenderCard *card, GError **error)
{
  g_autoptr (CwTrusted) other = NULL;
  const char *words = cw_sender_card_fingerprint (card, error);
  g_autofree char *statement = NULL;
  CwCardStand stand;

  if (words == NULL || !cw_trust_judge (call->store, card, &stand, &other, error))
    return FALSE;

  if (stand == CW_CARD_FOLLOWS)
    statement = g_strdup_printf (
        "%s %s, with a new key that the one you trust has signed. Call %s and compare the four "
        "words: %s",
        card->name,
        card->is_moved ? "has moved to another laptop"
                       : "has a second laptop, or a copy of the first",
        card->name, words);
  else if (stand == CW_CARD_NAMESAKE)
    statement = g_strdup_printf (
        "you trust another card of %s, which has not signed this one. Call %s and compare the "
        "four words: %s",
        other->card->name, card->name, words);
  else
    return TRUE;
  return cli_confirm (call, statement, "Trust it?", error);
}

static void
add_one (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cli_add_trusted (json, user_data);
}

static gboolean
run_add (CliCall *call, GError **error)
{
  g_autoptr (CwSenderCard) card = take_card (call, error);
  g_autoptr (CwTrusted) trusted = NULL;
  g_autofree char *line = NULL, *visible = NULL;

  if (card == NULL || !confirm (call, card, error) ||
      !cw_trust_add (call->store, card, cli_call_option (call, "may-order") != NULL, error))
    return FALSE;
  trusted = cw_trust_find_key (call->store, card->key, error);
  if (trusted == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_one, trusted);
      return TRUE;
    }

  line = g_strdup_printf ("%s: %s", card->name, cw_sender_card_fingerprint (card, NULL));
  visible = cli_visible_dup (line);
  puts (visible);
  return TRUE;
}

static void
add_list (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *list = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    cli_add_trusted (json, g_ptr_array_index (list, i));
  cw_json_end_array (json);
}

static void
print_list (GPtrArray *list)
{
  static const char *const heads[] = { "name", "role", "organization", "four words", "", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < list->len; i++)
    {
      CwTrusted *trusted = g_ptr_array_index (list, i);

      cli_table_add (table, trusted->card->name);
      cli_table_add (table, trusted->card->role);
      cli_table_add (table, trusted->card->organization);
      cli_table_add (table, cw_sender_card_fingerprint (trusted->card, NULL));
      cli_table_add (table, trusted->is_own            ? "you"
                            : trusted->revoked_ms != 0 ? "revoked"
                            : trusted->retired_ms != 0 ? "has moved"
                            : trusted->may_order       ? "may order"
                                                       : "");
    }
  cli_table_print (table);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) list = cw_trust_list (call->store, error);

  if (list == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_list, list);
  else
    print_list (list);
  return TRUE;
}

static gboolean
run_show (CliCall *call, GError **error)
{
  g_autoptr (CwTrusted) trusted =
      cw_trust_find (call->store, cli_call_argument (call, 0), error);
  g_autofree char *text = trusted != NULL ? cw_sender_card_print (trusted->card, error) : NULL;

  if (text == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_one, trusted);
  else
    fputs (text, stdout);
  return TRUE;
}

static gboolean
run_remove (CliCall *call, GError **error)
{
  g_autoptr (CwTrusted) trusted =
      cw_trust_find (call->store, cli_call_argument (call, 0), error);

  if (trusted == NULL || !cw_trust_remove (call->store, trusted->card->key, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_one, trusted);
  return TRUE;
}

static gboolean
run_revoke (CliCall *call, GError **error)
{
  g_autoptr (CwTrusted) trusted =
      cw_trust_find (call->store, cli_call_argument (call, 0), error);
  const char *said = cli_call_option (call, "lost");
  CwMoment lost;
  gint64 order;

  if (trusted == NULL || !cli_moment_parse (said, &lost, error))
    return FALSE;

  order = cw_card_revoke (call->store, trusted->card->key, lost.at_ms,
                          cli_call_option (call, "reason"), call->moment, error);
  return order != 0 && cli_print_made (call, order, error);
}

static const CliOption revoke_options[] = {
  { "lost", "MOMENT", "when it was lost; what it signed later is not taken",
    CLI_OPTION_REQUIRED },
  { "reason", "TEXT", "why; everybody in the district can read it", CLI_OPTION_REQUIRED },
  { NULL },
};

static const CliOption add_options[] = {
  { "may-order", NULL, "let its orders (erase, purge) bind here, on everybody's work" },
  CLI_YES_OPTION,
  { NULL },
};

const CliCommand cli_trust_commands[] = {
  {
      "trust",
      "add",
      "CARD|FILE|-",
      "Take bundles of a card's owner from now on",
      "The card may stand in a whole mail. Compare its four words with its owner on the phone first: "
      "anybody can make a card with any name. Asks where a key has changed.",
      "trust add ben.card",
      CLI_NEEDS_WRITER,
      FALSE,
      add_options,
      run_add,
  },
  {
      "trust",
      "list",
      "",
      "Whose bundles are taken",
      NULL,
      "trust list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "trust",
      "show",
      "NAME",
      "Print somebody's card, with whom its owner declares to evaluate",
      NULL,
      "trust show \"Ben Ng\"",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "trust",
      "remove",
      "NAME",
      "Take no more bundles of somebody",
      "What came from them stays. Of several with one name say the four words, in quotes.",
      "trust remove \"Ben Ng\"",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_remove,
  },
  {
      "trust",
      "revoke",
      "NAME",
      "Revoke the card of a lost laptop, here and by order everywhere",
      "Nothing that it signed after that moment is taken, nothing is encrypted to it any more, and it "
      "can't be trusted again. The order goes with the next district bundle. It binds where your card was "
      "trusted with --may-order, or is the new card of the same person; else people are asked: order "
      "list. Then say to its coaching cycles which card is a partner now: cycle partners.",
      "trust revoke \"Ben Ng\" --lost \"2026-03-04 16:00\" --reason \"Stolen\"",
      CLI_NEEDS_WRITER,
      TRUE,
      revoke_options,
      run_revoke,
  },
  { NULL },
};
