#include "corewalk/age.h"

#include "data/keep/age-chunk.h"
#include "data/keep/age-scrypt.h"
#include "data/keep/age-x25519.h"

#include <sodium.h>
#include <string.h>

/* A chunk and one byte more: whether a chunk is the last is known by what follows it. */
#define WINDOW_BYTES (CW_AGE_SEALED_BYTES + 1)

/* What opens a header: a passphrase, or else keys. */
typedef struct
{
  const char *passphrase;
  const CwAgeKeys *keys;
} Opener;

struct _CwAgeReader
{
  CwReadBytes read;
  gpointer user_data;
  guint8 *window; /* encrypted bytes that were read and not yet used */
  gsize window_length;
  gint64 window_byte; /* where in the file @window begins */
  CwAgeChunks *chunks;
  guint8 *plain; /* the chunk being given out, in locked memory */
  gsize plain_length;
  gsize plain_used;
  guint64 chunk_count; /* opened so far */
  gboolean is_at_end;  /* the last chunk was opened and nothing follows it */
  GError *failure;
};

/* fill: reads until the window is full or the file ends. */
static gboolean
fill (CwAgeReader *reader)
{
  while (reader->window_length < WINDOW_BYTES)
    {
      gssize count = reader->read (reader->window + reader->window_length,
                                   WINDOW_BYTES - reader->window_length, reader->user_data,
                                   &reader->failure);

      if (count <= 0)
        return count == 0;
      reader->window_length += (gsize) count;
    }

  return TRUE;
}

static void
drop (CwAgeReader *reader, gsize count)
{
  reader->window_length -= count;
  reader->window_byte += (gint64) count;
  memmove (reader->window, reader->window + count, reader->window_length);
}

static gboolean
unwrap (const Opener *opener, GPtrArray *stanzas, guint8 *file_key, GError **error)
{
  return opener->passphrase != NULL
             ? cw_age_scrypt_unwrap (file_key, opener->passphrase, stanzas, error)
             : cw_age_x25519_unwrap (file_key, opener->keys, stanzas, error);
}

static gboolean
open_header (CwAgeReader *reader, const Opener *opener, guint8 *file_key)
{
  gsize length = cw_age_header_length (reader->window, reader->window_length);
  g_autoptr (GString) text = g_string_new_len ((const char *) reader->window, (gssize) length);
  g_autoptr (GPtrArray) stanzas = cw_age_header_parse (text, &reader->failure);

  if (stanzas == NULL || !unwrap (opener, stanzas, file_key, &reader->failure))
    return FALSE;
  if (!cw_age_header_verify (text, file_key))
    {
      g_set_error (&reader->failure, CW_ERROR, CW_ERROR_DAMAGED,
                   "its header was changed, between bytes 0 and %" G_GSIZE_FORMAT
                   ". Copy the file again",
                   length);
      return FALSE;
    }

  drop (reader, length);
  return TRUE;
}

static gboolean
fail_cut_off (CwAgeReader *reader)
{
  g_set_error (&reader->failure, CW_ERROR, CW_ERROR_DAMAGED,
               "cut off at byte %" G_GINT64_FORMAT ". Copy the file again",
               reader->window_byte + (gint64) reader->window_length);
  return FALSE;
}

static gboolean
begin (CwAgeReader *reader, const Opener *opener, guint8 *file_key)
{
  if (!fill (reader) || !open_header (reader, opener, file_key) || !fill (reader))
    return FALSE;
  if (reader->window_length < CW_AGE_NONCE_BYTES + CW_AGE_TAG_BYTES)
    return fail_cut_off (reader);

  reader->chunks = cw_age_chunks_new (file_key, reader->window);
  drop (reader, CW_AGE_NONCE_BYTES);
  return TRUE;
}

static CwAgeReader *
new_reader (CwReadBytes read, gpointer user_data)
{
  CwAgeReader *reader = g_new0 (CwAgeReader, 1);

  if (sodium_init () < 0)
    g_error ("libsodium finds no randomness");

  reader->read = read;
  reader->user_data = user_data;
  reader->window = g_malloc (WINDOW_BYTES);
  reader->plain = sodium_malloc (CW_AGE_CHUNK_BYTES);
  g_assert (reader->plain != NULL);
  return reader;
}

static CwAgeReader *
open_file (const Opener *opener, CwReadBytes read, gpointer user_data, GError **error)
{
  g_autoptr (CwAgeReader) reader = new_reader (read, user_data);
  guint8 *file_key = sodium_malloc (CW_AGE_KEY_BYTES);
  gboolean has_begun;

  g_assert (file_key != NULL);
  has_begun = begin (reader, opener, file_key);
  sodium_free (file_key);
  if (has_begun)
    return g_steal_pointer (&reader);

  g_propagate_error (error, g_steal_pointer (&reader->failure));
  return NULL;
}

CwAgeReader *
cw_age_reader_new (const char *passphrase, CwReadBytes read, gpointer user_data, GError **error)
{
  const Opener opener = { .passphrase = passphrase };

  g_return_val_if_fail (passphrase != NULL && read != NULL, NULL);

  return open_file (&opener, read, user_data, error);
}

CwAgeReader *
cw_age_reader_new_with (const CwAgeKeys *keys,
                        CwReadBytes read,
                        gpointer user_data,
                        GError **error)
{
  const Opener opener = { .keys = keys };

  g_return_val_if_fail (keys != NULL && read != NULL, NULL);

  return open_file (&opener, read, user_data, error);
}

/* fail_chunk: says as much of what happened to a chunk as can be known. */
static gboolean
fail_chunk (CwAgeReader *reader, gsize length, gboolean is_last)
{
  gint64 end = reader->window_byte + (gint64) length;

  if (is_last &&
      cw_age_chunks_open (reader->chunks, reader->plain, reader->window, length, FALSE))
    return fail_cut_off (reader);

  if (!is_last &&
      cw_age_chunks_open (reader->chunks, reader->plain, reader->window, length, TRUE))
    g_set_error (&reader->failure, CW_ERROR, CW_ERROR_DAMAGED,
                 "bytes were added after its end, which is at byte %" G_GINT64_FORMAT, end);
  else
    g_set_error (&reader->failure, CW_ERROR, CW_ERROR_DAMAGED,
                 "%s between bytes %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT
                 ". Copy the file again",
                 is_last ? "changed or cut off" : "changed", reader->window_byte, end);
  return FALSE;
}

/* open_chunk: the next chunk into @plain. */
static gboolean
open_chunk (CwAgeReader *reader)
{
  gsize length;
  gboolean is_last;

  if (!fill (reader))
    return FALSE;

  length = MIN (reader->window_length, CW_AGE_SEALED_BYTES);
  is_last = reader->window_length <= CW_AGE_SEALED_BYTES;
  if (length < CW_AGE_TAG_BYTES)
    return fail_cut_off (reader);
  if (!cw_age_chunks_open (reader->chunks, reader->plain, reader->window, length, is_last))
    return fail_chunk (reader, length, is_last);
  if (length == CW_AGE_TAG_BYTES && reader->chunk_count > 0)
    {
      g_set_error (&reader->failure, CW_ERROR, CW_ERROR_DAMAGED,
                   "an empty part at its end, at byte %" G_GINT64_FORMAT, reader->window_byte);
      return FALSE;
    }

  drop (reader, length);
  reader->chunk_count++;
  reader->plain_length = length - CW_AGE_TAG_BYTES;
  reader->plain_used = 0;
  reader->is_at_end = is_last;
  return TRUE;
}

gssize
cw_age_reader_read (CwAgeReader *reader, void *buffer, gsize size, GError **error)
{
  gsize count;

  g_return_val_if_fail (reader != NULL && size > 0, -1);

  while (reader->failure == NULL && reader->plain_used == reader->plain_length &&
         !reader->is_at_end)
    open_chunk (reader);

  if (reader->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (reader->failure));
      return -1;
    }

  count = MIN (size, reader->plain_length - reader->plain_used);
  memcpy (buffer, reader->plain + reader->plain_used, count);
  reader->plain_used += count;
  return (gssize) count;
}

void
cw_age_reader_free (CwAgeReader *reader)
{
  if (reader == NULL)
    return;

  cw_age_chunks_free (reader->chunks);
  g_free (reader->window);
  sodium_free (reader->plain);
  g_clear_error (&reader->failure);
  g_free (reader);
}
