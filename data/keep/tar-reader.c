#include "data/keep/tar-reader.h"

#include "data/base/archive-library.h"

#include <errno.h>

#define BLOCK_BYTES 65536

struct _CwTarReader
{
  const CwArchiveLibrary *lib;
  struct archive *archive;
  CwReadBytes read;
  gpointer user_data;
  guint8 *block;
  gint64 left; /* bytes of the present file that were not read */
  GError *failure;
};

static la_ssize_t
read_cb (struct archive *archive, void *user_data, const void **bytes)
{
  CwTarReader *reader = user_data;
  gssize count = reader->read (reader->block, BLOCK_BYTES, reader->user_data, &reader->failure);

  *bytes = reader->block;
  if (count < 0)
    reader->lib->set_error (archive, EIO, "%s", reader->failure->message);
  return count;
}

static gboolean
fail (CwTarReader *reader, GError **error)
{
  const char *cause = reader->lib->error_string (reader->archive);

  if (reader->failure != NULL)
    g_propagate_error (error, g_error_copy (reader->failure));
  else
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "can't be unpacked: %s",
                 cause != NULL ? cause : "cut off");
  return FALSE;
}

CwTarReader *
cw_tar_reader_new (CwReadBytes read, gpointer user_data, GError **error)
{
  g_autoptr (CwTarReader) reader = g_new0 (CwTarReader, 1);
  const CwArchiveLibrary *lib = cw_archive_library_get (error);
  struct archive *archive;

  if (lib == NULL)
    return NULL;

  reader->lib = lib;
  reader->archive = archive = lib->read_new ();
  reader->read = read;
  reader->user_data = user_data;
  reader->block = g_malloc (BLOCK_BYTES);
  if (lib->read_support_filter_zstd (archive) == ARCHIVE_OK &&
      lib->read_support_format_tar (archive) == ARCHIVE_OK &&
      lib->read_open2 (archive, reader, NULL, read_cb, NULL, NULL) == ARCHIVE_OK)
    return g_steal_pointer (&reader);

  fail (reader, error);
  return NULL;
}

/* drain: only at its end does the stream below say that it is whole. */
static gboolean
drain (CwTarReader *reader, GError **error)
{
  const void *bytes;
  la_ssize_t count;

  do
    count = read_cb (reader->archive, reader, &bytes);
  while (count > 0);

  return count == 0 || fail (reader, error);
}

const char *
cw_tar_reader_next (CwTarReader *reader, gint64 *size, GError **error)
{
  const CwArchiveLibrary *lib = reader->lib;
  struct archive_entry *entry;
  int result = lib->read_next_header (reader->archive, &entry);

  if (result == ARCHIVE_EOF)
    {
      drain (reader, error);
      return NULL;
    }
  if (result != ARCHIVE_OK)
    {
      fail (reader, error);
      return NULL;
    }
  if (lib->entry_filetype (entry) != AE_IFREG || lib->entry_hardlink (entry) != NULL ||
      lib->entry_symlink (entry) != NULL || lib->entry_pathname (entry) == NULL ||
      !lib->entry_size_is_set (entry) || lib->entry_size (entry) < 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "holds something that is no plain file");
      return NULL;
    }

  *size = reader->left = lib->entry_size (entry);
  return lib->entry_pathname (entry);
}

gssize
cw_tar_reader_read (void *buffer, gsize size, gpointer user_data, GError **error)
{
  CwTarReader *reader = user_data;
  la_ssize_t count = reader->lib->read_data (reader->archive, buffer, size);

  if (count < 0 || (count == 0 && reader->left > 0) || count > reader->left)
    {
      fail (reader, error);
      return -1;
    }

  reader->left -= count;
  return (gssize) count;
}

void
cw_tar_reader_free (CwTarReader *reader)
{
  if (reader == NULL)
    return;

  if (reader->archive != NULL)
    reader->lib->read_free (reader->archive);
  g_clear_error (&reader->failure);
  g_free (reader->block);
  g_free (reader);
}
