/* Tests of what an academy keeps: calibrations, projects, plans; how they travel, change, and come back. */
#include "corewalk/academy.h"

#include "corewalk/agreement.h"
#include "corewalk/form.h"
#include "corewalk/keep.h"
#include "corewalk/mark.h"
#include "corewalk/merge.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fixture-bundle.h"

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  gint64 walk, school;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) schools = NULL;

  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->walk = fixture_walk (fixture->ana);
  schools = cw_school_list (fixture->ana, NULL);
  fixture->school = ((CwSchool *) schools->pdata[0])->id;
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
add (Fixture *fixture, CwAcademyKind kind)
{
  const CwAcademyPlan plan = { .kind = kind,
                               .school = fixture->school,
                               .title = "Reasons",
                               .team = "Grade 4",
                               .texts = { "Students say why", "Exit slips", NULL, "Ask why" } };
  g_autoptr (GError) error = NULL;
  gint64 id = cw_academy_new (fixture->ana, &plan, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_is_read_back (Fixture *fixture, gconstpointer data)
{
  gint64 id = add (fixture, CW_ACADEMY_PLAN), other = add (fixture, CW_ACADEMY_PROJECT);
  g_autoptr (CwAcademyWork) plan = cw_academy_get (fixture->ana, id, NULL);
  g_autoptr (CwAcademyWork) project = cw_academy_get (fixture->ana, other, NULL);
  g_autoptr (GPtrArray) plans = cw_academy_list (fixture->ana, CW_ACADEMY_PLAN, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (plan->kind, ==, CW_ACADEMY_PLAN);
  g_assert_cmpint (project->kind, ==, CW_ACADEMY_PROJECT);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpstr (plan->title, ==, "Reasons");
  g_assert_cmpstr (plan->team, ==, "Grade 4");
  g_assert_cmpint (plan->school, ==, fixture->school);
  g_assert_cmpstr (plan->texts[0], ==, "Students say why");
  g_assert_null (plan->texts[2]);
  g_assert_cmpstr (plan->texts[3], ==, "Ask why");
  g_assert_null (cw_academy_get (fixture->ana, 4711, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_refuses_what_is_no_plan (Fixture *fixture, gconstpointer data)
{
  CwAcademyPlan plan = { .school = fixture->school, .title = "" };
  g_autoptr (GError) no_title = NULL, no_school = NULL;

  g_assert_cmpint (cw_academy_new (fixture->ana, &plan, NULL, &no_title), ==, 0);
  g_assert_error (no_title, CW_ERROR, CW_ERROR_INVALID);
  plan.title = "Reasons";
  plan.school = fixture->walk;
  g_assert_cmpint (cw_academy_new (fixture->ana, &plan, NULL, &no_school), ==, 0);
  g_assert_error (no_school, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_changes_and_comes_back (Fixture *fixture, gconstpointer data)
{
  gint64 id = add (fixture, CW_ACADEMY_PLAN);
  g_autoptr (CwAcademyWork) edited = NULL, undone = NULL, restored = NULL;
  g_autoptr (GPtrArray) history = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_record_edit (fixture->ana, id, "lookfors", "Pairs talk", NULL, &error));
  g_assert_no_error (error);
  edited = cw_academy_get (fixture->ana, id, NULL);
  g_assert_cmpstr (edited->texts[2], ==, "Pairs talk");
  history = cw_record_history (fixture->ana, id, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  g_free (cw_undo (fixture->ana, NULL));
  undone = cw_academy_get (fixture->ana, id, NULL);
  g_assert_null (undone->texts[2]);

  g_assert_true (cw_record_delete (fixture->ana, id, NULL, NULL));
  none = cw_academy_list (fixture->ana, CW_ACADEMY_PLAN, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (cw_record_restore (fixture->ana, id, NULL, NULL));
  restored = cw_academy_get (fixture->ana, id, NULL);
  g_assert_cmpstr (restored->texts[3], ==, "Ask why");
}

/* One lesson, seen by Ana and by Ben, each on a laptop of their own. */
static gint64
mark_lesson (CwStore *store, gboolean second_is_seen)
{
  g_autoptr (GPtrArray) schools = cw_school_list (store, NULL);
  CwWalkPlan plan = { .title = "Calibration", .day = "2026-03-04", .code = "academy" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  CwVisitPlan visit = { 0 };
  gint64 id;

  plan.school = cw_school_new (store, "Hale School", NULL, NULL, &error);
  plan.form = cw_form_find (store, "core-walk", &error);
  g_assert_no_error (error);
  visit.walk = cw_walk_new (store, &plan, NULL, &error);
  g_assert_no_error (error);
  items = cw_form_items (store, plan.form, NULL);
  id = cw_visit_start (store, &visit, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_true (cw_mark_set (store, id, ((CwItem *) items->pdata[i])->id,
                                i == 0 || second_is_seen ? CW_MARK_SEEN : CW_MARK_NOT_SEEN,
                                NULL, NULL));
  return visit.walk;
}

static void
test_calibration_is_merged (Fixture *fixture, gconstpointer data)
{
  gint64 walk = mark_lesson (fixture->ana, TRUE);
  gint64 id = cw_calibration_new (fixture->ana, walk, 1, "Fractions, grade 4", NULL, NULL);
  g_autoptr (CwCalibration) calibration = NULL;
  g_autoptr (CwAgreementAnswer) alone = NULL, answer = NULL;
  g_autoptr (GPtrArray) gone = NULL, seen = NULL;
  g_autofree char *file = NULL;

  g_assert_cmpint (id, !=, 0);
  g_assert_true (
      cw_record_edit (fixture->ana, id, "agreement", "Pairs count, groups don’t", NULL, NULL));
  alone = cw_agreement_of_walk (fixture->ana, walk, 1, CW_WEIGHTS_NONE, NULL);
  g_assert_cmpuint (alone->all->unit_count, ==, 0);

  mark_lesson (fixture->ben, FALSE);
  file = fixture_export (fixture->ana, fixture->folder, "ana.walk");
  fixture_take (fixture->ben, file);
  seen = cw_calibration_list (fixture->ben, NULL);
  g_assert_cmpuint (seen->len, ==, 1);
  calibration = g_ptr_array_steal_index (seen, 0);
  g_assert_cmpstr (calibration->title, ==, "Fractions, grade 4");
  g_assert_cmpstr (calibration->agreement, ==, "Pairs count, groups don’t");
  g_assert_cmpstr (calibration->walk_title, ==, "Calibration");
  g_assert_cmpint (calibration->room, ==, 1);
  answer = cw_agreement_of_walk (fixture->ben, calibration->walk, calibration->room,
                                 CW_WEIGHTS_NONE, NULL);
  g_assert_cmpuint (answer->walkers->len, ==, 2);
  g_assert_cmpuint (answer->all->unit_count, ==, 2);
  g_assert_cmpfloat (answer->all->percent.value, ==, .5);

  /* It goes with its walk, and comes back with it. */
  g_assert_true (cw_record_delete (fixture->ana, walk, NULL, NULL));
  gone = cw_calibration_list (fixture->ana, NULL);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_true (cw_record_restore (fixture->ana, walk, NULL, NULL));
  cw_calibration_free (calibration);
  calibration = cw_calibration_get (fixture->ana, id, NULL);
  g_assert_nonnull (calibration);
}

static void
test_is_remade (Fixture *fixture, gconstpointer data)
{
  gint64 plan = add (fixture, CW_ACADEMY_PLAN), project = add (fixture, CW_ACADEMY_PROJECT);
  gint64 id = cw_calibration_new (fixture->ana, fixture->walk, 0, "All rooms", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAcademyWork) plan_again = NULL, project_again = NULL;
  g_autoptr (CwCalibration) again = NULL;

  g_assert_true (cw_rebuild (fixture->ana, NULL, NULL, &error));
  g_assert_no_error (error);
  plan_again = cw_academy_get (fixture->ana, plan, NULL);
  project_again = cw_academy_get (fixture->ana, project, NULL);
  again = cw_calibration_get (fixture->ana, id, NULL);
  g_assert_cmpstr (plan_again->texts[1], ==, "Exit slips");
  g_assert_cmpstr (project_again->title, ==, "Reasons");
  g_assert_cmpint (again->room, ==, 0);
}

#define ADD(name, test) g_test_add ("/academy/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("is-read-back", test_is_read_back);
  ADD ("refuses-what-is-no-plan", test_refuses_what_is_no_plan);
  ADD ("changes-and-comes-back", test_changes_and_comes_back);
  ADD ("calibration-is-merged", test_calibration_is_merged);
  ADD ("is-remade", test_is_remade);
  return g_test_run ();
}
