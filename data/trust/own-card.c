#include "data/trust/own-card.h"

#include "corewalk/moment.h"
#include "data/store/encryption-key.h"
#include "data/store/secret.h"
#include "data/store/setting.h"
#include "data/trust/card-payload.h"
#include "data/trust/card-text.h"

#include <string.h>

#define SETTING "card"

/* read_kept: the card that was made last, or NULL. */
static CwSenderCard *
read_kept (CwStore *store)
{
  g_autofree char *token = cw_setting_dup_text (store->private, SETTING);

  return token == NULL ? NULL : cw_sender_card_parse (token, NULL);
}

static CwSenderCard *
new_card (CwStore *store, char *take_recipient)
{
  CwSenderCard *card = g_new0 (CwSenderCard, 1);

  card->name = g_strdup (store->person.name);
  card->role = g_strdup (store->person.role);
  card->organization = g_strdup (store->person.organization);
  memcpy (card->key, store->key, CW_CARD_KEY_BYTES);
  card->recipient = take_recipient;
  card->made_ms = cw_moment_now ().at_ms;
  return card;
}

static gboolean
says_the_same (const CwSenderCard *one, const CwSenderCard *other)
{
  return strcmp (one->name, other->name) == 0 && strcmp (one->role, other->role) == 0 &&
         strcmp (one->organization, other->organization) == 0 &&
         memcmp (one->key, other->key, CW_CARD_KEY_BYTES) == 0 &&
         strcmp (one->recipient, other->recipient) == 0;
}

/* follow: takes over from @kept which key came before, if that can still say so. */
static void
follow (CwStore *store,
        CwSenderCard *card,
        const CwSenderCard *kept,
        guint8 signature[crypto_sign_BYTES])
{
  gboolean is_renewed = memcmp (kept->key, card->key, CW_CARD_KEY_BYTES) != 0;
  guint8 *secret;

  if (!is_renewed && !kept->has_old)
    return;

  memcpy (card->old_key, is_renewed ? kept->key : kept->old_key, CW_CARD_KEY_BYTES);
  card->is_moved = !is_renewed && kept->is_moved;
  secret = cw_secret_read_older (store->directory, card->old_key);
  card->has_old = secret != NULL;
  if (secret != NULL)
    cw_card_follow (card, secret, signature);
  else
    card->is_moved = FALSE;
  sodium_free (secret);
}

gboolean
cw_own_card_ensure (CwStore *store, GError **error)
{
  g_autoptr (CwSenderCard) kept = read_kept (store);
  g_autoptr (CwSenderCard) card = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *token = NULL;
  guint8 signature[crypto_sign_BYTES];
  char *recipient = cw_encryption_key_recipient (store->directory, error);

  if (recipient == NULL)
    return FALSE;

  card = new_card (store, recipient);
  if (kept != NULL && says_the_same (kept, card))
    return TRUE;

  if (kept != NULL)
    follow (store, card, kept, signature);
  bytes = cw_card_encode (card, signature, store->secret);
  token = cw_card_text_token (bytes->data, bytes->len);
  return cw_setting_set_text (store->private, SETTING, token, error);
}

CwSenderCard *
cw_sender_card_own (CwStore *store, GError **error)
{
  g_autofree char *token = NULL;
  g_autoptr (GError) local = NULL;
  CwSenderCard *card;

  g_return_val_if_fail (store != NULL, NULL);

  token = cw_setting_dup_text (store->private, SETTING);
  if (token == NULL)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_NOT_FOUND,
          "this store is older than cards. Start Corewalk once, and it has one");
      return NULL;
    }

  card = cw_sender_card_parse (token, &local);
  if (card == NULL)
    g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED,
                 "private.db: the card of this store: %s. Start Corewalk once, and it makes "
                 "another",
                 local->message);
  return card;
}
