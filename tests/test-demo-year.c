#include "corewalk/mark.h"
#include "data/demo/year.h"

#include <string.h>

#define HOUR_MS (60 * 60 * 1000)

/* What was seen of one year. */
typedef struct
{
  const CwDemoDistrict *district;
  guint64 hash;
  guint counts[CW_DEMO_EVENT_COUNT];
  guint coach;
  CwMoment last;
  gint64 day;     /* of the walk under way */
  guint walk;     /* its number */
  guint visits;   /* in it */
  guint visit;    /* number of the visit under way */
  gint64 ends_ms; /* when it does */
  guint segment;
  GHashTable *notes;                      /* numbers of the walk's notes */
  gint64 seen[CW_DEMO_COACHES_MOST][2];   /* by coach: marked seen, not seen */
  gint64 tags[CW_DEMO_COACHES_MOST][3];   /* by coach: teacher, student, task */
  gint64 items[CW_DEMO_ITEMS_MOST][2][2]; /* by item, half of the year, not seen and seen */
  gint64 minutes;                         /* of all visits */
} Seen;

static void
hash_text (Seen *seen, const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    seen->hash = (seen->hash ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
}

static gint64
local_ms (CwMoment moment)
{
  return moment.at_ms + moment.offset_min * G_GINT64_CONSTANT (60000);
}

static void
see_walk (Seen *seen, const CwDemoEvent *event)
{
  gint64 closed = event->walk_of.closed_ms + event->moment.offset_min * 60000;

  g_assert_true (seen->walk == 0 || (seen->visits >= 4 && seen->visits <= 8));
  g_assert_cmpint (cw_demo_school_year_get (&seen->district->year, event->walk_of.day), !=,
                   CW_DEMO_DAY_FREE);
  g_assert_cmpint (cw_demo_weekday (event->walk_of.day), <, 5);
  g_assert_cmpint (local_ms (event->moment) / (24 * HOUR_MS), ==, event->walk_of.day);
  g_assert_cmpint (closed / (24 * HOUR_MS), ==, event->walk_of.day);
  g_assert_cmpuint (event->walk_of.school, <, seen->district->school_count);
  seen->day = event->walk_of.day;
  seen->walk = event->number;
  seen->visits = 0;
  g_hash_table_remove_all (seen->notes);
}

static void
see_visit (Seen *seen, const CwDemoEvent *event)
{
  gint64 length_ms = event->visit_of.ended_ms - event->moment.at_ms;
  gint64 of_day_ms = local_ms (event->moment) % (24 * HOUR_MS);
  CwMoment by_rule = cw_demo_moment (seen->day, (gint) of_day_ms);

  g_assert_cmpint (event->moment.at_ms, ==, by_rule.at_ms);
  g_assert_cmpint (event->moment.offset_min, ==, by_rule.offset_min);
  g_assert_cmpint (event->visit_of.visit_number, ==, (gint) ++seen->visits);
  g_assert_cmpint (length_ms, >=, 8 * 60000);
  g_assert_cmpint (length_ms, <=, 15 * 60000);
  g_assert_cmpint (of_day_ms, >, 7 * HOUR_MS);
  g_assert_cmpint (of_day_ms + length_ms, <, 16 * HOUR_MS);
  seen->minutes += length_ms / 60000;
  seen->visit = event->number;
  seen->ends_ms = event->visit_of.ended_ms;
}

static void
see_mark (Seen *seen, const CwDemoEvent *event)
{
  const CwDemoItem *item = &seen->district->items[event->mark.item];
  guint half = seen->day > seen->district->year.terms[1].last_day;
  gint value = event->mark.value;

  g_assert_cmpuint (event->mark.item, <, seen->district->item_count);
  g_assert_cmpint (value, <=, MAX (item->level_most, 1));
  g_assert_cmpint (value, >=, -1);
  g_assert_false (item->level_most > 0 && value == 0);
  if (item->level_most > 0 || value == CW_MARK_NOT_OBSERVABLE)
    return;
  seen->seen[seen->coach][value]++;
  seen->items[event->mark.item][half][value]++;
}

static void
see_card (Seen *seen, const CwDemoEvent *event)
{
  for (guint i = 0; i < event->card.note_count; i++)
    g_assert_true (
        g_hash_table_contains (seen->notes, GUINT_TO_POINTER (event->card.notes[i])));
  g_assert_true ((event->card.step == CW_STEP_NEXT) == (event->card.owner != NULL));
  g_assert_cmpuint (event->card.under, <, event->number);
}

static gboolean
see (const CwDemoEvent *event, gpointer user_data)
{
  Seen *seen = user_data;

  seen->counts[event->kind]++;
  seen->hash = cw_demo_random_hash (seen->hash ^ (guint64) event->moment.at_ms ^ event->number);
  hash_text (seen, event->text);
  if (event->kind == CW_DEMO_EVENT_COACH)
    {
      seen->coach = event->coach;
      seen->walk = 0;
      seen->last.at_ms = 0;
      return TRUE;
    }
  g_assert_cmpint (event->moment.at_ms, >=, seen->last.at_ms);
  seen->last = event->moment;
  if (event->visit > 0)
    {
      g_assert_cmpuint (event->visit, ==, seen->visit);
      g_assert_cmpuint (event->walk, ==, seen->walk);
      g_assert_cmpint (event->moment.at_ms, <, seen->ends_ms);
    }
  if (event->kind == CW_DEMO_EVENT_WALK)
    see_walk (seen, event);
  if (event->kind == CW_DEMO_EVENT_VISIT)
    see_visit (seen, event);
  if (event->kind == CW_DEMO_EVENT_MARK)
    see_mark (seen, event);
  if (event->kind == CW_DEMO_EVENT_CARD)
    see_card (seen, event);
  if (event->kind == CW_DEMO_EVENT_NOTE)
    {
      g_hash_table_add (seen->notes, GUINT_TO_POINTER (event->number));
      for (guint i = 0; i < 3; i++)
        seen->tags[seen->coach][i] += event->note.tags >> i & 1;
    }
  return TRUE;
}

static void
see_year (Seen *seen, const CwDemoDistrict *district)
{
  memset (seen, 0, sizeof *seen);
  seen->district = district;
  seen->notes = g_hash_table_new (NULL, NULL);
  g_assert_true (cw_demo_year_run (district, see, seen));
  g_hash_table_unref (seen->notes);
}

/* Pearson's statistic of a table: how far its rows are from being alike. */
static double
chi_square (const gint64 *cells, guint rows, guint columns)
{
  double total = 0, result = 0;

  for (guint i = 0; i < rows * columns; i++)
    total += (double) cells[i];
  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++)
      {
        double of_row = 0, of_column = 0, expected, off;

        for (guint i = 0; i < columns; i++)
          of_row += (double) cells[row * columns + i];
        for (guint i = 0; i < rows; i++)
          of_column += (double) cells[i * columns + column];
        expected = of_row * of_column / total;
        off = (double) cells[row * columns + column] - expected;
        result += off * off / expected;
      }
  return result;
}

static void
test_is_the_same_year_for_one_seed (void)
{
  g_autoptr (CwDemoDistrict) first = cw_demo_district_new (7, CW_DEMO_SCHOOL);
  g_autoptr (CwDemoDistrict) second = cw_demo_district_new (7, CW_DEMO_SCHOOL);
  g_autoptr (CwDemoDistrict) other = cw_demo_district_new (8, CW_DEMO_SCHOOL);
  g_autofree Seen *seen = g_new (Seen, 3);

  see_year (&seen[0], first);
  see_year (&seen[1], second);
  see_year (&seen[2], other);
  g_assert_cmpuint (seen[0].hash, ==, seen[1].hash);
  g_assert_cmpuint (seen[0].hash, !=, seen[2].hash);
}

static void
assert_near (const char *what, guint count, guint expected)
{
  g_test_message ("%u %s", count, what);
  g_assert_cmpuint (count, >, expected - expected / 40);
  g_assert_cmpuint (count, <, expected + expected / 40);
}

static void
test_is_as_large_as_a_district (void)
{
  g_autoptr (CwDemoDistrict) district = cw_demo_district_new (1, CW_DEMO_DISTRICT);
  g_autofree Seen *seen = g_new (Seen, 1);

  see_year (seen, district);
  g_assert_cmpuint (seen->counts[CW_DEMO_EVENT_COACH], ==, 50);
  g_assert_cmpuint (seen->counts[CW_DEMO_EVENT_WALK], ==, 10000);
  assert_near ("visits", seen->counts[CW_DEMO_EVENT_VISIT], 50000);
  assert_near ("notes", seen->counts[CW_DEMO_EVENT_NOTE], 300000);
  assert_near ("marks", seen->counts[CW_DEMO_EVENT_MARK], 1250000);
  for (guint kind = 0; kind < CW_DEMO_EVENT_COUNT; kind++)
    g_assert_cmpuint (seen->counts[kind], >, 0);
}

static void
test_has_one_walk_after_another_when_tiny (void)
{
  for (guint64 seed = 1; seed < 30; seed++)
    {
      g_autoptr (CwDemoDistrict) district = cw_demo_district_new (seed, CW_DEMO_TINY);
      g_autofree Seen *seen = g_new (Seen, 1);

      see_year (seen, district);
      g_assert_cmpuint (seen->counts[CW_DEMO_EVENT_COACH], ==, 1);
      g_assert_cmpuint (seen->counts[CW_DEMO_EVENT_WALK], ==, 3);
      g_assert_cmpuint (seen->counts[CW_DEMO_EVENT_CARD], >=, 4);
      g_assert_cmpuint (seen->counts[CW_DEMO_EVENT_CARD], <=, 18);
    }
}

static void
test_has_coaches_who_differ (void)
{
  g_autoptr (CwDemoDistrict) district = cw_demo_district_new (3, CW_DEMO_SCHOOL);
  g_autofree Seen *seen = g_new (Seen, 1);
  double marks, tags;

  see_year (seen, district);
  marks = chi_square (seen->seen[0], district->coach_count, 2);
  tags = chi_square (seen->tags[0], district->coach_count, 3);
  g_test_message ("chi-square of marks %.0f, of tags %.0f", marks, tags);
  /* With 4 and 8 degrees of freedom chance alone stays under 24 and 32 in 9999 of 10000 cases. */
  g_assert_cmpfloat (marks, >, 100);
  g_assert_cmpfloat (tags, >, 100);
  g_assert_cmpint (district->coaches[0].walks, !=, district->coaches[1].walks);
}

static void
test_has_look_fors_that_move_unevenly (void)
{
  g_autoptr (CwDemoDistrict) district = cw_demo_district_new (4, CW_DEMO_SCHOOL);
  g_autofree Seen *seen = g_new (Seen, 1);
  guint better = 0, flat = 0;

  see_year (seen, district);
  for (guint i = 0; i < district->item_count; i++)
    {
      gint64 *before = seen->items[i][0], *after = seen->items[i][1];
      double change;

      if (district->items[i].level_most > 0)
        continue;
      change = (double) after[1] / (double) (after[0] + after[1]) -
               (double) before[1] / (double) (before[0] + before[1]);
      better += change > 0.05;
      flat += change > -0.03 && change < 0.03;
    }
  g_test_message ("%u look-fors better, %u about the same", better, flat);
  g_assert_cmpuint (better, >=, 3);
  g_assert_cmpuint (flat, >=, 3);
}

static void
test_keeps_clocks_right (void)
{
  /* 2025-11-02 and 2026-03-08 are the days of change. */
  gint64 fall = cw_demo_day (2025, 11, 2), spring = cw_demo_day (2026, 3, 8);

  g_assert_cmpint (cw_demo_day (1970, 1, 1), ==, 0);
  g_assert_cmpint (cw_demo_day (2000, 3, 1), ==, 11017);
  g_assert_cmpint (cw_demo_day (2024, 2, 29) + 1, ==, cw_demo_day (2024, 3, 1));
  g_assert_cmpint (cw_demo_weekday (0), ==, 3);
  g_assert_cmpint (cw_demo_weekday (fall), ==, 6);
  g_assert_cmpint (cw_demo_month (cw_demo_day (2024, 2, 29)), ==, 2);
  g_assert_cmpint (cw_demo_month (cw_demo_day (2025, 12, 31)), ==, 12);
  g_assert_cmpint (cw_demo_moment (fall - 1, 12 * HOUR_MS).offset_min, ==, -240);
  g_assert_cmpint (cw_demo_moment (fall, 2 * HOUR_MS - 1).offset_min, ==, -240);
  g_assert_cmpint (cw_demo_moment (fall, 2 * HOUR_MS).offset_min, ==, -300);
  g_assert_cmpint (cw_demo_moment (spring, 2 * HOUR_MS - 1).offset_min, ==, -300);
  g_assert_cmpint (cw_demo_moment (spring, 3 * HOUR_MS).offset_min, ==, -240);
  g_assert_cmpint (cw_demo_moment (spring, 3 * HOUR_MS).at_ms - 1, ==,
                   cw_demo_moment (spring, 2 * HOUR_MS - 1).at_ms);
  g_assert_cmpint (cw_demo_moment (cw_demo_day (2026, 1, 15), 9 * HOUR_MS).at_ms, ==,
                   G_GINT64_CONSTANT (1768485600000));
}

static void
test_has_a_year_of_school_days (void)
{
  for (gint year = 2020; year < 2045; year++)
    {
      CwDemoSchoolYear school;
      CwDemoRandom random;
      guint open = 0;

      cw_demo_random_init (&random, (guint64) year, 1);
      cw_demo_school_year_init (&school, year, &random);
      for (guint i = 0; i < school.count; i++)
        open += school.days[i] != CW_DEMO_DAY_FREE;
      g_assert_cmpuint (open, >=, 174);
      g_assert_cmpuint (open, <=, 192);
      g_assert_cmpint (cw_demo_school_year_get (&school, cw_demo_day (year, 12, 25)), ==, 0);
      g_assert_cmpint (cw_demo_school_year_get (&school, cw_demo_day (year, 7, 4)), ==, 0);
      g_assert_cmpint (school.terms[0].first_day, ==, school.first_day);
      for (guint i = 1; i < CW_DEMO_TERMS; i++)
        g_assert_cmpint (school.terms[i].first_day, ==, school.terms[i - 1].last_day + 1);
    }
}

static void
test_numbers_classes_both_ways (void)
{
  g_autoptr (CwDemoDistrict) district = cw_demo_district_new (1, CW_DEMO_DISTRICT);

  for (guint i = 0; i < district->school_count; i++)
    for (guint number = 0; number < cw_demo_class_count (&district->schools[i]); number++)
      {
        gint grade, subject;
        char title[96];

        cw_demo_class_get (&district->schools[i], number, &grade, &subject, title);
        g_assert_cmpuint (strlen (title), >, 10);
        g_assert_cmpuint (cw_demo_class_find (&district->schools[i], grade,
                                              (guint) MAX (subject, 0),
                                              number % CW_DEMO_SECTIONS),
                          ==, number);
        g_assert_cmpint (cw_demo_class_size (district, i, number), >=, 12);
        g_assert_cmpint (cw_demo_class_size (district, i, number), <=, 28);
      }
}

static void
test_makes_a_form_without_mistakes (void)
{
  g_autoptr (CwDemoDistrict) district = cw_demo_district_new (1, CW_DEMO_TINY);
  g_autofree char *text = cw_form_document_dup_text (district->form);
  g_autoptr (GPtrArray) remarks = cw_form_document_check (text, strlen (text));

  for (guint i = 0; i < remarks->len; i++)
    g_test_message ("%s", ((CwFormRemark *) remarks->pdata[i])->text);
  g_assert_cmpuint (remarks->len, ==, 0);
  g_assert_cmpuint (district->item_count, ==, 26);
}

static gboolean
stop_at_ten (const CwDemoEvent *event, gpointer user_data)
{
  guint *count = user_data;

  return ++*count < 10;
}

static void
test_stops_when_told (void)
{
  g_autoptr (CwDemoDistrict) district = cw_demo_district_new (1, CW_DEMO_SCHOOL);
  guint count = 0;

  g_assert_false (cw_demo_year_run (district, stop_at_ten, &count));
  g_assert_cmpuint (count, ==, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo-year/is-the-same-year-for-one-seed",
                   test_is_the_same_year_for_one_seed);
  g_test_add_func ("/demo-year/is-as-large-as-a-district", test_is_as_large_as_a_district);
  g_test_add_func ("/demo-year/has-one-walk-after-another-when-tiny",
                   test_has_one_walk_after_another_when_tiny);
  g_test_add_func ("/demo-year/has-coaches-who-differ", test_has_coaches_who_differ);
  g_test_add_func ("/demo-year/has-look-fors-that-move-unevenly",
                   test_has_look_fors_that_move_unevenly);
  g_test_add_func ("/demo-year/keeps-clocks-right", test_keeps_clocks_right);
  g_test_add_func ("/demo-year/has-a-year-of-school-days", test_has_a_year_of_school_days);
  g_test_add_func ("/demo-year/numbers-classes-both-ways", test_numbers_classes_both_ways);
  g_test_add_func ("/demo-year/makes-a-form-without-mistakes",
                   test_makes_a_form_without_mistakes);
  g_test_add_func ("/demo-year/stops-when-told", test_stops_when_told);
  return g_test_run ();
}
