#include "app/cli/card-output.h"

#include "app/cli/session.h"

static void
add_key (CwJsonWriter *json, const char *name, const guint8 *key)
{
  char digits[2 * CW_CARD_KEY_BYTES + 1];

  for (guint i = 0; i < CW_CARD_KEY_BYTES; i++)
    g_snprintf (digits + 2 * i, 3, "%02x", key[i]);
  cw_json_add_string (json, name, digits);
}

/* An empty list says that the owner declares to evaluate nobody, null that nothing is declared. */
static void
add_evaluates (CwJsonWriter *json, const CwSenderCard *card)
{
  g_auto (GStrv) names =
      card->evaluates != NULL ? g_strsplit (card->evaluates, "\n", -1) : NULL;

  if (names == NULL)
    {
      cw_json_add_null (json, "evaluates");
      return;
    }

  cw_json_begin_array (json, "evaluates");
  for (guint i = 0; names[i] != NULL; i++)
    cw_json_add_string (json, NULL, names[i]);
  cw_json_end_array (json);
}

static void
add_fields (CwJsonWriter *json, CwSenderCard *card)
{
  cw_json_add_string (json, "name", card->name);
  cw_json_add_string (json, "role", card->role);
  cw_json_add_string (json, "organization", card->organization);
  cw_json_add_string (json, "fingerprint", cw_sender_card_fingerprint (card, NULL));
  add_key (json, "key", card->key);
  cw_json_add_string (json, "recipient", card->recipient);
  cli_add_moment (json, "made", (CwMoment){ .at_ms = card->made_ms });
  if (card->has_old)
    add_key (json, "follows", card->old_key);
  else
    cw_json_add_null (json, "follows");
  cw_json_add_bool (json, "moved", card->is_moved);
  add_evaluates (json, card);
  cw_json_add_string (json, "card", card->token);
}

void
cli_add_card (CwJsonWriter *json, CwSenderCard *card)
{
  cw_json_begin_object (json, NULL);
  add_fields (json, card);
  cw_json_end_object (json);
}

void
cli_add_trusted (CwJsonWriter *json, CwTrusted *trusted)
{
  cw_json_begin_object (json, NULL);
  add_fields (json, trusted->card);
  cw_json_add_bool (json, "own", trusted->is_own);
  cw_json_add_bool (json, "may_order", trusted->may_order);
  cli_add_ms (json, "retired", trusted->retired_ms);
  cli_add_ms (json, "revoked", trusted->revoked_ms);
  cli_add_ms (json, "since", trusted->since_ms);
  cw_json_end_object (json);
}
