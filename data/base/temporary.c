#include "data/base/temporary.h"

#include "data/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MARK ".tmp-"
#define RANDOM_LETTERS "XXXXXX"
#define OPEN_FOLDERS 16

static int
remove_cb (const char *path, const struct stat *status, int type, struct FTW *level)
{
  remove (path);
  return 0;
}

void
cw_temporary_remove (const char *path)
{
  nftw (path, remove_cb, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

void
cw_temporary_lock (int fd)
{
  flock (fd, LOCK_EX | LOCK_NB); /* a file system without locks keeps what is left over, too */
}

static void
remove_if_left (const char *path)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return;

  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    cw_temporary_remove (path);
  close (fd);
}

static void
remove_left (const char *name)
{
  g_autofree char *folder = g_path_get_dirname (name);
  g_autofree char *base_name = g_path_get_basename (name);
  g_autofree char *prefix = g_strconcat (base_name, MARK, NULL);
  gsize length = strlen (prefix) + strlen (RANDOM_LETTERS);
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  if (dir == NULL)
    return;

  while ((entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix) && strlen (entry) == length)
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);

        remove_if_left (path);
      }
  g_dir_close (dir);
}

char *
cw_temporary_new (const char *name, gboolean is_folder, int *fd, GError **error)
{
  g_autofree char *path = g_strconcat (name, MARK RANDOM_LETTERS, NULL);
  int opened = -1;

  remove_left (name);
  if (!is_folder)
    opened = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  else if (g_mkdtemp_full (path, 0700) != NULL)
    opened = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (opened < 0)
    {
      cw_file_fail ("can't be made", errno, error);
      return NULL;
    }

  cw_temporary_lock (opened);
  *fd = opened;
  return g_steal_pointer (&path);
}
