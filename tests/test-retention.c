/* Tests of what is past its time; tests/cli/retention purges it. */
#include "corewalk/retention.h"

#include "corewalk/note.h"
#include "corewalk/purge.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"

#define DAY G_GINT64_CONSTANT (20516) /* 2026-03-04, the day of the fixture's walk */

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (0);
  CwVisitPlan plan = { 0 };
  gint64 visit;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  plan.walk = fixture->walk;
  visit = cw_visit_start (fixture->store, &plan, &moment, NULL);
  g_assert_cmpint (cw_note_add (fixture->store, visit, 0, "T: Why?", &moment, NULL), !=, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
agree (Fixture *fixture, int months)
{
  const CwNorms norms = { .text = (char *) "No names.",
                          .parties = (char *) "The union",
                          .day = DAY,
                          .words_months = months };
  CwMoment moment = fixture_moment (1);

  g_assert_cmpint (cw_norms_set (fixture->store, &norms, &moment, NULL), !=, 0);
}

static guint
count_due (Fixture *fixture, gint64 today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRetention) retention = cw_retention_look (fixture->store, today, &error);

  g_assert_no_error (error);
  return retention->walks->len;
}

static void
test_nothing_is_due_unless_it_was_agreed (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_due (fixture, DAY + 10000), ==, 0);
  agree (fixture, 0);
  g_assert_cmpuint (count_due (fixture, DAY + 10000), ==, 0);
}

static void
test_is_due_on_the_day (Fixture *fixture, gconstpointer data)
{
  agree (fixture, 12);
  g_assert_cmpuint (count_due (fixture, DAY + 364), ==, 0); /* 2027-03-03 */
  g_assert_cmpuint (count_due (fixture, DAY + 365), ==, 1);
}

static void
test_an_order_purges_the_words_and_leaves_the_rest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "order.json", NULL);
  g_autoptr (CwRetention) retention = NULL;
  g_autoptr (CwPurged) purged = NULL;
  g_autoptr (CwWalk) walk = NULL;
  g_autoptr (GError) error = NULL;
  CwMoment moment = fixture_moment (2);

  agree (fixture, 12);
  retention = cw_retention_look (fixture->store, DAY + 365, &error);
  g_assert_no_error (error);
  g_assert_false (cw_retention_write_order (fixture->store, retention, " ", file, &error));
  g_clear_error (&error);
  g_assert_true (
      cw_retention_write_order (fixture->store, retention, "RC-075 17", file, &error));
  purged = cw_purge (fixture->store, file, FALSE, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (purged->reference, ==, "RC-075 17");
  g_assert_cmpuint (purged->records->len, ==,
                    ((const CwRetained *) retention->walks->pdata[0])->words);
  g_assert_cmpuint (count_due (fixture, DAY + 365), ==, 0);
  walk = cw_walk_get (fixture->store, fixture->walk, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/retention/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("nothing-is-due-unless-it-was-agreed", test_nothing_is_due_unless_it_was_agreed);
  ADD ("is-due-on-the-day", test_is_due_on_the_day);
  ADD ("an-order-purges-the-words-and-leaves-the-rest",
       test_an_order_purges_the_words_and_leaves_the_rest);

  return g_test_run ();
}
