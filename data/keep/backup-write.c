#include "corewalk/backup.h"

#include "data/base/file.h"
#include "data/keep/backup-locked.h"
#include "data/keep/backup-pack.h"
#include "data/store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A small file. */
typedef struct
{
  guint8 *bytes; /* in locked memory: a key may be in it */
  gsize length, used;
} Small;

/* A database, read through SQLite's own descriptor: closing another one of the same file would give
 * up SQLite's locks. */
typedef struct
{
  CwDb *db;
  sqlite3_file *file;
  gint64 at, size;
} Pages;

static gssize
read_small_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  Small *small = user_data;
  gsize count = MIN (size, small->length - small->used);

  memcpy (buffer, small->bytes + small->used, count);
  small->used += count;
  return (gssize) count;
}

static gssize
read_pages_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  Pages *pages = user_data;
  gsize count = (gsize) MIN ((gint64) size, pages->size - pages->at);
  int code = count == 0
                 ? SQLITE_OK
                 : pages->file->pMethods->xRead (pages->file, buffer, (int) count, pages->at);

  if (code != SQLITE_OK)
    {
      cw_db_set_error (pages->db, code, error);
      return -1;
    }
  pages->at += (gint64) count;
  return (gssize) count;
}

static void
free_small (gpointer user_data)
{
  Small *small = user_data;

  sodium_free (small->bytes);
  g_free (small);
}

/* read_small: (transfer full): all of @fd, which it closes. */
static Small *
read_small (int fd, gsize size, GError **error)
{
  Small *small = g_new0 (Small, 1);
  gssize count = 0;

  small->bytes = sodium_malloc (MAX (size, 1));
  g_assert (small->bytes != NULL);
  while (small->length < size && (count = cw_file_read (fd, small->bytes + small->length,
                                                        size - small->length, error)) > 0)
    small->length += (gsize) count;
  close (fd);
  if (count >= 0)
    return small;

  free_small (small);
  return NULL;
}

/* add_small: a file that is no database. */
static gboolean
add_small (GPtrArray *parts, const char *directory, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;
  Small *small;

  if (fd < 0 || fstat (fd, &status) != 0)
    return cw_file_fail (name, errno, error);
  if (!cw_part_check (name, status.st_size, error))
    {
      close (fd);
      return FALSE;
    }

  small = read_small (fd, (gsize) status.st_size, error);
  if (small == NULL)
    return FALSE;

  g_ptr_array_add (parts, cw_part_new (name, (gint64) small->length, read_small_cb, small,
                                       free_small));
  return TRUE;
}

static gint
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
add_keys (GPtrArray *parts, const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, CW_PART_KEYS, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_strconcat (CW_PART_KEYS "/", entry, NULL);

      if (cw_part_check (name, 0, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  if (dir != NULL)
    g_dir_close (dir);

  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    if (!add_small (parts, directory, g_ptr_array_index (names, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
add_database (GPtrArray *parts, const char *name, CwDb *db, GError **error)
{
  Pages *pages = g_new0 (Pages, 1);
  sqlite3_int64 size = 0;
  int code = sqlite3_file_control (cw_db_get_handle (db), "main", SQLITE_FCNTL_FILE_POINTER,
                                   &pages->file);

  if (code == SQLITE_OK)
    code = pages->file->pMethods->xFileSize (pages->file, &size);
  if (code != SQLITE_OK)
    {
      cw_db_set_error (db, code, error);
      g_free (pages);
      return FALSE;
    }

  pages->db = db;
  pages->size = size;
  g_ptr_array_add (parts, cw_part_new (name, size, read_pages_cb, pages, g_free));
  return TRUE;
}

/* freeze: moves the write-ahead log into the file itself and lets nothing be written until the
 * transaction is rolled back. */
static gboolean
freeze (CwDb *db, GError **error)
{
  int code = sqlite3_wal_checkpoint_v2 (cw_db_get_handle (db), "main",
                                        SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  if (code == SQLITE_OK)
    return cw_db_begin (db, error);

  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    g_set_error (error, CW_ERROR, CW_ERROR_BUSY,
                 "another program is reading the store. Try again when it is done");
  else
    cw_db_set_error (db, code, error);
  return FALSE;
}

static gboolean
write_frozen (CwStore *store,
              const char *file,
              const CwBackupLock *lock,
              CwStep *step,
              GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_part_free);

  return add_small (parts, store->directory, CW_PART_INSTALL, error) &&
         add_keys (parts, store->directory, error) &&
         add_database (parts, CW_PART_PRIVATE, store->private, error) &&
         add_database (parts, CW_PART_SHARED, store->shared, error) &&
         cw_backup_pack (file, parts, lock, step, error);
}

gboolean
cw_backup_write_locked (CwStore *store,
                        const char *file,
                        const CwBackupLock *lock,
                        CwProgress progress,
                        gpointer user_data,
                        GError **error)
{
  CwStep step = { .report = progress, .user_data = user_data };
  gboolean is_written = FALSE;

  if (!cw_store_check_writer (store, error) || !freeze (store->shared, error))
    return FALSE;

  if (freeze (store->private, error))
    {
      is_written = write_frozen (store, file, lock, &step, error);
      cw_db_rollback (store->private);
    }
  cw_db_rollback (store->shared);
  return is_written;
}

gboolean
cw_backup_write (CwStore *store,
                 const char *file,
                 const char *passphrase,
                 guint work,
                 CwProgress progress,
                 gpointer user_data,
                 GError **error)
{
  const CwBackupLock lock = { .passphrase = passphrase, .work = work };

  g_return_val_if_fail (store != NULL && file != NULL && passphrase != NULL, FALSE);

  return cw_backup_write_locked (store, file, &lock, progress, user_data, error);
}
