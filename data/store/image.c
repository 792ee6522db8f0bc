#include "data/store/image.h"

#include "corewalk/inbox.h"
#include "data/base/file.h"
#include "data/store/lock.h"
#include "data/store/part.h"
#include "data/store/setting.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARK "image"
#define INSTALL "install.json"
#define PATIENCE_MS 3000

static char *
mark_path (const char *directory)
{
  return g_build_filename (directory, MARK, NULL);
}

gboolean
cw_image_is_prepared (const char *directory)
{
  g_autofree char *path = mark_path (directory);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* wipe: an image holds the free blocks of a disk too, so zeros go over the bytes first. */
static gboolean
wipe (const char *path, GError **error)
{
  static const guint8 zeros[4096];
  int fd = open (path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  struct stat about;
  gboolean is_wiped;

  if (fd < 0)
    return errno == ENOENT || cw_file_fail (path, errno, error);

  is_wiped = fstat (fd, &about) == 0 || cw_file_fail (path, errno, error);
  for (gint64 left = is_wiped ? about.st_size : 0; left > 0 && is_wiped;)
    {
      gint64 count = MIN (left, (gint64) sizeof zeros);

      is_wiped = cw_file_write (fd, zeros, (gsize) count, error);
      left -= count;
    }
  if (is_wiped && fsync (fd) != 0)
    is_wiped = cw_file_fail (path, errno, error);
  close (fd);

  return is_wiped && (g_unlink (path) == 0 || cw_file_fail (path, errno, error));
}

static gboolean
wipe_keys (const char *directory, GError **error)
{
  g_autofree char *folder = g_build_filename (directory, "keys", NULL);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);

  for (const char *name; names != NULL && (name = g_dir_read_name (names)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!wipe (path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_mark (const char *directory, GError **error)
{
  g_autofree char *path = mark_path (directory);
  int fd = open (path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return cw_file_fail (MARK, errno, error);

  close (fd);
  return cw_file_sync_folder (directory, error);
}

gboolean
cw_store_prepare_image (CwStore *store, GError **error)
{
  g_autofree char *install = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!cw_store_check_writer (store, error) || !cw_inbox_drain (store, NULL, NULL, error))
    return FALSE;

  /* From here on this is no store that could be written to under its old name. Where it ends halfway,
   * the next opening finds a copy. */
  install = g_build_filename (store->directory, INSTALL, NULL);
  store->is_settled = FALSE;
  if (!cw_part_disown (store, error) ||
      !cw_setting_set_text (store->private, "card", NULL, error) || !wipe (install, error) ||
      !wipe_keys (store->directory, error))
    return FALSE;

  sodium_memzero (store->secret, sizeof store->secret);
  return put_mark (store->directory, error);
}

static gboolean
write_person (const char *directory, const CwPerson *person, GError **error)
{
  g_autofree char *path = g_build_filename (directory, cw_store_private_form.name, NULL);
  g_autoptr (CwDb) private = cw_db_open (path, &cw_store_private_form, CW_DB_WRITE, error);
  g_auto (CwPerson) before = { 0 };
  CwPerson now = *person;

  if (private == NULL || !cw_setting_read_person (private, &before, error))
    return FALSE;

  now.is_sample = person->is_sample || before.is_sample;
  return cw_setting_write_person (private, &now, error);
}

gboolean
cw_image_take (const char *directory, const CwPerson *person, GError **error)
{
  g_autofree char *path = mark_path (directory);
  g_autoptr (CwStore) store = NULL;
  int lock = cw_lock_take (directory, PATIENCE_MS, error);
  gboolean is_written;

  if (lock < 0)
    return FALSE;

  is_written = write_person (directory, person, error) &&
               (g_unlink (path) == 0 || cw_file_fail (MARK, errno, error)) &&
               cw_file_sync_folder (directory, error);
  cw_lock_give (lock);
  if (!is_written)
    return FALSE;

  store = cw_store_open (directory, CW_STORE_WRITE, error);
  return store != NULL;
}
