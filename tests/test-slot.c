#include "corewalk/slot.h"

#include "corewalk/keep.h"
#include "corewalk/opt-out.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/room-cover.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

#define DAY G_GINT64_CONSTANT (20516) /* 2026-03-04, the day of the fixture */

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, school, class_id;
  int second;
} Fixture;

static gint64
add_room (Fixture *fixture, const char *title)
{
  CwMoment moment = fixture_moment (fixture->second++);

  return cw_room_new (fixture->store, fixture->school, title, &moment, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) schools = NULL;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  schools = cw_school_list (fixture->store, NULL);
  fixture->school = ((const CwSchool *) schools->pdata[0])->id;
  fixture->class_id = add_room (fixture, "Room 12");
}

/* What stands is what the log says, also when it is said anew. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCheck) check = cw_check (fixture->store, NULL, NULL, NULL);
  g_autofree char *before = record_dump (fixture->store, TRUE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (check->faults->len, ==, 0);
  cw_rebuild (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  after = record_dump (fixture->store, TRUE);
  g_assert_cmpstr (before, ==, after);
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add_slot (Fixture *fixture, gint64 class_id, gint64 day, const char *time)
{
  const CwSlotPlan plan = { .walk = fixture->walk,
                            .class_id = class_id,
                            .day = day,
                            .time = time };
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;
  gint64 slot = cw_slot_add (fixture->store, &plan, &moment, &error);

  g_assert_no_error (error);
  return slot;
}

static guint
count_due (Fixture *fixture)
{
  g_autoptr (GPtrArray) slots = cw_slot_due_list (fixture->store, DAY, DAY + 1, NULL);

  g_assert_nonnull (slots);
  return slots->len;
}

static void
test_lists_in_the_order_of_the_visits (Fixture *fixture, gconstpointer data)
{
  gint64 loose = add_slot (fixture, fixture->class_id, DAY, NULL);
  gint64 late = add_slot (fixture, fixture->class_id, DAY, "13:05");
  gint64 early = add_slot (fixture, fixture->class_id, DAY, "08:50");
  gint64 next = add_slot (fixture, fixture->class_id, DAY + 1, "08:00");
  const gint64 expected[] = { early, late, loose, next };
  g_autoptr (GPtrArray) slots = cw_slot_list (fixture->store, fixture->walk, NULL);

  g_assert_cmpuint (slots->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (((const CwSlot *) slots->pdata[i])->id, ==, expected[i]);
  g_assert_cmpuint (count_due (fixture), ==, 4);
  g_assert_cmpstr (((const CwSlot *) slots->pdata[0])->room->title, ==, "Room 12");
}

/* The visit takes the class; taken back, the slot is open again. */
static void
test_a_visit_fills_its_slot (Fixture *fixture, gconstpointer data)
{
  gint64 slot = add_slot (fixture, fixture->class_id, DAY, "09:15");
  CwMoment moment = fixture_moment (60);
  gint64 visit = cw_slot_start (fixture->store, slot, "opening", &moment, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSlot) made = cw_slot_get (fixture->store, slot, NULL);
  g_autoptr (CwSlot) open = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpint (visit, !=, 0);
  g_assert_cmpint (made->visit, ==, visit);
  g_assert_cmpint (cw_visit_class (fixture->store, visit), ==, fixture->class_id);
  g_assert_cmpuint (count_due (fixture), ==, 0);
  g_assert_cmpint (cw_slot_start (fixture->store, slot, NULL, &moment, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);

  undone = cw_undo (fixture->store, NULL);
  g_assert_cmpstr (undone, ==, "a visit");
  open = cw_slot_get (fixture->store, slot, NULL);
  g_assert_cmpint (open->visit, ==, 0);
  g_assert_cmpuint (count_due (fixture), ==, 1);
}

static void
test_tells_who_was_told (Fixture *fixture, gconstpointer data)
{
  gint64 slot = add_slot (fixture, fixture->class_id, DAY, NULL);
  CwMoment moment = fixture_moment (90);
  g_autoptr (CwSlot) told = NULL;
  g_autoptr (CwSlot) untold = NULL;

  g_assert_true (cw_slot_set_noticed (fixture->store, slot, TRUE, &moment, NULL));
  told = cw_slot_get (fixture->store, slot, NULL);
  g_assert_cmpint (told->noticed_ms, ==, moment.at_ms);
  g_assert_true (cw_slot_set_noticed (fixture->store, slot, FALSE, &moment, NULL));
  untold = cw_slot_get (fixture->store, slot, NULL);
  g_assert_cmpint (untold->noticed_ms, ==, 0);
  g_assert_true (cw_slot_set_off (fixture->store, slot, TRUE, &moment, NULL));
  g_assert_cmpuint (count_due (fixture), ==, 0);
}

static void
test_a_closed_walk_has_nothing_due (Fixture *fixture, gconstpointer data)
{
  const CwSlotPlan plan = { .walk = fixture->walk, .class_id = fixture->class_id };
  CwMoment moment = fixture_moment (100);
  g_autoptr (GError) error = NULL;

  add_slot (fixture, fixture->class_id, G_MININT64, NULL);
  g_assert_cmpuint (count_due (fixture), ==, 1);
  cw_walk_close (fixture->store, fixture->walk, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_due (fixture), ==, 0);
  g_assert_cmpint (cw_slot_add (fixture->store, &plan, &moment, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static gint64
opt_out (Fixture *fixture, gint64 since, gint64 until)
{
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;
  gint64 id =
      cw_opt_out_add (fixture->store, fixture->class_id, since, until, NULL, &moment, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_a_room_opts_out_on_its_days (Fixture *fixture, gconstpointer data)
{
  gint64 id = opt_out (fixture, DAY, DAY + 2);

  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->class_id, DAY - 1), ==, 0);
  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->class_id, DAY), ==, id);
  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->class_id, DAY + 2), ==, id);
  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->class_id, DAY + 3), ==, 0);

  g_assert_true (cw_opt_out_end (fixture->store, id, DAY, NULL, NULL));
  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->class_id, DAY + 1), ==, 0);
  g_assert_true (cw_opt_out_end (fixture->store, id, DAY - 1, NULL, NULL));
  g_assert_cmpint (cw_opt_out_find (fixture->store, fixture->class_id, DAY), ==, 0);
}

/* A visit there is asked for in so many words; what was planned before is not due. */
static void
test_nobody_goes_there_by_mistake (Fixture *fixture, gconstpointer data)
{
  CwVisitPlan plan = { .walk = fixture->walk, .class_id = fixture->class_id };
  CwMoment moment = fixture_moment (70);
  g_autoptr (GError) error = NULL;

  add_slot (fixture, fixture->class_id, DAY, NULL);
  opt_out (fixture, DAY, G_MININT64);
  g_assert_cmpuint (count_due (fixture), ==, 0);
  g_assert_cmpint (cw_visit_start (fixture->store, &plan, &moment, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);

  plan.is_despite_opt_out = TRUE;
  g_assert_cmpint (cw_visit_start (fixture->store, &plan, &moment, NULL), !=, 0);
}

static void
test_counts_no_room_that_opts_out_as_missed (Fixture *fixture, gconstpointer data)
{
  gint64 missed = add_room (fixture, "Room 13");
  const CwVisitPlan plan = { .walk = fixture->walk, .class_id = add_room (fixture, "Room 14") };
  CwMoment moment = fixture_moment (80);
  g_autoptr (CwRoomCover) cover = NULL;

  opt_out (fixture, DAY, G_MININT64);
  g_assert_cmpint (cw_visit_start (fixture->store, &plan, &moment, NULL), !=, 0);
  cover = cw_room_cover (fixture->store, fixture->school, DAY - 10, DAY + 10, NULL);
  g_assert_cmpint (cover->room_count, ==, 3);
  g_assert_cmpint (cover->visited_count, ==, 1);
  g_assert_cmpint (cover->opted_out_count, ==, 1);
  g_assert_cmpuint (cover->not_visited->len, ==, 1);
  g_assert_cmpint (g_array_index (cover->not_visited, gint64, 0), ==, missed);
}

/* Afterwards, too: it can be changed, taken away and undone, and an opt-out asks first. */
static void
test_the_room_is_said_afterwards (Fixture *fixture, gconstpointer data)
{
  CwStore *store = fixture->store;
  const CwVisitPlan plan = { .walk = fixture->walk };
  CwMoment moment = fixture_moment (80);
  gint64 visit = cw_visit_start (store, &plan, &moment, NULL);
  gint64 other = add_room (fixture, "Room 14");
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpint (cw_visit_class (store, visit), ==, 0);
  g_assert_true (cw_visit_set_class (store, visit, fixture->class_id, FALSE, NULL, NULL));
  g_assert_cmpint (cw_visit_class (store, visit), ==, fixture->class_id);
  g_assert_true (cw_visit_set_class (store, visit, other, FALSE, NULL, NULL));
  g_assert_cmpint (cw_visit_class (store, visit), ==, other);
  undone = cw_undo (store, NULL);
  g_assert_cmpstr (undone, ==, "the room of a visit");
  g_assert_cmpint (cw_visit_class (store, visit), ==, fixture->class_id);
  g_assert_true (cw_visit_set_class (store, visit, 0, FALSE, NULL, NULL));
  g_assert_cmpint (cw_visit_class (store, visit), ==, 0);

  opt_out (fixture, DAY, G_MININT64);
  g_assert_false (cw_visit_set_class (store, visit, fixture->class_id, FALSE, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_true (cw_visit_set_class (store, visit, fixture->class_id, TRUE, NULL, NULL));
  g_assert_cmpint (cw_visit_class (store, visit), ==, fixture->class_id);
  g_clear_error (&error);
  g_assert_false (cw_visit_set_class (store, visit + 1000, other, FALSE, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/slot/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("lists-in-the-order-of-the-visits", test_lists_in_the_order_of_the_visits);
  ADD ("a-visit-fills-its-slot", test_a_visit_fills_its_slot);
  ADD ("tells-who-was-told", test_tells_who_was_told);
  ADD ("a-closed-walk-has-nothing-due", test_a_closed_walk_has_nothing_due);
  ADD ("a-room-opts-out-on-its-days", test_a_room_opts_out_on_its_days);
  ADD ("nobody-goes-there-by-mistake", test_nobody_goes_there_by_mistake);
  ADD ("the-room-is-said-afterwards", test_the_room_is_said_afterwards);
  ADD ("counts-no-room-that-opts-out-as-missed", test_counts_no_room_that_opts_out_as_missed);
  return g_test_run ();
}
