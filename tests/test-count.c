/*
 * What questions over many rooms read is what the rows say, after any history: of one store to which
 * anything happens, and of stores that take in each other's work.
 */
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/record.h"
#include "corewalk/trend-table.h"
#include "data/base/stmt.h"
#include "data/count/pack-bytes.h"
#include "data/count/pack-keep.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/random-store.h"

#include <string.h>

#define HISTORIES 30
#define STEPS 40
#define FIRST_SEED 20260401

/* Row, column, n and of: as anybody would ask for them. */
static const struct
{
  CwTrendKind kind;
  CwBy by;
  const char *sql;
} asked[] = {
  { CW_TREND_RATE, CW_BY_GRADE,
    "SELECT item, coalesce (grade, ''), sum (value = 1), sum (value >= 0)"
    "  FROM mark JOIN visit ON visit.id = mark.visit GROUP BY item, coalesce (grade, '')" },
  { CW_TREND_RATE, CW_BY_SCHOOL,
    "SELECT item, coalesce (name, ''), sum (value = 1), sum (value >= 0)"
    "  FROM mark JOIN visit ON visit.id = mark.visit LEFT JOIN walk ON walk.id = visit.walk"
    "  LEFT JOIN organization ON organization.id = walk.school GROUP BY item, coalesce (name, '')" },
  { CW_TREND_RATE, CW_BY_MONTH,
    "SELECT item, strftime ('%Y-%m', visit.day * 86400, 'unixepoch') AS month, sum (value = 1),"
    "       sum (value >= 0)"
    "  FROM mark JOIN visit ON visit.id = mark.visit GROUP BY item, month" },
  { CW_TREND_TALK, CW_BY_NOTHING,
    "SELECT counter, 'all', sum (n), count (*)"
    "  FROM (SELECT visit, counter, sum (by) AS n FROM tally GROUP BY visit, counter)"
    "  JOIN visit ON visit.id = visit WHERE n >= 0 GROUP BY counter" },
  { CW_TREND_SCANS, CW_BY_SUBJECT,
    "SELECT counter, coalesce (subject, ''), sum (k), sum (n) FROM interval"
    "  JOIN visit ON visit.id = interval.visit GROUP BY counter, coalesce (subject, '')" },
};

static CwTrendTable *
ask (CwStore *store, CwTrendKind kind, CwBy by)
{
  const CwTrendQuestion question = { .kind = kind,
                                     .by = by,
                                     .from_day = G_MININT64,
                                     .to_day = G_MAXINT64,
                                     .rule = { .fewest = 1 } };
  g_autoptr (GError) error = NULL;
  CwTrendTable *table = cw_trend_ask (store, &question, &error);

  g_assert_no_error (error);
  return table;
}

static gint
find_head (const GPtrArray *heads, gint64 id, const char *label)
{
  for (guint i = 0; i < heads->len; i++)
    {
      const CwTrendHead *head = heads->pdata[i];

      if (head->id != 0        ? head->id == id
          : *head->key != '\0' ? strcmp (head->key, label) == 0
                               : strcmp (head->label, label) == 0)
        return (gint) i;
    }

  return -1;
}

static gint64
count_cells (const CwTrendTable *table)
{
  gint64 count = 0;

  for (guint i = 0; i < table->rows->len * table->columns->len; i++)
    count += table->cells[i].n > 0;
  return count;
}

/* Look-fors with levels are not in a rate: they are left out. */
static gint64
compare_row (CwStmt *stmt, const CwTrendTable *table)
{
  gint row = find_head (table->rows, cw_stmt_int (stmt, 0), cw_stmt_text (stmt, 0));
  gint column = find_head (table->columns, 0, cw_stmt_text (stmt, 1));
  const CwTrendCell *cell;

  if (row < 0 && table->kind == CW_TREND_RATE)
    return 0;
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (column, >=, 0);
  cell = cw_trend_table_cell (table, (guint) row, (guint) column);
  if (cw_stmt_int (stmt, 3) == 0)
    return 0;
  g_assert_cmpint (cell->n, ==, cw_stmt_int (stmt, 2));
  g_assert_cmpint (cell->of, ==, cw_stmt_int (stmt, 3));
  return cell->n > 0;
}

/* Returns how many cells there were to compare. */
static gint64
compare_all (CwStore *store)
{
  gint64 compared = 0;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (CwTrendTable) table = ask (store, asked[i].kind, asked[i].by);
      g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, asked[i].sql);
      gint64 count = 0;

      while (cw_stmt_next (stmt))
        count += compare_row (stmt, table);
      g_assert_true (cw_stmt_done (stmt, NULL));
      g_assert_cmpint (count, ==, count_cells (table));
      compared += count;
    }

  return compared;
}

static void
fold (CwStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_db_begin (store->shared, NULL));
  cw_pack_fold (store, &error);
  g_assert_no_error (error);
  g_assert_true (cw_db_commit (store->shared, NULL));
}

static void
assert_packs (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean is_true;

  cw_pack_check (store, &is_true, &error);
  g_assert_no_error (error);
  g_assert_true (is_true);
}

/* By the writer, and by whoever only reads. */
static gint64
compare_both (RandomStore *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) reader = NULL;
  gint64 compared = compare_all (random->store);

  assert_packs (random->store);
  reader = cw_store_open (random->folder, CW_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (compare_all (reader), ==, compared);
  return compared;
}

static void
test_any_history (void)
{
  gint64 compared = 0;

  for (guint i = 0; i < HISTORIES; i++)
    {
      RandomStore *random = random_store_new (FIRST_SEED + i);

      for (int step = 1; step <= STEPS; step++)
        {
          random_store_step (random);
          if (random_chance (random, 20))
            fold (random->store);
          if (step % 5 == 0)
            compared += compare_both (random);
        }
      random_store_free (random);
    }
  g_assert_cmpint (compared, >, 100);
}

/* A mark, a count, and now and then a grade that changes, or a visit that goes. */
static void
work (CwStore *store, gint64 walk, GRand *rand)
{
  gint64 visit = fixture_visit (store, walk);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  items = cw_form_items (store, cw_form_find (store, "core-walk", &error), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    if (((const CwItem *) items->pdata[i])->level_count == 0)
      cw_mark_set (store, visit, ((const CwItem *) items->pdata[i])->id,
                   g_rand_int_range (rand, -1, 2), NULL, &error);
  g_assert_no_error (error);
  if (g_rand_boolean (rand))
    cw_record_edit (store, visit, "grade", g_rand_boolean (rand) ? "5" : "K", NULL, &error);
  if (g_rand_int_range (rand, 0, 4) == 0)
    cw_record_delete (store, visit, NULL, &error);
  g_assert_no_error (error);
}

static void
test_stores_that_merge (void)
{
  g_autofree char *folder = fixture_folder ();
  CwStore *one = fixture_person (folder, "Ana"), *other = fixture_person (folder, "Ben");
  GRand *rand = g_rand_new_with_seed (7);
  gint64 walk = fixture_walk (one), other_walk = fixture_walk (other), compared = 0;

  for (guint i = 0; i < 6; i++)
    {
      work (one, walk, rand);
      work (one, walk, rand);
      work (other, other_walk, rand);
      fixture_exchange (one, other, folder);
      compared += compare_all (one);
      g_assert_cmpint (compare_all (other), ==, compare_all (one));
      assert_packs (one);
      assert_packs (other);
    }
  g_assert_cmpint (compared, >, 100);

  g_rand_free (rand);
  cw_store_close (one);
  cw_store_close (other);
  fixture_remove (folder);
}

static void
test_numbers_as_bytes (void)
{
  static const gint64 numbers[] = { 0,           1,          -1,      63,         64,
                                    -64,         -65,        8191,    G_MAXINT32, G_MININT32,
                                    G_MAXINT64,  G_MININT64, 1 << 20, -(1 << 20), 127,
                                    G_MAXUINT32, 128 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint8 *at, *end;
  gint64 number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    cw_bytes_add_signed (bytes, numbers[i]);
  at = bytes->data;
  end = at + bytes->len;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_true (cw_bytes_take_signed (&at, end, &number));
      g_assert_cmpint (number, ==, numbers[i]);
    }
  g_assert_true (at == end);
  g_assert_false (cw_bytes_take_signed (&at, end, &number));
}

/* Whatever stands in a damaged pack, it is read to its end or refused. */
static void
test_damaged_packs (void)
{
  GRand *rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      guint8 bytes[40];
      guint length = (guint) g_rand_int_range (rand, 0, sizeof bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (CwPack) pack = NULL;

      for (guint j = 0; j < length; j++)
        bytes[j] = (guint8) (g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 4)
                                                   : g_rand_int_range (rand, 0, 256));
      pack = cw_pack_read (3, bytes, length, &error);
      g_assert_true ((pack == NULL) == (error != NULL));
    }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/count/any-history", test_any_history);
  g_test_add_func ("/count/stores-that-merge", test_stores_that_merge);
  g_test_add_func ("/count/numbers-as-bytes", test_numbers_as_bytes);
  g_test_add_func ("/count/damaged-packs", test_damaged_packs);
  return g_test_run ();
}
