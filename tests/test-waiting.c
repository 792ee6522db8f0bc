/* Tests of lines that came without those before them: they wait, or a person wants to see them. */
#include "tests/fixture-bundle.h"

#include "corewalk/bundle.h"
#include "corewalk/count.h"
#include "corewalk/keep.h"
#include "corewalk/receipt.h"
#include "corewalk/record.h"
#include "corewalk/waiting.h"

#include <string.h>

/* Ben has Ana's first note; Zoe gets only what Ben does not have. */
typedef struct
{
  char *folder;
  CwStore *ana, *ben, *zoe;
  gint64 visit;
  char *whole; /* what Zoe lacks */
  int second;
} Fixture;

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static gint64
note (Fixture *fixture, const char *text)
{
  return fixture_note (fixture->ana, fixture->visit, text, ++fixture->second);
}

/* What Ben has now, as @name. */
static void
acknowledge (Fixture *fixture, const char *name)
{
  g_autofree char *file = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;

  cw_receipt_write (fixture->ben, file, &error);
  g_assert_no_error (error);
}

/* What the writer of that receipt lacks. */
static char *
export_since (Fixture *fixture, const char *receipt, const char *name)
{
  g_autofree char *since = in_folder (fixture, receipt);
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = since };
  char *file = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;

  cw_bundle_export (fixture->ana, &plan, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->second = 0;
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->zoe = fixture_person (fixture->folder, "Zoe");
  fixture->visit = fixture_visit (fixture->ana, fixture_walk (fixture->ana));
  note (fixture, "first");
  fixture->whole = fixture_export (fixture->ana, fixture->folder, "whole.walk");
  fixture_take (fixture->ben, fixture->whole);
  acknowledge (fixture, "1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_assert_whole (fixture->zoe);
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  cw_store_close (fixture->zoe);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->whole);
}

static void
take (Fixture *fixture, const char *file, gint64 fresh, gint64 already, gint64 waiting)
{
  g_autoptr (CwMerged) merged = fixture_merge (fixture->zoe, file);
  const CwMergedFile *only = merged->files->pdata[0];

  g_assert_cmpstr (only->reason, ==, NULL);
  g_assert_cmpint (only->fresh, ==, fresh);
  g_assert_cmpint (only->already, ==, already);
  g_assert_cmpint (only->waiting, ==, waiting);
}

static void
accept (Fixture *fixture, const char *author, gint64 lines)
{
  g_autoptr (GError) error = NULL;
  gint64 shown;

  cw_waiting_accept (fixture->zoe, author, &shown, &error);
  g_assert_no_error (error);
  g_assert_cmpint (shown, ==, lines);
  fixture_assert_whole (fixture->zoe);
}

static void
refuse (Fixture *fixture, const char *author)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_waiting_accept (fixture->zoe, author, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static GPtrArray *
list (Fixture *fixture, guint count)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *waiting = cw_waiting_list (fixture->zoe, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, count);
  return waiting;
}

static void
assert_count (Fixture *fixture, guint count)
{
  g_ptr_array_unref (list (fixture, count));
}

static void
assert_shows (Fixture *fixture, const char *text, gboolean shows)
{
  g_autofree char *dumped = fixture_dump (fixture->zoe);

  g_assert_cmpint (strstr (dumped, text) != NULL, ==, shows);
}

/* What was missing comes: nothing waits any more, and all is as Ana has it. */
static void
complete (Fixture *fixture)
{
  g_autofree char *file = fixture_export (fixture->ana, fixture->folder, "all.walk");

  fixture_take (fixture->zoe, file);
  fixture_assert_whole (fixture->zoe);
  assert_count (fixture, 0);
  fixture_assert_same (fixture->ana, fixture->zoe);
}

static void
test_says_what_waits_for_what (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rest = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  const CwWaiting *only;

  assert_count (fixture, 0);
  note (fixture, "second");
  note (fixture, "third");
  rest = export_since (fixture, "1", "2.walk");
  take (fixture, rest, 0, 0, 2);
  waiting = list (fixture, 1);
  only = waiting->pdata[0];
  g_assert_cmpstr (only->author, ==, "Ana");
  g_assert_cmpstr (only->sender, ==, "Ana");
  g_assert_cmpuint (strlen (only->stream), ==, 16);
  g_assert_cmpuint (only->missing_from, ==, 1);
  g_assert_cmpuint (only->missing_to, ==, only->from - 1);
  g_assert_cmpuint (only->to, ==, only->from + 1);
  g_assert_cmpint (only->received_ms, >, 0);
  g_assert_false (only->is_shown);
  assert_shows (fixture, "second", FALSE);
  complete (fixture);
}

static void
test_shows_what_a_person_accepts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rest = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  note (fixture, "second");
  rest = export_since (fixture, "1", "2.walk");
  take (fixture, rest, 0, 0, 1);
  refuse (fixture, "Ben");
  refuse (fixture, "0000000000000000");
  accept (fixture, "aNA", 1);
  assert_shows (fixture, "second", TRUE);
  waiting = list (fixture, 1);
  g_assert_true (((CwWaiting *) waiting->pdata[0])->is_shown);
  refuse (fixture, "Ana");
  take (fixture, rest, 0, 1, 0);
  complete (fixture);
}

static void
test_takes_the_name_of_a_stream (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rest = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  note (fixture, "second");
  rest = export_since (fixture, "1", "2.walk");
  take (fixture, rest, 0, 0, 1);
  waiting = list (fixture, 1);
  accept (fixture, ((CwWaiting *) waiting->pdata[0])->stream, 1);
}

/* Each week's bundle is made against the same receipt. */
static void
test_shows_what_follows_too (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one_week = NULL;
  g_autofree char *two_weeks = NULL;
  g_autofree char *three_weeks = NULL;

  note (fixture, "second");
  one_week = export_since (fixture, "1", "2.walk");
  take (fixture, one_week, 0, 0, 1);
  accept (fixture, "Ana", 1);
  note (fixture, "third");
  two_weeks = export_since (fixture, "1", "3.walk");
  take (fixture, two_weeks, 1, 1, 0);
  assert_shows (fixture, "third", TRUE);
  take (fixture, one_week, 0, 1, 0);
  take (fixture, two_weeks, 0, 2, 0);
  fixture_take (fixture->ben, two_weeks);
  acknowledge (fixture, "3");
  note (fixture, "fourth");
  three_weeks = export_since (fixture, "3", "4.walk");
  take (fixture, three_weeks, 1, 0, 0);
  assert_count (fixture, 1);
  complete (fixture);
}

static void
test_shows_several_that_overlap (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one_week = NULL;
  g_autofree char *two_weeks = NULL;

  note (fixture, "second");
  one_week = export_since (fixture, "1", "2.walk");
  note (fixture, "third");
  two_weeks = export_since (fixture, "1", "3.walk");
  take (fixture, two_weeks, 0, 0, 2);
  take (fixture, one_week, 0, 0, 1);
  assert_count (fixture, 2);
  accept (fixture, "Ana", 2);
  assert_count (fixture, 1);
  assert_shows (fixture, "third", TRUE);
  complete (fixture);
}

/* A second gap behind the one that was accepted closes by itself. */
static void
test_heals_behind_what_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one_week = NULL;
  g_autofree char *two_weeks = NULL;
  g_autofree char *three_weeks = NULL;

  note (fixture, "second");
  one_week = export_since (fixture, "1", "2.walk");
  fixture_take (fixture->ben, one_week);
  acknowledge (fixture, "2");
  note (fixture, "third");
  two_weeks = export_since (fixture, "2", "3.walk");
  fixture_take (fixture->ben, two_weeks);
  acknowledge (fixture, "3");
  note (fixture, "fourth");
  three_weeks = export_since (fixture, "3", "4.walk");
  take (fixture, one_week, 0, 0, 1);
  accept (fixture, "Ana", 1);
  take (fixture, three_weeks, 0, 0, 1);
  assert_shows (fixture, "fourth", FALSE);
  assert_count (fixture, 2);
  take (fixture, two_weeks, 1, 0, 0);
  assert_shows (fixture, "fourth", TRUE);
  assert_count (fixture, 1);
  complete (fixture);
}

/* Two gaps are accepted at once, and what lies between comes after that. */
static void
test_closes_a_gap_between_shown_ones (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one_week = NULL;
  g_autofree char *two_weeks = NULL;
  g_autofree char *three_weeks = NULL;

  note (fixture, "second");
  one_week = export_since (fixture, "1", "2.walk");
  fixture_take (fixture->ben, one_week);
  acknowledge (fixture, "2");
  note (fixture, "third");
  two_weeks = export_since (fixture, "2", "3.walk");
  fixture_take (fixture->ben, two_weeks);
  acknowledge (fixture, "3");
  note (fixture, "fourth");
  three_weeks = export_since (fixture, "3", "4.walk");
  take (fixture, one_week, 0, 0, 1);
  take (fixture, three_weeks, 0, 0, 1);
  accept (fixture, "Ana", 2);
  take (fixture, two_weeks, 1, 0, 0);
  assert_shows (fixture, "third", TRUE);
  complete (fixture);
}

/* Ana's edit of a line that is missing, and Zoe's of one that is shown. */
static void
test_lines_about_missing_ones_wait_no_longer (Fixture *fixture, gconstpointer data)
{
  gint64 second = note (fixture, "second");
  gint64 third = 0;
  g_autofree char *more = fixture_export (fixture->ana, fixture->folder, "more.walk");
  g_autofree char *rest = NULL;
  g_autoptr (GError) error = NULL;
  CwMoment moment = fixture_moment (60);

  fixture_take (fixture->ben, more);
  acknowledge (fixture, "2");
  third = note (fixture, "third");
  cw_record_edit (fixture->ana, second, "text", "second, edited", &moment, &error);
  g_assert_no_error (error);
  rest = export_since (fixture, "2", "3.walk");
  take (fixture, rest, 0, 0, 2);
  accept (fixture, "Ana", 2);
  cw_record_edit (fixture->zoe, fixture_find (fixture->zoe, fixture->ana, third), "text",
                  "third, by Zoe", &moment, &error);
  g_assert_no_error (error);
  fixture_exchange (fixture->zoe, fixture->ana, fixture->folder);
  fixture_assert_same (fixture->ana, fixture->zoe);
  assert_shows (fixture, "second, edited", TRUE);
  assert_shows (fixture, "third, by Zoe", TRUE);
}

/* A count names its visit by the number of its line, which is missing. */
static void
test_what_hangs_on_missing_ones_shows_with_them (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rest = NULL;
  g_autofree char *more = NULL;
  CwMoment moment = fixture_moment (70);
  g_autoptr (GError) error = NULL;

  cw_tally_add (fixture->ana, fixture->visit, "hands", 2, &moment, &error);
  g_assert_no_error (error);
  rest = export_since (fixture, "1", "2.walk");
  take (fixture, rest, 0, 0, 1);
  accept (fixture, "Ana", 1);
  cw_tally_add (fixture->ana, fixture->visit, "hands", 3, &moment, &error);
  g_assert_no_error (error);
  more = export_since (fixture, "1", "3.walk");
  take (fixture, more, 1, 1, 0);
  fixture_assert_whole (fixture->zoe);
  complete (fixture);
}

/* Ana takes back a note that nobody has yet, sends its empty place, and wants it after all. */
static void
test_what_came_back_shows_without_its_first_line (Fixture *fixture, gconstpointer data)
{
  gint64 second = note (fixture, "second");
  g_autofree char *more = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (GError) error = NULL;
  CwMoment moment = fixture_moment (60);

  note (fixture, "third");
  cw_record_delete (fixture->ana, second, &moment, &error);
  g_assert_no_error (error);
  more = fixture_export (fixture->ana, fixture->folder, "more.walk");
  fixture_take (fixture->ben, more);
  acknowledge (fixture, "2");
  cw_record_restore (fixture->ana, second, &moment, &error);
  g_assert_no_error (error);
  rest = export_since (fixture, "2", "3.walk");
  take (fixture, rest, 0, 0, 1);
  accept (fixture, "Ana", 1);
  assert_shows (fixture, "second", TRUE);
  complete (fixture);
}

/* Ana's disk is put back to what was kept in @saved, and nobody can tell. */
static void
put_back (Fixture *fixture, const char *saved)
{
  g_autofree char *home = in_folder (fixture, "Ana");
  g_autoptr (GDir) dir = g_dir_open (saved, 0, NULL);
  const char *name;

  cw_store_close (fixture->ana);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (saved, name, NULL);
      g_autofree char *to = g_build_filename (home, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (from, &bytes, &length, NULL))
        fixture_overwrite (to, bytes, length);
    }
  fixture->ana = fixture_open (home);
}

/* Where lines of the other state stand already, it can't be shown before what is missing says where they part. */
static void
test_what_two_states_wrote_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = in_folder (fixture, "Ana");
  g_autofree char *saved = in_folder (fixture, "saved");
  g_autofree char *first = NULL, *other = NULL, *rest = NULL;
  g_autoptr (GError) error = NULL;

  cw_store_close (fixture->ana);
  fixture_copy (home, saved);
  fixture->ana = fixture_open (home);
  note (fixture, "second");
  note (fixture, "third");
  first = fixture_export (fixture->ana, fixture->folder, "first.walk");
  fixture_take (fixture->zoe, first);

  put_back (fixture, saved);
  note (fixture, "another");
  other = fixture_export (fixture->ana, fixture->folder, "other.walk");
  fixture_take (fixture->ben, other);
  acknowledge (fixture, "2");
  note (fixture, "beyond");
  rest = export_since (fixture, "2", "rest.walk");
  take (fixture, rest, 0, 0, 1);
  g_assert_false (cw_waiting_accept (fixture->zoe, "Ana", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  fixture_assert_whole (fixture->zoe);
  assert_shows (fixture, "third", TRUE);

  fixture_take (fixture->zoe, other);
  assert_count (fixture, 0);
  assert_shows (fixture, "another", TRUE);
  assert_shows (fixture, "beyond", TRUE);
}

static void
test_survives_closing_and_rebuilding (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = in_folder (fixture, "Zoe");
  g_autofree char *one_week = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  note (fixture, "second");
  one_week = export_since (fixture, "1", "2.walk");
  take (fixture, one_week, 0, 0, 1);
  cw_store_close (fixture->zoe);
  fixture->zoe = fixture_open (store);
  accept (fixture, "Ana", 1);
  before = fixture_dump (fixture->zoe);
  cw_rebuild (fixture->zoe, NULL, NULL, &error);
  g_assert_no_error (error);
  after = fixture_dump (fixture->zoe);
  g_assert_cmpstr (before, ==, after);
  fixture_assert_whole (fixture->zoe);
  assert_count (fixture, 1);
  cw_store_close (fixture->zoe);
  fixture->zoe = fixture_open (store);
  complete (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/waiting/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("says-what-waits-for-what", test_says_what_waits_for_what);
  ADD ("shows-what-a-person-accepts", test_shows_what_a_person_accepts);
  ADD ("takes-the-name-of-a-stream", test_takes_the_name_of_a_stream);
  ADD ("shows-what-follows-too", test_shows_what_follows_too);
  ADD ("shows-several-that-overlap", test_shows_several_that_overlap);
  ADD ("heals-behind-what-is-shown", test_heals_behind_what_is_shown);
  ADD ("closes-a-gap-between-shown-ones", test_closes_a_gap_between_shown_ones);
  ADD ("lines-about-missing-ones-wait-no-longer", test_lines_about_missing_ones_wait_no_longer);
  ADD ("what-hangs-on-missing-ones-shows-with-them",
       test_what_hangs_on_missing_ones_shows_with_them);
  ADD ("what-came-back-shows-without-its-first-line",
       test_what_came_back_shows_without_its_first_line);
  ADD ("what-two-states-wrote-waits", test_what_two_states_wrote_waits);
  ADD ("survives-closing-and-rebuilding", test_survives_closing_and_rebuilding);
  return g_test_run ();
}
