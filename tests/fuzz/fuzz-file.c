#include "tests/fuzz/fuzz.h"

#include <sodium.h>
#include <sys/mman.h>
#include <unistd.h>

const guint8 *
fuzz_secret (void)
{
  static guint8 secret[crypto_sign_SECRETKEYBYTES];
  guint8 seed[crypto_sign_SEEDBYTES] = { 0 }, key[crypto_sign_PUBLICKEYBYTES];

  if (secret[crypto_sign_SEEDBYTES] == 0)
    crypto_sign_seed_keypair (key, secret, seed);
  return secret;
}

const char *
fuzz_file (const uint8_t *data, size_t size)
{
  static char name[32];
  static int fd = -1;

  if (fd < 0)
    {
      fd = memfd_create ("fuzz", MFD_CLOEXEC);
      g_snprintf (name, sizeof name, "/proc/self/fd/%d", fd);
    }

  g_assert_cmpint (ftruncate (fd, (off_t) size), ==, 0);
  g_assert_cmpint (pwrite (fd, data, size, 0), ==, (gssize) size);
  return name;
}
