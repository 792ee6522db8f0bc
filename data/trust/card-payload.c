#include "data/trust/card-payload.h"

#include "corewalk/moment.h"
#include "data/base/text.h"
#include "data/keep/age-x25519.h"

#include <string.h>

#define FORM 1
#define FLAG_OLD 1
#define FLAG_MOVED 2
#define FLAG_EVALUATES 4
#define FLAGS (FLAG_OLD | FLAG_MOVED | FLAG_EVALUATES)
#define CARD_LABEL "corewalk card1"
#define FOLLOW_LABEL "corewalk follow1"
#define POINT_BYTES CW_AGE_PUBLIC_BYTES
#define FOLLOW_BYTES (sizeof FOLLOW_LABEL - 1 + 1 + 8 + CW_CARD_KEY_BYTES + POINT_BYTES)

static const char *const roles[] = { "coach", "lead", "academy", "district" };

/* What is left to read. */
typedef struct
{
  const guint8 *at;
  gsize left;
} Cursor;

static guint8
flags_of (const CwSenderCard *card)
{
  return (guint8) ((card->has_old ? FLAG_OLD : 0) | (card->is_moved ? FLAG_MOVED : 0) |
                   (card->evaluates != NULL ? FLAG_EVALUATES : 0));
}

static void
put_made (const CwSenderCard *card, guint8 bytes[8])
{
  for (guint i = 0; i < 8; i++)
    bytes[i] = (guint8) ((guint64) card->made_ms >> (56 - 8 * i));
}

static void
get_point (const CwSenderCard *card, guint8 point[POINT_BYTES])
{
  if (!cw_age_recipient_parse (card->recipient, point, NULL))
    g_assert_not_reached ();
}

static void
make_follow (const CwSenderCard *card, guint8 message[FOLLOW_BYTES])
{
  guint8 *at = message;

  memcpy (at, FOLLOW_LABEL, sizeof FOLLOW_LABEL - 1);
  at += sizeof FOLLOW_LABEL - 1;
  *at++ = flags_of (card);
  put_made (card, at);
  at += 8;
  memcpy (at, card->key, CW_CARD_KEY_BYTES);
  get_point (card, at + CW_CARD_KEY_BYTES);
}

void
cw_card_follow (const CwSenderCard *card,
                const guint8 old_secret[crypto_sign_SECRETKEYBYTES],
                guint8 signature[crypto_sign_BYTES])
{
  guint8 message[FOLLOW_BYTES];

  make_follow (card, message);
  crypto_sign_detached (signature, NULL, message, sizeof message, old_secret);
}

static void
append (GByteArray *bytes, const void *more, gsize length)
{
  g_byte_array_append (bytes, more, (guint) length);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  gsize length = strlen (text);
  const guint8 size[2] = { (guint8) (length >> 8), (guint8) length };

  append (bytes, size, sizeof size);
  append (bytes, text, length);
}

static GByteArray *
with_label (const guint8 *bytes, gsize length)
{
  GByteArray *message = g_byte_array_new ();

  append (message, CARD_LABEL, strlen (CARD_LABEL));
  append (message, bytes, length);
  return message;
}

GByteArray *
cw_card_encode (const CwSenderCard *card,
                const guint8 *old_signature,
                const guint8 secret[crypto_sign_SECRETKEYBYTES])
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GByteArray) message = NULL;
  guint8 head[3 + 8] = { FORM, flags_of (card) }, point[POINT_BYTES];
  guint8 signature[crypto_sign_BYTES];

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strcmp (card->role, roles[i]) == 0)
      head[2] = (guint8) i;
  put_made (card, head + 3);
  get_point (card, point);

  append (bytes, head, sizeof head);
  append (bytes, card->key, CW_CARD_KEY_BYTES);
  append (bytes, point, sizeof point);
  append_text (bytes, card->name);
  append_text (bytes, card->organization);
  if (card->has_old)
    {
      append (bytes, card->old_key, CW_CARD_KEY_BYTES);
      append (bytes, old_signature, crypto_sign_BYTES);
    }
  if (card->evaluates != NULL)
    append_text (bytes, card->evaluates);

  message = with_label (bytes->data, bytes->len);
  crypto_sign_detached (signature, NULL, message->data, message->len, secret);
  append (bytes, signature, sizeof signature);
  return bytes;
}

static const guint8 *
take (Cursor *cursor, gsize length)
{
  const guint8 *taken = cursor->at;

  if (cursor->left < length)
    return NULL;
  cursor->at += length;
  cursor->left -= length;
  return taken;
}

/* take_text: NULL for what is cut off or has a NUL in it. */
static char *
take_text (Cursor *cursor)
{
  const guint8 *size = take (cursor, 2);
  gsize length = size == NULL ? 0 : (gsize) size[0] << 8 | size[1];
  const guint8 *text = size == NULL ? NULL : take (cursor, length);

  if (text == NULL || memchr (text, '\0', length) != NULL)
    return NULL;
  return g_strndup ((const char *) text, length);
}

/* take_head: FALSE for what this program can't know. */
static gboolean
take_head (CwSenderCard *card, Cursor *cursor)
{
  const guint8 *head = take (cursor, 3 + 8);
  guint64 made = 0;

  if (head == NULL || head[0] != FORM || (head[1] & ~FLAGS) != 0 ||
      (head[1] & (FLAG_OLD | FLAG_MOVED)) == FLAG_MOVED || head[2] >= G_N_ELEMENTS (roles))
    return FALSE;

  for (guint i = 0; i < 8; i++)
    made = made << 8 | head[3 + i];
  card->has_old = (head[1] & FLAG_OLD) != 0;
  card->is_moved = (head[1] & FLAG_MOVED) != 0;
  card->evaluates = (head[1] & FLAG_EVALUATES) != 0 ? g_strdup ("") : NULL;
  card->role = g_strdup (roles[head[2]]);
  card->made_ms = (gint64) made;
  return TRUE;
}

static gboolean
take_keys (CwSenderCard *card, Cursor *cursor)
{
  const guint8 *key = take (cursor, CW_CARD_KEY_BYTES);
  const guint8 *point = take (cursor, POINT_BYTES);

  if (key == NULL || point == NULL || cw_age_point_is_weak (point))
    return FALSE;

  memcpy (card->key, key, CW_CARD_KEY_BYTES);
  card->recipient = cw_age_recipient_of (point);
  return TRUE;
}

static gboolean
take_words (CwSenderCard *card, Cursor *cursor)
{
  card->name = take_text (cursor);
  card->organization = take_text (cursor);
  return card->made_ms >= CW_MOMENT_LEAST_MS && card->made_ms <= CW_MOMENT_MOST_MS &&
         card->name != NULL && card->organization != NULL &&
         cw_text_check_name ("the name", card->name, NULL) &&
         (card->organization[0] == '\0' ||
          cw_text_check_name ("the organization", card->organization, NULL));
}

static gboolean
take_old (CwSenderCard *card, Cursor *cursor)
{
  const guint8 *key = take (cursor, CW_CARD_KEY_BYTES);
  const guint8 *signature = take (cursor, crypto_sign_BYTES);
  guint8 message[FOLLOW_BYTES];

  if (key == NULL || signature == NULL || memcmp (key, card->key, CW_CARD_KEY_BYTES) == 0)
    return FALSE;

  memcpy (card->old_key, key, CW_CARD_KEY_BYTES);
  make_follow (card, message);
  return crypto_sign_verify_detached (signature, message, sizeof message, key) == 0;
}

/* take_evaluates: names, one a line; "" for nobody. */
static gboolean
take_evaluates (CwSenderCard *card, Cursor *cursor)
{
  g_auto (GStrv) names = NULL;

  g_free (card->evaluates);
  card->evaluates = take_text (cursor);
  if (card->evaluates == NULL || strlen (card->evaluates) > CW_CARD_MOST_EVALUATES)
    return FALSE;

  names = g_strsplit (card->evaluates, "\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (!cw_text_check_name ("the name", names[i], NULL))
      return FALSE;
  return TRUE;
}

/* take_signature: over all that was read, at the end of @cursor. */
static gboolean
take_signature (const CwSenderCard *card, const guint8 *bytes, Cursor *cursor)
{
  g_autoptr (GByteArray) message = with_label (bytes, (gsize) (cursor->at - bytes));
  const guint8 *signature = take (cursor, crypto_sign_BYTES);

  return signature != NULL && cursor->left == 0 &&
         crypto_sign_verify_detached (signature, message->data, message->len, card->key) == 0;
}

CwSenderCard *
cw_card_decode (const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (CwSenderCard) card = g_new0 (CwSenderCard, 1);
  Cursor cursor = { bytes, length };

  if (!take_head (card, &cursor))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "the card was made by a newer Corewalk. Update this one");
      return NULL;
    }
  if (!take_keys (card, &cursor) || !take_words (card, &cursor) ||
      (card->has_old && !take_old (card, &cursor)) ||
      (card->evaluates != NULL && !take_evaluates (card, &cursor)) ||
      !take_signature (card, bytes, &cursor))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "the card is not what its owner signed. Ask for it again");
      return NULL;
    }

  return g_steal_pointer (&card);
}
