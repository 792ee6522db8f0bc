#include "data/keep/tar-writer.h"

#include "data/base/archive-library.h"

#define BLOCK_BYTES 65536

struct _CwTarWriter
{
  const CwArchiveLibrary *lib;
  struct archive *archive;
  CwWriteBytes write; /* NULL when nothing may be written any more */
  gpointer user_data;
  gint64 left; /* bytes of the file begun that are still to come */
  GError *failure;
};

/* write_cb: never tells libarchive of a failure, for 3.6 then loses the memory of its block. */
static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *bytes, size_t length)
{
  CwTarWriter *writer = user_data;

  if (writer->write != NULL &&
      !writer->write (bytes, length, writer->user_data, &writer->failure))
    writer->write = NULL;
  return (la_ssize_t) length;
}

static gboolean
check (CwTarWriter *writer, int result, GError **error)
{
  if (result >= ARCHIVE_WARN && writer->failure == NULL)
    return TRUE;

  if (writer->failure != NULL)
    g_propagate_error (error, g_error_copy (writer->failure));
  else
    g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "can't be packed: %s",
                 writer->lib->error_string (writer->archive));
  return FALSE;
}

CwTarWriter *
cw_tar_writer_new (CwWriteBytes write, gpointer user_data, GError **error)
{
  g_autoptr (CwTarWriter) writer = g_new0 (CwTarWriter, 1);
  const CwArchiveLibrary *lib = cw_archive_library_get (error);
  struct archive *archive;

  if (lib == NULL)
    return NULL;

  writer->lib = lib;
  writer->archive = archive = lib->write_new ();
  writer->write = write;
  writer->user_data = user_data;
  if (!check (writer, lib->write_set_format_pax_restricted (archive), error) ||
      !check (writer, lib->write_add_filter_zstd (archive), error) ||
      !check (writer, lib->write_set_bytes_per_block (archive, BLOCK_BYTES), error) ||
      !check (writer, lib->write_set_bytes_in_last_block (archive, 1), error) ||
      !check (writer, lib->write_open2 (archive, writer, NULL, write_cb, NULL, NULL), error))
    return NULL;

  return g_steal_pointer (&writer);
}

gboolean
cw_tar_writer_begin (CwTarWriter *writer, const char *name, gint64 size, GError **error)
{
  const CwArchiveLibrary *lib = writer->lib;
  struct archive_entry *entry = lib->entry_new ();
  int result;

  g_assert (writer->left == 0);
  lib->entry_set_pathname (entry, name);
  lib->entry_set_filetype (entry, AE_IFREG);
  lib->entry_set_perm (entry, 0600);
  lib->entry_set_size (entry, size);
  lib->entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  result = lib->write_header (writer->archive, entry);
  lib->entry_free (entry);

  writer->left = size;
  return check (writer, result, error);
}

gboolean
cw_tar_writer_write (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  CwTarWriter *writer = user_data;
  la_ssize_t count;

  g_assert ((gint64) length <= writer->left);
  if (length == 0)
    return TRUE;

  count = writer->lib->write_data (writer->archive, bytes, length);
  writer->left -= (gint64) length;
  return check (writer, count == (la_ssize_t) length ? ARCHIVE_OK : ARCHIVE_FATAL, error);
}

gboolean
cw_tar_writer_finish (CwTarWriter *writer, GError **error)
{
  g_assert (writer->left == 0);
  return check (writer, writer->lib->write_close (writer->archive), error);
}

void
cw_tar_writer_free (CwTarWriter *writer)
{
  if (writer == NULL)
    return;

  writer->write = NULL; /* freeing it would write an end */
  if (writer->archive != NULL)
    writer->lib->write_free (writer->archive);
  g_clear_error (&writer->failure);
  g_free (writer);
}
