/* Tests of joint norms: the latest agreement counts, reaches everybody, and is never edited. */
#include "corewalk/norms.h"

#include "corewalk/host.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fixture-bundle.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (20516) /* 2026-03-04 */

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  int second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture_walk (fixture->ana);
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

static gint64
agree (Fixture *fixture, const char *program, gint64 day, const char *text)
{
  const CwNorms norms = { .program = program,
                          .text = (char *) text,
                          .parties = (char *) "The union\n\nThe superintendent \n",
                          .day = day,
                          .words_months = 24,
                          .tells_counts = TRUE };
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;
  gint64 id = cw_norms_set (fixture->ana, &norms, &moment, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_in_force (CwStore *store, const char *program, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwNorms) norms = cw_norms_get (store, program, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (norms != NULL ? norms->text : NULL, ==, text);
}

static void
test_latest_agreement_counts (Fixture *fixture, gconstpointer data)
{
  assert_in_force (fixture->ana, "walks", NULL);
  agree (fixture, NULL, DAY, "No names.");
  assert_in_force (fixture->ana, "walks", "No names.");
  agree (fixture, "coaching", DAY + 1, "Only the two of us.");
  assert_in_force (fixture->ana, "walks", "No names.");
  assert_in_force (fixture->ana, "coaching", "Only the two of us.");

  /* What was agreed before, and is written down only now, changes nothing. */
  agree (fixture, "walks", DAY - 100, "Old.");
  assert_in_force (fixture->ana, "walks", "No names.");
  agree (fixture, NULL, DAY + 1, "The same day, written down after.");
  assert_in_force (fixture->ana, "coaching", "The same day, written down after.");
}

static void
test_says_all_that_was_agreed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *parties = NULL;
  const CwNorms *norms;
  gint64 id = agree (fixture, "walks", DAY, "No names.");

  list = cw_norms_list (fixture->ana, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  norms = list->pdata[0];
  g_assert_cmpint (norms->id, ==, id);
  g_assert_cmpstr (norms->author, ==, "Ana");
  g_assert_cmpstr (norms->program, ==, "walks");
  g_assert_cmpint (norms->day, ==, DAY);
  g_assert_cmpint (norms->words_months, ==, 24);
  g_assert_cmpint (norms->cycles_months, ==, 0);
  g_assert_true (norms->tells_counts);
  g_assert_false (norms->tells_classes);
  parties = cw_norms_dup_parties (norms);
  g_assert_cmpstr (parties, ==, "The union; The superintendent");
}

static void
test_reaches_everybody (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL;

  agree (fixture, NULL, DAY, "No names.");
  file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  fixture_take (fixture->ben, file);
  assert_in_force (fixture->ben, "walks", "No names.");
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
test_is_never_edited (Fixture *fixture, gconstpointer data)
{
  gint64 id = agree (fixture, NULL, DAY, "No names.");
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_record_edit (fixture->ana, id, "text", "Names.", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  assert_in_force (fixture->ana, "walks", "No names.");
  g_assert_true (cw_record_delete (fixture->ana, id, NULL, NULL));
  assert_in_force (fixture->ana, "walks", NULL);
}

static void
test_needs_words_and_parties (Fixture *fixture, gconstpointer data)
{
  const CwNorms wrong[] = {
    { .text = (char *) "", .parties = (char *) "A", .day = DAY },
    { .text = (char *) "A", .parties = (char *) "", .day = DAY },
    { .text = (char *) "A", .parties = (char *) "A", .day = DAY, .words_months = 1201 },
    { .text = (char *) "A", .parties = (char *) "A", .day = DAY, .cycles_months = -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (cw_norms_set (fixture->ana, &wrong[i], NULL, &error), ==, 0);
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
    }
}

static void
test_stands_on_what_hosts_are_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwHandout) before = cw_norms_page (fixture->ana);
  g_autoptr (CwHandout) after = NULL, other = cw_handout_new ();
  g_autofree char *empty = cw_handout_dup_text (before);
  g_autofree char *text = NULL, *added = NULL;

  g_assert_nonnull (strstr (empty, "None are written down"));
  agree (fixture, "walks", DAY, "No names.");
  agree (fixture, NULL, DAY - 365, "First agreement.");
  after = cw_norms_page (fixture->ana);
  text = cw_handout_dup_text (after);
  g_assert_nonnull (strstr (text, "No names."));
  g_assert_nonnull (strstr (text, "First agreement.")); /* in force for coaching */
  g_assert_nonnull (strstr (text, "2026-03-04"));
  g_assert_nonnull (strstr (text, "after 24 months"));

  cw_norms_add_to_page (fixture->ana, "walks", other);
  added = cw_handout_dup_text (other);
  g_assert_nonnull (strstr (added, "No names."));
  g_assert_null (strstr (added, "First"));
}

static void
let_school_know (Fixture *fixture)
{
  const CwNorms norms = { .program = "walks",
                          .text = (char *) "The team knows where it was.",
                          .parties = (char *) "The union",
                          .day = DAY,
                          .tells_classes = TRUE };
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;

  cw_norms_set (fixture->ana, &norms, &moment, &error);
  g_assert_no_error (error);
}

/* A room of the school that both know by its name. */
static gint64
add_room (CwStore *store, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 school = cw_school_new (store, "Riverside", NULL, NULL, &error);
  gint64 room = cw_room_new (store, school, title, NULL, &error);

  g_assert_no_error (error);
  return room;
}

/* What Ben knows once he has all of Ana's: a class of his own, or 0. */
static gint64
tell_ben (Fixture *fixture, gint64 visit)
{
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  fixture_assert_same (fixture->ana, fixture->ben);
  return cw_visit_class (fixture->ben, fixture_find (fixture->ben, fixture->ana, visit));
}

static void
test_let_the_school_know_classes (Fixture *fixture, gconstpointer data)
{
  gint64 room = add_room (fixture->ana, "Room 1"), other = add_room (fixture->ana, "Room 2");
  gint64 bens = add_room (fixture->ben, "Room 1"),
         bens_other = add_room (fixture->ben, "Room 2");
  g_autoptr (GArray) walks = cw_walk_ids (fixture->ana, 1, NULL);
  CwVisitPlan plan = { .walk = g_array_index (walks, gint64, 0), .class_id = room };
  gint64 before = cw_visit_start (fixture->ana, &plan, NULL, NULL);
  gint64 after;

  let_school_know (fixture);
  after = cw_visit_start (fixture->ana, &plan, NULL, NULL);
  g_assert_cmpint (cw_visit_class (fixture->ana, after), ==, room);
  g_assert_cmpint (tell_ben (fixture, before), ==, 0);
  g_assert_cmpint (tell_ben (fixture, after), ==, bens);

  g_assert_true (cw_visit_set_class (fixture->ana, after, other, FALSE, NULL, NULL));
  g_assert_cmpint (tell_ben (fixture, after), ==, bens_other);
  g_assert_true (cw_visit_set_class (fixture->ana, before, other, FALSE, NULL, NULL));
  g_assert_cmpint (tell_ben (fixture, before), ==, 0); /* it was said before the norms */
  g_assert_true (cw_visit_set_class (fixture->ana, after, 0, FALSE, NULL, NULL));
  g_assert_cmpint (tell_ben (fixture, after), ==, 0);
  g_assert_true (cw_visit_set_class (fixture->ana, after, room, FALSE, NULL, NULL));
  g_assert_cmpint (tell_ben (fixture, after), ==, bens);

  g_assert_true (cw_record_delete (fixture->ana, after, NULL, NULL));
  g_assert_cmpint (cw_visit_class (fixture->ana, after), ==, 0);
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
test_undo_keeps_the_class_with_its_visit (Fixture *fixture, gconstpointer data)
{
  gint64 room = add_room (fixture->ana, "Room 1");
  g_autoptr (GArray) walks = cw_walk_ids (fixture->ana, 1, NULL);
  CwVisitPlan plan = { .walk = g_array_index (walks, gint64, 0), .class_id = room };
  g_autofree char *undone = NULL, *redone = NULL;
  gint64 visit;

  let_school_know (fixture);
  visit = cw_visit_start (fixture->ana, &plan, NULL, NULL);
  undone = cw_undo (fixture->ana, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpint (cw_visit_class (fixture->ana, visit), ==, 0);
  redone = cw_redo (fixture->ana, NULL);
  g_assert_nonnull (redone);
  g_assert_cmpint (cw_visit_class (fixture->ana, visit), ==, room);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/norms/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("latest-agreement-counts", test_latest_agreement_counts);
  ADD ("says-all-that-was-agreed", test_says_all_that_was_agreed);
  ADD ("reaches-everybody", test_reaches_everybody);
  ADD ("is-never-edited", test_is_never_edited);
  ADD ("let-the-school-know-classes", test_let_the_school_know_classes);
  ADD ("undo-keeps-the-class-with-its-visit", test_undo_keeps_the_class_with_its_visit);
  ADD ("needs-words-and-parties", test_needs_words_and_parties);
  ADD ("stands-on-what-hosts-are-given", test_stands_on_what_hosts_are_given);

  return g_test_run ();
}
