#include "data/keep/backup-unpack.h"

#include "data/base/file.h"
#include "data/keep/tar-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define BUFFER_BYTES 262144

typedef struct
{
  int file_fd;
  int folder_fd;
  const char *folder;
  CwStep *step;
  GHashTable *names; /* of char *: the parts that came */
  guint8 *buffer;
} Unpack;

static gssize
read_file_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  Unpack *unpack = user_data;
  gssize count = cw_file_read (unpack->file_fd, buffer, size, error);

  return count <= 0 || cw_step_on (unpack->step, count, error) ? count : -1;
}

static gssize
read_age_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  return cw_age_reader_read (user_data, buffer, size, error);
}

/* check_room: before a long wait for a disk to be full. */
static gboolean
check_room (const Unpack *unpack, gint64 size, GError **error)
{
  struct statvfs disk;
  guint64 room;

  if (fstatvfs (unpack->folder_fd, &disk) != 0)
    return TRUE;

  room = (guint64) disk.f_bavail * disk.f_frsize;
  if ((guint64) size <= room)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_FULL,
               "%" G_GINT64_FORMAT " MB are needed and %" G_GUINT64_FORMAT
               " MB are free. Make room or take another disk",
               size / 1000000 + 1, room / 1000000);
  return FALSE;
}

static gboolean
write_part (const Unpack *unpack, CwTarReader *tar, int fd, GError **error)
{
  gssize count;

  while ((count = cw_tar_reader_read (unpack->buffer, BUFFER_BYTES, tar, error)) > 0)
    if (!cw_file_write (fd, unpack->buffer, (gsize) count, error))
      return FALSE;

  return count == 0 && (fsync (fd) == 0 || cw_file_fail ("can't be kept", errno, error));
}

static gboolean
unpack_part (const Unpack *unpack, CwTarReader *tar, const char *name, GError **error)
{
  gboolean is_written;
  int fd = openat (unpack->folder_fd, name,
                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return cw_file_fail ("can't be made", errno, error);

  is_written = write_part (unpack, tar, fd, error);
  close (fd);
  return is_written;
}

static gboolean
unpack_all (const Unpack *unpack, CwTarReader *tar, GError **error)
{
  GError *failure = NULL;
  const char *name;
  gint64 size;

  while ((name = cw_tar_reader_next (tar, &size, &failure)) != NULL)
    {
      if (!cw_part_check (name, size, error) || !check_room (unpack, size, error))
        return FALSE;
      if (!g_hash_table_add (unpack->names, g_strdup (name)))
        {
          g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "holds %s twice", name);
          return FALSE;
        }
      if (!unpack_part (unpack, tar, name, error))
        return FALSE;
    }

  if (failure == NULL)
    return cw_part_check_set (unpack->names, error);
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
read_all (Unpack *unpack, const CwBackupLock *lock, GError **error)
{
  g_autofree char *keys = g_build_filename (unpack->folder, CW_PART_KEYS, NULL);
  g_autoptr (CwAgeReader) age = NULL;
  g_autoptr (CwTarReader) tar = NULL;

  if (mkdir (keys, 0700) != 0)
    return cw_file_fail ("the folder of keys can't be made", errno, error);

  return (age = cw_backup_lock_reader (lock, read_file_cb, unpack, error)) != NULL &&
         (tar = cw_tar_reader_new (read_age_cb, age, error)) != NULL &&
         unpack_all (unpack, tar, error) && cw_file_sync_folder (keys, error) &&
         cw_file_sync_folder (unpack->folder, error);
}

static gboolean
open_both (Unpack *unpack, const char *file, GError **error)
{
  struct stat status;

  unpack->file_fd = open (file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (unpack->file_fd < 0 || fstat (unpack->file_fd, &status) != 0)
    return cw_file_fail ("can't be opened", errno, error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "not a file");
      return FALSE;
    }

  unpack->step->total += status.st_size;
  unpack->folder_fd = open (unpack->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return unpack->folder_fd >= 0 || cw_file_fail ("can't be opened", errno, error);
}

gboolean
cw_backup_unpack (const char *file,
                  const char *folder,
                  const CwBackupLock *lock,
                  CwStep *step,
                  GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Unpack unpack = { -1, -1, folder, step, names, NULL };
  gboolean is_done;

  unpack.buffer = g_malloc (BUFFER_BYTES);
  is_done = open_both (&unpack, file, error) && read_all (&unpack, lock, error);
  sodium_memzero (unpack.buffer, BUFFER_BYTES);
  g_free (unpack.buffer);
  if (unpack.folder_fd >= 0)
    close (unpack.folder_fd);
  if (unpack.file_fd >= 0)
    close (unpack.file_fd);
  return is_done;
}
