#include "tests/forge-bundle.h"

#include "data/exchange/bundle-block.h"
#include "data/log/openings.h"
#include "tests/fixture.h"

#include <string.h>

#define RUN_AT 4 /* where a block says its run */

/* The bytes that are left to be read. */
typedef struct
{
  const guint8 *at;
  gsize left;
} Rest;

static gboolean
read_rest (void *buffer, gsize size, gpointer user_data, GError **error)
{
  Rest *rest = user_data;

  if (rest->left < size)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "cut off");
      return FALSE;
    }

  memcpy (buffer, rest->at, size);
  rest->at += size;
  rest->left -= size;
  return TRUE;
}

static guint32
get_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 |
         bytes[3];
}

static gboolean
read_text (Rest *rest, GString *text)
{
  guint8 number[4];

  if (!read_rest (number, sizeof number, rest, NULL) || get_number (number) > rest->left)
    return FALSE;

  g_string_append_len (text, (const char *) rest->at, get_number (number));
  rest->at += text->len;
  rest->left -= text->len;
  return TRUE;
}

static gboolean
read_block (Rest *rest, GPtrArray *blocks)
{
  g_autoptr (CwPacked) packed = cw_packed_new ();
  const guint8 *start = rest->at - 1;
  GByteArray *block;
  guint32 run;

  if (!cw_block_read (packed, &run, read_rest, rest, NULL))
    return FALSE;

  block = g_byte_array_new ();
  g_byte_array_append (block, start, (guint) (rest->at - start));
  g_ptr_array_add (blocks, block);
  return TRUE;
}

static gboolean
parse (Forge *forge, Rest *rest)
{
  char magic[CW_BUNDLE_MAGIC_BYTES], letter;
  g_autoptr (GString) foot = g_string_new (NULL);

  if (!read_rest (magic, sizeof magic, rest, NULL) || !read_rest (&letter, 1, rest, NULL) ||
      !read_text (rest, forge->head))
    return FALSE;
  while (read_rest (&letter, 1, rest, NULL) && letter == 'F')
    if (!read_block (rest, forge->blocks))
      return FALSE;
  if (letter != 'E' || !read_text (rest, foot))
    return FALSE;

  forge->runs = cw_bundle_foot_read (foot->str, foot->len, NULL);
  return forge->runs != NULL;
}

Forge *
forge_parse (const guint8 *bytes, gsize length, const guint8 *secret)
{
  g_autoptr (Forge) forge = g_new0 (Forge, 1);
  Rest rest = { bytes, length };

  forge->head = g_string_new (NULL);
  forge->foot = g_string_new (NULL);
  forge->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  if (secret != NULL)
    memcpy (forge->secret, secret, sizeof forge->secret);
  return parse (forge, &rest) ? g_steal_pointer (&forge) : NULL;
}

Forge *
forge_open (const char *file, const guint8 *secret)
{
  g_autofree char *bytes = NULL;
  gsize length;
  Forge *forge;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  forge = forge_parse ((const guint8 *) bytes, length, secret);
  g_assert_nonnull (forge);
  return forge;
}

void
forge_free (Forge *forge)
{
  if (forge == NULL)
    return;

  g_string_free (forge->head, TRUE);
  g_string_free (forge->foot, TRUE);
  g_ptr_array_unref (forge->blocks);
  g_clear_pointer (&forge->runs, g_ptr_array_unref);
  g_free (forge);
}

void
forge_head (Forge *forge, const char *from, const char *to)
{
  g_assert_cmpuint (g_string_replace (forge->head, from, to, 1), ==, 1);
}

void
forge_send_as (Forge *forge, const guint8 *secret)
{
  static const char before[] = "\"key\":\"";
  char *key = strstr (forge->head->str, before);
  char hex[2 * crypto_sign_PUBLICKEYBYTES + 1];

  memcpy (forge->secret, secret, sizeof forge->secret);
  if (key == NULL || strlen (key) < sizeof before + sizeof hex)
    return;

  sodium_bin2hex (hex, sizeof hex, secret + crypto_sign_SEEDBYTES, crypto_sign_PUBLICKEYBYTES);
  memcpy (key + sizeof before - 1, hex, sizeof hex - 1);
}

CwPacked *
forge_get (const Forge *forge, guint index, guint32 *run)
{
  const GByteArray *block = forge->blocks->pdata[index];
  Rest rest = { block->data + 1, block->len - 1 };
  CwPacked *packed = cw_packed_new ();

  g_assert_true (cw_block_read (packed, run, read_rest, &rest, NULL));
  return packed;
}

static gboolean
append_cb (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);
  return TRUE;
}

void
forge_set (Forge *forge, guint index, const CwPacked *packed, guint32 run)
{
  GByteArray *block = forge->blocks->pdata[index];

  g_byte_array_set_size (block, 0);
  cw_block_write (packed, run, append_cb, block, NULL);
}

CwFrame *
forge_frame (const Forge *forge, guint index)
{
  guint32 run;
  g_autoptr (CwPacked) packed = forge_get (forge, index, &run);
  CwFrame *frame = cw_frame_new ();

  g_assert_true (cw_packed_unpack (packed, frame, NULL));
  return frame;
}

void
forge_put_frame (Forge *forge, guint index, const CwFrame *frame)
{
  guint32 run;
  g_autoptr (CwPacked) packed = forge_get (forge, index, &run);

  cw_frame_pack (frame, CW_FRAME_SEALED_LEVEL, packed);
  forge_set (forge, index, packed, run);
}

char *
forge_line_get (const Forge *forge, guint index, guint32 seq)
{
  g_autoptr (CwFrame) frame = forge_frame (forge, index);
  gsize length;
  const char *bytes = cw_frame_get (frame, seq, &length);

  return g_strndup (bytes, length);
}

void
forge_line (Forge *forge, guint index, guint32 seq, const char *text)
{
  g_autoptr (CwFrame) frame = forge_frame (forge, index);
  gsize length;
  gssize at = cw_frame_get (frame, seq, &length) - frame->lines->str;

  g_string_erase (frame->lines, at, (gssize) length);
  g_string_insert (frame->lines, at, text);
  g_assert_true (cw_frame_settle (frame, NULL));
  forge_put_frame (forge, index, frame);
}

static gboolean
is_of (const Forge *forge, guint index, guint32 run)
{
  const GByteArray *block = forge->blocks->pdata[index];

  return get_number (block->data + RUN_AT) == run;
}

guint
forge_first (const Forge *forge, guint32 run)
{
  guint first = 0;

  while (!is_of (forge, first, run))
    first++;
  return first;
}

guint
forge_last (const Forge *forge, guint32 run)
{
  guint last = forge->blocks->len - 1;

  while (!is_of (forge, last, run))
    last--;
  return last;
}

gboolean
forge_is_sound (const Forge *forge, guint32 run)
{
  g_autoptr (CwFrame) frame = cw_frame_new ();

  for (guint i = 0; i < forge->blocks->len; i++)
    {
      guint32 found;
      g_autoptr (CwPacked) packed = forge_get (forge, i, &found);

      if (found == run && !cw_packed_unpack (packed, frame, NULL))
        return FALSE;
    }

  return run < forge->runs->len;
}

void
forge_append (Forge *forge, guint32 run, const char *text)
{
  guint last = forge_last (forge, run);
  g_autoptr (CwFrame) frame = forge_frame (forge, last);

  g_string_append_printf (frame->lines, "\n%s", text);
  frame->last++;
  g_assert_true (cw_frame_settle (frame, NULL));
  forge_put_frame (forge, last, frame);
}

CwRun *
forge_copy_run (const Forge *forge, guint32 run)
{
  const CwRun *from = forge->runs->pdata[run];
  CwRun *copy = cw_run_new ();

  *copy = *from;
  copy->audience = g_strdup (from->audience);
  copy->scope = g_strdup (from->scope);
  copy->author = g_strdup (from->author);
  return copy;
}

void
forge_keep (Forge *forge, guint32 run)
{
  for (guint i = forge->blocks->len; i-- > 0;)
    if (!is_of (forge, i, run))
      g_ptr_array_remove_index (forge->blocks, i);
    else
      {
        guint32 was;
        g_autoptr (CwPacked) packed = forge_get (forge, i, &was);

        forge_set (forge, i, packed, 0);
      }
  for (guint i = forge->runs->len; i-- > 0;)
    if (i != run)
      g_ptr_array_remove_index (forge->runs, i);
}

static void
add_openings (CwFrame *frame, GByteArray *list)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();

  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    {
      gsize length;
      const char *bytes = cw_frame_get (frame, (guint32) seq, &length);
      CwLine line;

      if (cw_line_read (reader, bytes, length, &line, NULL) && line.has_opening)
        cw_openings_add (list, (guint32) seq, line.opening);
    }
}

/* Before the run there was one opening only, or none. */
static void
sign_openings (Forge *forge, guint32 run, const guint8 *secret)
{
  CwRun *said = forge->runs->pdata[run];
  g_autoptr (GByteArray) list = g_byte_array_new ();
  guint8 text[CW_OPENINGS_SIGNED];

  if (said->first > 1)
    cw_openings_add (list, 1, said->opening);
  for (guint i = 0; i < forge->blocks->len; i++)
    if (is_of (forge, i, run))
      {
        g_autoptr (CwFrame) frame = forge_frame (forge, i);

        add_openings (frame, list);
      }
  cw_openings_make_signed (said->bits, said->last, said->head, list, text);
  crypto_sign_detached (said->openings, NULL, text, sizeof text, secret);
}

void
forge_author (Forge *forge, guint32 run, const guint8 *secret)
{
  CwRun *said = forge->runs->pdata[run];
  guint8 chain[CW_LINE_HASH], text[CW_SIGNED_BYTES];

  memcpy (chain, said->prior, sizeof chain);
  for (guint i = 0; i < forge->blocks->len; i++)
    if (is_of (forge, i, run))
      {
        g_autoptr (CwFrame) frame = forge_frame (forge, i);

        cw_seal_chain (said->bits, frame, chain);
        memcpy (frame->seal.chain, chain, sizeof chain);
        forge_put_frame (forge, i, frame);
        said->last = frame->last;
      }

  memcpy (said->head, chain, sizeof chain);
  memcpy (said->key, secret + crypto_sign_SEEDBYTES, sizeof said->key);
  cw_seal_make_signed (said->bits, said->last, chain, text);
  crypto_sign_detached (said->signature, NULL, text, sizeof text, secret);
  if (said->has_openings)
    sign_openings (forge, run, secret);
}

static void
append_text (GByteArray *bytes, char letter, const GString *text)
{
  guint8 before[5] = { (guint8) letter };

  for (int i = 0; i < 4; i++)
    before[1 + i] = (guint8) (text->len >> (24 - 8 * i));
  g_byte_array_append (bytes, before, sizeof before);
  g_byte_array_append (bytes, (const guint8 *) text->str, (guint) text->len);
}

GByteArray *
forge_bytes (const Forge *forge)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GString) foot = g_string_new (forge->foot->str);
  guint8 signature[crypto_sign_BYTES], said[CW_BUNDLE_SIGNED];

  if (foot->len == 0)
    cw_bundle_foot_write (forge->runs, foot);
  g_byte_array_append (bytes, (const guint8 *) CW_BUNDLE_MAGIC, CW_BUNDLE_MAGIC_BYTES);
  append_text (bytes, 'H', forge->head);
  for (guint i = 0; i < forge->blocks->len; i++)
    {
      const GByteArray *block = forge->blocks->pdata[i];

      g_byte_array_append (bytes, block->data, block->len);
    }
  append_text (bytes, 'E', foot);

  memcpy (said, CW_BUNDLE_SIGNED_WORD, CW_BUNDLE_SIGNED - CW_LINE_HASH);
  crypto_generichash (said + CW_BUNDLE_SIGNED - CW_LINE_HASH, CW_LINE_HASH, bytes->data,
                      bytes->len, NULL, 0);
  crypto_sign_detached (signature, NULL, said, sizeof said, forge->secret);
  g_byte_array_append (bytes, signature, sizeof signature);
  return bytes;
}

void
forge_write (const Forge *forge, const char *file)
{
  g_autoptr (GByteArray) bytes = forge_bytes (forge);

  fixture_overwrite (file, (const char *) bytes->data, bytes->len);
}
