#include "data/keep/age-x25519.h"

#include "data/keep/hkdf.h"

#include <sodium.h>
#include <string.h>

#define TYPE "X25519"
#define PASSPHRASE_TYPE "scrypt"
#define LABEL "age-encryption.org/v1/X25519"
#define BODY_BYTES (CW_AGE_KEY_BYTES + crypto_aead_chacha20poly1305_ietf_ABYTES)

/* Fixed by the format: each wrap key is used once. */
static const guint8 zero_nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

gboolean
cw_age_point_is_weak (const guint8 point[CW_AGE_PUBLIC_BYTES])
{
  static const guint8 any_secret[CW_AGE_SECRET_BYTES] = { 8 };
  guint8 shared[crypto_scalarmult_BYTES];

  return crypto_scalarmult (shared, any_secret, point) != 0;
}

/* derive_wrap_key: from one's own secret and the other's point, which is not weak. */
static void
derive_wrap_key (guint8 key[CW_HKDF_BYTES],
                 const guint8 secret[CW_AGE_SECRET_BYTES],
                 const guint8 point[CW_AGE_PUBLIC_BYTES],
                 const guint8 share[CW_AGE_PUBLIC_BYTES],
                 const guint8 public[CW_AGE_PUBLIC_BYTES])
{
  guint8 shared[crypto_scalarmult_BYTES];
  guint8 salt[2 * CW_AGE_PUBLIC_BYTES];

  if (crypto_scalarmult (shared, secret, point) != 0)
    g_assert_not_reached ();
  memcpy (salt, share, CW_AGE_PUBLIC_BYTES);
  memcpy (salt + CW_AGE_PUBLIC_BYTES, public, CW_AGE_PUBLIC_BYTES);
  cw_hkdf (key, shared, sizeof shared, salt, sizeof salt, LABEL);
  sodium_memzero (shared, sizeof shared);
}

CwAgeStanza *
cw_age_x25519_wrap (const guint8 file_key[CW_AGE_KEY_BYTES],
                    const guint8 public[CW_AGE_PUBLIC_BYTES])
{
  guint8 secret[CW_AGE_SECRET_BYTES], share[CW_AGE_PUBLIC_BYTES];
  guint8 key[CW_HKDF_BYTES], body[BODY_BYTES];
  g_autofree char *share_text = NULL;
  CwAgeStanza *stanza;

  randombytes_buf (secret, sizeof secret);
  crypto_scalarmult_base (share, secret);
  derive_wrap_key (key, secret, public, share, public);
  sodium_memzero (secret, sizeof secret);

  crypto_aead_chacha20poly1305_ietf_encrypt (body, NULL, file_key, CW_AGE_KEY_BYTES, NULL, 0,
                                             NULL, zero_nonce, key);
  sodium_memzero (key, sizeof key);

  share_text = cw_age_base64 (share, sizeof share);
  stanza = cw_age_stanza_new (TYPE, share_text, NULL);
  g_byte_array_append (stanza->body, body, sizeof body);
  return stanza;
}

static gboolean
read_share (const CwAgeStanza *stanza, guint8 share[CW_AGE_PUBLIC_BYTES], GError **error)
{
  const char *text = stanza->args->len == 2 ? g_ptr_array_index (stanza->args, 1) : "";

  if (stanza->body->len == BODY_BYTES &&
      cw_age_unbase64 (text, strlen (text), share, CW_AGE_PUBLIC_BYTES) &&
      !cw_age_point_is_weak (share))
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "a recipient's line that can't be read");
  return FALSE;
}

static gboolean
open_stanza (guint8 file_key[CW_AGE_KEY_BYTES],
             const CwAgeStanza *stanza,
             const guint8 share[CW_AGE_PUBLIC_BYTES],
             const guint8 secret[CW_AGE_SECRET_BYTES])
{
  guint8 public[CW_AGE_PUBLIC_BYTES], key[CW_HKDF_BYTES];
  gboolean is_open;

  crypto_scalarmult_base (public, secret);
  derive_wrap_key (key, secret, share, share, public);
  is_open =
      crypto_aead_chacha20poly1305_ietf_decrypt (file_key, NULL, NULL, stanza->body->data,
                                                 BODY_BYTES, NULL, 0, zero_nonce, key) == 0;
  sodium_memzero (key, sizeof key);
  return is_open;
}

static gboolean
fail_others (GPtrArray *stanzas, GError **error)
{
  const CwAgeStanza *first = g_ptr_array_index (stanzas, 0);

  if (strcmp (g_ptr_array_index (first->args, 0), PASSPHRASE_TYPE) == 0)
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "encrypted with a passphrase, not to keys");
  else
    g_set_error (error, CW_ERROR, CW_ERROR_SECRET,
                 "encrypted to somebody else: none of the keys here opens it");
  return FALSE;
}

gboolean
cw_age_x25519_unwrap (guint8 file_key[CW_AGE_KEY_BYTES],
                      const CwAgeKeys *keys,
                      GPtrArray *stanzas,
                      GError **error)
{
  gboolean is_open = FALSE;

  /* All are read, also behind the one that opens: whether a file is well-formed must not depend on
   * who reads it. */
  for (guint i = 0; i < stanzas->len; i++)
    {
      const CwAgeStanza *stanza = g_ptr_array_index (stanzas, i);
      guint8 share[CW_AGE_PUBLIC_BYTES];

      if (strcmp (g_ptr_array_index (stanza->args, 0), TYPE) != 0)
        continue;
      if (!read_share (stanza, share, error))
        return FALSE;
      for (guint k = 0; k < cw_age_keys_count (keys) && !is_open; k++)
        is_open = open_stanza (file_key, stanza, share, cw_age_keys_get (keys, k));
    }

  return is_open || fail_others (stanzas, error);
}
