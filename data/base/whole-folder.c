#include "data/base/whole-folder.h"

#include "data/base/file.h"
#include "data/base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _CwWholeFolder
{
  char *name;
  char *parent;
  char *temporary; /* NULL once it has its name */
  int fd;
};

static gboolean
fail_taken (GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_EXISTS,
               "there is something already. Choose a new or an empty folder");
  return FALSE;
}

static gboolean
is_empty (const char *name)
{
  GDir *dir = g_dir_open (name, 0, NULL);
  gboolean has_entry = dir == NULL || g_dir_read_name (dir) != NULL;

  if (dir != NULL)
    g_dir_close (dir);
  return !has_entry;
}

CwWholeFolder *
cw_whole_folder_new (const char *name, GError **error)
{
  g_autoptr (CwWholeFolder) folder = g_new0 (CwWholeFolder, 1);
  struct stat status;

  folder->fd = -1;
  folder->name = g_canonicalize_filename (name, NULL);
  folder->parent = g_path_get_dirname (folder->name);
  if (lstat (folder->name, &status) == 0 &&
      (!S_ISDIR (status.st_mode) || !is_empty (folder->name)))
    {
      fail_taken (error);
      return NULL;
    }
  if (g_mkdir_with_parents (folder->parent, 0700) != 0)
    {
      cw_file_fail ("the folder above can't be made", errno, error);
      return NULL;
    }

  folder->temporary = cw_temporary_new (folder->name, TRUE, &folder->fd, error);
  return folder->temporary != NULL ? g_steal_pointer (&folder) : NULL;
}

const char *
cw_whole_folder_get_path (CwWholeFolder *folder)
{
  return folder->temporary;
}

gboolean
cw_whole_folder_commit (CwWholeFolder *folder, GError **error)
{
  g_assert (folder->temporary != NULL);

  if (!cw_file_sync_folder (folder->temporary, error))
    return FALSE;

  /* The system itself makes sure that only an empty folder is replaced. */
  if (rename (folder->temporary, folder->name) != 0)
    return errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR
               ? fail_taken (error)
               : cw_file_fail ("can't be given its name", errno, error);

  g_clear_pointer (&folder->temporary, g_free);
  return cw_file_sync_folder (folder->parent, error);
}

void
cw_whole_folder_free (CwWholeFolder *folder)
{
  if (folder == NULL)
    return;

  if (folder->temporary != NULL)
    cw_temporary_remove (folder->temporary);
  if (folder->fd >= 0)
    close (folder->fd);
  g_free (folder->temporary);
  g_free (folder->parent);
  g_free (folder->name);
  g_free (folder);
}
