#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/keep.h"
#include "corewalk/mark.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"

#include <string.h>

typedef struct
{
  char *root;
  char *folder;
  CwStore *store;
  gint64 walk, visit, note;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = fixture_folder ();
  fixture->folder = g_build_filename (fixture->root, "store", NULL);
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
  fixture->note = fixture_note (fixture->store, fixture->visit, "first", 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

/* Seals another record of the same stream, and so all of it. */
static void
send (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 other = fixture_note (fixture->store, fixture->visit, "sealed", 50);

  cw_record_seal (fixture->store, other, NULL, &error);
  g_assert_no_error (error);
}

static void
edit (Fixture *fixture, gint64 record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  cw_record_edit (fixture->store, record, field, value, NULL, &error);
  g_assert_no_error (error);
}

static void delete (Fixture *fixture, gint64 record)
{
  g_autoptr (GError) error = NULL;

  cw_record_delete (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
restore (Fixture *fixture, gint64 record)
{
  g_autoptr (GError) error = NULL;

  cw_record_restore (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = cw_undo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, expected);
}

static void
redo (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = cw_redo (fixture->store, &error);

  if (expected != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_cmpstr (title, ==, expected);
}

/* The text of a living note; NULL for one that is gone. */
static void
assert_note (Fixture *fixture, const char *expected)
{
  g_autoptr (CwNote) note = cw_note_get (fixture->store, fixture->note, NULL);
  g_autoptr (CwCheck) check = cw_check (fixture->store, NULL, NULL, NULL);

  g_assert_cmpstr (note == NULL ? NULL : note->text, ==, expected);
  if (note != NULL)
    g_assert_cmpint (note->moment.at_ms, ==, fixture_moment (1).at_ms);
  g_assert_cmpuint (check->faults->len, ==, 0);
}

static void
test_takes_back_an_edit_that_was_sent (Fixture *fixture, gconstpointer data)
{
  edit (fixture, fixture->note, "text", "second");
  send (fixture);
  undo (fixture, "a line of evidence");
  undo (fixture, "the change of a line of evidence");
  assert_note (fixture, "first");
  undo (fixture, "a line of evidence");
  assert_note (fixture, NULL);
}

static void
test_takes_back_a_deletion_that_was_sent (Fixture *fixture, gconstpointer data)
{
  edit (fixture, fixture->note, "text", "second");
  delete (fixture, fixture->note);
  send (fixture);
  undo (fixture, "a line of evidence");
  undo (fixture, "the deletion of a line of evidence");
  assert_note (fixture, "second");
  undo (fixture, "the change of a line of evidence");
  assert_note (fixture, "first");
  undo (fixture, "a line of evidence");
  assert_note (fixture, NULL);
}

static void
test_restores_what_was_taken_back_and_sent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = cw_id_dup_text (fixture->store, fixture->note);

  delete (fixture, fixture->note);
  send (fixture);
  restore (fixture, fixture->note);
  assert_note (fixture, "first");
  g_assert_cmpint (cw_id_find (fixture->store, uuid, NULL), ==, fixture->note);

  /* It can be changed, deleted and restored again. */
  edit (fixture, fixture->note, "text", "third");
  delete (fixture, fixture->note);
  assert_note (fixture, NULL);
  restore (fixture, fixture->note);
  assert_note (fixture, "third");
}

static void
test_takes_back_a_restoring (Fixture *fixture, gconstpointer data)
{
  delete (fixture, fixture->note);
  restore (fixture, fixture->note);
  assert_note (fixture, "first");
  undo (fixture, "the restoring of a line of evidence");
  assert_note (fixture, NULL);
  undo (fixture, "the deletion of a line of evidence");
  assert_note (fixture, "first");
  redo (fixture, "the deletion of a line of evidence");
  redo (fixture, "the restoring of a line of evidence");
  assert_note (fixture, "first");
}

static void
test_restores_what_was_never_said (Fixture *fixture, gconstpointer data)
{
  undo (fixture, "a line of evidence");
  assert_note (fixture, NULL);
  restore (fixture, fixture->note);
  assert_note (fixture, "first");
}

static void
test_does_again_only_what_was_undone_last (Fixture *fixture, gconstpointer data)
{
  edit (fixture, fixture->note, "text", "second");
  undo (fixture, "the change of a line of evidence");
  edit (fixture, fixture->note, "text", "third");
  undo (fixture, "the change of a line of evidence");
  redo (fixture, "the change of a line of evidence");
  assert_note (fixture, "third");
  redo (fixture, NULL);
}

static void
test_does_again_what_was_sent_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 other = fixture_note (fixture->store, fixture->visit, "other", 2);

  edit (fixture, fixture->note, "text", "second");
  undo (fixture, "the change of a line of evidence");
  cw_record_seal (fixture->store, other, NULL, &error);
  g_assert_no_error (error);
  redo (fixture, "the change of a line of evidence");
  assert_note (fixture, "second");
  undo (fixture, "the change of a line of evidence");
  assert_note (fixture, "first");
}

static void
test_restores_a_walk_of_a_team (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWalk) first = cw_walk_get (fixture->store, fixture->walk, NULL);
  g_autoptr (CwWalk) back = NULL;
  CwWalkPlan plan = { .title = "Together",
                      .school = first->school,
                      .form = first->form,
                      .code = "blue" };
  gint64 walk = cw_walk_new (fixture->store, &plan, NULL, &error);

  g_assert_no_error (error);
  fixture_visit (fixture->store, walk);
  delete (fixture, walk);
  g_assert_null (cw_walk_get (fixture->store, walk, NULL));
  restore (fixture, walk);
  back = cw_walk_get (fixture->store, walk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->title, ==, "Together");
  g_assert_cmpint (back->visit_count, ==, 1);
}

static void
test_shows_the_other_mark (Fixture *fixture, gconstpointer data)
{
  gint64 item = cw_item_find (fixture->store, fixture->visit, "1", NULL);
  CwMoment early = fixture_moment (1), late = fixture_moment (2);
  gint64 first = cw_mark_set (fixture->store, fixture->visit, item, 1, &early, NULL), second;
  g_autoptr (GArray) marks = NULL;

  delete (fixture, first);
  second = cw_mark_set (fixture->store, fixture->visit, item, 0, &late, NULL);
  restore (fixture, first);
  g_assert_cmpint (first, !=, second);
  marks = cw_mark_list (fixture->store, fixture->visit, NULL);
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpint (g_array_index (marks, CwMark, 0).id, ==, second);
  assert_note (fixture, "first");

  delete (fixture, second);
  g_clear_pointer (&marks, g_array_unref);
  marks = cw_mark_list (fixture->store, fixture->visit, NULL);
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpint (g_array_index (marks, CwMark, 0).id, ==, first);
  assert_note (fixture, "first");

  delete (fixture, fixture->visit);
  restore (fixture, fixture->visit);
  assert_note (fixture, "first");
}

static void
test_stops_what_runs_when_a_walk_closes (Fixture *fixture, gconstpointer data)
{
  CwMoment start = fixture_moment (10), end = fixture_moment (20);
  g_autoptr (GPtrArray) timers = NULL;

  cw_timer_start (fixture->store, fixture->visit, "wait", &start, NULL);
  g_assert_true (cw_walk_close (fixture->store, fixture->walk, &end, NULL));
  timers = cw_timer_list (fixture->store, fixture->visit, NULL);
  g_assert_cmpint (((CwTimer *) timers->pdata[0])->stopped_ms, ==, end.at_ms);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/undo/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("takes-back-an-edit-that-was-sent", test_takes_back_an_edit_that_was_sent);
  ADD ("takes-back-a-deletion-that-was-sent", test_takes_back_a_deletion_that_was_sent);
  ADD ("restores-what-was-taken-back-and-sent", test_restores_what_was_taken_back_and_sent);
  ADD ("takes-back-a-restoring", test_takes_back_a_restoring);
  ADD ("restores-what-was-never-said", test_restores_what_was_never_said);
  ADD ("does-again-only-what-was-undone-last", test_does_again_only_what_was_undone_last);
  ADD ("does-again-what-was-sent-meanwhile", test_does_again_what_was_sent_meanwhile);
  ADD ("restores-a-walk-of-a-team", test_restores_a_walk_of_a_team);
  ADD ("shows-the-other-mark", test_shows_the_other_mark);
  ADD ("stops-what-runs-when-a-walk-closes", test_stops_what_runs_when_a_walk_closes);
  return g_test_run ();
}
