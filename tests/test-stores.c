/*
 * Every form of a store that was ever written opens, and says what it said: tests/stores/NAME.tar.zst
 * with NAME.jsonl, its dump, and NAME-private.jsonl. They are kept for ever.
 *
 * CW_KEEP_STORE=FOLDER makes a store with some of everything there, for the next form:
 *   (cd FOLDER && find shared.db private.db install.json keys -type f) |
 *     tar --format=ustar --zstd -cf NAME.tar.zst -C FOLDER -T -
 */
#include "corewalk/keep.h"
#include "corewalk/record.h"
#include "data/keep/tar-reader.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/random-store.h"
#include "tests/table-dump.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static gssize
read_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  return (gssize) fread (buffer, 1, size, user_data);
}

static void
unpack (const char *archive, const char *folder)
{
  FILE *file = g_fopen (archive, "rb");
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTarReader) reader = cw_tar_reader_new (read_cb, file, &error);
  const char *name;
  gint64 size;

  g_assert_no_error (error);
  while ((name = cw_tar_reader_next (reader, &size, &error)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *above = g_path_get_dirname (path);
      g_autofree char *bytes = g_malloc ((gsize) size + 1);
      gssize got, length = 0;

      g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
      while ((got = cw_tar_reader_read (bytes + length, (gsize) (size - length) + 1, reader,
                                        &error)) > 0)
        length += got;
      g_assert_no_error (error);
      g_assert_cmpint (length, ==, size);
      fixture_overwrite (path, bytes, (gsize) size);
    }
  g_assert_no_error (error);
  fclose (file);
}

static char *
read_expected (const char *name, const char *end)
{
  g_autofree char *file = g_strconcat (name, end, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "stores", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_says (CwStore *store, const char *name)
{
  g_autofree char *expected = read_expected (name, ".jsonl");
  g_autofree char *expected_private = read_expected (name, "-private.jsonl");
  g_autofree char *dump = record_dump (store, FALSE);
  g_autofree char *private_dump = record_dump (store, TRUE);
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, NULL);

  g_assert_cmpstr (dump, ==, expected);
  g_assert_cmpstr (private_dump, ==, expected_private);
  for (guint i = 0; i < check->faults->len; i++)
    g_printerr ("# %s\n", (const char *) check->faults->pdata[i]);
  g_assert_cmpuint (check->faults->len, ==, 0);
}

static void
test_opens (gconstpointer data)
{
  const char *name = data;
  g_autofree char *root = fixture_folder ();
  g_autofree char *folder = g_build_filename (root, "store", NULL);
  g_autofree char *file = g_strconcat (name, ".tar.zst", NULL);
  g_autofree char *archive = g_test_build_filename (G_TEST_DIST, "stores", file, NULL);
  g_autoptr (GError) error = NULL;
  CwStore *store;

  unpack (archive, folder);
  store = fixture_open (folder);
  g_assert_nonnull (cw_store_get_notice (store));
  assert_says (store, name);
  cw_rebuild (store, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_says (store, name);
  cw_store_close (store);

  store = cw_store_open (folder, CW_STORE_READ, &error);
  g_assert_no_error (error);
  assert_says (store, name);
  cw_store_close (store);
  fixture_remove (root);
}

/* A walk goes with all that hangs on it, which was sent; one line of evidence comes back. */
static void
delete_sent_walk (RandomStore *random)
{
  gint64 walk = fixture_walk (random->store), visit = fixture_visit (random->store, walk);
  gint64 note = fixture_note (random->store, visit, "This one comes back", 1);
  CwMoment moment = fixture_moment (2);
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  fixture_note (random->store, visit, "This one stays away", 1);
  file = fixture_export (random->store, random->root, "sent.walk");
  cw_record_delete (random->store, walk, &moment, &error);
  g_assert_no_error (error);
  cw_record_restore (random->store, note, &moment, &error);
  g_assert_no_error (error);
}

/* What happened is always the same; ids and keys are drawn anew. */
static void
keep_store (const char *folder)
{
  RandomStore *random = random_store_new (2);

  for (int i = 0; i < 90; i++)
    {
      random_make (random);
      random_change (random);
      if (i == 60)
        random_store_clone (random);
    }
  delete_sent_walk (random);
  cw_store_close (random->store);
  fixture_copy (random->folder, folder);
  random->store = fixture_open (random->folder);
  random_store_free (random);
}

static void
add_tests (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "stores", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".tar.zst"))
      {
        char *name = g_strndup (file, strlen (file) - strlen (".tar.zst"));
        g_autofree char *test = g_strconcat ("/stores/opens/", name, NULL);

        g_test_add_data_func_full (test, name, test_opens, g_free);
      }
}

int
main (int argc, char *argv[])
{
  const char *folder = g_getenv ("CW_KEEP_STORE");

  g_test_init (&argc, &argv, NULL);
  if (folder != NULL)
    {
      keep_store (folder);
      return 0;
    }

  add_tests ();
  return g_test_run ();
}
