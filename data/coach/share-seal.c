#include "data/coach/share-seal.h"

#include <sodium.h>
#include <string.h>

#define WORD "corewalk share1" /* 16 bytes, before what is hashed and what is signed */

void
cw_share_hash (const char *audience, const char *text, guint8 hash[CW_SHARE_HASH])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, CW_SHARE_HASH);
  crypto_generichash_update (&state, (const guint8 *) WORD, sizeof WORD);
  crypto_generichash_update (&state, (const guint8 *) audience, strlen (audience) + 1);
  crypto_generichash_update (&state, (const guint8 *) text, strlen (text));
  crypto_generichash_final (&state, hash, CW_SHARE_HASH);
}

static void
put_message (const guint8 *hash, guint8 *message)
{
  memcpy (message, WORD, sizeof WORD);
  memcpy (message + sizeof WORD, hash, CW_SHARE_HASH);
}

char *
cw_share_sign (const guint8 hash[CW_SHARE_HASH], const guint8 *secret)
{
  guint8 message[sizeof WORD + CW_SHARE_HASH], signature[CW_SHARE_SIGNATURE];
  char *hex = g_malloc (2 * CW_SHARE_SIGNATURE + 1);

  put_message (hash, message);
  crypto_sign_detached (signature, NULL, message, sizeof message, secret);
  return sodium_bin2hex (hex, 2 * CW_SHARE_SIGNATURE + 1, signature, sizeof signature);
}

gboolean
cw_share_verify (const guint8 hash[CW_SHARE_HASH], const char *signature, const guint8 *key)
{
  guint8 message[sizeof WORD + CW_SHARE_HASH], bytes[CW_SHARE_SIGNATURE];
  gsize length;

  if (signature == NULL ||
      sodium_hex2bin (bytes, sizeof bytes, signature, strlen (signature), NULL, &length,
                      NULL) != 0 ||
      length != sizeof bytes)
    return FALSE;

  put_message (hash, message);
  return crypto_sign_verify_detached (bytes, message, sizeof message, key) == 0;
}
