#include "corewalk/sender-card.h"

#include "corewalk/moment.h"
#include "data/keep/age-x25519.h"
#include "data/trust/card-payload.h"
#include "data/trust/card-text.h"
#include "data/trust/fingerprint.h"

#include <string.h>

#define TEXT_MOST CW_TEXT_MOST

void
cw_sender_card_free (CwSenderCard *card)
{
  if (card == NULL)
    return;

  g_free (card->name);
  g_free (card->role);
  g_free (card->organization);
  g_free (card->recipient);
  g_free (card->evaluates);
  g_free (card->token);
  g_free (card->words);
  g_free (card);
}

/* find_one: the only token in @text. */
static char *
find_one (const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (strlen (text) > TEXT_MOST)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "too long to be a card");
      return NULL;
    }

  found = cw_card_text_find (text);
  if (found->len == 1)
    return g_strdup (g_ptr_array_index (found, 0));

  if (found->len == 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                         "there is no card in it. A card has a line \"BEGIN COREWALK CARD\"");
  else
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                 "there are %u different cards in it. Take one at a time", found->len);
  return NULL;
}

CwSenderCard *
cw_sender_card_parse (const char *text, GError **error)
{
  g_autofree char *token = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  CwSenderCard *card;

  g_return_val_if_fail (text != NULL, NULL);

  if (sodium_init () < 0)
    g_error ("libsodium can't be used on this computer");

  token = find_one (text, error);
  if (token == NULL)
    return NULL;

  bytes = cw_card_text_bytes (token);
  if (bytes == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "a character of the card is wrong, or some are missing (%" G_GSIZE_FORMAT
                   " are there). Copy all of it again, from BEGIN to END",
                   strlen (token));
      return NULL;
    }

  card = cw_card_decode (bytes->data, bytes->len, error);
  if (card != NULL)
    card->token = g_steal_pointer (&token);
  return card;
}

const char *
cw_sender_card_fingerprint (CwSenderCard *card, GError **error)
{
  guint8 keys[CW_CARD_KEY_BYTES + CW_AGE_PUBLIC_BYTES];

  g_return_val_if_fail (card != NULL, NULL);

  if (card->words != NULL)
    return card->words;

  memcpy (keys, card->key, CW_CARD_KEY_BYTES);
  if (cw_age_recipient_parse (card->recipient, keys + CW_CARD_KEY_BYTES, error))
    card->words = cw_fingerprint (keys, error);
  return card->words;
}

char *
cw_sender_card_print (CwSenderCard *card, GError **error)
{
  const char *words = cw_sender_card_fingerprint (card, error);
  g_autofree char *made = NULL;
  GString *text;

  if (words == NULL)
    return NULL;

  made = cw_day_format (cw_moment_local_day ((CwMoment){ .at_ms = card->made_ms }));
  text = g_string_new (NULL);
  g_string_append_printf (text, "Corewalk card of %s, %s%s%s\n", card->name, card->role,
                          card->organization[0] != '\0' ? ", " : "", card->organization);
  g_string_append_printf (text, "made on %s%s\n", made,
                          card->is_moved  ? " in place of an older one"
                          : card->has_old ? " on a copy of an older store"
                                          : "");
  if (card->evaluates != NULL && card->evaluates[0] == '\0')
    g_string_append (text, "who declares to evaluate nobody\n");
  else if (card->evaluates != NULL)
    {
      g_auto (GStrv) names = g_strsplit (card->evaluates, "\n", -1);

      for (guint i = 0; names[i] != NULL; i++)
        g_string_append_printf (text, "%s %s\n", i == 0 ? "who declares to evaluate" : "  and",
                                names[i]);
    }
  g_string_append_printf (text, "Its four words, to compare on the phone:\n  %s\n\n", words);
  cw_card_text_append (text, card->token);
  return g_string_free (text, FALSE);
}
