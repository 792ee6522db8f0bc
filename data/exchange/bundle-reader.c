#include "data/exchange/bundle-reader.h"

#include "data/exchange/bundle-block.h"
#include "data/exchange/bundle-source.h"

#include <string.h>

#define FOOT_LEAST 512 /* bytes after the blocks */

struct _CwBundleReader
{
  CwBundleSource *source;
  crypto_generichash_state state;
  CwBundleHead *head;
  GPtrArray *runs;
  GArray *marks;
  guint next_mark;           /* of the second reading */
  guint8 hash[CW_LINE_HASH]; /* of all that is signed, found by the first reading */
};

static gboolean
read_hashed (void *buffer, gsize size, gpointer user_data, GError **error)
{
  CwBundleReader *reader = user_data;

  if (!cw_bundle_source_read (buffer, size, reader->source, error))
    return FALSE;

  crypto_generichash_update (&reader->state, buffer, size);
  return TRUE;
}

static char *
read_text (CwBundleReader *reader, gsize *length, GError **error)
{
  guint8 number[4];
  g_autofree char *text = NULL;

  if (!read_hashed (number, sizeof number, reader, error))
    return NULL;

  *length =
      (gsize) number[0] << 24 | (gsize) number[1] << 16 | (gsize) number[2] << 8 | number[3];
  if (*length > CW_BUNDLE_TEXT_MOST)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "it says a length beyond the limit");
      return NULL;
    }
  text = g_malloc (*length + 1);
  text[*length] = '\0';
  return read_hashed (text, *length, reader, error) ? g_steal_pointer (&text) : NULL;
}

static gboolean
start (CwBundleReader *reader, GError **error)
{
  reader->next_mark = 0;
  crypto_generichash_init (&reader->state, NULL, 0, CW_LINE_HASH);
  return cw_bundle_source_start (reader->source, error);
}

static gboolean
read_magic (CwBundleReader *reader, GError **error)
{
  char magic[CW_BUNDLE_MAGIC_BYTES];
  g_autoptr (GError) local = NULL;
  gboolean is_read = read_hashed (magic, sizeof magic, reader, &local);

  if (!is_read && !g_error_matches (local, CW_ERROR, CW_ERROR_FORMAT))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!is_read || memcmp (magic, CW_BUNDLE_MAGIC, 6) != 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "this is no bundle");
  else if (magic[7] != CW_BUNDLE_MAGIC[7])
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                         "it was made by a newer Corewalk. Update this one");
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_head (CwBundleReader *reader, GError **error)
{
  g_autofree char *text = NULL;
  char letter;
  gsize length;

  if (!read_magic (reader, error) || !read_hashed (&letter, 1, reader, error))
    return FALSE;
  if (letter != 'H')
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "its head is missing");
      return FALSE;
    }

  text = read_text (reader, &length, error);
  if (text == NULL || !cw_bundle_head_read (text, length, reader->head, error))
    return FALSE;

  cw_bundle_source_expect (reader->source, reader->head->body_bytes + FOOT_LEAST);
  return TRUE;
}

/* Blocks of one run follow one another, and runs come in their order. */
static gboolean
add_mark (CwBundleReader *reader, const CwPacked *packed, guint32 run, GError **error)
{
  CwMark mark = { .run = run, .first = packed->first, .last = packed->last };
  const CwMark *before = reader->marks->len == 0
                             ? NULL
                             : &g_array_index (reader->marks, CwMark, reader->marks->len - 1);
  gboolean is_next = before != NULL && run == before->run && packed->first == before->last + 1;
  gboolean begins = run == (before == NULL ? 0 : before->run + 1);

  if (reader->marks->len >= CW_BUNDLE_BLOCKS_MOST || !(is_next || begins))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "its blocks are not in their order");
      return FALSE;
    }

  memcpy (mark.chain, packed->seal.chain, CW_LINE_HASH);
  g_array_append_val (reader->marks, mark);
  return TRUE;
}

/* The foot says of which lines the blocks are; they must be all of them. */
static gboolean
check_counts (CwBundleReader *reader, GError **error)
{
  guint at = 0;

  for (guint i = 0; i < reader->runs->len; i++)
    {
      const CwRun *run = reader->runs->pdata[i];
      const CwMark *mark =
          at < reader->marks->len ? &g_array_index (reader->marks, CwMark, at) : NULL;

      if (mark == NULL || mark->run != i || mark->first != run->first)
        break;
      while (at + 1 < reader->marks->len && mark[1].run == i)
        mark = &g_array_index (reader->marks, CwMark, ++at);
      if (mark->last != run->last || memcmp (mark->chain, run->head, CW_LINE_HASH) != 0)
        break;
      if (++at == reader->marks->len && i + 1 == reader->runs->len)
        return TRUE;
    }
  if (reader->runs->len == 0 && reader->marks->len == 0)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                       "its foot does not count the lines that are in it");
  return FALSE;
}

/* Invented data never travels with real work. */
static gboolean
check_sample (CwBundleReader *reader, GError **error)
{
  for (guint i = 0; i < reader->runs->len; i++)
    if (((const CwRun *) reader->runs->pdata[i])->is_sample != reader->head->is_sample)
      {
        g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                             "it mixes sample data with real work");
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_signature (CwBundleReader *reader, GError **error)
{
  guint8 signature[crypto_sign_BYTES], said[CW_BUNDLE_SIGNED];

  memcpy (said, CW_BUNDLE_SIGNED_WORD, CW_BUNDLE_SIGNED - CW_LINE_HASH);
  crypto_generichash_final (&reader->state, reader->hash, CW_LINE_HASH);
  memcpy (said + CW_BUNDLE_SIGNED - CW_LINE_HASH, reader->hash, CW_LINE_HASH);
  if (!cw_bundle_source_read (signature, sizeof signature, reader->source, error) ||
      !cw_bundle_source_end (reader->source, error))
    return FALSE;
  if (crypto_sign_verify_detached (signature, said, sizeof said, reader->head->key) == 0)
    return TRUE;

  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_DAMAGED,
      "its signature does not fit: it was changed, or is not from whom it says");
  return FALSE;
}

/* What belongs to the partners of a cycle comes for them alone, encrypted, and in a file of its own: nobody
 * else takes it in by mistake, whoever made the file. */
static gboolean
check_audiences (CwBundleReader *reader, GError **error)
{
  gboolean is_of_cycle = reader->head->scope == CW_SCOPE_CYCLE;
  gboolean is_mixed = is_of_cycle && cw_bundle_source_get_recipients (reader->source) == 0;

  for (guint i = 0; i < reader->runs->len; i++)
    is_mixed |= is_of_cycle !=
                (strcmp (((const CwRun *) reader->runs->pdata[i])->audience, "pair") == 0);
  if (!is_mixed)
    return TRUE;

  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_FORMAT,
      "it holds lines of a coaching cycle, which come in encrypted files for its "
      "partners alone");
  return FALSE;
}

static gboolean
read_foot (CwBundleReader *reader, GError **error)
{
  gsize length;
  g_autofree char *text = read_text (reader, &length, error);

  if (text == NULL || !check_signature (reader, error))
    return FALSE;

  reader->runs = cw_bundle_foot_read (text, length, error);
  return reader->runs != NULL && check_counts (reader, error) &&
         check_audiences (reader, error) && check_sample (reader, error);
}

/* All blocks of the first reading, for where they stand; then the foot. */
static gboolean
read_through (CwBundleReader *reader, GError **error)
{
  g_autoptr (CwPacked) packed = cw_packed_new ();

  for (;;)
    {
      guint32 run;
      char letter;

      if (!read_hashed (&letter, 1, reader, error))
        return FALSE;
      if (letter == 'E')
        return read_foot (reader, error);
      if (letter != 'F')
        {
          g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                       "byte %" G_GINT64_FORMAT ": no block begins like that",
                       cw_bundle_source_get_place (reader->source) - 1);
          return FALSE;
        }
      if (!cw_block_read (packed, &run, read_hashed, reader, error) ||
          !add_mark (reader, packed, run, error))
        return FALSE;
    }
}

CwBundleReader *
cw_bundle_reader_new (const char *file,
                      const CwAgeKeys *keys,
                      CwBundleHead *head,
                      GError **error)
{
  g_autoptr (CwBundleReader) reader = g_new0 (CwBundleReader, 1);
  GError *local = NULL;

  reader->head = head;
  reader->marks = g_array_new (FALSE, FALSE, sizeof (CwMark));
  reader->source = cw_bundle_source_new (file, keys, error);
  if (reader->source == NULL)
    return NULL;
  if (start (reader, &local) && read_head (reader, &local) && read_through (reader, &local))
    return g_steal_pointer (&reader);

  head->is_cut = cw_bundle_source_is_cut (reader->source);
  cw_bundle_source_explain (reader->source, &local);
  g_propagate_error (error, local);
  return NULL;
}

void
cw_bundle_reader_free (CwBundleReader *reader)
{
  if (reader == NULL)
    return;

  cw_bundle_source_free (reader->source);
  g_clear_pointer (&reader->runs, g_ptr_array_unref);
  g_array_unref (reader->marks);
  g_free (reader);
}

GPtrArray *
cw_bundle_reader_get_runs (CwBundleReader *reader)
{
  return reader->runs;
}

const GArray *
cw_bundle_reader_get_marks (CwBundleReader *reader)
{
  return reader->marks;
}

guint
cw_bundle_reader_get_recipients (CwBundleReader *reader)
{
  return cw_bundle_source_get_recipients (reader->source);
}

const guint8 *
cw_bundle_reader_get_hash (CwBundleReader *reader)
{
  return reader->hash;
}

gint64
cw_bundle_reader_count_lines (CwBundleReader *reader)
{
  gint64 lines = 0;

  for (guint i = 0; i < reader->runs->len; i++)
    {
      const CwRun *run = reader->runs->pdata[i];

      lines += (gint64) run->last - run->first + 1;
    }

  return lines;
}

gboolean
cw_bundle_reader_again (CwBundleReader *reader, GError **error)
{
  CwBundleHead head = { 0 };
  CwBundleHead *first = reader->head;
  gboolean is_done;

  /* What the head says was taken from the first reading; the hash holds the second to it. */
  reader->head = &head;
  is_done = start (reader, error) && read_head (reader, error);
  reader->head = first;
  cw_bundle_head_clear (&head);
  return is_done;
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_DAMAGED,
                       "it changed while it was being read. Try again");
  return FALSE;
}

static gboolean
end_again (CwBundleReader *reader, GError **error)
{
  guint8 hash[CW_LINE_HASH];
  gsize length;
  g_autofree char *text = read_text (reader, &length, error);

  if (text == NULL)
    return FALSE;

  crypto_generichash_final (&reader->state, hash, sizeof hash);
  if (memcmp (hash, reader->hash, sizeof hash) == 0)
    return TRUE;

  return fail_changed (error);
}

/* The second reading finds what the first one found, or it is not believed. */
static gboolean
check_mark (CwBundleReader *reader, const CwPacked *packed, guint32 run, GError **error)
{
  const CwMark *mark = reader->next_mark < reader->marks->len
                           ? &g_array_index (reader->marks, CwMark, reader->next_mark)
                           : NULL;

  reader->next_mark++;
  return (mark != NULL && mark->run == run && mark->first == packed->first &&
          mark->last == packed->last &&
          memcmp (mark->chain, packed->seal.chain, CW_LINE_HASH) == 0) ||
         fail_changed (error);
}

gboolean
cw_bundle_reader_next (CwBundleReader *reader,
                       CwPacked *packed,
                       guint32 *run,
                       gboolean *is_end,
                       GError **error)
{
  char letter;

  if (!read_hashed (&letter, 1, reader, error))
    return FALSE;

  *is_end = letter == 'E';
  if (*is_end)
    return end_again (reader, error);
  return cw_block_read (packed, run, read_hashed, reader, error) &&
         check_mark (reader, packed, *run, error);
}
