/* A bundle: its outer form, its frames, its lines. Most changes are signed again, as a sender and as
 * the author, so that they reach what lies behind the signatures. */
#include "corewalk/bundle.h"
#include "data/log/erase.h"
#include "tests/forge-bundle.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static gboolean
count_line (const CwBundleLine *line, gpointer user_data)
{
  ++*(gint64 *) user_data;
  return TRUE;
}

/* What is taken has a form that another reader takes, too, and as many lines as it says. */
static void
check_taken (const CwBundleInfo *info, const char *file, const uint8_t *data, size_t size)
{
  g_autoptr (Forge) forge = forge_parse (data, size, NULL);
  g_autoptr (GError) error = NULL;
  gint64 lines = 0;

  g_assert_nonnull (forge);
  cw_bundle_each (NULL, file, count_line, &lines, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lines, ==, info->lines);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *file = fuzz_file (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwBundleInfo) info = cw_bundle_verify (NULL, file, NULL, NULL, &error);

  if (info != NULL)
    check_taken (info, file, data, size);
  else
    g_assert_true (error->domain == CW_ERROR &&
                   (error->code == CW_ERROR_FORMAT || error->code == CW_ERROR_DAMAGED ||
                    error->code == CW_ERROR_SECRET));
  return 0;
}

static void
move_blocks (Forge *forge, GRand *random)
{
  GPtrArray *blocks = forge->blocks;
  guint one = (guint) g_rand_int_range (random, 0, (gint32) blocks->len);
  guint other = (guint) g_rand_int_range (random, 0, (gint32) blocks->len);
  gpointer block = blocks->pdata[one];

  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      blocks->pdata[one] = blocks->pdata[other];
      blocks->pdata[other] = block;
      break;
    case 1:
      g_ptr_array_insert (blocks, (int) other, g_byte_array_ref (block));
      break;
    default:
      g_ptr_array_remove_index (blocks, one);
      break;
    }
}

/* The first line says the key with which everything is signed here. */
static void
put_author (Forge *forge, guint32 run)
{
  static const char before[] = "\"key\":\"";
  guint first = forge_first (forge, run);
  g_autoptr (CwFrame) frame = forge_frame (forge, first);
  char *at, hex[2 * crypto_sign_PUBLICKEYBYTES + 1];

  if (frame->first != 1)
    return;
  at = strstr (frame->lines->str, before);
  if (at == NULL || strcspn (at, "\n") < sizeof before + sizeof hex)
    return;

  sodium_bin2hex (hex, sizeof hex, fuzz_secret () + crypto_sign_SEEDBYTES,
                  crypto_sign_PUBLICKEYBYTES);
  memcpy (at + sizeof before - 1, hex, sizeof hex - 1);
  forge_put_frame (forge, first, frame);
}

static void
change_line (CwFrame *frame, guint32 seq)
{
  gsize length;
  gsize at = (gsize) (cw_frame_get (frame, seq, &length) - frame->lines->str);
  g_autoptr (GString) line = g_string_new_len (frame->lines->str + at, (gssize) length);

  fuzz_text (line);
  for (gsize i = 0; i < line->len; i++)
    if (line->str[i] == '\n')
      line->str[i] = ' ';
  g_string_erase (frame->lines, (gssize) at, (gssize) length);
  g_string_insert_len (frame->lines, (gssize) at, line->str, (gssize) line->len);
  g_assert_true (cw_frame_settle (frame, NULL));
}

static void
change_frame (Forge *forge, guint block, GRand *random)
{
  guint32 run;
  g_autoptr (CwPacked) packed = forge_get (forge, block, &run);
  g_autoptr (CwFrame) frame = NULL;
  guint32 seq;

  if (!forge_is_sound (forge, run))
    return;

  frame = forge_frame (forge, block);
  seq = frame->first + g_rand_int (random) % (frame->last - frame->first + 1);
  if (g_rand_int_range (random, 0, 6) == 0)
    cw_erase_line (frame, seq);
  else
    change_line (frame, seq);
  forge_put_frame (forge, block, frame);
  put_author (forge, run);
  forge_author (forge, run, fuzz_secret ());
}

static void
change (Forge *forge, GRand *random)
{
  guint block = forge->blocks->len == 0
                    ? 0
                    : (guint) g_rand_int_range (random, 0, (gint32) forge->blocks->len);
  int what = g_rand_int_range (random, 0, 10);

  if (what == 0 || forge->blocks->len == 0)
    fuzz_text (forge->head);
  else if (what == 1)
    {
      cw_bundle_foot_write (forge->runs, forge->foot);
      fuzz_text (forge->foot);
    }
  else if (what == 2)
    fuzz_bytes (forge->blocks->pdata[block]);
  else if (what == 3)
    move_blocks (forge, random);
  else
    change_frame (forge, block, random);
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autoptr (Forge) forge = seed % 16 == 0 ? NULL : forge_parse (data, size, fuzz_secret ());
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GByteArray) bytes = NULL;

  if (forge == NULL)
    return LLVMFuzzerMutate (data, size, max_size);

  forge_send_as (forge, fuzz_secret ());
  change (forge, random);
  bytes = forge_bytes (forge);
  return fuzz_give (bytes->data, bytes->len, data, max_size);
}
