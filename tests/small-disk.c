#include "tests/small-disk.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>

/* In a mount namespace of our own nothing is left behind, however the test ends. */
static gboolean
leave_mounts (void)
{
  static gboolean has_left;

  has_left = has_left || (unshare (CLONE_NEWNS) == 0 &&
                          mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0);
  return has_left;
}

char *
small_disk_new (const char *options)
{
  g_autofree char *folder = g_dir_make_tmp ("disk-XXXXXX", NULL);

  g_assert_nonnull (folder);
  if (leave_mounts () && mount ("small", folder, "tmpfs", 0, options) == 0)
    return g_steal_pointer (&folder);

  g_rmdir (folder);
  g_test_skip ("mounting is not allowed here");
  return NULL;
}

void
small_disk_free (char *take_folder)
{
  g_assert_true (umount (take_folder) == 0);
  g_assert_true (g_rmdir (take_folder) == 0);
  g_free (take_folder);
}

void
small_disk_lock (const char *folder)
{
  g_assert_true (mount ("small", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL) == 0);
}
