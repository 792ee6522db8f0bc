#include "data/base/whole-file.h"

#include "data/base/file.h"
#include "data/base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_BYTES 65536

struct _CwWholeFile
{
  char *name;
  char *folder;
  char *temporary; /* NULL once it has its name */
  int fd;
  crypto_generichash_state *hash; /* of the bytes written, and then of those read again */
};

static void
begin_hash (CwWholeFile *file)
{
  crypto_generichash_init (file->hash, NULL, 0, crypto_generichash_BYTES);
}

CwWholeFile *
cw_whole_file_new (const char *name, GError **error)
{
  g_autoptr (CwWholeFile) file = g_new0 (CwWholeFile, 1);
  char *resolved = realpath (name, NULL);
  struct stat status;

  /* By the name that a link leads to: the link stays one. */
  file->fd = -1;
  file->name = g_strdup (resolved != NULL ? resolved : name);
  file->folder = g_path_get_dirname (file->name);
  free (resolved);
  if (stat (file->name, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "not a file, choose another name");
      return NULL;
    }

  file->temporary = cw_temporary_new (file->name, FALSE, &file->fd, error);
  if (file->temporary == NULL)
    return NULL;

  if (sodium_init () < 0)
    g_error ("libsodium finds no randomness");
  file->hash = g_aligned_alloc0 (1, sizeof *file->hash, G_ALIGNOF (crypto_generichash_state));
  begin_hash (file);
  return g_steal_pointer (&file);
}

gboolean
cw_whole_file_write (const void *bytes, gsize length, gpointer whole_file, GError **error)
{
  CwWholeFile *file = whole_file;

  crypto_generichash_update (file->hash, bytes, length);
  return cw_file_write (file->fd, bytes, length, error);
}

/* read_cb: what is read is hashed, whoever asked for it. */
static gssize
read_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  CwWholeFile *file = user_data;
  gssize count = cw_file_read (file->fd, buffer, size, error);

  if (count > 0)
    crypto_generichash_update (file->hash, buffer, (gsize) count);
  return count;
}

static gboolean
read_rest (CwWholeFile *file, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);
  gssize count;

  do
    count = read_cb (buffer, READ_BYTES, file, error);
  while (count > 0);

  return count == 0;
}

/* reopen: drops what the system keeps of the file in memory, for the medium is to be asked. */
static gboolean
reopen (CwWholeFile *file, GError **error)
{
  int fd;

  posix_fadvise (file->fd, 0, 0, POSIX_FADV_DONTNEED);
  fd = open (file->temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    return cw_file_fail ("can't be read again", errno, error);

  close (file->fd);
  file->fd = fd;
  cw_temporary_lock (fd);
  return TRUE;
}

static gboolean
verify_bytes (CwWholeFile *file, CwVerify verify, gpointer user_data, GError **error)
{
  guint8 written[crypto_generichash_BYTES], read_again[crypto_generichash_BYTES];

  crypto_generichash_final (file->hash, written, sizeof written);
  begin_hash (file);
  if (verify != NULL && !verify (read_cb, file, user_data, error))
    return FALSE;
  if (!read_rest (file, error))
    return FALSE;

  crypto_generichash_final (file->hash, read_again, sizeof read_again);
  if (memcmp (written, read_again, sizeof written) == 0)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED,
               "the disk gave back other bytes than were written. Use another disk");
  return FALSE;
}

gboolean
cw_whole_file_commit (CwWholeFile *file, CwVerify verify, gpointer user_data, GError **error)
{
  g_assert (file->temporary != NULL);

  if (fsync (file->fd) != 0)
    return cw_file_fail ("can't be kept", errno, error);
  if (!reopen (file, error) || !verify_bytes (file, verify, user_data, error))
    return FALSE;
  if (rename (file->temporary, file->name) != 0)
    return cw_file_fail ("can't be given its name", errno, error);

  g_clear_pointer (&file->temporary, g_free);
  return cw_file_sync_folder (file->folder, error);
}

void
cw_whole_file_free (CwWholeFile *file)
{
  if (file == NULL)
    return;

  if (file->temporary != NULL)
    unlink (file->temporary);
  if (file->fd >= 0)
    close (file->fd);
  g_aligned_free (file->hash);
  g_free (file->temporary);
  g_free (file->folder);
  g_free (file->name);
  g_free (file);
}
