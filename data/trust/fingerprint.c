#include "data/trust/fingerprint.h"

#include "card-words.h"

#include <sodium.h>

/* Frozen: all of it is part of what people have read to each other. */
#define SALT "corewalk words 1"
#define PASSES 2
#define MEMORY_BYTES (64 << 20)
#define HASH_BYTES 16
#define WORDS 4
#define WORD_BITS 11

G_STATIC_ASSERT (CW_CARD_WORD_COUNT == CW_FINGERPRINT_WORDS);
G_STATIC_ASSERT (CW_FINGERPRINT_WORDS == 1 << WORD_BITS);
G_STATIC_ASSERT (sizeof SALT - 1 == crypto_pwhash_SALTBYTES);

const char *
cw_fingerprint_word (guint index)
{
  g_assert (index < CW_FINGERPRINT_WORDS);
  return cw_card_words[index];
}

char *
cw_fingerprint (const guint8 keys[64], GError **error)
{
  GString *words;
  guint8 hash[HASH_BYTES];
  guint64 bits = 0;

  if (crypto_pwhash (hash, sizeof hash, (const char *) keys, 64, (const guint8 *) SALT, PASSES,
                     MEMORY_BYTES, crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_STORAGE,
          "not memory enough for the four words of a card (64 MiB). Close other "
          "programs and try again");
      return NULL;
    }

  for (guint i = 0; i < 8; i++)
    bits = bits << 8 | hash[i];
  words = g_string_new (NULL);
  for (guint i = 0; i < WORDS; i++, bits <<= WORD_BITS)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            cw_card_words[bits >> (64 - WORD_BITS)]);
  return g_string_free (words, FALSE);
}
