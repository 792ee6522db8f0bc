/*
 * Every form of a bundle that was ever written is taken in and says what it said: tests/bundles/NAME/ has the
 * files, which are merged in their order and in the reverse, and dump.jsonl, what a store with all of them
 * holds. They are kept for ever. What this program does not know yet passes through it byte by byte.
 *
 * CW_KEEP_BUNDLES=FOLDER makes some with a bit of everything there, for the next form.
 */
#include "corewalk/bundle.h"
#include "corewalk/keep.h"
#include "corewalk/order.h"
#include "corewalk/receipt.h"
#include "corewalk/record.h"
#include "data/record/act.h"
#include "data/record/amend.h"
#include "tests/fixture-bundle.h"
#include "tests/forge-bundle.h"
#include "tests/random-store.h"

#include <glib/gstdio.h>
#include <string.h>

static CwStore *
person (const char *root, const char *name)
{
  return fixture_person (root, name);
}

static void
take (CwStore *store, const char *file)
{
  const char *const files[] = { file, NULL };
  const CwMergeOptions options = { .allows_unknown = TRUE, .accepts_hiding = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = cw_merge (store, files, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((CwMergedFile *) merged->files->pdata[0])->reason, ==, NULL);
  fixture_assert_whole (store);
}

static gboolean
gather_line (const CwBundleLine *line, gpointer user_data)
{
  g_hash_table_add (user_data, g_strdup (line->json));
  return TRUE;
}

/* Every line of @file, with the place that it lies in. */
static GHashTable *
read_lines (CwStore *store, const char *file)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  cw_bundle_each (store, file, gather_line, lines, &error);
  g_assert_no_error (error);
  return lines;
}

/* Whether @whole has every line of @part. */
static void
assert_has (GHashTable *whole, GHashTable *part)
{
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (!g_hash_table_contains (whole, line))
      g_error ("this line was lost or changed: %s", (char *) line);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The bundles in @folder, in order. */
static GPtrArray *
list_bundles (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".walk"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_names);
  return files;
}

static void
test_says_what_it_said (gconstpointer data)
{
  g_autofree char *root = fixture_folder ();
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "bundles", data, NULL);
  g_autofree char *path = g_build_filename (folder, "dump.jsonl", NULL);
  g_autoptr (GPtrArray) files = list_bundles (folder);
  CwStore *forwards = person (root, "Yes"), *backwards = person (root, "Zoe");
  g_autofree char *expected = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpuint (files->len, >, 0);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  for (guint i = 0; i < files->len; i++)
    {
      take (forwards, files->pdata[i]);
      take (backwards, files->pdata[files->len - 1 - i]);
    }
  one = fixture_dump (forwards);
  other = fixture_dump (backwards);
  g_assert_cmpstr (one, ==, expected);
  g_assert_cmpstr (other, ==, expected);
  cw_store_close (forwards);
  cw_store_close (backwards);
  fixture_remove (root);
}

/* Lines of a program that is not written yet, about records that are known. */
static void
write_future (const char *good, const guint8 *secret, const char *word, const char *file)
{
  g_autoptr (Forge) forge = forge_open (good, secret);

  for (guint32 i = 0; i < forge->runs->len; i++)
    {
      g_autofree char *unknown_kind =
          g_strdup_printf ("{\"at\":1900000000000,\"f\":{\"depth\":[1,{\"a\":null}],\"text\":"
                           "\"%s\"},\"k\":\"hologram\",\"p\":[2],\"q\":[true],\"r\":2,\"z\":0}",
                           word);
      g_autofree char *unknown_field = g_strdup_printf (
          "{\"at\":1900000000001,\"f\":{\"mood\":\"%s\"},\"k\":\"note\",\"r\":2,\"z\":0}",
          word);

      forge_append (forge, i, unknown_kind);
      forge_append (forge, i, unknown_field);
      forge_append (forge, i, "{\"at\":1900000000002,\"f\":{},\"k\":\"aurora\",\"z\":0}");
      forge_author (forge, i, secret);
    }
  forge_write (forge, file);
}

static void
test_passes_on_what_it_does_not_know (void)
{
  g_autofree char *root = fixture_folder ();
  g_autofree char *one = g_build_filename (root, "one.walk", NULL);
  g_autofree char *other = g_build_filename (root, "other.walk", NULL);
  CwStore *ana = person (root, "Ana"), *ben = person (root, "Ben"), *zoe = person (root, "Zoe");
  g_autofree char *good = NULL;
  g_autofree char *from_ben = NULL;
  g_autofree char *from_zoe = NULL;
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;
  g_autoptr (GHashTable) bens = NULL;
  g_autoptr (GHashTable) zoes = NULL;

  fixture_note (ana, fixture_visit (ana, fixture_walk (ana)), "known", 1);
  good = fixture_export (ana, root, "good.walk");
  write_future (good, ana->secret, "this way", one);
  write_future (good, ana->secret, "that way", other);
  take (ben, one);
  take (ben, other);
  from_ben = fixture_export (ben, root, "ben.walk");
  take (zoe, from_ben);
  from_zoe = fixture_export (zoe, root, "zoe.walk");
  first = read_lines (zoe, one);
  second = read_lines (zoe, other);
  bens = read_lines (zoe, from_ben);
  zoes = read_lines (zoe, from_zoe);
  assert_has (bens, first);
  assert_has (bens, second);
  assert_has (zoes, bens);
  fixture_assert_same (ben, zoe);
  cw_store_close (ana);
  cw_store_close (ben);
  cw_store_close (zoe);
  fixture_remove (root);
}

static void
edit (CwStore *store, gint64 id, const char *text, int second)
{
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  cw_record_edit (store, id, "text", text, &moment, &error);
  g_assert_no_error (error);
}

static void delete (CwStore *store, gint64 id, int second)
{
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  cw_record_delete (store, id, &moment, &error);
  g_assert_no_error (error);
}

/* All that may happen to records, by one laptop and a copy of it. */
static void
keep_random (const char *root, const char *folder)
{
  RandomStore *random = random_store_new (3);
  g_autofree char *file = NULL;

  for (int i = 0; i < 60; i++)
    {
      random_make (random);
      random_change (random);
      if (i == 40)
        random_store_clone (random);
    }
  file = fixture_export (random->store, folder, "1-one.walk");
  random_store_free (random);
}

/* What Ana has that the writer of @receipt lacks. */
static void
keep_increment (CwStore *ana, const char *receipt, const char *folder, const char *name)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = receipt };
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  cw_bundle_export (ana, &plan, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Three laptops, one a copy, that do not agree; an erasure, a gap, and what nobody knows yet. */
static void
keep_talk (const char *root, const char *folder)
{
  CwStore *ana = person (root, "Ana"), *ben = person (root, "Ben"), *copy;
  gint64 visit = fixture_visit (ana, fixture_walk (ana));
  gint64 first = fixture_note (ana, visit, "first", 1),
         second = fixture_note (ana, visit, "second", 2);
  g_autofree char *home = g_build_filename (root, "Ana", NULL);
  g_autofree char *other_home = g_build_filename (root, "Copy", NULL);
  g_autofree char *receipt = g_build_filename (root, "receipt", NULL);
  g_autofree char *future = g_build_filename (folder, "6-future.walk", NULL);
  g_autofree char *start = fixture_export (ana, root, "start.walk");
  g_autofree char *whole = NULL;
  g_autofree char *from_ben = NULL;
  g_autofree char *from_copy = NULL;
  CwMoment moment = fixture_moment (100);
  g_auto (CwErased) erased = { 0 };
  g_autoptr (GError) error = NULL;

  take (ben, start);
  cw_store_close (ana);
  fixture_copy (home, other_home);
  ana = fixture_open (home);
  copy = fixture_open (other_home);
  edit (copy, first, "first, by the copy", 10);
  edit (ana, first, "first, by Ana", 11);
  edit (ben, fixture_find (ben, copy, first), "first, by Ben", 12);
  delete (ben, fixture_find (ben, copy, visit), 13);
  fixture_note (ana, visit, "third, which Ben did not see", 14);
  cw_erase (ana, second, "A parent asked", NULL, &moment, &erased, &error);
  g_assert_no_error (error);
  whole = fixture_export (ana, folder, "2-ana.walk");
  from_copy = fixture_export (copy, folder, "3-copy.walk");
  from_ben = fixture_export (ben, folder, "4-ben.walk");
  take (ben, whole);
  cw_receipt_write (ben, receipt, &error);
  g_assert_no_error (error);
  fixture_note (ana, visit, "fourth", 15);
  keep_increment (ana, receipt, folder, "5-gap.walk");
  write_future (whole, ana->secret, "another day", future);
  cw_store_close (ana);
  cw_store_close (ben);
  cw_store_close (copy);
}

static void
keep_bundles (const char *folder)
{
  g_autofree char *root = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "dump.jsonl", NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *dump = NULL;
  CwStore *all;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  keep_random (root, folder);
  keep_talk (root, folder);
  all = person (root, "All");
  files = list_bundles (folder);
  for (guint i = 0; i < files->len; i++)
    take (all, files->pdata[i]);
  dump = fixture_dump (all);
  fixture_overwrite (path, dump, strlen (dump));
  cw_store_close (all);
  fixture_remove (root);
}

static void
add_tests (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "bundles", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/bundles/says-what-it-said/", name, NULL);

      g_test_add_data_func_full (test, g_strdup (name), test_says_what_it_said, g_free);
    }
}

int
main (int argc, char **argv)
{
  const char *folder = g_getenv ("CW_KEEP_BUNDLES");

  g_test_init (&argc, &argv, NULL);
  if (folder != NULL)
    {
      keep_bundles (folder);
      return 0;
    }

  add_tests ();
  g_test_add_func ("/bundles/passes-on-what-it-does-not-know",
                   test_passes_on_what_it_does_not_know);
  return g_test_run ();
}
