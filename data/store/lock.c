#include "data/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define STEP_MS 20

static int
open_lock (const char *directory, int flags)
{
  g_autofree char *path = g_build_filename (directory, "lock", NULL);

  return g_open (path, flags | O_NOFOLLOW | O_CLOEXEC, 0600);
}

/* An open file description lock: it is not lost when some other part of the process closes a file. */
static gboolean
try_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

static void
say_owner (int fd)
{
  g_autofree char *text = g_strdup_printf ("%d\n", (int) getpid ());
  gsize length = strlen (text);

  /* Only for messages: a lock without a name is a lock all the same. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, length, 0) != (gssize) length)
    g_debug ("the lock's owner could not be written");
}

int
cw_lock_take (const char *directory, int patience_ms, GError **error)
{
  int fd = open_lock (directory, O_RDWR | O_CREAT);

  if (fd < 0)
    {
      g_set_error (error, CW_ERROR,
                   errno == EROFS    ? CW_ERROR_PLACE
                   : errno == ENOSPC ? CW_ERROR_FULL
                                     : CW_ERROR_STORAGE,
                   "the store can't be opened for writing: %s", g_strerror (errno));
      return -1;
    }

  for (int waited_ms = 0; !try_lock (fd); waited_ms += STEP_MS)
    {
      if (waited_ms >= patience_ms)
        {
          close (fd);
          g_set_error_literal (
              error, CW_ERROR, CW_ERROR_BUSY,
              "Corewalk is open. Close its window, or wait until the other command "
              "is done");
          return -1;
        }
      g_usleep (STEP_MS * 1000);
    }

  say_owner (fd);
  return fd;
}

void
cw_lock_give (int fd)
{
  if (fd >= 0)
    close (fd);
}

int
cw_lock_owner (const char *directory)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open_lock (directory, O_RDWR);
  char text[32] = "";
  gint64 owner = 0;

  if (fd < 0)
    return 0;

  if (fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK &&
      pread (fd, text, sizeof text - 1, 0) > 0)
    owner = g_ascii_strtoll (text, NULL, 10);

  close (fd);
  return (int) owner;
}
