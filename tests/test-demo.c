#include "corewalk/demo.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-share.h"
#include "corewalk/cycle.h"
#include "corewalk/debrief.h"
#include "corewalk/event-ask.h"
#include "corewalk/form.h"
#include "corewalk/keep.h"
#include "corewalk/memo.h"
#include "corewalk/place.h"
#include "corewalk/search.h"
#include "corewalk/student-evidence.h"
#include "corewalk/trend.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"

#include <sqlite3.h>

/* A visit of a coaching cycle is no walk's. */
#define WALK "walk ON walk.id = visit.walk AND walk.audience IS NULL"

typedef struct
{
  char *folder;
  CwStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static CwDemoCounts
fill (CwStore *store, guint64 seed, CwDemoScale scale)
{
  g_autoptr (GError) error = NULL;
  CwDemoCounts counts;

  cw_demo_fill (store, seed, scale, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

/* All rows of @sql in one file of the store, as text. */
static char *
ask (const Fixture *fixture, const char *file, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);
  g_autoptr (GString) rows = g_string_new (NULL);
  sqlite3_stmt *stmt;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      g_string_append_printf (rows, "%s%s",
                              i > 0           ? "|"
                              : rows->len > 0 ? "\n"
                                              : "",
                              (const char *) sqlite3_column_text (stmt, i));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
assert_answer (const Fixture *fixture, const char *file, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (fixture, file, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static void
test_keeps_three_walks_and_a_debrief (Fixture *fixture, gconstpointer data)
{
  CwDemoCounts counts = fill (fixture->store, 1, CW_DEMO_TINY);
  g_autoptr (GArray) walks = cw_walk_ids (fixture->store, 0, NULL);
  guint debriefs = 0, visit_count = 0;

  g_assert_cmpuint (walks->len, ==, 3);
  g_assert_cmpint (counts.walks, ==, 3);
  g_assert_cmpint (counts.coaches, ==, 1);
  for (guint i = 0; i < walks->len; i++)
    {
      gint64 id = g_array_index (walks, gint64, i);
      g_autoptr (CwWalk) walk = cw_walk_get (fixture->store, id, NULL);
      g_autoptr (GArray) visits = cw_visit_ids (fixture->store, id, NULL);
      g_autoptr (GPtrArray) cards = cw_card_list (fixture->store, id, NULL);

      g_assert_cmpstr (walk->school_name, ==, "Orchard Hill School");
      g_assert_cmpstr (walk->form_title, ==, "Sample Valley walk");
      g_assert_cmpint (walk->closed_ms, >, walk->made.at_ms);
      g_assert_cmpuint (visits->len, >=, 4);
      g_assert_cmpint (walk->note_count, >, 4);
      visit_count += visits->len;
      debriefs += cards->len > 0;
    }
  g_assert_cmpuint (visit_count, ==, counts.visits);
  g_assert_cmpuint (debriefs, ==, 1);
}

static void
test_lets_its_person_go_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) walks = NULL;
  g_autoptr (GArray) visits = NULL;
  g_autoptr (CwVisit) visit = NULL;
  gint64 note;

  fill (fixture->store, 1, CW_DEMO_TINY);
  walks = cw_walk_ids (fixture->store, 1, NULL);
  visits = cw_visit_ids (fixture->store, g_array_index (walks, gint64, 0), NULL);
  visit = cw_visit_get (fixture->store, g_array_index (visits, gint64, 0), NULL);
  g_assert_cmpstr (visit->walker, ==, "Ana Ruiz");
  g_assert_cmpint (visit->ended_ms, >, visit->started.at_ms);
  g_assert_cmpint (cw_visit_class (fixture->store, visit->id), !=, 0);
  note = fixture_note (fixture->store, visit->id, "One more line, typed by hand", 1);
  g_assert_cmpint (note, !=, 0);
}

static void
test_says_that_it_is_a_sample (Fixture *fixture, gconstpointer data)
{
  g_assert_false (cw_store_get_person (fixture->store)->is_sample);
  fill (fixture->store, 1, CW_DEMO_TINY);
  g_assert_true (cw_store_get_person (fixture->store)->is_sample);
  g_clear_pointer (&fixture->store, cw_store_close);
  assert_answer (fixture, "shared.db", "SELECT DISTINCT sample FROM stream", "1");
  assert_answer (fixture, "private.db", "SELECT DISTINCT sample FROM stream", "1");
  fixture->store = fixture_open (fixture->folder);
  g_assert_true (cw_store_get_person (fixture->store)->is_sample);
}

static void
test_is_found_and_counted (Fixture *fixture, gconstpointer data)
{
  CwRateQuestion question = { .by = CW_BY_NOTHING,
                              .from_day = G_MININT64,
                              .to_day = G_MAXINT64 };
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (GPtrArray) schools = NULL;
  g_autoptr (GPtrArray) rooms = NULL;

  fill (fixture->store, 1, CW_DEMO_TINY);
  hits = cw_search (fixture->store, "asks", 50, NULL);
  g_assert_cmpuint (hits->len, >, 3);
  rates = cw_trend_rate (fixture->store, &question, NULL);
  g_assert_cmpuint (rates->len, ==, 24); /* two of the 26 look-fors have levels */
  schools = cw_school_list (fixture->store, NULL);
  g_assert_cmpuint (schools->len, ==, 1);
  rooms = cw_room_list (fixture->store, ((CwSchool *) schools->pdata[0])->id, NULL);
  g_assert_cmpuint (rooms->len, ==, 132);
}

/* Everything that people see of it, without ids. */
static char *
dump (const Fixture *fixture)
{
  return ask (
      fixture, "shared.db",
      "SELECT 'walk', at_ms, offset, title, day, closed_ms FROM walk"
      " UNION ALL SELECT 'visit', at_ms, number, grade || subject, day, ended_ms FROM visit"
      " UNION ALL SELECT 'note', at_ms, offset, text, tags, 0 FROM note"
      " UNION ALL SELECT 'mark', at_ms, offset, value, 0, 0 FROM mark"
      " UNION ALL SELECT 'card', at_ms, offset, text, due, 0 FROM card"
      " UNION ALL SELECT 'tally', at_ms, offset, counter, by, 0 FROM tally"
      " ORDER BY 1, 2, 3, 4, 5, 6");
}

static void
test_is_the_same_record_for_one_seed (Fixture *fixture, gconstpointer data)
{
  Fixture again, other;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  set_up (&again, NULL);
  set_up (&other, NULL);
  fill (fixture->store, 5, CW_DEMO_TINY);
  fill (again.store, 5, CW_DEMO_TINY);
  fill (other.store, 6, CW_DEMO_TINY);
  first = dump (fixture);
  second = dump (&again);
  third = dump (&other);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  tear_down (&again, NULL);
  tear_down (&other, NULL);
}

static void
test_fills_only_an_empty_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_memo_add (fixture->store, "My own", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (cw_demo_fill (fixture->store, 1, CW_DEMO_TINY, NULL, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_assert_false (cw_store_get_person (fixture->store)->is_sample);
}

static void
test_needs_a_store_to_write_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, &error);

  g_assert_no_error (error);
  g_assert_false (cw_demo_fill (reader, 1, CW_DEMO_TINY, NULL, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
}

static gboolean
stop_halfway (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
  return fraction < 0.5;
}

static void
test_leaves_nothing_when_stopped (Fixture *fixture, gconstpointer data)
{
  CwDemoCounts counts = { .walks = -7 };
  g_autoptr (GError) error = NULL;
  double last = 0;

  g_assert_false (
      cw_demo_fill (fixture->store, 1, CW_DEMO_TINY, stop_halfway, &last, &counts, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
  g_assert_cmpint (counts.walks, ==, -7);
  g_assert_true (cw_store_is_empty (fixture->store));
  g_assert_false (cw_store_get_person (fixture->store)->is_sample);
  assert_answer (fixture, "shared.db", "SELECT count(*) FROM frame", "0");
  assert_answer (fixture, "private.db", "SELECT value FROM setting WHERE name = 'sample'", "0");
  g_assert_cmpint (fill (fixture->store, 1, CW_DEMO_TINY).walks, ==, 3);
}

static void
assert_whole (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->faults->len; i++)
    g_test_message ("%s", (const char *) check->faults->pdata[i]);
  g_assert_cmpuint (check->faults->len, ==, 0);
}

static void
test_is_whole_and_can_be_remade (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture->store, 3, CW_DEMO_TINY);
  assert_whole (fixture->store);
  before = dump (fixture);
  cw_rebuild (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
  assert_whole (fixture->store);
}

static void
test_has_a_school_of_five_coaches (Fixture *fixture, gconstpointer data)
{
  CwDemoCounts counts = fill (fixture->store, 2, CW_DEMO_SCHOOL);
  g_autofree char *visits = g_strdup_printf ("%" G_GINT64_FORMAT, counts.visits);
  g_autofree char *marks = g_strdup_printf ("%" G_GINT64_FORMAT, counts.marks);
  g_autofree char *notes = g_strdup_printf ("%" G_GINT64_FORMAT, counts.notes);

  g_assert_cmpint (counts.coaches, ==, 5);
  assert_answer (fixture, "shared.db", "SELECT count(*) FROM walk WHERE audience IS NULL",
                 "1000");
  assert_answer (fixture, "shared.db", "SELECT count(*) FROM visit JOIN " WALK, visits);
  assert_answer (fixture, "shared.db", "SELECT count(*) FROM mark", marks);
  assert_answer (fixture, "shared.db",
                 "SELECT count(*) FROM note JOIN visit ON visit.id = note.visit JOIN " WALK,
                 notes);
  /* The person's streams are the person's own; the others' came as if merged. */
  assert_answer (fixture, "shared.db",
                 "SELECT own, count(DISTINCT author) FROM stream GROUP BY own ORDER BY own",
                 "0|4\n1|1");
  /* Everything hangs on something that is here. */
  assert_answer (
      fixture, "shared.db",
      "SELECT (SELECT count(*) FROM visit WHERE walk NOT IN (SELECT id FROM walk))"
      " + (SELECT count(*) FROM mark WHERE visit NOT IN (SELECT id FROM visit))"
      " + (SELECT count(*) FROM note WHERE visit NOT IN (SELECT id FROM visit))"
      " + (SELECT count(*) FROM mark WHERE item NOT IN (SELECT id FROM known))"
      " + (SELECT count(*) FROM walk WHERE school NOT IN (SELECT id FROM organization))"
      " + (SELECT count(*) FROM walk WHERE form NOT IN (SELECT id FROM form))"
      " + (SELECT count(*) FROM card, json_each (card.notes)"
      "     WHERE json_each.value NOT IN (SELECT id FROM note))"
      " + (SELECT count(*) FROM card WHERE under IS NOT NULL"
      "     AND under NOT IN (SELECT id FROM card WHERE step = 'pattern'))",
      "0");
}

/* The same for any seed. */
static void
test_has_coaching_to_look_at (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cycles = NULL, asked = NULL, steps = NULL, shares = NULL;
  g_autoptr (GError) error = NULL;
  const CwCycle *first;
  CwGain gain;

  fill (fixture->store, 3, CW_DEMO_TINY);
  cycles = cw_cycle_list (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cycles->len, ==, 3);
  first = cycles->pdata[1];
  g_assert_cmpstr (first->title, ==, "Reasons in math talk");
  g_assert_cmpuint (first->event_count, ==, 6);
  g_assert_cmpuint (first->open_steps, ==, 2);
  g_assert_true (first->is_mine && !first->is_split);
  g_assert_cmpint (((const CwCycle *) cycles->pdata[2])->state, ==, CW_CYCLE_DONE);

  asked = cw_event_asked_list (fixture->store, &error);
  g_assert_cmpuint (asked->len, ==, 1);
  steps = cw_action_step_list (fixture->store, first->id, &error);
  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_true (
      cw_evidence_gain (fixture->store, first->id, CW_GAIN_FOR_PARTNERS, &gain, &error));
  g_assert_cmpint (gain.met_then, ==, 5);
  g_assert_cmpint (gain.met_now, ==, 11);
  shares = cw_share_list (fixture->store, 0, &error);
  g_assert_cmpuint (shares->len, ==, 1);
  g_assert_no_error (error);
}

static void
test_reads_the_names_of_scales (void)
{
  CwDemoScale scale = CW_DEMO_SCHOOL;

  g_assert_false (cw_demo_scale_parse ("huge", &scale));
  g_assert_cmpint (scale, ==, CW_DEMO_SCHOOL);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (cw_demo_scale_parse (cw_demo_scale_get_name (i), &scale));
      g_assert_cmpuint (scale, ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/demo/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("keeps-three-walks-and-a-debrief", test_keeps_three_walks_and_a_debrief);
  ADD ("lets-its-person-go-on", test_lets_its_person_go_on);
  ADD ("says-that-it-is-a-sample", test_says_that_it_is_a_sample);
  ADD ("is-found-and-counted", test_is_found_and_counted);
  ADD ("is-the-same-record-for-one-seed", test_is_the_same_record_for_one_seed);
  ADD ("fills-only-an-empty-store", test_fills_only_an_empty_store);
  ADD ("needs-a-store-to-write-to", test_needs_a_store_to_write_to);
  ADD ("leaves-nothing-when-stopped", test_leaves_nothing_when_stopped);
  ADD ("is-whole-and-can-be-remade", test_is_whole_and_can_be_remade);
  ADD ("has-coaching-to-look-at", test_has_coaching_to_look_at);
  ADD ("has-a-school-of-five-coaches", test_has_a_school_of_five_coaches);
  g_test_add_func ("/demo/reads-the-names-of-scales", test_reads_the_names_of_scales);
  return g_test_run ();
}
