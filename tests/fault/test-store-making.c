/* Making a store never unmakes one: not when a part of it is missing, not when two programs do it at
 * once. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "corewalk/error.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/scratch.h"

static gboolean
create (const char *path, GError **error)
{
  char name[] = "Ben Ode", role[] = "coach", organization[] = "";
  const CwPerson person = { .name = name, .role = role, .organization = organization };

  return cw_store_create (path, &person, error);
}

/* A store with one line, closed. */
static char *
make_store (const char *directory)
{
  char *path = g_build_filename (directory, "store", NULL);
  Entry *entry;

  entry_prepare (path);
  entry = entry_open (path, NULL);
  g_assert_cmpint (entry_add (entry, 1, NULL), !=, 0);
  entry_close (entry);
  return path;
}

static void
assert_line (const char *path)
{
  g_autofree char *line = scratch_line (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (path, &error);
  g_autoptr (GPtrArray) texts = NULL;

  g_assert_no_error (error);
  texts = entry_texts (entry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (texts->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (texts, 0), ==, line);
}

static void
test_store_is_not_made_twice (void)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *path = make_store (directory);
  g_autoptr (GError) error = NULL;

  g_assert_false (create (path, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  assert_line (path);
  scratch_remove (directory);
}

/* Each file of a store but its databases is lost in turn. */
static void
test_lost_parts_lose_no_line (void)
{
  static const char *const parts[] = { "install.json", "lock", "keys/signing.key",
                                       "keys/encryption.key" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *directory = scratch_new ();
      g_autofree char *path = make_store (directory);
      g_autofree char *part = g_build_filename (path, parts[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_no_errno (g_unlink (part));
      g_assert_false (create (path, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
      g_test_message ("without %s: %s", parts[i], error->message);
      assert_line (path);
      scratch_remove (directory);
    }
}

static void
test_lost_database_is_told (void)
{
  static const char *const parts[] = { "shared.db", "private.db" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *directory = scratch_new ();
      g_autofree char *path = make_store (directory);
      g_autofree char *part = g_build_filename (path, parts[i], NULL);
      g_autofree char *other = g_build_filename (path, parts[1 - i], NULL);
      g_autofree char *kept = g_strconcat (part, ".kept", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_no_errno (g_rename (part, kept));
      g_assert_null (cw_store_open (path, CW_STORE_WRITE, &error));
      g_test_message ("without %s: %s", parts[i], error->message);
      g_assert_nonnull (strstr (error->message, parts[i]));
      g_assert_false (create (path, NULL));
      g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
      g_assert_no_errno (g_rename (kept, part));
      assert_line (path);
      scratch_remove (directory);
    }
}

/* Somebody is at work in the folder: what he has made so far stays. */
static void
test_busy_folder_is_left_alone (void)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *path = make_store (directory);
  g_autofree char *install = g_build_filename (path, "install.json", NULL);
  g_autofree char *kept = g_strconcat (install, ".kept", NULL);
  g_autofree char *lock = g_build_filename (path, "lock", NULL);
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = g_open (lock, O_RDWR | O_CLOEXEC, 0);

  g_assert_no_errno (g_rename (install, kept));
  g_assert_no_errno (fcntl (fd, F_OFD_SETLK, &range));
  g_assert_false (create (path, NULL));
  close (fd);
  g_assert_no_errno (g_rename (kept, install));
  assert_line (path);
  scratch_remove (directory);
}

static int
create_at_once (const char *path)
{
  g_autoptr (GError) error = NULL;

  if (create (path, &error))
    return EXIT_SUCCESS;
  if (error->code != CW_ERROR_EXISTS && error->code != CW_ERROR_BUSY)
    fprintf (stderr, "%s\n", error->message);
  return EXIT_FAILURE;
}

static void
test_one_of_many_makers_wins (void)
{
  for (guint round = 0; round < scratch_count ("CW_MAKERS", 8, 100); round++)
    {
      g_autofree char *directory = scratch_new ();
      g_autofree char *path = g_build_filename (directory, "store", NULL);
      g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
      char manner[] = "--child";
      char *argv[] = { program, manner, path, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (CwStore) store = NULL;
      guint made = 0;
      GPid makers[4];

      for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
        {
          g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &makers[i],
                         &error);
          g_assert_no_error (error);
        }
      for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
        {
          int status;

          g_assert_cmpint (waitpid (makers[i], &status, 0), ==, makers[i]);
          g_assert_true (WIFEXITED (status));
          made += WEXITSTATUS (status) == EXIT_SUCCESS;
        }
      g_assert_cmpuint (made, ==, 1);
      store = cw_store_open (path, CW_STORE_WRITE, &error);
      g_assert_no_error (error);
      g_clear_pointer (&store, cw_store_close);
      scratch_remove (directory);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return create_at_once (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-making/store-is-not-made-twice", test_store_is_not_made_twice);
  g_test_add_func ("/store-making/lost-parts-lose-no-line", test_lost_parts_lose_no_line);
  g_test_add_func ("/store-making/lost-database-is-told", test_lost_database_is_told);
  g_test_add_func ("/store-making/busy-folder-is-left-alone", test_busy_folder_is_left_alone);
  g_test_add_func ("/store-making/one-of-many-makers-wins", test_one_of_many_makers_wins);
  return g_test_run ();
}
