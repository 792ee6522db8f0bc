#include "data/store/store-private.h"
#include "tests/fixture.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where SQLite locks a database that is in use (its file format, section 1.5). */
#define SHARED_FIRST 0x40000002
#define SHARED_BYTES 510

/* is_locked: as another process sees it. */
static gboolean
is_locked (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      struct flock lock = {
        .l_type = F_WRLCK,
        .l_whence = SEEK_SET,
        .l_start = SHARED_FIRST,
        .l_len = SHARED_BYTES,
      };
      int fd = open (path, O_RDWR);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK);
    }

  g_assert_true (waitpid (child, &status, 0) == child && WIFEXITED (status));
  return WEXITSTATUS (status) == 1;
}

static void
assert_locked (const char *folder)
{
  g_assert_true (is_locked (folder, "shared.db"));
  g_assert_true (is_locked (folder, "private.db"));
}

/* Without them another program that closes the file last deletes its write-ahead log, and what is
 * written from then on is gone with a crash. */
static void
test_keeps_its_locks_beside_a_reader (void)
{
  g_autofree char *folder = fixture_folder ();
  CwStore *store = fixture_store (folder);
  CwStore *reader;
  g_autoptr (GError) error = NULL;

  assert_locked (folder);
  reader = cw_store_open (folder, CW_STORE_READ, &error);
  g_assert_no_error (error);
  assert_locked (folder);
  cw_store_close (reader);
  assert_locked (folder);

  g_assert_null (cw_store_open (folder, CW_STORE_WRITE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  assert_locked (folder);

  cw_store_close (store);
  g_assert_false (is_locked (folder, "shared.db"));
  fixture_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db-lock/keeps-its-locks-beside-a-reader",
                   test_keeps_its_locks_beside_a_reader);
  return g_test_run ();
}
