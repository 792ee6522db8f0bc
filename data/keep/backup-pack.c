#include "data/keep/backup-pack.h"

#include "data/base/whole-file.h"
#include "data/keep/tar-reader.h"
#include "data/keep/tar-writer.h"

#include <sodium.h>
#include <string.h>

#define BUFFER_BYTES 262144

typedef struct
{
  GPtrArray *parts;
  const CwBackupLock *lock;
  CwStep *step;
  guint8 *buffer;
} Pack;

static gboolean
write_age_cb (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  return cw_age_writer_write (user_data, bytes, length, error);
}

static gssize
read_age_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  return cw_age_reader_read (user_data, buffer, size, error);
}

/* copy: as much of @read as there is, into @write (which may be NULL) and @hash. */
static gint64
copy (const Pack *pack,
      CwReadBytes read,
      gpointer source,
      CwTarWriter *writer,
      guint8 hash[CW_PART_HASH_BYTES],
      GError **error)
{
  crypto_generichash_state state;
  gint64 total = 0;
  gssize count;

  crypto_generichash_init (&state, NULL, 0, CW_PART_HASH_BYTES);
  while ((count = read (pack->buffer, BUFFER_BYTES, source, error)) > 0)
    {
      total += count;
      crypto_generichash_update (&state, pack->buffer, (gsize) count);
      if ((writer != NULL &&
           !cw_tar_writer_write (pack->buffer, (gsize) count, writer, error)) ||
          !cw_step_on (pack->step, count, error))
        return -1;
    }

  crypto_generichash_final (&state, hash, CW_PART_HASH_BYTES);
  return count < 0 ? -1 : total;
}

static gboolean
pack_part (const Pack *pack, CwPart *part, CwTarWriter *writer, GError **error)
{
  gint64 count;

  g_assert (cw_part_check (part->name, part->size, NULL));
  if (!cw_tar_writer_begin (writer, part->name, part->size, error))
    return FALSE;

  count = copy (pack, part->read, part->source, writer, part->hash, error);
  g_assert (count < 0 || count == part->size);
  return count >= 0;
}

static gboolean
pack_all (const Pack *pack, CwWholeFile *file, GError **error)
{
  g_autoptr (CwAgeWriter) age =
      cw_backup_lock_writer (pack->lock, cw_whole_file_write, file, error);
  g_autoptr (CwTarWriter) tar = NULL;

  if (age == NULL || (tar = cw_tar_writer_new (write_age_cb, age, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < pack->parts->len; i++)
    if (!pack_part (pack, g_ptr_array_index (pack->parts, i), tar, error))
      return FALSE;

  return cw_tar_writer_finish (tar, error) && cw_age_writer_finish (age, error);
}

static gboolean
verify_part (const Pack *pack, const CwPart *part, CwTarReader *tar, GError **error)
{
  guint8 hash[CW_PART_HASH_BYTES];
  GError *failure = NULL;
  gint64 size;
  const char *name = cw_tar_reader_next (tar, &size, &failure);
  gint64 count = -1;

  if (name != NULL && strcmp (name, part->name) == 0)
    count = copy (pack, cw_tar_reader_read, tar, NULL, hash, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (count != part->size || memcmp (hash, part->hash, sizeof hash) != 0)
    g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED,
                 "%s was not written as it is. Try again, on another disk", part->name);
  else
    return TRUE;

  return FALSE;
}

/* verify_cb: opens the file as somebody will who needs it. */
static gboolean
verify_cb (CwReadBytes read, gpointer source, gpointer user_data, GError **error)
{
  const Pack *pack = user_data;
  g_autoptr (CwAgeReader) age = cw_backup_lock_reader (pack->lock, read, source, error);
  g_autoptr (CwTarReader) tar = NULL;
  GError *failure = NULL;
  gint64 size;

  if (age == NULL || (tar = cw_tar_reader_new (read_age_cb, age, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < pack->parts->len; i++)
    if (!verify_part (pack, g_ptr_array_index (pack->parts, i), tar, error))
      return FALSE;

  if (cw_tar_reader_next (tar, &size, &failure) == NULL && failure == NULL)
    return TRUE;
  if (failure == NULL)
    g_set_error (&failure, CW_ERROR, CW_ERROR_DAMAGED, "more was written than there is");
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
cw_backup_pack (const char *file,
                GPtrArray *parts,
                const CwBackupLock *lock,
                CwStep *step,
                GError **error)
{
  g_autoptr (CwWholeFile) whole = cw_whole_file_new (file, error);
  Pack pack = { parts, lock, step, NULL };
  gboolean is_done;

  if (whole == NULL)
    return FALSE;

  /* Everything is read twice: from the store, and back from the file. */
  for (guint i = 0; i < parts->len; i++)
    step->total += 2 * ((CwPart *) g_ptr_array_index (parts, i))->size;

  pack.buffer = g_malloc (BUFFER_BYTES);
  is_done =
      pack_all (&pack, whole, error) && cw_whole_file_commit (whole, verify_cb, &pack, error);
  sodium_memzero (pack.buffer, BUFFER_BYTES);
  g_free (pack.buffer);
  return is_done;
}
