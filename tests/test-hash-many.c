#include "data/base/hash-many.h"

#include <sodium.h>
#include <string.h>

#define MOST 40
#define BLOCK 128

static guint8 before[MOST][CW_HASH_BEFORE];
static guint8 bytes[MOST * 64 * BLOCK];

/* What libsodium says of the same text. */
static void
check_hash (const CwHashed *text)
{
  crypto_generichash_state state;
  guint8 expected[crypto_generichash_BYTES_MAX];

  crypto_generichash_init (&state, NULL, 0, text->size);
  if (text->before != NULL)
    crypto_generichash_update (&state, text->before, CW_HASH_BEFORE);
  crypto_generichash_update (&state, (const guint8 *) text->bytes, text->length);
  crypto_generichash_final (&state, expected, text->size);
  g_assert_cmpmem (text->hash, text->size, expected, text->size);
}

/* @count texts whose lengths go up by @step; nothing is written behind a hash. */
static void
check_many (guint count, gsize least, gsize step, guint8 size, gboolean has_before)
{
  guint8 hashes[MOST][crypto_generichash_BYTES_MAX + 1];
  CwHashed texts[MOST] = { 0 };

  memset (hashes, 0x5a, sizeof hashes);
  for (guint i = 0; i < count; i++)
    texts[i] = (CwHashed){ .before = has_before ? before[i] : NULL,
                           .bytes = (const char *) bytes + i,
                           .length = least + i * step,
                           .hash = hashes[i],
                           .size = size };
  cw_hash_many (texts, count);
  for (guint i = 0; i < count; i++)
    {
      check_hash (&texts[i]);
      g_assert_cmpint (hashes[i][size], ==, 0x5a);
    }
}

static void
test_every_length_around_its_blocks (void)
{
  for (gsize length = 0; length <= 3 * BLOCK + 1; length++)
    {
      check_many (4, length, 0, 32, FALSE);
      check_many (4, length, 0, 32, TRUE);
    }
}

static void
test_unlike_lengths (void)
{
  static const gsize steps[] = { 1, 37, BLOCK, BLOCK - CW_HASH_BEFORE, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint count = 0; count <= MOST; count++)
      {
        check_many (count, 0, steps[i], 32, i % 2 == 0);
        check_many (count, i, steps[i], 32, i % 2 == 1);
      }
}

static void
test_every_size (void)
{
  for (guint8 size = crypto_generichash_BYTES_MIN; size <= crypto_generichash_BYTES_MAX; size++)
    check_many (7, 100, 50, size, TRUE);
}

/* As a frame's hash lies beside those of its lines. */
static void
test_a_long_one_among_short_ones (void)
{
  guint8 hashes[MOST][32];
  CwHashed texts[MOST];

  for (guint i = 0; i < MOST; i++)
    texts[i] = (CwHashed){ .before = i == 3 ? NULL : before[i],
                           .bytes = (const char *) bytes,
                           .length = i == 3 ? sizeof bytes : i,
                           .hash = hashes[i],
                           .size = i == 3 ? 16 : 32 };
  cw_hash_many (texts, MOST);
  for (guint i = 0; i < MOST; i++)
    check_hash (&texts[i]);
}

/* What a chain says when it is its turn: the hash before it, and that of the text. */
typedef struct
{
  guint8 link[64];
  guint8 (*hashes)[32];
  gsize next;
} Chain;

static void
turn_cb (gsize number, gpointer user_data)
{
  Chain *chain = user_data;

  g_assert_cmpint (number, ==, chain->next++);
  memcpy (chain->link + 32, chain->hashes[number], 32);
}

static void
check_chain (guint count, guint first, gsize step)
{
  guint8 hashes[MOST][32], expected[64] = { 0 };
  CwHashed texts[MOST] = { 0 };
  Chain chain = { .hashes = hashes, .next = first };
  const CwHashChain chained = {
    .text = { .bytes = (const char *) chain.link,
              .length = 64,
              .hash = chain.link,
              .size = 32 },
    .turn = turn_cb,
    .user_data = &chain,
  };

  for (guint i = 0; i < count; i++)
    texts[i] = (CwHashed){ .before = before[i],
                           .bytes = (const char *) bytes + i,
                           .length = (i < first ? 5000 : 0) + (count - i) * step,
                           .hash = hashes[i],
                           .size = 32 };
  cw_hash_chained (texts, count, first, &chained);
  g_assert_cmpint (chain.next, ==, MAX (count, first));
  for (guint i = 0; i < count; i++)
    {
      check_hash (&texts[i]);
      if (i < first)
        continue;
      memcpy (expected + 32, hashes[i], 32);
      crypto_generichash (expected, 32, expected, 64, NULL, 0);
    }
  g_assert_cmpmem (chain.link, 32, expected, 32);
}

static void
test_a_chain_over_the_others (void)
{
  static const gsize steps[] = { 0, 1, BLOCK, 700 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint count = 0; count <= MOST; count++)
      {
        check_chain (count, 0, steps[i]);
        check_chain (count + (count == 0), 1, steps[i]);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  randombytes_buf (before, sizeof before);
  randombytes_buf (bytes, sizeof bytes);
  g_test_add_func ("/hash-many/every-length-around-its-blocks",
                   test_every_length_around_its_blocks);
  g_test_add_func ("/hash-many/unlike-lengths", test_unlike_lengths);
  g_test_add_func ("/hash-many/every-size", test_every_size);
  g_test_add_func ("/hash-many/a-long-one-among-short-ones", test_a_long_one_among_short_ones);
  g_test_add_func ("/hash-many/a-chain-over-the-others", test_a_chain_over_the_others);
  return g_test_run ();
}
