#include "data/base/whole-folder.h"
#include "tests/small-disk.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *above;
  char *name;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->above = g_dir_make_tmp ("folder-XXXXXX", NULL);
  fixture->name = g_build_filename (fixture->above, "store", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_rmdir (fixture->above) == 0); /* nothing was left in it */
  g_free (fixture->name);
  g_free (fixture->above);
}

static void
put (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
take (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_unlink (path) == 0);
}

static void
assert_error_and_clear (GError **error, int code)
{
  g_assert_error (*error, CW_ERROR, code);
  g_clear_error (error);
}

static void
test_makes_a_private_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWholeFolder) folder = cw_whole_folder_new (fixture->name, &error);
  struct stat status;

  g_assert_no_error (error);
  put (cw_whole_folder_get_path (folder), "a", "text");
  g_assert_false (g_file_test (fixture->name, G_FILE_TEST_EXISTS));
  g_assert_true (cw_whole_folder_commit (folder, &error));
  g_assert_true (stat (fixture->name, &status) == 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  take (fixture->name, "a");
  g_rmdir (fixture->name);
}

static void
test_makes_what_is_above_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_build_filename (fixture->name, "deeper", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWholeFolder) folder = cw_whole_folder_new (name, &error);

  g_assert_true (cw_whole_folder_commit (folder, &error));
  g_rmdir (name);
  g_rmdir (fixture->name);
}

static void
test_leaves_nothing_without_a_commit (Fixture *fixture, gconstpointer data)
{
  CwWholeFolder *folder = cw_whole_folder_new (fixture->name, NULL);
  g_autofree char *deeper = g_build_filename (cw_whole_folder_get_path (folder), "keys", NULL);

  g_mkdir (deeper, 0700);
  put (deeper, "a", "text");
  put (cw_whole_folder_get_path (folder), "b", "text");
  cw_whole_folder_free (folder);
}

static void
test_takes_the_place_of_an_empty_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwWholeFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (fixture->name, 0755);
  folder = cw_whole_folder_new (fixture->name, &error);
  put (cw_whole_folder_get_path (folder), "a", "text");
  g_assert_true (cw_whole_folder_commit (folder, &error));
  take (fixture->name, "a");
  g_rmdir (fixture->name);
}

static void
test_takes_no_other_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwWholeFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (fixture->name, 0755);
  put (fixture->name, "a", "text");
  g_assert_null (cw_whole_folder_new (fixture->name, &error));
  assert_error_and_clear (&error, CW_ERROR_EXISTS);
  take (fixture->name, "a");

  /* Somebody puts something there in the meantime. */
  folder = cw_whole_folder_new (fixture->name, &error);
  put (fixture->name, "a", "text");
  g_assert_false (cw_whole_folder_commit (folder, &error));
  assert_error_and_clear (&error, CW_ERROR_EXISTS);
  take (fixture->name, "a");
  g_rmdir (fixture->name);

  put (fixture->above, "store", "a file");
  g_assert_null (cw_whole_folder_new (fixture->name, &error));
  assert_error_and_clear (&error, CW_ERROR_EXISTS);
  take (fixture->above, "store");

  g_assert_true (symlink ("/tmp", fixture->name) == 0);
  g_assert_null (cw_whole_folder_new (fixture->name, &error));
  assert_error_and_clear (&error, CW_ERROR_EXISTS);
  take (fixture->above, "store");
}

static void
test_clears_up_after_a_killed_program (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = g_strconcat (fixture->name, ".tmp-AbCd12", NULL);
  g_autoptr (CwWholeFolder) first = NULL, second = NULL;

  g_mkdir (left, 0700);
  put (left, "words", "of a coach");
  first = cw_whole_folder_new (fixture->name, NULL);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));

  second = cw_whole_folder_new (fixture->name, NULL);
  g_assert_true (cw_whole_folder_commit (first, NULL));
  g_rmdir (fixture->name);
}

static void
test_names_a_bad_place (Fixture *fixture, gconstpointer data)
{
  char *disk = small_disk_new ("nr_inodes=3");
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (disk == NULL)
    return;

  name = g_build_filename (disk, "a", "b", "store", NULL);
  g_assert_null (cw_whole_folder_new (name, &error));
  assert_error_and_clear (&error, CW_ERROR_FULL);
  small_disk_lock (disk);
  g_assert_null (cw_whole_folder_new (name, &error));
  assert_error_and_clear (&error, CW_ERROR_PLACE);
  small_disk_free (disk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                    \
  g_test_add ("/whole-folder/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("makes-a-private-folder", test_makes_a_private_folder);
  ADD ("makes-what-is-above-it", test_makes_what_is_above_it);
  ADD ("leaves-nothing-without-a-commit", test_leaves_nothing_without_a_commit);
  ADD ("takes-the-place-of-an-empty-folder", test_takes_the_place_of_an_empty_folder);
  ADD ("takes-no-other-place", test_takes_no_other_place);
  ADD ("clears-up-after-a-killed-program", test_clears_up_after_a_killed_program);
  ADD ("names-a-bad-place", test_names_a_bad_place);
  return g_test_run ();
}
