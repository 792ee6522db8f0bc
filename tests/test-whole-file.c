#include "data/base/whole-file.h"
#include "tests/small-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The program's own write, fsync and rename come before those of the C library, so that each can
 * be made to fail once, at a call of the test's choice. */
static gint fail_after = -1; /* calls that still succeed; negative: all */
static gint fail_code;
static gboolean is_lying; /* the disk changes a byte of what is written */

static gboolean
fails_now (void)
{
  if (fail_after < 0 || fail_after-- > 0)
    return FALSE;
  errno = fail_code;
  return TRUE;
}

ssize_t
write (int fd, const void *bytes, size_t length)
{
  g_autofree char *changed = NULL;

  if (fails_now ())
    return -1;
  if (!is_lying || fd <= 2 || length == 0)
    return syscall (SYS_write, fd, bytes, length);

  changed = g_memdup2 (bytes, length);
  changed[length / 2] ^= 1;
  return syscall (SYS_write, fd, changed, length);
}

int
fsync (int fd)
{
  return fails_now () ? -1 : (int) syscall (SYS_fsync, fd);
}

int
rename (const char *from, const char *to)
{
  return fails_now () ? -1 : (int) syscall (SYS_rename, from, to);
}

typedef struct
{
  char *folder;
  char *name;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("whole-XXXXXX", NULL);
  fixture->name = g_build_filename (fixture->folder, "kept.age", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->name);
  g_assert_true (g_rmdir (fixture->folder) == 0); /* nothing else was left in it */
  g_free (fixture->name);
  g_free (fixture->folder);
}

static void
assert_content (const char *name, const char *expected)
{
  g_autofree char *content = NULL;
  gsize length;

  if (expected == NULL)
    {
      g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
      return;
    }
  g_assert_true (g_file_get_contents (name, &content, &length, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
assert_only (const char *folder, const char *entry)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, entry);
  g_dir_close (dir);
}

static gboolean
write_whole (const char *name, const char *text, CwVerify verify, GError **error)
{
  g_autoptr (CwWholeFile) file = cw_whole_file_new (name, error);
  gsize half = strlen (text) / 2;

  return file != NULL && cw_whole_file_write (text, half, file, error) &&
         cw_whole_file_write (text + half, strlen (text) - half, file, error) &&
         cw_whole_file_commit (file, verify, (gpointer) text, error);
}

/* verify_cb: reads the first three bytes and leaves the others. */
static gboolean
verify_cb (CwReadBytes read, gpointer source, gpointer user_data, GError **error)
{
  char buffer[3];
  gssize count = read (buffer, sizeof buffer, source, error);

  g_assert_cmpmem (buffer, count, user_data, 3);
  return TRUE;
}

static gboolean
verify_failing_cb (CwReadBytes read, gpointer source, gpointer user_data, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "no such thing");
  return FALSE;
}

static void
test_writes_a_private_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_true (write_whole (fixture->name, "first", NULL, &error));
  assert_content (fixture->name, "first");
  g_assert_true (stat (fixture->name, &status) == 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  g_assert_true (write_whole (fixture->name, "second", verify_cb, &error));
  assert_content (fixture->name, "second");
  g_assert_true (write_whole (fixture->name, "", NULL, &error));
  assert_content (fixture->name, "");
  assert_only (fixture->folder, "kept.age");
}

static void
test_leaves_nothing_without_a_commit (Fixture *fixture, gconstpointer data)
{
  CwWholeFile *file = cw_whole_file_new (fixture->name, NULL);

  g_assert_true (cw_whole_file_write ("part", 4, file, NULL));
  assert_content (fixture->name, NULL);
  cw_whole_file_free (file);
  assert_only (fixture->folder, NULL);
}

static void
test_keeps_the_old_file_when_verifying_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_whole (fixture->name, "old", NULL, NULL));
  g_assert_false (write_whole (fixture->name, "new", verify_failing_cb, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  assert_content (fixture->name, "old");
  assert_only (fixture->folder, "kept.age");
}

static void
test_notices_a_disk_that_lies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  is_lying = TRUE;
  g_assert_false (write_whole (fixture->name, "what was written", NULL, &error));
  is_lying = FALSE;
  g_assert_error (error, CW_ERROR, CW_ERROR_DAMAGED);
  assert_content (fixture->name, NULL);
}

/* Two writes, fsync, rename, fsync of the folder: each fails once. */
static void
test_is_whole_or_absent_at_every_failure (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint code;
    CwError error;
  } failures[] = {
    { ENOSPC, CW_ERROR_FULL }, { EDQUOT, CW_ERROR_FULL }, { EIO, CW_ERROR_STORAGE },
    { EROFS, CW_ERROR_PLACE }, { EFBIG, CW_ERROR_FULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    for (gint calls = 0; calls <= 5; calls++)
      {
        g_autoptr (GError) error = NULL;
        gboolean is_written;

        g_assert_true (write_whole (fixture->name, "old", NULL, NULL));
        fail_code = failures[i].code;
        fail_after = calls;
        is_written = write_whole (fixture->name, "new", NULL, &error);
        fail_after = -1;

        g_assert_true (is_written == (calls == 5));
        if (!is_written)
          g_assert_error (error, CW_ERROR, (gint) failures[i].error);
        assert_content (fixture->name, calls < 4 ? "old" : "new");
        assert_only (fixture->folder, "kept.age");
      }
}

static void
test_goes_on_after_a_signal (Fixture *fixture, gconstpointer data)
{
  fail_code = EINTR;
  fail_after = 1;
  g_assert_true (write_whole (fixture->name, "new", NULL, NULL));
  g_assert_cmpint (fail_after, ==, -1);
  assert_content (fixture->name, "new");
}

static void
test_names_a_limit (Fixture *fixture, gconstpointer data)
{
  struct rlimit before, small;
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (getrlimit (RLIMIT_FSIZE, &before) == 0);
  small = before;
  small.rlim_cur = 60000;
  g_assert_true (setrlimit (RLIMIT_FSIZE, &small) == 0);
  g_assert_false (write_whole (fixture->name, text, NULL, &error));
  g_assert_true (setrlimit (RLIMIT_FSIZE, &before) == 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
  assert_content (fixture->name, NULL);
}

static void
test_names_a_bad_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_whole_file_new (nowhere, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cw_whole_file_new (fixture->folder, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (cw_whole_file_new ("/dev/null", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_leaves_a_full_disk_as_it_was (Fixture *fixture, gconstpointer data)
{
  char *disk = small_disk_new ("size=64k");
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (disk == NULL)
    return;

  name = g_build_filename (disk, "kept.age", NULL);
  g_assert_true (write_whole (name, "old", NULL, &error));
  g_assert_false (write_whole (name, text, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
  g_clear_error (&error);
  assert_only (disk, "kept.age");

  small_disk_lock (disk);
  g_assert_false (write_whole (name, "new", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_PLACE);
  assert_content (name, "old");
  small_disk_free (disk);
}

static void
test_clears_up_after_a_killed_program (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = g_strconcat (fixture->name, ".tmp-AbCd12", NULL);
  g_autofree char *other = g_strconcat (fixture->name, ".tmp-notes.txt", NULL);
  g_autoptr (CwWholeFile) first = NULL;
  g_autoptr (CwWholeFile) second = NULL;

  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  g_assert_true (g_file_set_contents (other, "a person's own", -1, NULL));
  first = cw_whole_file_new (fixture->name, NULL);
  assert_content (left, NULL);

  /* Nobody takes the file of one that is still being written. */
  second = cw_whole_file_new (fixture->name, NULL);
  g_assert_true (cw_whole_file_write ("1", 1, first, NULL));
  g_assert_true (cw_whole_file_commit (first, NULL, NULL, NULL));
  assert_content (fixture->name, "1");
  g_assert_true (cw_whole_file_write ("2", 1, second, NULL));
  g_assert_true (cw_whole_file_commit (second, NULL, NULL, NULL));
  assert_content (fixture->name, "2");
  assert_content (other, "a person's own");
  g_unlink (other);
}

static void
test_writes_where_a_link_leads (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  g_assert_true (write_whole (fixture->name, "old", NULL, NULL));
  g_assert_true (symlink ("kept.age", link) == 0);
  g_assert_true (write_whole (link, "new", NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (fixture->name, "new");
  g_unlink (link);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                    \
  g_test_add ("/whole-file/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("writes-a-private-file", test_writes_a_private_file);
  ADD ("leaves-nothing-without-a-commit", test_leaves_nothing_without_a_commit);
  ADD ("keeps-the-old-file-when-verifying-fails", test_keeps_the_old_file_when_verifying_fails);
  ADD ("notices-a-disk-that-lies", test_notices_a_disk_that_lies);
  ADD ("is-whole-or-absent-at-every-failure", test_is_whole_or_absent_at_every_failure);
  ADD ("goes-on-after-a-signal", test_goes_on_after_a_signal);
  ADD ("names-a-limit", test_names_a_limit);
  ADD ("names-a-bad-place", test_names_a_bad_place);
  ADD ("leaves-a-full-disk-as-it-was", test_leaves_a_full_disk_as_it_was);
  ADD ("clears-up-after-a-killed-program", test_clears_up_after_a_killed_program);
  ADD ("writes-where-a-link-leads", test_writes_where_a_link_leads);
  return g_test_run ();
}
