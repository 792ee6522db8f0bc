/* Tests of students' results: counts by level, typed in or from a file, small numbers hidden. */
#include "corewalk/results.h"

#include "corewalk/keep.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "tests/fixture-bundle.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (20585) /* 2026-05-12 */

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  gint64 school;
  int second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) schools = NULL;

  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture_walk (fixture->ana);
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
add (Fixture *fixture, const char *students, gint64 below, gint64 near, gint64 met)
{
  const char *const levels[] = { "Below", "Near", "Met", NULL };
  const gint64 counts[] = { below, near, met };
  const CwResultPlan plan = { .school = fixture->school,
                              .instrument = "Interim Mathematics",
                              .kind = "levels",
                              .day = DAY,
                              .grade = "3",
                              .students = students,
                              .levels = levels,
                              .counts = counts };
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;
  gint64 id = cw_result_add (fixture->ana, &plan, &moment, &error);

  g_assert_no_error (error);
  return id;
}

static GPtrArray *
list (CwStore *store, const char *rule_text)
{
  const CwResultQuestion question = { .from_day = G_MININT64, .to_day = G_MAXINT64 };
  g_autoptr (GError) error = NULL;
  CwSuppressRule rule;
  GPtrArray *results;

  g_assert_true (rule_text == NULL || cw_suppress_rule_parse (rule_text, &rule));
  results = cw_result_list (store, &question, rule_text == NULL ? NULL : &rule, &error);
  g_assert_no_error (error);
  return results;
}

/* "12 30 * = *": counts by level and how many were tested. */
static void
assert_counts (const GPtrArray *results, guint index, const char *expected)
{
  const CwResult *result = results->pdata[index];
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i <= result->level_count; i++)
    {
      gint64 count = i < result->level_count ? result->counts[i] : result->tested;

      g_string_append (said, i == 0 ? "" : i < result->level_count ? " " : " = ");
      if (count < 0)
        g_string_append_c (said, '*');
      else
        g_string_append_printf (said, "%" G_GINT64_FORMAT, count);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_again_takes_its_place (Fixture *fixture, gconstpointer data)
{
  gint64 id = add (fixture, NULL, 12, 30, 41);
  g_autoptr (GPtrArray) first = list (fixture->ana, NULL), second = NULL, third = NULL;
  const CwResult *result = first->pdata[0];

  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpstr (result->instrument, ==, "Interim Mathematics");
  g_assert_cmpstr (result->levels[2], ==, "Met");
  g_assert_cmpstr (result->grade, ==, "3");
  g_assert_null (result->students);
  g_assert_cmpint (result->day, ==, DAY);
  assert_counts (first, 0, "12 30 41 = 83");

  g_assert_cmpint (add (fixture, NULL, 13, 30, 41), ==, id);
  second = list (fixture->ana, NULL);
  g_assert_cmpuint (second->len, ==, 1);
  assert_counts (second, 0, "13 30 41 = 84");
  g_free (cw_undo (fixture->ana, NULL));
  third = list (fixture->ana, NULL);
  assert_counts (third, 0, "12 30 41 = 83");
}

static void
test_travels (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autoptr (GPtrArray) results = NULL;

  add (fixture, NULL, 12, 30, 41);
  add (fixture, "English learners", 11, 10, 12);
  file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  fixture_take (fixture->ben, file);
  results = list (fixture->ben, NULL);
  g_assert_cmpuint (results->len, ==, 2);
  assert_counts (results, 1, "11 10 12 = 33");
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
test_hides_small_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ten = NULL, connecticut = NULL, rest = NULL;

  add (fixture, NULL, 25, 12, 7);
  ten = list (fixture->ana, "ten");
  assert_counts (ten, 0, "25 * * = 44");
  connecticut = list (fixture->ana, "connecticut");
  assert_counts (connecticut, 0, "25 12 7 = 44");

  /* Four are no English learners: their levels must not follow from the two lines. */
  add (fixture, NULL, 25, 20, 20);
  add (fixture, "English learners", 24, 19, 18);
  rest = list (fixture->ana, "ten");
  for (guint i = 0; i < 3; i++)
    {
      const CwResult *all = rest->pdata[0], *group = rest->pdata[1];

      g_assert_true (all->counts[i] < 0 || group->counts[i] < 0);
    }
  g_assert_true (((CwResult *) rest->pdata[0])->tested < 0 ||
                 ((CwResult *) rest->pdata[1])->tested < 0);
}

static guint
import (Fixture *fixture, const char *text, const char *message)
{
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;
  guint count = cw_results_import (fixture->ana, text, "counts.csv", &moment, &error);

  if (message == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, message));
    }
  return count;
}

static char *
with_school (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) schools = cw_school_list (fixture->ana, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "@", -1);

  return g_strjoinv (((CwSchool *) schools->pdata[0])->name, parts);
}

static void
test_reads_a_file_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good =
      with_school (fixture,
                   "\xef\xbb\xbfSchool,Instrument,Date,Grade,Below,\"Near, or at\",Above\r\n"
                   "@,SBAC,2026-05-12,3,21,30,34\r\n@,SBAC,2026-05-12,4,20,,31\r\n,,,,,,\r\n");
  g_autofree char *bad =
      with_school (fixture,
                   "school,instrument,date,Below\n@,SBAC,2026-05-12,3\n@,SBAC,May,3\n");
  g_autofree char *word =
      with_school (fixture, "school,instrument,date,Below\n@,SBAC,2026-05-12,few\n");
  g_autoptr (GPtrArray) none = NULL, results = NULL;

  g_assert_cmpuint (import (fixture, bad, "line 3, column 3: the date must be a day"), ==, 0);
  g_assert_cmpuint (import (fixture, word, "line 2, column 4: students at a level"), ==, 0);
  import (fixture, "school,date,Below\n", "line 1: there is no column 'instrument'");
  import (fixture, "school,instrument,date\n", "line 1: no column is a level");
  import (fixture, "school,instrument,date,Below\nNowhere,SBAC,2026-05-12,3\n",
          "line 2, column 1: ");
  import (fixture, "school,instrument,date,Below\n", "there is no result");
  none = list (fixture->ana, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_cmpuint (import (fixture, good, NULL), ==, 2);
  results = list (fixture->ana, NULL);
  g_assert_cmpuint (results->len, ==, 2);
  assert_counts (results, 0, "21 30 34 = 85");
  assert_counts (results, 1, "20 31 = 51");
  g_assert_cmpstr (((CwResult *) results->pdata[0])->levels[1], ==, "Near, or at");
  g_assert_cmpstr (((CwResult *) results->pdata[1])->source, ==, "counts.csv");
}

#define ADD(path, test) g_test_add ("/results/" path, Fixture, NULL, set_up, test, tear_down)

static gint64
add_on (Fixture *fixture, const char *day, const char *grade, gboolean is_matched, gint64 met)
{
  const char *const levels[] = { "Below", "Met", NULL };
  const gint64 counts[] = { 30, met };
  CwResultPlan plan = { .school = fixture->school,
                        .instrument = "SBAC",
                        .kind = "levels",
                        .grade = grade,
                        .levels = levels,
                        .counts = counts,
                        .is_matched = is_matched };
  CwMoment moment = fixture_moment (fixture->second++);
  gint64 id;

  g_assert_true (cw_day_parse (day, &plan.day));
  id = cw_result_add (fixture->ana, &plan, &moment, NULL);
  g_assert_cmpint (id, !=, 0);
  return id;
}

/* "3:20 4:25 | K:12": grade and the higher count of each date, series after series. */
static void
assert_series (CwStore *store, CwResultView view, const char *expected)
{
  g_autoptr (GPtrArray) results = list (store, NULL);
  g_autoptr (GPtrArray) all = cw_result_series_list (results, view);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const CwResultSeries *series = all->pdata[i];

      g_string_append (said, i > 0 ? " |" : "");
      for (guint j = 0; j < series->results->len; j++)
        {
          const CwResult *result = series->results->pdata[j];

          g_string_append_printf (said, "%s%s:%d", said->len > 0 ? " " : "",
                                  result->grade != NULL ? result->grade : "all",
                                  (int) result->counts[1]);
        }
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_series_say_whom_they_follow (Fixture *fixture, gconstpointer data)
{
  add_on (fixture, "2024-05-10", "3", FALSE, 20);
  add_on (fixture, "2025-05-12", "3", FALSE, 21);
  add_on (fixture, "2025-05-12", "4", FALSE, 22);
  add_on (fixture, "2024-10-01", "4", FALSE, 23); /* the fall of the same school year */
  add_on (fixture, "2025-05-12", NULL, FALSE, 50);
  add_on (fixture, "2024-05-10", "3", TRUE, 15);
  add_on (fixture, "2025-05-12", "4", TRUE, 17);
  add_on (fixture, "2025-05-12", "3", TRUE, 16);

  assert_series (fixture->ana, CW_RESULT_GRADE, "all:50 | 3:20 3:21 | 4:23 4:22");
  assert_series (fixture->ana, CW_RESULT_COHORT, "3:20 4:23 4:22");
  assert_series (fixture->ana, CW_RESULT_MATCHED, "3:15 4:17 | 3:16");
  g_assert_cmpint (cw_result_school_year (0), ==, 1969);
}

#define HEAD "school,instrument,date,grade,matched,Below,Met\n"

static void
test_preview_keeps_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text =
      with_school (fixture, HEAD "@,SBAC,2024-05-10,3,,30,21\n@,SBAC,2024-05-10,3,yes,28,20\n");
  g_autofree char *wrong = with_school (fixture, HEAD "@,SBAC,2024-05-10,3,maybe,30,21\n");
  gint64 id = add_on (fixture, "2024-05-10", "3", FALSE, 20);
  g_autoptr (GPtrArray) preview = cw_results_preview (fixture->ana, text, "a.csv", NULL);
  g_autoptr (GPtrArray) kept = list (fixture->ana, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpuint (preview->len, ==, 2);
  g_assert_cmpint (((CwResult *) preview->pdata[0])->id, ==, id);
  g_assert_cmpint (((CwResult *) preview->pdata[1])->id, ==, 0);
  assert_counts (preview, 1, "28 20 = 48");
  g_assert_null (cw_results_preview (fixture->ana, wrong, "a.csv", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==,
                   "line 2, column 5: matched must be yes or no, not 'maybe'");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("again-takes-its-place", test_again_takes_its_place);
  ADD ("travels", test_travels);
  ADD ("hides-small-numbers", test_hides_small_numbers);
  ADD ("reads-a-file-or-nothing", test_reads_a_file_or_nothing);
  ADD ("series-say-whom-they-follow", test_series_say_whom_they_follow);
  ADD ("preview-keeps-nothing", test_preview_keeps_nothing);

  return g_test_run ();
}
