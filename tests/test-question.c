#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/record.h"
#include "corewalk/search.h"
#include "corewalk/trend.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/base/stmt.h"
#include "data/record/words.h"
#include "tests/fixture.h"

#include <math.h>

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

static guint
count_hits (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = cw_search (fixture->store, words, 50, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_finds_words (Fixture *fixture, gconstpointer data)
{
  gint64 note = fixture_note (fixture->store, fixture->visit, "Teacher asks: why café?", 1);
  g_autoptr (GError) error = NULL;

  fixture_note (fixture->store, fixture->visit, "Students ask why not", 2);
  g_assert_cmpuint (count_hits (fixture, "why"), ==, 2);
  g_assert_cmpuint (count_hits (fixture, "WHY cafe"), ==, 1);
  g_assert_cmpuint (count_hits (fixture, "teach"), ==, 1);     /* begun */
  g_assert_cmpuint (count_hits (fixture, "teach why"), ==, 0); /* only the last word may be */
  g_assert_cmpuint (count_hits (fixture, "\"why not\""), ==, 1);
  g_assert_cmpuint (count_hits (fixture, "\"not why\""), ==, 0);
  g_assert_cmpuint (count_hits (fixture, "\"why no"), ==, 0); /* a phrase is whole words */
  g_assert_cmpuint (count_hits (fixture, "AND OR NEAR( * \" ^ : - !"), ==, 0);
  g_assert_cmpuint (count_hits (fixture, "why !!!"), ==, 2);
  g_assert_cmpuint (count_hits (fixture, "   "), ==, 0);

  g_assert_true (cw_record_edit (fixture->store, note, "text", "because", NULL, &error));
  g_assert_cmpuint (count_hits (fixture, "cafe"), ==, 0);
  g_assert_cmpuint (count_hits (fixture, "because"), ==, 1);
  g_assert_true (cw_record_delete (fixture->store, fixture->walk, NULL, &error));
  g_assert_cmpuint (count_hits (fixture, "because"), ==, 0);
  g_free (cw_undo (fixture->store, NULL));
  g_assert_cmpuint (count_hits (fixture, "because"), ==, 1);
}

static gint64
count_pending (CwStore *store)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, "SELECT count(*) FROM word_pending");

  g_assert_true (cw_stmt_next (stmt));
  return cw_stmt_int (stmt, 0);
}

static char *
list_hits (CwStore *store, const char *words, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = cw_search (store, words, limit, &error);
  GString *list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (list, "%s|", ((const CwHit *) hits->pdata[i])->text);
  return g_string_free (list, FALSE);
}

static char *
list_all (CwStore *store)
{
  static const char *const words[] = { "why", "WHY cafe",    "\"why not\"", "\"not why\"",
                                       "ca",  "gone",        "again",       "a b",
                                       "g",   "\"a: why a\"" };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint limit = 0; limit < 5; limit++)
      {
        g_autofree char *list = list_hits (store, words[i], limit);

        g_string_append_printf (all, "%s %u: %s\n", words[i], limit, list);
      }

  return g_string_free (all, FALSE);
}

/* What the index has not taken yet is found as if it had, by whoever only reads too. */
static void
test_finds_what_waits_for_the_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *latest = NULL;
  gint64 old = fixture_note (fixture->store, fixture->visit, "a: why gone?", 1);
  gint64 new;

  fixture_note (fixture->store, fixture->visit, "b: why a café", 2);
  cw_words_settle (fixture->store);
  g_assert_cmpint (count_pending (fixture->store), ==, 0);

  fixture_note (fixture->store, fixture->visit, "c: why not", 3);
  new = fixture_note (fixture->store, fixture->visit, "d: gone", 4);
  g_assert_true (cw_record_edit (fixture->store, old, "text", "a: why again", NULL, &error));
  g_assert_true (cw_record_edit (fixture->store, new, "text", "d: again", NULL, &error));
  g_assert_cmpint (count_pending (fixture->store), ==, 3);
  latest = list_hits (reader, "why", 2);
  g_assert_cmpstr (latest, ==, "c: why not|b: why a café|");

  waiting = list_all (reader);
  cw_words_settle (fixture->store);
  g_assert_cmpint (count_pending (fixture->store), ==, 0);
  taken = list_all (reader);
  g_assert_cmpstr (waiting, ==, taken);
}

/* Some hundred lines are taken together; a long one costs so much that it need not wait. */
static void
test_waits_in_hundreds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  gint64 most = 0;

  fixture_note (fixture->store, fixture->visit, text, 1);
  g_assert_cmpint (count_pending (fixture->store), ==, 0);
  for (int i = 0; i < 1100; i++)
    {
      fixture_note (fixture->store, fixture->visit, "why not", 2);
      most = MAX (most, count_pending (fixture->store));
    }
  g_assert_cmpint (most, ==, 511);
  g_assert_cmpint (count_pending (fixture->store), ==, 1100 - 2 * 512);
  g_assert_cmpuint (count_hits (fixture, "not"), ==, 50);
  g_assert_cmpint (count_pending (fixture->store), ==, 0);
}

/* Reference values of the Wilson interval: 7 of 12 is 0.3195 to 0.8067. */
static void
test_bounds_a_rate (void)
{
  double low, high;

  cw_wilson (7, 12, &low, &high);
  g_assert_cmpfloat_with_epsilon (low, 0.3195, 0.00005);
  g_assert_cmpfloat_with_epsilon (high, 0.8067, 0.00005);
  cw_wilson (0, 10, &low, &high);
  g_assert_cmpfloat (low, ==, 0);
  g_assert_cmpfloat_with_epsilon (high, 0.2775, 0.0001);
  cw_wilson (10, 10, &low, &high);
  g_assert_cmpfloat (high, ==, 1);
}

static void
mark_visits (Fixture *fixture, const int *values, guint count)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < count; i++)
    {
      gint64 visit = i == 0 ? fixture->visit : fixture_visit (fixture->store, fixture->walk);
      gint64 item = cw_item_find (fixture->store, visit, "1", &error);

      g_assert_no_error (error);
      cw_mark_set (fixture->store, visit, item, values[i], NULL, &error);
      g_assert_no_error (error);
    }
}

static gint64
school_of (Fixture *fixture)
{
  g_autoptr (CwWalk) walk = cw_walk_get (fixture->store, fixture->walk, NULL);

  return walk->school;
}

static void
test_counts_rooms_where_it_could_be_seen (Fixture *fixture, gconstpointer data)
{
  const int values[] = { CW_MARK_SEEN, CW_MARK_NOT_SEEN, CW_MARK_SEEN, CW_MARK_NOT_OBSERVABLE,
                         CW_MARK_SEEN };
  CwRateQuestion question = { .by = CW_BY_MONTH, .from_day = G_MININT64, .to_day = G_MAXINT64 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  const CwRate *rate;

  mark_visits (fixture, values, G_N_ELEMENTS (values));
  rates = cw_trend_rate (fixture->store, &question, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rates->len, ==, 1);
  rate = rates->pdata[0];
  g_assert_cmpstr (rate->group, ==, "2026-03");
  g_assert_cmpint (rate->n_seen, ==, 3);
  g_assert_cmpint (rate->n_observable, ==, 4);
  g_assert_cmpfloat (rate->rate, ==, 0.75);
  g_assert_false (rate->is_suppressed);

  question.school = school_of (fixture);
  g_clear_pointer (&rates, g_ptr_array_unref);
  rates = cw_trend_rate (fixture->store, &question, &error);
  g_assert_cmpuint (rates->len, ==, 1);
  question.school = fixture->walk; /* no school at all */
  g_clear_pointer (&rates, g_ptr_array_unref);
  rates = cw_trend_rate (fixture->store, &question, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rates->len, ==, 0);

  question.school = 0;
  question.from_day = 30000;
  g_clear_pointer (&rates, g_ptr_array_unref);
  rates = cw_trend_rate (fixture->store, &question, &error);
  g_assert_cmpuint (rates->len, ==, 0);
}

static void
test_hides_one_or_two_rooms (Fixture *fixture, gconstpointer data)
{
  const int values[] = { CW_MARK_SEEN, CW_MARK_NOT_SEEN };
  const CwRateQuestion question = { .by = CW_BY_GRADE,
                                    .from_day = G_MININT64,
                                    .to_day = G_MAXINT64 };
  g_autoptr (GPtrArray) rates = NULL;
  const CwRate *rate;

  mark_visits (fixture, values, G_N_ELEMENTS (values));
  rates = cw_trend_rate (fixture->store, &question, NULL);
  g_assert_cmpuint (rates->len, ==, 1);
  rate = rates->pdata[0];
  g_assert_cmpstr (rate->group, ==, "4");
  g_assert_true (rate->is_suppressed);
  g_assert_cmpint (rate->n_seen, ==, -1);
  g_assert_true (isnan (rate->rate));
}

static void
test_kindergarten_comes_first (Fixture *fixture, gconstpointer data)
{
  static const char *const grades[] = { "10", "K", "2", "PK" };
  static const char *const ordered[] = { "PK", "K", "2", "10" };
  const CwRateQuestion question = { .by = CW_BY_GRADE,
                                    .from_day = G_MININT64,
                                    .to_day = G_MAXINT64 };
  g_autoptr (GPtrArray) rates = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      const CwVisitPlan plan = { .walk = fixture->walk, .grade = grades[i] };
      gint64 visit = cw_visit_start (fixture->store, &plan, NULL, NULL);
      gint64 item = cw_item_find (fixture->store, visit, "1", NULL);

      g_assert_cmpint (cw_mark_set (fixture->store, visit, item, CW_MARK_SEEN, NULL, NULL), !=,
                       0);
    }
  rates = cw_trend_rate (fixture->store, &question, NULL);
  g_assert_cmpuint (rates->len, ==, G_N_ELEMENTS (ordered));
  for (guint i = 0; i < rates->len; i++)
    g_assert_cmpstr (((const CwRate *) rates->pdata[i])->group, ==, ordered[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/bounds-a-rate", test_bounds_a_rate);
#define ADD(name, function)                                                                    \
  g_test_add ("/question/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("finds-words", test_finds_words);
  ADD ("finds-what-waits-for-the-index", test_finds_what_waits_for_the_index);
  ADD ("waits-in-hundreds", test_waits_in_hundreds);
  ADD ("counts-rooms-where-it-could-be-seen", test_counts_rooms_where_it_could_be_seen);
  ADD ("hides-one-or-two-rooms", test_hides_one_or_two_rooms);
  ADD ("kindergarten-comes-first", test_kindergarten_comes_first);
  return g_test_run ();
}
