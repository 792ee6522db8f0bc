#include "corewalk/debrief.h"
#include "corewalk/form.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/today.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "tests/fixture.h"

#define TODAY 20516 /* 2026-03-04, the day of the fixture's moments */

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 school, form;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) forms = NULL;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->school = cw_school_new (fixture->store, "Riverside", NULL, NULL, NULL);
  forms = cw_form_list (fixture->store, NULL);
  fixture->form = ((CwForm *) g_ptr_array_index (forms, 0))->id;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add_walk (Fixture *fixture, const char *title, gint64 day)
{
  g_autofree char *text = cw_day_format (day);
  const CwWalkPlan plan = { .title = title,
                            .school = fixture->school,
                            .form = fixture->form,
                            .day = text };
  g_autoptr (GError) error = NULL;
  gint64 walk = cw_walk_new (fixture->store, &plan, NULL, &error);

  g_assert_no_error (error);
  return walk;
}

static CwMoment
noon_of (gint64 day)
{
  return (CwMoment){ .at_ms = day * G_GINT64_CONSTANT (86400000) + 12 * 3600 * 1000 };
}

static gint64
add_visit (Fixture *fixture, gint64 walk, gint64 class_id, gint64 day)
{
  const CwVisitPlan plan = { .walk = walk, .class_id = class_id };
  CwMoment moment = noon_of (day);
  g_autoptr (GError) error = NULL;
  gint64 visit = cw_visit_start (fixture->store, &plan, &moment, &error);

  g_assert_no_error (error);
  return visit;
}

static gint64
add_step (Fixture *fixture, gint64 walk, const char *text, gint64 due)
{
  g_autofree char *day = cw_day_format (due);
  const CwCardPlan plan = { .walk = walk,
                            .step = CW_STEP_NEXT,
                            .text = text,
                            .owner = "Ben",
                            .due = day };
  g_autoptr (GError) error = NULL;
  gint64 card = cw_card_add (fixture->store, &plan, NULL, &error);

  g_assert_no_error (error);
  return card;
}

static char *
dup_titles (const CwTodayList *list)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < list->rows->len; i++)
    g_string_append_printf (titles, "%s|",
                            ((const CwTodayRow *) g_ptr_array_index (list->rows, i))->title);
  return g_string_free (titles, FALSE);
}

static CwToday *
read_today (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CwToday *today = cw_today_read (fixture->store, TODAY, &error);

  g_assert_no_error (error);
  return today;
}

#define assert_titles(list, expected)                                                          \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autofree char *titles_ = dup_titles (list);                                              \
    g_assert_cmpstr (titles_, ==, expected);                                                   \
  }                                                                                            \
  G_STMT_END

static void
test_an_empty_store_has_a_free_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwToday) today = read_today (fixture);

  g_assert_cmpint (today->planned.count + today->open.count + today->debriefs.count +
                       today->steps.count + today->arrived_ms + today->room_count,
                   ==, 0);
  g_assert_null (today->senders);
  g_assert_cmpint (cw_today_latest_day (fixture->store), ==, 0);
}

static void
test_walks_fall_into_their_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwToday) today = NULL;
  gint64 closed = add_walk (fixture, "Closed", TODAY - 3);
  gint64 over = add_walk (fixture, "Over", TODAY - 1);
  gint64 now = add_walk (fixture, "Now", TODAY);
  gint64 old = add_walk (fixture, "Old", TODAY - CW_TODAY_LATE_DAYS - 1);

  add_walk (fixture, "In a week", TODAY + 7);
  add_walk (fixture, "Tomorrow", TODAY + 1);
  add_walk (fixture, "Nobody went", TODAY - 2);
  add_visit (fixture, closed, 0, TODAY - 3);
  add_visit (fixture, over, 0, TODAY - 1);
  add_visit (fixture, now, 0, TODAY);
  add_visit (fixture, old, 0, TODAY - CW_TODAY_LATE_DAYS - 1);
  g_assert_true (cw_walk_close (fixture->store, closed, NULL, NULL));
  g_assert_true (cw_walk_close (fixture->store, old, NULL, NULL));

  today = read_today (fixture);
  assert_titles (&today->planned, "Tomorrow|In a week|");
  assert_titles (&today->open, "Now|Over|Nobody went|");
  assert_titles (&today->debriefs, "Closed|Over|");
  g_assert_cmpint (today->open.count, ==, 3);
  g_assert_cmpstr (((CwTodayRow *) g_ptr_array_index (today->open.rows, 0))->about, ==,
                   "Riverside");
  g_assert_cmpint (((CwTodayRow *) g_ptr_array_index (today->open.rows, 0))->visit_count, ==,
                   1);
  g_assert_cmpint (cw_today_latest_day (fixture->store), ==, TODAY + 7);
}

static void
test_a_card_pays_the_debrief (Fixture *fixture, gconstpointer data)
{
  gint64 walk = add_walk (fixture, "Over", TODAY - 1);
  g_autoptr (CwToday) before = NULL;
  g_autoptr (CwToday) after = NULL;

  add_visit (fixture, walk, 0, TODAY - 1);
  before = read_today (fixture);
  g_assert_cmpint (before->debriefs.count, ==, 1);
  add_step (fixture, walk, "Ask why", TODAY + 100);
  after = read_today (fixture);
  g_assert_cmpint (after->debriefs.count, ==, 0);
}

static void
test_steps_come_when_they_are_due (Fixture *fixture, gconstpointer data)
{
  gint64 walk = add_walk (fixture, "Over", TODAY - 1);
  gint64 done = add_step (fixture, walk, "Done", TODAY - 9);
  g_autofree char *day = cw_day_format (TODAY - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwToday) today = NULL;
  const CwTodayRow *first = NULL;

  add_step (fixture, walk, "Soon", TODAY + CW_TODAY_STEP_DAYS);
  add_step (fixture, walk, "Not yet", TODAY + CW_TODAY_STEP_DAYS + 1);
  add_step (fixture, walk, "Overdue", TODAY - 30);
  add_step (fixture, walk, "Given up", TODAY - CW_TODAY_LATE_DAYS - 1);
  cw_record_edit (fixture->store, done, "done", day, NULL, &error);
  g_assert_no_error (error);

  today = read_today (fixture);
  assert_titles (&today->steps, "Overdue|Soon|");
  first = g_ptr_array_index (today->steps.rows, 0);
  g_assert_cmpstr (first->owner, ==, "Ben");
  g_assert_cmpstr (first->about, ==, "Over");
  g_assert_cmpint (first->walk, ==, walk);
  g_assert_cmpint (first->day, ==, TODAY - 30);
}

static void
test_a_long_list_is_cut_and_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwToday) today = NULL;

  for (int i = 0; i < CW_TODAY_ROWS + 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Walk %d", i);

      add_walk (fixture, title, TODAY - i);
    }

  today = read_today (fixture);
  g_assert_cmpuint (today->open.rows->len, ==, CW_TODAY_ROWS);
  g_assert_cmpint (today->open.count, ==, CW_TODAY_ROWS + 3);
}

static void
run_sql (CwStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  cw_stmt_do (store->shared, sql, &error);
  g_assert_no_error (error);
}

static void
test_what_others_sent_does_not_turn_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwToday) today = NULL;
  gint64 walk = add_walk (fixture, "Hers", TODAY - 1);

  add_visit (fixture, walk, 0, TODAY - 1);
  add_step (fixture, walk, "Her step", TODAY);
  run_sql (fixture->store, "UPDATE stream SET own = 0, author = 'Somebody else'");
  today = read_today (fixture);
  g_assert_cmpint (today->open.count + today->debriefs.count + today->steps.count, ==, 0);
}

static void
test_rooms_are_counted_not_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwToday) before = NULL;
  g_autoptr (CwToday) after = NULL;
  gint64 seen = cw_room_new (fixture->store, fixture->school, "Room 1", NULL, NULL);
  gint64 long_ago = cw_room_new (fixture->store, fixture->school, "Room 2", NULL, NULL);
  gint64 elsewhere = cw_school_new (fixture->store, "Hillside", NULL, NULL, NULL);
  gint64 walk = 0;

  cw_room_new (fixture->store, fixture->school, "Room 3", NULL, NULL);
  cw_room_new (fixture->store, elsewhere, "Room 4", NULL, NULL);
  before = read_today (fixture);
  g_assert_cmpint (before->room_count, ==, 0); /* nobody has walked there */
  g_assert_false (before->is_term);

  walk = add_walk (fixture, "Walk", TODAY);
  add_visit (fixture, walk, seen, TODAY);
  add_visit (fixture, walk, seen, TODAY);
  add_visit (fixture, walk, long_ago, TODAY - CW_TODAY_COVERAGE_DAYS - 1);
  after = read_today (fixture);
  g_assert_cmpint (after->room_count, ==, 3);
  g_assert_cmpint (after->visited_count, ==, 1);
  g_assert_cmpint (after->since_day, ==, TODAY - CW_TODAY_COVERAGE_DAYS);
}

static void
test_a_term_bounds_what_is_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwToday) today = NULL;

  run_sql (fixture->store,
           "INSERT INTO term (id, title, type, first_day, last_day, gone) VALUES "
           "(1, 'Year', 'schoolYear', 20400, 20700, 0), (2, 'Q3', 'term', 20500, 20560, 0)");
  today = read_today (fixture);
  g_assert_true (today->is_term);
  g_assert_cmpint (today->since_day, ==, 20500);
}

static void
test_a_year_added_by_hand_is_a_term (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwToday) today = NULL;
  gint64 year = cw_year_new (fixture->store, 2025, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cw_year_new (fixture->store, 2025, NULL, NULL), ==, year);
  g_assert_cmpint (cw_year_new (fixture->store, 20, NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  today = read_today (fixture);
  g_assert_true (today->is_term);
  g_assert_cmpint (today->since_day, ==, 20270); /* the first of July 2025 */
}

static void
test_a_room_is_what_was_said_of_it (Fixture *fixture, gconstpointer data)
{
  const CwRoomPlan plan = { .school = fixture->school,
                            .title = "Room 12",
                            .grade = "4",
                            .subject = "Math",
                            .period = "2" };
  const CwRoomPlan nameless = { .school = fixture->school, .title = "" };
  const CwRoomPlan nowhere = { .school = 1, .title = "Room 12" };
  gint64 room = cw_room_add (fixture->store, &plan, NULL, NULL);
  g_autoptr (GPtrArray) rooms = cw_room_list (fixture->store, fixture->school, NULL);
  const CwRoom *kept = g_ptr_array_index (rooms, 0);

  g_assert_cmpuint (rooms->len, ==, 1);
  g_assert_cmpint (kept->id, ==, room);
  g_assert_cmpstr (kept->grades, ==, "4");
  g_assert_cmpstr (kept->subjects, ==, "Math");
  g_assert_cmpstr (kept->periods, ==, "2");
  g_assert_cmpint (cw_room_new (fixture->store, fixture->school, "room 12", NULL, NULL), ==,
                   room);
  g_assert_cmpint (cw_room_add (fixture->store, &nameless, NULL, NULL), ==, 0);
  g_assert_cmpint (cw_room_add (fixture->store, &nowhere, NULL, NULL), ==, 0);
}

static void
test_files_of_one_exchange_are_taken_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwToday) today = NULL;

  /* Noon of TODAY is 1772625600000. */
  run_sql (fixture->store,
           "INSERT INTO bundle (bundle, name, organization, file, at_ms, made_ms, fresh, "
           "already, waiting, reason) VALUES "
           "('a', 'Ben', '', 'b.walk', 1772625600000, 0, 200, 3, 12, NULL), "
           "('b', 'Ana', '', 'a.walk', 1772625500000, 0, 14, 0, 0, NULL), "
           "('c', 'Eve', '', 'e.walk', 1772625600001, 0, 0, 0, 0, 'no'), "
           "('d', 'Old', '', 'o.walk', 1772500000000, 0, 9, 0, 0, NULL)");
  today = read_today (fixture);
  g_assert_cmpint (today->arrived_ms, ==, 1772625600000);
  g_assert_cmpstr (today->senders, ==, "Ana, Ben");
  g_assert_cmpint (today->sender_count, ==, 2);
  g_assert_cmpint (today->file_count, ==, 2);
  g_assert_cmpint (today->fresh_count, ==, 214);
  g_assert_cmpint (today->waiting_count, ==, 12);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/today/an-empty-store-has-a-free-day", test_an_empty_store_has_a_free_day);
  ADD ("/today/walks-fall-into-their-lists", test_walks_fall_into_their_lists);
  ADD ("/today/a-card-pays-the-debrief", test_a_card_pays_the_debrief);
  ADD ("/today/steps-come-when-they-are-due", test_steps_come_when_they_are_due);
  ADD ("/today/a-long-list-is-cut-and-counted", test_a_long_list_is_cut_and_counted);
  ADD ("/today/what-others-sent-does-not-turn-up", test_what_others_sent_does_not_turn_up);
  ADD ("/today/rooms-are-counted-not-named", test_rooms_are_counted_not_named);
  ADD ("/today/a-term-bounds-what-is-counted", test_a_term_bounds_what_is_counted);
  ADD ("/today/a-year-added-by-hand-is-a-term", test_a_year_added_by_hand_is_a_term);
  ADD ("/place/a-room-is-what-was-said-of-it", test_a_room_is_what_was_said_of_it);
  ADD ("/today/files-of-one-exchange-are-taken-together",
       test_files_of_one_exchange_are_taken_together);
  return g_test_run ();
}
