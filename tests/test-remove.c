/* Tests of taking walks off one laptop: nothing of it shows there, and nobody else learns of it. */
#include "tests/byte-search.h"
#include "tests/fixture-bundle.h"

#include "corewalk/keep.h"
#include "corewalk/memo.h"
#include "corewalk/moment.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/remove.h"
#include "corewalk/search.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  gint64 walk, visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->walk = fixture_walk (fixture->ana);
  fixture->visit = fixture_visit (fixture->ana, fixture->walk);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_assert_whole (fixture->ana);
  fixture_assert_whole (fixture->ben);
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The day after all that the fixture makes. */
static CwRemoval
remove_all (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  CwRemoval removal;
  gint64 day;

  g_assert_true (cw_day_parse ("2026-03-05", &day));
  cw_remove_local (store, day, FALSE, &removal, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_remove_horizon (store), ==, day);
  fixture_assert_whole (store);
  return removal;
}

static gint64
bring_back (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 records;

  cw_bring_back (store, NULL, NULL, &records, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_remove_horizon (store), ==, G_MININT64);
  fixture_assert_whole (store);
  return records;
}

static guint
count_hits (CwStore *store, const char *word)
{
  g_autoptr (GPtrArray) hits = cw_search (store, word, 100, NULL);

  return hits->len;
}

static gboolean
has_walk (CwStore *store, gint64 walk)
{
  g_autoptr (CwWalk) found = cw_walk_get (store, walk, NULL);

  return found != NULL;
}

static void
rebuild (CwStore *store)
{
  g_autoptr (GError) error = NULL;

  cw_rebuild (store, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_comes_back_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *meanwhile = NULL, *after = NULL;
  CwRemoval removal;

  fixture_note (fixture->ana, fixture->visit, "T: \"Why?\"", 1);
  before = fixture_dump (fixture->ana);
  removal = remove_all (fixture->ana);
  g_assert_cmpint (removal.walks, ==, 1);
  g_assert_cmpint (removal.visits, ==, 1);
  g_assert_cmpint (removal.records, ==, 3);
  g_assert_cmpint (removal.unsent, ==, 3);
  g_assert_cmpint (removal.streams, ==, 0);
  g_assert_false (has_walk (fixture->ana, fixture->walk));
  g_assert_cmpuint (count_hits (fixture->ana, "why"), ==, 0);

  /* What the changes say is the same: only what shows is not. */
  meanwhile = fixture_dump (fixture->ana);
  g_assert_cmpstr (meanwhile, ==, before);
  rebuild (fixture->ana);
  g_assert_false (has_walk (fixture->ana, fixture->walk));
  fixture_assert_whole (fixture->ana);

  g_assert_cmpint (bring_back (fixture->ana), ==, 3);
  after = fixture_dump (fixture->ana);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (has_walk (fixture->ana, fixture->walk));
  g_assert_cmpuint (count_hits (fixture->ana, "why"), ==, 1);
}

/* Scenario 16 of merging. */
static void
test_nothing_vanishes_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL, *again = NULL;

  fixture_note (fixture->ana, fixture->visit, "T: \"Why?\"", 1);
  file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  fixture_take (fixture->ben, file);
  remove_all (fixture->ana);
  again = fixture_export (fixture->ana, fixture->folder, "two.walk");
  fixture_take (fixture->ben, again);
  g_assert_cmpuint (count_hits (fixture->ben, "why"), ==, 1);
  fixture_assert_same (fixture->ana, fixture->ben);
  bring_back (fixture->ana);
  g_assert_cmpuint (count_hits (fixture->ana, "why"), ==, 1);
}

static void
test_lines_of_others_come_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  g_autofree char *bens = NULL, *more = NULL;
  CwRemoval removal;
  gint64 note;

  /* Ben wrote on Ana's visit, and deleted what he wrote: that hangs on what goes, too. */
  fixture_take (fixture->ben, file);
  note = fixture_note (fixture->ben, fixture_find (fixture->ben, fixture->ana, fixture->visit),
                       "S: \"Because\"", 2);
  bens = fixture_export (fixture->ben, fixture->folder, "ben.walk");
  g_assert_true (cw_record_delete (fixture->ben, note, NULL, NULL));
  more = fixture_export (fixture->ben, fixture->folder, "more.walk");
  fixture_take (fixture->ana, bens);
  fixture_take (fixture->ana, more);

  removal = remove_all (fixture->ana);
  g_assert_cmpint (removal.streams, >=, 1);
  g_assert_cmpint (removal.lines, >=, 3);
  rebuild (fixture->ana);
  fixture_assert_whole (fixture->ana);

  /* They come again, and stay off. */
  fixture_take (fixture->ana, bens);
  g_assert_cmpuint (count_hits (fixture->ana, "because"), ==, 0);
  fixture_assert_whole (fixture->ana);
  bring_back (fixture->ana);
  g_assert_cmpuint (count_hits (fixture->ana, "because"), ==, 1);
  fixture_take (fixture->ana, more);
  g_assert_cmpuint (count_hits (fixture->ana, "because"), ==, 0);
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
test_goes_before_its_lines_return (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = fixture_export (fixture->ana, fixture->folder, "one.walk");

  /* The school and the form are said by Ben, too. */
  fixture_walk (fixture->ben);
  fixture_take (fixture->ben, file);
  g_assert_cmpint (remove_all (fixture->ben).streams, >=, 1);
  g_assert_cmpint (bring_back (fixture->ben), ==, 1);
  fixture_take (fixture->ben, file);
  g_assert_true (
      has_walk (fixture->ben, fixture_find (fixture->ben, fixture->ana, fixture->walk)));
}

static void
test_later_lines_stay_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  g_autofree char *more = NULL;

  fixture_take (fixture->ben, file);
  remove_all (fixture->ben);
  fixture_note (fixture->ana, fixture->visit, "T: \"Later\"", 3);
  fixture_visit (fixture->ana, fixture_walk (fixture->ana));
  more = fixture_export (fixture->ana, fixture->folder, "two.walk");
  fixture_take (fixture->ben, more);
  g_assert_cmpuint (count_hits (fixture->ben, "later"), ==, 0);
  fixture_assert_whole (fixture->ben);
  rebuild (fixture->ben);
  fixture_assert_whole (fixture->ben);
  g_assert_cmpint (bring_back (fixture->ben), ==, 5);
  g_assert_cmpuint (count_hits (fixture->ben, "later"), ==, 1);
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
assert_refused (gboolean is_done, GError **error)
{
  g_assert_false (is_done);
  g_assert_error (*error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_nonnull (strstr ((*error)->message, "bring-back"));
  g_clear_error (error);
}

static void
test_refuses_to_write_about_it (Fixture *fixture, gconstpointer data)
{
  gint64 note = fixture_note (fixture->ana, fixture->visit, "T: \"Why?\"", 1);
  gint64 unsaid = fixture_note (fixture->ana, fixture->visit, "T: \"Hm\"", 2);
  CwVisitPlan plan = { .walk = fixture->walk };
  CwStore *ana = fixture->ana;
  GError *error = NULL;

  g_assert_true (cw_record_delete (ana, unsaid, NULL, NULL));
  remove_all (ana);
  assert_refused (cw_record_edit (ana, note, "text", "Other", NULL, &error), &error);
  assert_refused (cw_record_delete (ana, fixture->walk, NULL, &error), &error);
  assert_refused (cw_record_restore (ana, unsaid, NULL, &error), &error);
  assert_refused (cw_record_seal (ana, note, NULL, &error), &error);
  assert_refused (cw_visit_start (ana, &plan, NULL, &error) != 0, &error);
  assert_refused (cw_note_add (ana, fixture->visit, 0, "Late", NULL, &error) != 0, &error);
  bring_back (ana);
  g_assert_true (cw_record_restore (ana, unsaid, NULL, NULL));
  g_assert_cmpuint (count_hits (ana, "hm"), ==, 1);
}

/* How many pages of the search index hold a word, in whatever case it was. */
static gint64
count_index_pages (CwStore *store, const char *lower)
{
  g_autofree char *path = g_build_filename (cw_store_get_directory (store), "shared.db", NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM word_data WHERE instr (block, CAST ('%s' AS BLOB)) > 0", lower);
  sqlite3_stmt *stmt;
  sqlite3 *db;
  gint64 count;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  count = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return count;
}

/* One's own words stay in the log alone, for they come back from there; those of others are in no byte. */
static void
test_leaves_no_word_in_the_index (Fixture *fixture, gconstpointer data)
{
  CwStore *ana = fixture->ana, *ben = fixture->ben;
  g_autofree char *file = NULL, *more = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("S: \"Zygomorph%d blooms\"", i);

      fixture_note (ana, fixture->visit, text, 1 + i);
      if (i % 8 == 0)
        count_hits (ana, "blooms"); /* the index takes what waits: a segment each time */
    }
  file = fixture_export (ana, fixture->folder, "one.walk");
  fixture_walk (ben); /* says the school and the form himself */
  fixture_take (ben, file);
  g_assert_cmpuint (count_hits (ben, "zygomorph7"), ==, 1);
  g_assert_cmpint (count_index_pages (ben, "zygomorph"), >, 0);
  g_assert_cmpuint (byte_search (cw_store_get_directory (ben), "Zygomorph"), >, 0);

  g_assert_cmpint (remove_all (ben).lines, >, 40);
  g_assert_cmpint (count_index_pages (ben, "zygomorph"), ==, 0);
  g_assert_cmpuint (byte_search (cw_store_get_directory (ben), "Zygomorph"), ==, 0);
  g_assert_cmpuint (byte_search (cw_store_get_directory (ben), "blooms"), ==, 0);

  count_hits (ana, "blooms");
  g_assert_cmpint (count_index_pages (ana, "zygomorph"), >, 0);
  remove_all (ana);
  g_assert_cmpint (count_index_pages (ana, "zygomorph"), ==, 0);
  bring_back (ana);
  g_assert_cmpuint (count_hits (ana, "zygomorph39"), ==, 1);

  /* What comes for a walk that is off leaves none either. */
  fixture_note (ana, fixture->visit, "T: \"Zygomorph again\"", 60);
  more = fixture_export (ana, fixture->folder, "two.walk");
  fixture_take (ben, more);
  g_assert_cmpuint (count_hits (ben, "zygomorph"), ==, 0);
  g_assert_cmpint (count_index_pages (ben, "zygomorph"), ==, 0);
}

static gint64
count_rooms (CwStore *store)
{
  g_autofree char *path = g_build_filename (cw_store_get_directory (store), "private.db", NULL);
  sqlite3_stmt *stmt;
  sqlite3 *db;
  gint64 count;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT count(*) FROM room", -1, &stmt, NULL);
  sqlite3_step (stmt);
  count = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return count;
}

static void
test_leaves_what_is_one_s_own (Fixture *fixture, gconstpointer data)
{
  CwMoment nine = fixture_moment (0);
  g_autoptr (GPtrArray) memos = NULL;
  CwVisitPlan plan = { .walk = fixture->walk };
  g_autoptr (GError) error = NULL;
  gint64 school = cw_school_find (fixture->ana, "Hale School", &error), late, bens;

  g_assert_no_error (error);
  plan.class_id = cw_room_new (fixture->ana, school, "Room 4", &nine, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_visit_start (fixture->ana, &plan, &nine, &error), !=, 0);
  g_assert_cmpint (cw_memo_add (fixture->ana, "Ask Ben", &nine, &error), !=, 0);
  g_assert_cmpint (count_rooms (fixture->ana), ==, 1);

  remove_all (fixture->ana);
  g_assert_cmpint (count_rooms (fixture->ana), ==, 0);
  rebuild (fixture->ana);
  g_assert_cmpint (count_rooms (fixture->ana), ==, 0);
  memos = cw_memo_list (fixture->ana, NULL);
  g_assert_cmpuint (memos->len, ==, 1);

  /* What is entered late stays, whatever comes. */
  late = fixture_walk (fixture->ana);
  bens = fixture_walk (fixture->ben);
  fixture_exchange (fixture->ben, fixture->ana, fixture->folder);
  g_assert_true (has_walk (fixture->ana, late));
  g_assert_false (has_walk (fixture->ana, fixture_find (fixture->ana, fixture->ben, bens)));
  g_assert_true (has_walk (fixture->ben, fixture_find (fixture->ben, fixture->ana, late)));
  g_assert_cmpint (remove_all (fixture->ana).walks, ==, 1);
  bring_back (fixture->ana);
  g_assert_cmpint (count_rooms (fixture->ana), ==, 1);
}

static void
test_tries_without_harm (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  CwRemoval removal;

  fixture_take (fixture->ben, file);
  g_assert_true (cw_remove_local (fixture->ben, G_MAXINT32, TRUE, &removal, NULL));
  g_assert_cmpint (removal.walks, ==, 1);
  g_assert_cmpint (removal.streams, >=, 1);
  g_assert_cmpint (cw_remove_horizon (fixture->ben), ==, G_MININT64);
  fixture_assert_same (fixture->ana, fixture->ben);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/remove/comes-back-as-it-was", test_comes_back_as_it_was);
  ADD ("/remove/nothing-vanishes-elsewhere", test_nothing_vanishes_elsewhere);
  ADD ("/remove/lines-of-others-come-again", test_lines_of_others_come_again);
  ADD ("/remove/goes-before-its-lines-return", test_goes_before_its_lines_return);
  ADD ("/remove/later-lines-stay-off", test_later_lines_stay_off);
  ADD ("/remove/refuses-to-write-about-it", test_refuses_to_write_about_it);
  ADD ("/remove/leaves-what-is-one-s-own", test_leaves_what_is_one_s_own);
  ADD ("/remove/leaves-no-word-in-the-index", test_leaves_no_word_in_the_index);
  ADD ("/remove/tries-without-harm", test_tries_without_harm);
  return g_test_run ();
}
