#include "corewalk/form.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 schools[2];
  gint64 forms[2];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->schools[0] = cw_school_new (fixture->store, "Hill", NULL, NULL, &error);
  fixture->schools[1] = cw_school_new (fixture->store, "Dale", NULL, NULL, &error);
  fixture->forms[0] = cw_form_find (fixture->store, "student-talk", &error);
  fixture->forms[1] = cw_form_find (fixture->store, "core-walk", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add (Fixture *fixture, const char *title, guint school, guint form, const char *day)
{
  const CwWalkPlan plan = { .title = title,
                            .school = fixture->schools[school],
                            .form = fixture->forms[form],
                            .day = day };
  g_autoptr (GError) error = NULL;
  gint64 walk = cw_walk_new (fixture->store, &plan, NULL, &error);

  g_assert_no_error (error);
  return walk;
}

static void
assert_finds (Fixture *fixture, const CwWalkQuestion *question, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = cw_walk_find (fixture->store, question, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (CwWalk) walk =
          cw_walk_get (fixture->store, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append (text, walk->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_finds_what_fits (Fixture *fixture, gconstpointer data)
{
  CwWalkQuestion question = { .from_day = G_MININT64, .to_day = G_MAXINT64 };
  gint64 gone = 0;

  add (fixture, "a", 0, 0, "2026-03-01");
  add (fixture, "b", 1, 0, "2026-03-02");
  add (fixture, "c", 0, 1, "2026-03-03");
  gone = add (fixture, "d", 0, 1, "2026-03-04");
  g_assert_true (cw_record_delete (fixture->store, gone, NULL, NULL));

  assert_finds (fixture, &question, "cba");
  question.school = fixture->schools[0];
  assert_finds (fixture, &question, "ca");
  question.form = "core-walk";
  assert_finds (fixture, &question, "c");
  question.school = 0;
  question.form = "student-talk";
  assert_finds (fixture, &question, "ba");
  question.form = NULL;
  g_assert_true (cw_day_parse ("2026-03-02", &question.from_day));
  assert_finds (fixture, &question, "cb");
  question.to_day = question.from_day;
  assert_finds (fixture, &question, "b");
  question.to_day--;
  assert_finds (fixture, &question, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/walk-find/finds-what-fits", Fixture, NULL, set_up, test_finds_what_fits,
              tear_down);
  return g_test_run ();
}
