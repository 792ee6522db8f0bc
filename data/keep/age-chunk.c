#include "data/keep/age-chunk.h"

#include "data/keep/hkdf.h"

#include <sodium.h>
#include <string.h>

struct _CwAgeChunks
{
  guint64 count; /* of chunks done: no file holds 2^64 of them */
  guint8 key[CW_HKDF_BYTES];
};

G_STATIC_ASSERT (CW_HKDF_BYTES == crypto_aead_chacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (CW_AGE_TAG_BYTES == crypto_aead_chacha20poly1305_ietf_ABYTES);

CwAgeChunks *
cw_age_chunks_new (const guint8 file_key[CW_AGE_KEY_BYTES],
                   const guint8 nonce[CW_AGE_NONCE_BYTES])
{
  CwAgeChunks *chunks = sodium_malloc (sizeof *chunks);

  g_assert (chunks != NULL);
  chunks->count = 0;
  cw_hkdf (chunks->key, file_key, CW_AGE_KEY_BYTES, nonce, CW_AGE_NONCE_BYTES, "payload");
  return chunks;
}

void
cw_age_chunks_free (CwAgeChunks *chunks)
{
  sodium_free (chunks);
}

/* make_nonce: 11 bytes of the counter, the highest first, then 1 for the last chunk. */
static void
make_nonce (guint8 nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES],
            guint64 count,
            gboolean is_last)
{
  guint64 counted = GUINT64_TO_BE (count);

  memset (nonce, 0, 3);
  memcpy (nonce + 3, &counted, 8);
  nonce[11] = is_last ? 1 : 0;
}

void
cw_age_chunks_seal (CwAgeChunks *chunks,
                    guint8 *sealed,
                    const guint8 *plain,
                    gsize length,
                    gboolean is_last)
{
  guint8 nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

  make_nonce (nonce, chunks->count++, is_last);
  crypto_aead_chacha20poly1305_ietf_encrypt (sealed, NULL, plain, length, NULL, 0, NULL, nonce,
                                             chunks->key);
}

gboolean
cw_age_chunks_open (CwAgeChunks *chunks,
                    guint8 *plain,
                    const guint8 *sealed,
                    gsize length,
                    gboolean is_last)
{
  guint8 nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

  make_nonce (nonce, chunks->count, is_last);
  if (crypto_aead_chacha20poly1305_ietf_decrypt (plain, NULL, NULL, sealed, length, NULL, 0,
                                                 nonce, chunks->key) != 0)
    return FALSE;

  chunks->count++;
  return TRUE;
}
