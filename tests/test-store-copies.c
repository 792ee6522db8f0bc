#include "corewalk/id.h"
#include "corewalk/keep.h"
#include "corewalk/memo.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/store/site.h"
#include "data/store/store-private.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *root;
  char *folder; /* a store with a walk in it, closed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) store = NULL;

  fixture->root = fixture_folder ();
  fixture->folder = g_build_filename (fixture->root, "store", NULL);
  store = fixture_store (fixture->folder);
  fixture_note (store, fixture_visit (store, fixture_walk (store)), "first", 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static char *
file_in (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
read_file (Fixture *fixture, const char *name, gsize *length)
{
  g_autofree char *path = file_in (fixture, name);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
write_file (Fixture *fixture, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = file_in (fixture, name);

  fixture_overwrite (path, bytes, length);
}

static gint64
count_streams (CwStore *store, gboolean is_own)
{
  GPtrArray *streams = cw_log_get_streams (store->log);
  gint64 count = 0;

  for (guint i = 0; i < streams->len; i++)
    count += ((const CwStream *) streams->pdata[i])->is_own == is_own;

  return count;
}

static void
test_knows_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy", NULL);
  g_autoptr (CwStore) original = NULL;
  g_autoptr (CwStore) store = NULL;
  g_autoptr (GArray) walks = NULL;
  g_autoptr (CwCheck) check = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_copy (fixture->folder, copy);
  store = fixture_open (copy);
  g_assert_nonnull (strstr (cw_store_get_notice (store), "was copied or moved"));
  g_assert_cmpint (count_streams (store, TRUE), ==, 0);

  original = fixture_open (fixture->folder);
  g_assert_null (cw_store_get_notice (original));
  walks = cw_walk_ids (store, 0, NULL);
  first = cw_id_dup_text (store, fixture_visit (store, g_array_index (walks, gint64, 0)));
  second =
      cw_id_dup_text (original, fixture_visit (original, g_array_index (walks, gint64, 0)));
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpint (memcmp (store->key, original->key, sizeof store->key), !=, 0);
  check = cw_check (store, NULL, NULL, NULL);
  g_assert_cmpuint (check->faults->len, ==, 0);

  g_clear_pointer (&store, cw_store_close);
  store = fixture_open (copy);
  g_assert_null (cw_store_get_notice (store));
}

/* The person is the same: the walk goes on where it was. */
static void
test_goes_on_in_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy", NULL);
  g_autoptr (CwStore) store = NULL;
  g_autoptr (GArray) walks = NULL;
  g_autoptr (CwVisit) visit = NULL;
  gint64 walk;

  fixture_copy (fixture->folder, copy);
  store = fixture_open (copy);
  walks = cw_walk_ids (store, 0, NULL);
  walk = g_array_index (walks, gint64, 0);
  visit = cw_visit_get (store, fixture_visit (store, walk), NULL);
  g_assert_cmpint (visit->number, ==, 2);
  g_assert_true (cw_walk_close (store, walk, NULL, NULL));
  g_clear_pointer (&walks, g_array_unref);
  walks = cw_visit_ids (store, walk, NULL);
  for (guint i = 0; i < walks->len; i++)
    {
      g_autoptr (CwVisit) ended = cw_visit_get (store, g_array_index (walks, gint64, i), NULL);

      g_assert_cmpint (ended->ended_ms, >, 0);
    }
}

static void
test_knows_a_moved_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *path = file_in (fixture, "shared.db");
  g_autofree char *kept = file_in (fixture, "shared.db.old");
  g_autoptr (CwStore) store = NULL;
  gsize length;

  bytes = read_file (fixture, "shared.db", &length);
  g_assert_cmpint (g_rename (path, kept), ==, 0);
  write_file (fixture, "shared.db", bytes, length);
  store = fixture_open (fixture->folder);
  g_assert_nonnull (strstr (cw_store_get_notice (store), "was copied or moved"));
}

/* A room of a class that the older file has never heard of belongs to no other visit. */
static void
test_fits_private_records_to_an_older_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = NULL;
  g_autoptr (GArray) walks = NULL;
  CwStore *store;
  gint64 walk, room, visit;
  gsize length;

  old = read_file (fixture, "shared.db", &length);
  store = fixture_open (fixture->folder);
  walks = cw_walk_ids (store, 0, NULL);
  walk = g_array_index (walks, gint64, 0);
  room =
      cw_room_new (store, cw_school_find (store, "Hale School", NULL), "Room 12", NULL, &error);
  g_assert_no_error (error);
  visit =
      cw_visit_start (store, &(CwVisitPlan){ .walk = walk, .class_id = room }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_visit_class (store, visit), ==, room);
  g_free (cw_undo (store, &error));
  g_assert_no_error (error);
  cw_store_close (store);

  write_file (fixture, "shared.db", old, length);
  store = fixture_open (fixture->folder);
  g_assert_nonnull (strstr (cw_store_get_notice (store), "older state"));
  g_assert_null (cw_undo (store, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  for (int i = 0; i < 5; i++)
    {
      gint64 other = fixture_visit (store, walk);
      g_autoptr (GPtrArray) history = cw_record_history (store, other, NULL);

      g_assert_cmpint (cw_visit_class (store, other), ==, 0);
      g_assert_cmpuint (history->len, ==, 1);
    }
  check = cw_check (store, NULL, NULL, NULL);
  g_assert_cmpuint (check->faults->len, ==, 0);
  cw_store_close (store);
}

/* A file of before the keys were changed is older too, however many lines there are. */
static void
test_knows_a_file_of_other_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = NULL;
  CwStore *store;
  gsize length;

  old = read_file (fixture, "shared.db", &length);
  write_file (fixture, "install.json", "{}", 2);
  cw_store_close (fixture_open (fixture->folder));
  write_file (fixture, "shared.db", old, length);
  store = fixture_open (fixture->folder);
  g_assert_nonnull (strstr (cw_store_get_notice (store), "older state"));
  g_assert_cmpint (count_streams (store, TRUE), ==, 0);
  cw_store_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function)                                                              \
  g_test_add ("/store-copies/" name, Fixture, data, set_up, function, tear_down)
  ADD ("knows-a-copy", NULL, test_knows_a_copy);
  ADD ("goes-on-in-a-copy", NULL, test_goes_on_in_a_copy);
  ADD ("knows-a-moved-file", NULL, test_knows_a_moved_file);
  ADD ("fits-private-records-to-an-older-file", NULL,
       test_fits_private_records_to_an_older_file);
  ADD ("knows-a-file-of-other-keys", NULL, test_knows_a_file_of_other_keys);
  return g_test_run ();
}
