#include "data/keep/hkdf.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (CW_HKDF_BYTES == crypto_auth_hmacsha256_BYTES);

void
cw_hkdf (guint8 key[CW_HKDF_BYTES],
         const guint8 *secret,
         gsize secret_length,
         const guint8 *salt,
         gsize salt_length,
         const char *info)
{
  static const guint8 first_block = 1;
  crypto_auth_hmacsha256_state state;
  guint8 extracted[crypto_auth_hmacsha256_BYTES];

  crypto_auth_hmacsha256_init (&state, salt != NULL ? salt : extracted, salt_length);
  crypto_auth_hmacsha256_update (&state, secret, secret_length);
  crypto_auth_hmacsha256_final (&state, extracted);

  crypto_auth_hmacsha256_init (&state, extracted, sizeof extracted);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) info, strlen (info));
  crypto_auth_hmacsha256_update (&state, &first_block, 1);
  crypto_auth_hmacsha256_final (&state, key);

  sodium_memzero (extracted, sizeof extracted);
  sodium_memzero (&state, sizeof state);
}
