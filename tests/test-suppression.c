#include "corewalk/suppression.h"

#include "tests/brute-table.h"

#define TABLES 10000

static void
test_presets (void)
{
  CwSuppressRule rule = { 0 };

  g_assert_true (cw_suppress_rule_parse ("connecticut", &rule));
  g_assert_cmpint (rule.fewest, ==, 20);
  g_assert_cmpint (rule.part, ==, 6);
  g_assert_true (cw_suppress_rule_parse ("ten", &rule));
  g_assert_cmpint (rule.fewest, ==, 10);
  g_assert_true (cw_suppress_rule_parse ("5/15", &rule));
  g_assert_cmpint (rule.fewest, ==, 15);
  g_assert_cmpint (rule.part, ==, 5);
  g_assert_true (cw_suppress_rule_parse ("12", &rule));
  g_assert_cmpint (rule.part, ==, 12);
  g_assert_false (cw_suppress_rule_parse ("1", &rule));
  g_assert_false (cw_suppress_rule_parse ("20/6", &rule));
  g_assert_false (cw_suppress_rule_parse ("6/20/3", &rule));
  g_assert_false (cw_suppress_rule_parse ("", &rule));
  g_assert_cmpint (rule.fewest, ==, 12);
}

/* A line of parts and their sum under n >= 10; a small letter is what must be hidden. */
static void
assert_line (const gint64 *counts, guint count, const char *expected)
{
  g_autoptr (CwSuppress) page = cw_suppress_new ();
  guint parts[8];
  gint64 sum = 0;
  guint total;

  for (guint i = 0; i < count; i++)
    {
      parts[i] = cw_suppress_add (page, CW_SUPPRESS_PAGE, counts[i], 10, 0);
      sum += counts[i];
    }
  total = cw_suppress_add (page, CW_SUPPRESS_PAGE, sum, 10, 0);
  cw_suppress_relate (page, total, parts, count);
  g_assert_true (cw_suppress_decide (page));
  for (guint i = 0; i <= count; i++)
    g_assert_cmpint (cw_suppress_is_hidden (page, i), ==, expected[i] == '*');
}

static void
test_lines (void)
{
  assert_line ((const gint64[]){ 25, 12, 7 }, 3, ".**."); /* domain.md: B + C = 19 only */
  assert_line ((const gint64[]){ 30, 8 }, 2, "**.");      /* two groups: both */
  assert_line ((const gint64[]){ 25, 12, 14 }, 3, "....");
  assert_line ((const gint64[]){ 3, 2, 1 }, 3, "****");
  assert_line ((const gint64[]){ 9 }, 1, "**");
  /* Of 12, the next smallest, and at most 9 only 9 + 12 make 21: 12 is hidden too. */
  assert_line ((const gint64[]){ 12, 12, 9 }, 3, "***.");
  /* Four small ones of which every one could be 0, but none could be 9. */
  assert_line ((const gint64[]){ 1, 1, 0, 2, 40, 50 }, 6, "*****..");
}

static gint64
draw_value (GRand *random, gint64 threshold)
{
  int of = g_rand_int_range (random, 0, 8);

  return of == 0   ? g_rand_int_range (random, 0, 2)
         : of == 1 ? g_rand_int_range (random, 0, (gint32) threshold)
                   : g_rand_int_range (random, (gint32) threshold, 6 * (gint32) threshold);
}

static void
draw_table (GRand *random, BruteTable *table, gint64 threshold)
{
  *table = (BruteTable){
    .rows = (guint) g_rand_int_range (random, 1, 5),
    .columns = (guint) g_rand_int_range (random, 2, 5),
  };
  for (guint i = 0; i < table->rows; i++)
    for (guint j = 0; j < table->columns; j++)
      table->values[i][j] = draw_value (random, threshold);
  brute_sum (table);
}

static gint64
find_smallest (const BruteTable *table, guint row, guint column, guint down, guint across)
{
  gint64 smallest = G_MAXINT64;

  for (; row < table->rows && column < table->columns; row += down, column += across)
    if (!table->hidden[row][column])
      smallest = MIN (smallest, table->values[row][column]);
  return smallest;
}

/* What everybody knows who knows the rule: small, or the smallest left in a row or column. */
static void
tell_rule (BruteTable *table, gint64 threshold)
{
  for (guint i = 0; i < table->rows; i++)
    for (guint j = 0; j < table->columns; j++)
      {
        gint64 bound =
            MAX (find_smallest (table, i, 0, 0, 1), find_smallest (table, 0, j, 1, 0));

        bound = MAX (bound, threshold - 1);
        table->bounds[i][j] = bound == G_MAXINT64 || table->values[i][j] > bound ? -1 : bound;
      }
}

static void
hide_table (BruteTable *table, gint64 threshold)
{
  gint64 counts[BRUTE_ROWS * BRUTE_COLUMNS];
  gboolean hidden[(BRUTE_ROWS + 1) * (BRUTE_COLUMNS + 1)];
  const CwSuppressRule rule = { threshold, threshold };

  for (guint i = 0; i < table->rows; i++)
    for (guint j = 0; j < table->columns; j++)
      counts[i * table->columns + j] = table->values[i][j];
  cw_suppress_table (counts, table->rows, table->columns, &rule, hidden);
  for (guint i = 0; i <= table->rows; i++)
    for (guint j = 0; j <= table->columns; j++)
      table->hidden[i][j] = hidden[i * (table->columns + 1) + j];
}

static void
hide_naively (BruteTable *table, gint64 threshold)
{
  for (guint i = 0; i <= table->rows; i++)
    for (guint j = 0; j <= table->columns; j++)
      table->hidden[i][j] = table->values[i][j] < threshold;
}

static void
test_tables (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint naive = 0, shown = 0, cells = 0;

  for (guint k = 0; k < TABLES; k++)
    {
      gint64 threshold = g_rand_int_range (random, 3, 6);
      BruteTable table;

      draw_table (random, &table, threshold);
      if (k % 10 == 0)
        {
          hide_naively (&table, threshold);
          tell_rule (&table, threshold);
          naive += brute_count_recovered (&table, threshold) > 0;
        }
      hide_table (&table, threshold);
      tell_rule (&table, threshold);
      g_assert_cmpuint (brute_count_recovered (&table, threshold), ==, 0);
      for (guint i = 0; i < table.rows; i++)
        for (guint j = 0; j < table.columns; j++, cells++)
          shown += !table.hidden[i][j];
    }

  g_test_message ("%u cells, %u shown; hidden naively, %u tables of %u give some away", cells,
                  shown, naive, TABLES / 10);
  g_assert_cmpuint (naive, >, TABLES / 20);
  g_assert_cmpuint (shown, >, cells / 5);
}

/* The second page shows the first two rows as one; with @is_heeded it minds what the first one showed. */
static gboolean
hide_pair (BruteTable *table, gint64 threshold, gboolean is_heeded)
{
  g_autoptr (CwSuppress) page = cw_suppress_new ();
  guint width = table->columns + 1, parts[BRUTE_COLUMNS + 1], pair[BRUTE_COLUMNS + 1];
  gboolean is_safe;

  for (guint i = 0; i <= table->rows; i++)
    for (guint j = 0; j < width; j++)
      cw_suppress_add (page, table->hidden[i][j] ? CW_SUPPRESS_HIDDEN : CW_SUPPRESS_SHOWN,
                       table->values[i][j], threshold, 0);
  for (guint i = 0; is_heeded && i <= table->rows; i++)
    {
      for (guint j = 0; j < table->columns; j++)
        parts[j] = i * width + j;
      cw_suppress_relate (page, i * width + table->columns, parts, table->columns);
    }
  for (guint j = 0; is_heeded && j < width; j++)
    {
      for (guint i = 0; i < table->rows; i++)
        parts[i] = i * width + j;
      cw_suppress_relate (page, table->rows * width + j, parts, table->rows);
    }

  for (guint j = 0; j < width; j++)
    {
      guint both[] = { j, width + j };

      pair[j] = cw_suppress_add (page, CW_SUPPRESS_PAGE,
                                 table->values[0][j] + table->values[1][j], threshold, 0);
      if (is_heeded)
        cw_suppress_relate (page, pair[j], both, 2);
    }
  cw_suppress_relate (page, pair[table->columns], pair, table->columns);
  is_safe = cw_suppress_decide (page);
  for (guint j = 0; j < width; j++)
    table->pair_hidden[j] = cw_suppress_is_hidden (page, pair[j]);
  table->has_pair = TRUE;
  return is_safe;
}

static void
test_pairs (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint unheeded = 0, unsafe = 0, shown = 0;

  for (guint k = 0; k < TABLES; k++)
    {
      gint64 threshold = g_rand_int_range (random, 3, 6);
      BruteTable table;

      do
        draw_table (random, &table, threshold);
      while (table.rows < 2);
      hide_table (&table, threshold);
      for (guint i = 0; i < table.rows; i++)
        for (guint j = 0; j < table.columns; j++)
          table.bounds[i][j] = -1;

      if (k % 10 == 0)
        {
          hide_pair (&table, threshold, FALSE);
          unheeded += brute_count_recovered (&table, threshold) > 0;
        }
      unsafe += !hide_pair (&table, threshold, TRUE);
      g_assert_cmpuint (brute_count_recovered (&table, threshold), ==, 0);
      for (guint j = 0; j < table.columns; j++)
        shown += !table.pair_hidden[j];
    }

  g_test_message (
      "%u cells of second pages shown; without minding the first, %u of %u give some away",
      shown, unheeded, TABLES / 10);
  g_assert_cmpuint (unheeded, >, TABLES / 100);
  g_assert_cmpuint (shown, >, TABLES / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suppression/presets", test_presets);
  g_test_add_func ("/suppression/lines", test_lines);
  g_test_add_func ("/suppression/ten-thousand-tables", test_tables);
  g_test_add_func ("/suppression/ten-thousand-pairs", test_pairs);

  return g_test_run ();
}
