#include "corewalk/rollover.h"

#include "corewalk/keep.h"
#include "corewalk/opt-out.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/slot.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "corewalk/withdrawal.h"
#include "tests/fixture.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (20516) /* 2026-03-04, the day of the fixture */

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, visit, room;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) schools = NULL;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
  schools = cw_school_list (fixture->store, NULL);
  fixture->room = cw_room_new (fixture->store, ((const CwSchool *) schools->pdata[0])->id,
                               "Room 12", NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCheck) check = cw_check (fixture->store, NULL, NULL, NULL);

  g_assert_cmpuint (check->faults->len, ==, 0);
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static CwRollover *
look (Fixture *fixture, gint64 day)
{
  g_autoptr (GError) error = NULL;
  CwRollover *found = cw_rollover_look (fixture->store, day, &error);

  g_assert_no_error (error);
  return found;
}

static void
run (Fixture *fixture, const CwRollover *found, guint expected)
{
  CwMoment moment = fixture_moment (3600);
  g_autoptr (GError) error = NULL;
  guint done = 0;

  cw_rollover_run (fixture->store, found, &moment, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, expected);
}

static void
test_a_new_year_ends_what_is_open (Fixture *fixture, gconstpointer data)
{
  const CwSlotPlan plan = { .walk = fixture->walk, .class_id = fixture->room, .day = DAY };
  gint64 slot = cw_slot_add (fixture->store, &plan, NULL, NULL);
  g_autoptr (CwRollover) before = look (fixture, DAY);
  g_autoptr (CwRollover) found = NULL;
  g_autoptr (CwRollover) again = NULL;
  g_autoptr (CwSlot) ended = NULL;
  g_autoptr (CwWalk) walk = NULL;

  cw_opt_out_add (fixture->store, fixture->room, DAY, G_MININT64, NULL, NULL, NULL);
  g_assert_cmpuint (before->walks->len, ==, 0);
  found = look (fixture, DAY + 1);
  g_assert_cmpuint (found->walks->len, ==, 1);
  g_assert_cmpuint (found->slots->len, ==, 1);
  g_assert_cmpuint (found->opt_outs->len, ==, 1);
  g_assert_cmpint (found->classes, ==, 1);
  run (fixture, found, 3);

  ended = cw_slot_get (fixture->store, slot, NULL);
  g_assert_cmpint (ended->off_ms, !=, 0);
  walk = cw_walk_get (fixture->store, fixture->walk, NULL);
  g_assert_cmpint (walk->closed_ms, !=, 0);
  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->room, DAY), !=, 0);
  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->room, DAY + 1), ==, 0);

  again = look (fixture, DAY + 1);
  g_assert_cmpuint (again->walks->len + again->slots->len + again->opt_outs->len, ==, 0);
  run (fixture, again, 0);
}

/* What a person was shown may be gone when it is done. */
static void
test_passes_over_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRollover) found = look (fixture, DAY + 1);

  g_assert_true (cw_record_delete (fixture->store, fixture->walk, NULL, NULL));
  run (fixture, found, 0);
}

static void
test_without_terms_today_is_the_day (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cw_rollover_suggest_day (fixture->store, DAY), ==, DAY);
}

static void
test_pages_name_what_matters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRollover) found = look (fixture, DAY + 1);
  g_autoptr (CwHandout) page = cw_rollover_page (fixture->store, found);
  g_autoptr (CwHandout) leaving = cw_leaving_page (fixture->store);
  g_autofree char *text = cw_handout_dup_text (page);
  g_autofree char *todo = cw_handout_dup_text (leaving);

  g_assert_nonnull (strstr (text, "Walks that are closed: 1"));
  g_assert_nonnull (strstr (text, "Thursday, March 5, 2026"));
  g_assert_nonnull (strstr (todo, "[ ] "));
  g_assert_nonnull (strstr (todo, "Ana Ruiz"));
}

/* What nobody has received leaves no trace of others. */
static void
test_what_was_never_sent_is_nowhere_else (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwWithdrawal) before = NULL;
  g_autoptr (CwWithdrawal) after = NULL;

  fixture_note (fixture->store, fixture->visit, "One", 1);
  before = cw_withdrawal_look (fixture->store, fixture->visit, NULL, NULL);
  g_assert_cmpint (before->unsent_count, ==, 2);
  g_assert_cmpint (before->sent_count, ==, 0);
  g_assert_false (before->is_withdrawn);
  g_assert_cmpint (before->number, ==, 1);

  g_assert_true (cw_record_delete (fixture->store, fixture->visit, NULL, NULL));
  after = cw_withdrawal_look (fixture->store, fixture->visit, NULL, NULL);
  g_assert_true (after->is_withdrawn);
  g_assert_false (after->is_erased);
  g_assert_cmpint (after->sent_count + after->unsent_count, ==, 0);
}

static void
test_a_file_that_says_nothing_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "install.json", NULL);
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_withdrawal_look (fixture->store, fixture->visit, files, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/rollover/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-new-year-ends-what-is-open", test_a_new_year_ends_what_is_open);
  ADD ("passes-over-what-is-gone", test_passes_over_what_is_gone);
  ADD ("without-terms-today-is-the-day", test_without_terms_today_is_the_day);
  ADD ("pages-name-what-matters", test_pages_name_what_matters);
  ADD ("what-was-never-sent-is-nowhere-else", test_what_was_never_sent_is_nowhere_else);
  ADD ("a-file-that-says-nothing-is-refused", test_a_file_that_says_nothing_is_refused);
  return g_test_run ();
}
