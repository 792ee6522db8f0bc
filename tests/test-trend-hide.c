/*
 * Pages that are asked for one after the other: how often a look-for was seen at all, by grade, by subject, and
 * by both. Nobody who has all of them works out a group of one or two rooms.
 */
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/record.h"
#include "corewalk/trend-table.h"
#include "tests/brute-table.h"
#include "tests/fixture.h"

#include <string.h>

#define GRADES 3
#define SUBJECTS 3
#define ROOMS 14
#define ROUNDS 40
#define FEWEST 3

static const char *const grades[GRADES] = { "3", "4", "5" };
static const char *const subjects[SUBJECTS] = { "Art", "Math", "Music" };

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 item, rooms[ROOMS];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 walk;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  walk = fixture_walk (fixture->store);
  for (guint i = 0; i < ROOMS; i++)
    {
      fixture->rooms[i] = fixture_visit (fixture->store, walk);
      fixture->item = cw_item_find (fixture->store, fixture->rooms[i], "1", &error);
      cw_mark_set (fixture->store, fixture->rooms[i], fixture->item, i % 2, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Every room is somewhere else: most of them in few groups, so that others are small. */
static void
scatter (Fixture *fixture, GRand *rand, BruteTable *table)
{
  g_autoptr (GError) error = NULL;

  *table = (BruteTable){ .rows = GRADES, .columns = SUBJECTS, .is_of_rooms = TRUE };
  for (guint i = 0; i < ROOMS; i++)
    {
      guint grade = (guint) g_rand_int_range (rand, 0, g_rand_int_range (rand, 1, GRADES + 1));
      guint subject =
          (guint) g_rand_int_range (rand, 0, g_rand_int_range (rand, 1, SUBJECTS + 1));

      cw_record_edit (fixture->store, fixture->rooms[i], "grade", grades[grade], NULL, &error);
      g_clear_error (&error); /* it may be the same as before */
      cw_record_edit (fixture->store, fixture->rooms[i], "subject", subjects[subject], NULL,
                      &error);
      g_clear_error (&error);
      table->values[grade][subject]++;
    }
  brute_sum (table);
}

static CwTrendTable *
ask (Fixture *fixture, CwTrendKind kind, CwBy by)
{
  const CwTrendQuestion question = { .kind = kind,
                                     .item = fixture->item,
                                     .by = by,
                                     .from_day = G_MININT64,
                                     .to_day = G_MAXINT64 };
  g_autoptr (GError) error = NULL;
  CwTrendTable *table = cw_trend_ask (fixture->store, &question, &error);

  g_assert_no_error (error);
  return table;
}

static guint
find (const GPtrArray *heads, const char *label)
{
  for (guint i = 0; i < heads->len; i++)
    if (strcmp (((const CwTrendHead *) heads->pdata[i])->label, label) == 0)
      return i;

  return heads->len;
}

/* A cell that is shown says the truth. A group in which nobody was is not on the page at all. */
static gboolean
is_hidden (const CwTrendTable *answer, const char *row, const char *column, gint64 rooms)
{
  guint at = row == NULL ? 0 : find (answer->rows, row), to = find (answer->columns, column);
  const CwTrendCell *cell;

  if (at == answer->rows->len || to == answer->columns->len)
    {
      g_assert_cmpint (rooms, ==, 0);
      return FALSE;
    }
  cell = cw_trend_table_cell (answer, at, to);
  if (!cell->is_hidden)
    g_assert_cmpint (MAX (cell->of, 0), ==, rooms);
  return cell->is_hidden;
}

static void
read_pages (Fixture *fixture, BruteTable *table)
{
  g_autoptr (CwTrendTable) both = ask (fixture, CW_TREND_HEAT, CW_BY_NOTHING);
  g_autoptr (CwTrendTable) by_grade = ask (fixture, CW_TREND_RATE, CW_BY_GRADE);
  g_autoptr (CwTrendTable) by_subject = ask (fixture, CW_TREND_RATE, CW_BY_SUBJECT);

  for (guint i = 0; i < GRADES; i++)
    for (guint j = 0; j < SUBJECTS; j++)
      {
        table->hidden[i][j] = is_hidden (both, grades[i], subjects[j], table->values[i][j]);
        table->bounds[i][j] = -1;
      }
  for (guint i = 0; i < GRADES; i++)
    table->hidden[i][SUBJECTS] =
        is_hidden (by_grade, NULL, grades[i], table->values[i][SUBJECTS]);
  for (guint j = 0; j < SUBJECTS; j++)
    table->hidden[GRADES][j] =
        is_hidden (by_subject, NULL, subjects[j], table->values[GRADES][j]);
}

/* What a page hid before it thought of others. */
static guint
count_naive (BruteTable table)
{
  for (guint i = 0; i <= GRADES; i++)
    for (guint j = 0; j <= SUBJECTS; j++)
      table.hidden[i][j] = table.values[i][j] > 0 && table.values[i][j] < FEWEST;
  return brute_count_recovered (&table, FEWEST);
}

/* What is hidden of a page of groups is a group, too: whoever knows all rooms knows what is left. */
static void
assert_rest (const BruteTable *table)
{
  gint64 rest = 0, other = 0;

  for (guint i = 0; i < GRADES; i++)
    rest += table->hidden[i][SUBJECTS] ? table->values[i][SUBJECTS] : 0;
  for (guint j = 0; j < SUBJECTS; j++)
    other += table->hidden[GRADES][j] ? table->values[GRADES][j] : 0;
  g_assert_true (rest == 0 || rest >= FEWEST);
  g_assert_true (other == 0 || other >= FEWEST);
}

static void
test_nothing_comes_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint naive = 0, shown = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      BruteTable table;

      scatter (fixture, rand, &table);
      read_pages (fixture, &table);
      g_assert_cmpuint (brute_count_recovered (&table, FEWEST), ==, 0);
      assert_rest (&table);
      naive += count_naive (table) > 0;
      for (guint j = 0; j < GRADES; j++)
        shown += !table.hidden[j][SUBJECTS];
    }

  g_test_message ("hidden naively, %u of %u give some away; %u grades shown", naive, ROUNDS,
                  shown);
  g_assert_cmpuint (naive, >, ROUNDS / 4);
  g_assert_cmpuint (shown, >, ROUNDS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/trend-hide/nothing-comes-out", Fixture, NULL, set_up, test_nothing_comes_out,
              tear_down);
  return g_test_run ();
}
