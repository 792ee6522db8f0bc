#include "data/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static CwError
map_code (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: /* FAT holds no file of 4 GiB */
      return CW_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return CW_ERROR_PLACE;
    case ENOENT:
    case ENOTDIR:
      return CW_ERROR_NOT_FOUND;
    default:
      return CW_ERROR_STORAGE;
    }
}

gboolean
cw_file_fail (const char *what, int code, GError **error)
{
  g_autofree char *cause = g_strdup (g_strerror (code));

  cause[0] = g_ascii_tolower (cause[0]);
  g_set_error (error, CW_ERROR, map_code (code), "%s: %s%s", what, cause,
               map_code (code) == CW_ERROR_FULL ? ". Make room or take another disk" : "");
  return FALSE;
}

gboolean
cw_file_write (int fd, const void *bytes, gsize length, GError **error)
{
  const char *next = bytes;

  while (length > 0)
    {
      gssize count = write (fd, next, length);

      if (count < 0 && errno != EINTR)
        return cw_file_fail ("can't be written", errno, error);
      if (count > 0)
        {
          next += count;
          length -= (gsize) count;
        }
    }

  return TRUE;
}

gssize
cw_file_read (int fd, void *buffer, gsize size, GError **error)
{
  gssize count;

  do
    count = read (fd, buffer, size);
  while (count < 0 && errno == EINTR);

  if (count < 0)
    cw_file_fail ("can't be read", errno, error);
  return count;
}

gboolean
cw_file_sync_folder (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_synced;

  if (fd < 0)
    return cw_file_fail ("the folder can't be opened", errno, error);

  /* Some file systems sync no folders and say so. */
  is_synced = fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP ||
              cw_file_fail ("the folder can't be synced", errno, error);
  close (fd);
  return is_synced;
}

gssize
cw_file_read_cb (void *buffer, gsize size, gpointer fd, GError **error)
{
  return cw_file_read (*(const int *) fd, buffer, size, error);
}

char *
cw_file_read_text (const char *file, gsize most, GError **error)
{
  int fd = open (file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[16384];
  gssize got = 1;

  if (fd < 0)
    {
      cw_file_fail ("it can't be read", errno, error);
      return NULL;
    }
  while (got > 0 && text->len <= most)
    {
      got = cw_file_read (fd, buffer, sizeof buffer, error);
      if (got > 0)
        g_string_append_len (text, buffer, got);
    }
  close (fd);
  if (got < 0)
    return NULL;
  if (text->len <= most && memchr (text->str, '\0', text->len) == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                       text->len > most ? "it is longer than that can be" : "it is no text");
  return NULL;
}
