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

/* read_declared: whom the person evaluates; NULL where nothing was declared. */
static char *
read_declared (CwStore *store)
{
  g_autofree char *said = cw_setting_dup_text (store->private, CW_CARD_SETTING_EVALUATES);

  return said != NULL && g_str_has_prefix (said, CW_CARD_DECLARES)
             ? g_strdup (said + strlen (CW_CARD_DECLARES))
             : NULL;
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
  card->evaluates = read_declared (store);
  return card;
}

static gboolean
says_the_same (const CwSenderCard *one, const CwSenderCard *other)
{
  return strcmp (one->name, other->name) == 0 && strcmp (one->role, other->role) == 0 &&
         strcmp (one->organization, other->organization) == 0 &&
         memcmp (one->key, other->key, CW_CARD_KEY_BYTES) == 0 &&
         strcmp (one->recipient, other->recipient) == 0 &&
         g_strcmp0 (one->evaluates, other->evaluates) == 0;
}

static gboolean
is_renewed (const CwSenderCard *card, const CwSenderCard *kept)
{
  return memcmp (kept->key, card->key, CW_CARD_KEY_BYTES) != 0;
}

/* follow: takes over from @kept which key came before, if that can still say so. */
static void
follow (CwStore *store,
        CwSenderCard *card,
        const CwSenderCard *kept,
        gboolean is_moved,
        guint8 signature[crypto_sign_BYTES])
{
  guint8 secret[crypto_sign_SECRETKEYBYTES];

  if (!is_renewed (card, kept) && !kept->has_old)
    return;

  memcpy (card->old_key, is_renewed (card, kept) ? kept->key : kept->old_key,
          CW_CARD_KEY_BYTES);
  card->has_old = cw_secret_find (store->directory, card->old_key, secret);
  card->is_moved = card->has_old && is_moved;
  if (card->has_old)
    cw_card_follow (card, secret, signature);
  sodium_memzero (secret, sizeof secret);
}

static gboolean
keep (CwStore *store, const CwSenderCard *card, const guint8 *old_signature, GError **error)
{
  g_autoptr (GByteArray) bytes = cw_card_encode (card, old_signature, store->secret);
  g_autofree char *token = cw_card_text_token (bytes->data, bytes->len);

  return cw_setting_set_text (store->private, SETTING, token, error);
}

gboolean
cw_own_card_ensure (CwStore *store, GError **error)
{
  g_autoptr (CwSenderCard) kept = read_kept (store);
  g_autoptr (CwSenderCard) card = NULL;
  guint8 signature[crypto_sign_BYTES];
  char *recipient = cw_encryption_key_recipient (store->directory, error);

  if (recipient == NULL)
    return FALSE;

  card = new_card (store, recipient);
  if (kept != NULL && says_the_same (kept, card))
    return TRUE;

  if (kept != NULL)
    follow (store, card, kept, !is_renewed (card, kept) && kept->is_moved, signature);
  return keep (store, card, signature, error);
}

gboolean
cw_own_card_renew (CwStore *store, GError **error)
{
  return cw_secret_renew (store->directory, store->secret, store->key, error) &&
         cw_encryption_key_renew (store->directory, error) && cw_own_card_ensure (store, error);
}

/* check_old: whether there is a laptop to have moved from. */
static gboolean
check_old (const CwSenderCard *kept, GError **error)
{
  if (kept != NULL && kept->has_old)
    return TRUE;

  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_INVALID,
      "this store is where it was made, or the older key is not here. Copy the "
      "store's folder to the new laptop, or restore a backup there, and say it "
      "there");
  return FALSE;
}

gboolean
cw_sender_card_move (CwStore *store, GError **error)
{
  g_autoptr (CwSenderCard) kept = NULL;
  g_autoptr (CwSenderCard) card = NULL;
  guint8 signature[crypto_sign_BYTES];

  g_return_val_if_fail (store != NULL, FALSE);

  if (!cw_store_check_writer (store, error))
    return FALSE;
  kept = read_kept (store);
  if (!check_old (kept, error))
    return FALSE;
  if (kept->is_moved)
    return TRUE;

  card = new_card (store, g_strdup (kept->recipient));
  follow (store, card, kept, TRUE, signature);
  return check_old (card, error) && keep (store, card, signature, error);
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
