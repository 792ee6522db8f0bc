/* Tests of what goes with what was deleted, of what comes back with it, and of what its deleter did not see. */
#include "tests/fixture-bundle.h"

#include "corewalk/bundle.h"
#include "corewalk/conflict.h"
#include "corewalk/count.h"
#include "corewalk/id.h"
#include "corewalk/record.h"
#include "data/record/act.h"
#include "data/record/amend.h"

#include <string.h>

/* Ben has Ana's walk with a visit and a note. */
typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  gint64 walk, visit, note;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->walk = fixture_walk (fixture->ana);
  fixture->visit = fixture_visit (fixture->ana, fixture->walk);
  fixture->note = fixture_note (fixture->ana, fixture->visit, "first", 1);
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
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

static void delete (CwStore *store, gint64 record, int second)
{
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  cw_record_delete (store, record, &moment, &error);
  g_assert_no_error (error);
}

static void
restore (CwStore *store, gint64 record, int second)
{
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  cw_record_restore (store, record, &moment, &error);
  g_assert_no_error (error);
}

static gint64
his (Fixture *fixture, gint64 record)
{
  return fixture_find (fixture->ben, fixture->ana, record);
}

static void
assert_alive (CwStore *store, gint64 record, gboolean is_alive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRecord) read = cw_record_read (store, record, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read->is_alive, ==, is_alive);
}

static void
exchange (Fixture *fixture)
{
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
assert_questions (CwStore *store, gint64 count)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_conflict_count (store, &error), ==, count);
  g_assert_no_error (error);
}

static void
test_restoring_brings_back_what_went_along (Fixture *fixture, gconstpointer data)
{
  delete (fixture->ben, his (fixture, fixture->walk), 10);
  exchange (fixture);
  assert_alive (fixture->ana, fixture->note, FALSE);
  restore (fixture->ana, fixture->walk, 11);
  assert_alive (fixture->ana, fixture->visit, TRUE);
  assert_alive (fixture->ana, fixture->note, TRUE);
  exchange (fixture);
  assert_questions (fixture->ben, 0);
}

/* What was deleted before, for its own sake, stays so. */
static void
test_restoring_leaves_what_went_by_itself (Fixture *fixture, gconstpointer data)
{
  gint64 second = fixture_note (fixture->ana, fixture->visit, "second", 2);

  exchange (fixture);
  delete (fixture->ana, fixture->note, 10);
  delete (fixture->ana, fixture->visit, 11);
  exchange (fixture);
  restore (fixture->ben, his (fixture, fixture->visit), 12);
  assert_alive (fixture->ben, his (fixture, fixture->note), FALSE);
  assert_alive (fixture->ben, his (fixture, second), TRUE);
  exchange (fixture);
}

/* Nobody has the second note: no line may tell of it, and only undo knows what it was. */
static void
test_restoring_brings_back_what_was_never_sent (Fixture *fixture, gconstpointer data)
{
  gint64 second = fixture_note (fixture->ana, fixture->visit, "second", 2);

  delete (fixture->ana, fixture->visit, 10);
  exchange (fixture);
  restore (fixture->ana, fixture->visit, 11);
  assert_alive (fixture->ana, fixture->note, TRUE);
  assert_alive (fixture->ana, second, TRUE);
  exchange (fixture);
  assert_questions (fixture->ana, 0);
}

static gboolean
gather_cb (const CwBundleLine *line, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", line->text);
  return TRUE;
}

/* All that a bundle for the district says. */
static char *
read_district (Fixture *fixture)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_DISTRICT };
  GString *said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cw_bundle_preview (fixture->ana, &plan, gather_cb, said, &error);
  g_assert_no_error (error);
  return g_string_free (said, FALSE);
}

static void
assert_district_lacks (Fixture *fixture, gint64 record)
{
  g_autofree char *uuid = cw_id_dup_text (fixture->ana, record);
  g_autofree char *said = read_district (fixture);

  /* Not even the stream that it lies in. */
  uuid[13] = '\0';
  g_assert_null (strstr (said, uuid));
  g_assert_null (strstr (said, "\"with\""));
}

static void
test_the_wider_names_nothing_narrower (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (3);
  g_autoptr (GError) error = NULL;
  gint64 answer = cw_answer_add (fixture->ana, fixture->visit, "Why?", "So.", &moment, &error);

  g_assert_no_error (error);
  cw_tally_add (fixture->ana, fixture->visit, "hands", 2, &moment, &error);
  g_assert_no_error (error);
  assert_district_lacks (fixture, fixture->note);
  exchange (fixture);
  delete (fixture->ana, fixture->visit, 10);
  assert_district_lacks (fixture, fixture->note);
  exchange (fixture);
  restore (fixture->ana, fixture->visit, 11);
  delete (fixture->ana, answer, 12);
  exchange (fixture);
  delete (fixture->ana, fixture->walk, 13);
  assert_district_lacks (fixture, fixture->note);
  exchange (fixture);
  assert_district_lacks (fixture, fixture->note);
}

/* As lines of the first stores say it. */
static void
test_what_once_listed_the_rest_is_understood (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (10);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = cw_id_dup_text (fixture->ana, fixture->note);
  g_autofree char *list = g_strdup_printf ("[\"%s\"]", note);
  g_autoptr (CwFold) fold = NULL;
  g_autoptr (GPtrArray) heads = NULL;
  CwLine line;

  delete (fixture->ana, fixture->note, 9);
  fold = cw_fold_new (fixture->ana, fixture->visit, &error);
  g_assert_no_error (error);
  cw_line_clear (&line);
  line.kind = "delete";
  cw_line_put_raw (&line, "with", list);
  g_assert_true (cw_act_begin (fixture->ana, FALSE, "the deletion", &moment, &error));
  g_assert_cmpint (cw_amend_append (fixture->ana, fold, &line, &error), !=, 0);
  g_assert_true (cw_act_commit (fixture->ana, &error));
  exchange (fixture);
  restore (fixture->ben, his (fixture, fixture->visit), 11);
  assert_alive (fixture->ben, his (fixture, fixture->note), TRUE);
  exchange (fixture);
}

static void
add_unseen (Fixture *fixture)
{
  delete (fixture->ana, fixture->walk, 10);
  fixture_note (fixture->ben, his (fixture, fixture->visit), "unseen", 9);
  exchange (fixture);
}

static void
test_what_was_not_seen_holds_what_it_hangs_on (Fixture *fixture, gconstpointer data)
{
  add_unseen (fixture);
  assert_alive (fixture->ana, fixture->walk, TRUE);
  assert_alive (fixture->ana, fixture->visit, TRUE);
  assert_alive (fixture->ana, fixture->note, FALSE);
  assert_questions (fixture->ana, 2);
  assert_questions (fixture->ben, 2);
}

static void
test_what_is_held_goes_when_it_is_deleted_again (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (20);
  g_autoptr (GError) error = NULL;

  add_unseen (fixture);
  cw_conflict_write (fixture->ana, fixture->walk, "alive", "removed", &moment, &error);
  g_assert_no_error (error);
  assert_alive (fixture->ana, fixture->visit, FALSE);
  assert_questions (fixture->ana, 0);
  exchange (fixture);
  assert_alive (fixture->ben, his (fixture, fixture->walk), FALSE);
  assert_questions (fixture->ben, 0);
}

static void
test_what_is_held_stays_when_it_is_kept (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (20);
  g_autoptr (GError) error = NULL;

  add_unseen (fixture);
  cw_conflict_write (fixture->ben, his (fixture, fixture->walk), "alive", "kept", &moment,
                     &error);
  g_assert_no_error (error);
  exchange (fixture);
  assert_alive (fixture->ana, fixture->visit, TRUE);
  assert_alive (fixture->ana, fixture->note, TRUE);
  assert_questions (fixture->ana, 0);
}

/* Undoing what held it lets it go. */
static void
test_what_is_held_goes_with_what_held_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  delete (fixture->ana, fixture->visit, 10);
  exchange (fixture);
  restore (fixture->ana, fixture->note, 11);
  assert_alive (fixture->ana, fixture->visit, TRUE);
  assert_questions (fixture->ana, 1);
  title = cw_undo (fixture->ana, &error);
  g_assert_no_error (error);
  assert_alive (fixture->ana, fixture->visit, FALSE);
  assert_questions (fixture->ana, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/life/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("restoring-brings-back-what-went-along", test_restoring_brings_back_what_went_along);
  ADD ("restoring-leaves-what-went-by-itself", test_restoring_leaves_what_went_by_itself);
  ADD ("restoring-brings-back-what-was-never-sent",
       test_restoring_brings_back_what_was_never_sent);
  ADD ("the-wider-names-nothing-narrower", test_the_wider_names_nothing_narrower);
  ADD ("what-once-listed-the-rest-is-understood", test_what_once_listed_the_rest_is_understood);
  ADD ("what-was-not-seen-holds-what-it-hangs-on",
       test_what_was_not_seen_holds_what_it_hangs_on);
  ADD ("what-is-held-goes-when-it-is-deleted-again",
       test_what_is_held_goes_when_it_is_deleted_again);
  ADD ("what-is-held-stays-when-it-is-kept", test_what_is_held_stays_when_it_is_kept);
  ADD ("what-is-held-goes-with-what-held-it", test_what_is_held_goes_with_what_held_it);
  return g_test_run ();
}
