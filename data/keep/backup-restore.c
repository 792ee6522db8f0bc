#include "corewalk/backup.h"

#include "data/base/file.h"
#include "data/base/whole-file.h"
#include "data/base/whole-folder.h"
#include "data/keep/backup-unpack.h"
#include "data/keep/database-check.h"
#include "data/keep/recovery-key.h"
#include "data/store/site.h"
#include "data/store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* What install.json says of a store that was put back: nothing that fits anywhere. With what it
 * said before, a file that got the old one's number by chance would pass for the original. */
static const char restored[] = "{\"restored\":true}\n";

static gboolean
mark_restored (const char *folder, GError **error)
{
  g_autofree char *name = g_build_filename (folder, CW_PART_INSTALL, NULL);
  g_autoptr (CwWholeFile) file = cw_whole_file_new (name, error);

  return file != NULL && cw_whole_file_write (restored, strlen (restored), file, error) &&
         cw_whole_file_commit (file, NULL, NULL, error);
}

/* Whether keys open @file, and not a passphrase; what can't be read is for the unpacking to say. */
static gboolean
is_for_keys (const char *file)
{
  int fd = open (file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  gboolean is_so = fd >= 0 && cw_age_count_recipients (cw_file_read_cb, &fd, NULL) > 0;

  if (fd >= 0)
    close (fd);
  return is_so;
}

gboolean
cw_backup_restore (const char *file,
                   const char *directory,
                   const char *passphrase,
                   CwProgress progress,
                   gpointer user_data,
                   GError **error)
{
  CwStep step = { .report = progress, .user_data = user_data };
  g_autoptr (CwWholeFolder) folder = NULL;
  g_autoptr (CwAgeKeys) keys = NULL;
  CwBackupLock lock = { .passphrase = passphrase };
  const char *path;

  g_return_val_if_fail (file != NULL && directory != NULL && passphrase != NULL, FALSE);

  if (!cw_site_check (directory, TRUE, error) ||
      (folder = cw_whole_folder_new (directory, error)) == NULL)
    return FALSE;

  if (is_for_keys (file))
    {
      keys = cw_recovery_key_find (file, passphrase, error);
      if (keys == NULL)
        return FALSE;
      lock = (CwBackupLock){ .keys = keys };
    }

  path = cw_whole_folder_get_path (folder);
  return cw_backup_unpack (file, path, &lock, &step, error) &&
         cw_database_check (path, &cw_store_shared_form, error) &&
         cw_database_check (path, &cw_store_private_form, error) &&
         mark_restored (path, error) && cw_whole_folder_commit (folder, error);
}
