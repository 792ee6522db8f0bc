#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

/* Edits are refused where whoever writes such a record is: with the same words. */
typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The record stays as it was. */
static void
refuse (Fixture *fixture, gint64 id, const char *field, const char *value, const char *why)
{
  g_autofree char *before = record_dump (fixture->store, FALSE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_record_edit (fixture->store, id, field, value, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, why);
  after = record_dump (fixture->store, FALSE);
  g_assert_cmpstr (before, ==, after);
}

static void
accept (Fixture *fixture, gint64 id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  cw_record_edit (fixture->store, id, field, value, NULL, &error);
  g_assert_no_error (error);
}

static void
test_counts_fit_each_other (Fixture *fixture, gconstpointer data)
{
  gint64 tally = cw_tally_add (fixture->store, fixture->visit, "calls", 2, NULL, NULL);
  gint64 scan = cw_interval_add (fixture->store, fixture->visit, "talk", 3, 20, NULL, NULL);

  refuse (fixture, tally, "by", "0", "counting by 0 counts nothing");
  accept (fixture, tally, "by", "-1");
  refuse (fixture, scan, "k", "21", "21 of 20 can't be: K is 0 to N, and N is 1 to 1000");
  refuse (fixture, scan, "k", "-1", "-1 of 20 can't be: K is 0 to N, and N is 1 to 1000");
  refuse (fixture, scan, "n", "2", "3 of 2 can't be: K is 0 to N, and N is 1 to 1000");
  refuse (fixture, scan, "n", "1001", "3 of 1001 can't be: K is 0 to N, and N is 1 to 1000");
  accept (fixture, scan, "n", "3");
  accept (fixture, scan, "k", "0");
  refuse (fixture, scan, "n", "0", "0 of 0 can't be: K is 0 to N, and N is 1 to 1000");
}

static void
test_marks_are_as_their_form_says (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) schools = cw_school_list (fixture->store, NULL);
  const CwWalkPlan plan = { .title = "Levels",
                            .school = ((const CwSchool *) schools->pdata[0])->id,
                            .form = cw_form_find (fixture->store, "task-demand", NULL) };
  gint64 visit =
      fixture_visit (fixture->store, cw_walk_new (fixture->store, &plan, NULL, NULL));
  gint64 item = cw_item_find (fixture->store, fixture->visit, "1", NULL);
  gint64 level_item = cw_item_find (fixture->store, visit, "1", NULL);
  gint64 seen = cw_mark_set (fixture->store, fixture->visit, item, 1, NULL, NULL);
  gint64 level = cw_mark_set (fixture->store, visit, level_item, 2, NULL, NULL);

  refuse (fixture, seen, "value", "1",
          "'names-learning' takes seen, not-seen or not-observable");
  accept (fixture, seen, "value", "not-seen");
  accept (fixture, seen, "value", "not-observable");
  refuse (fixture, level, "value", "5",
          "'demand-written' takes a level from 1 to 4, or not-observable");
  refuse (fixture, level, "value", "seen",
          "'demand-written' takes a level from 1 to 4, or not-observable");
  accept (fixture, level, "value", "4");
  accept (fixture, level, "value", "not-observable");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/meaning/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("counts-fit-each-other", test_counts_fit_each_other);
  ADD ("marks-are-as-their-form-says", test_marks_are_as_their_form_says);
  return g_test_run ();
}
