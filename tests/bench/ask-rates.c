/*
 * ask-rates STORE PLAIN ROUNDS: how often each look-for was seen, by month, asked of the store and
 * of the plain file PLAIN in each way that SQL offers. Ends the program where a way gives other
 * numbers. Prints the ways, then a line a round, in ms: {"store":…,"sql":[…]}
 */
#include "tests/bench/plain-store.h"

#include "corewalk/store.h"
#include "corewalk/trend.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *sql; /* item, month ("2026-03"), seen, observable; %s: the items asked about */
} Way;

#define MONTH "strftime ('%Y-%m', visit.day * 86400, 'unixepoch')"

static const Way ways[] = {
  { "join, group by item and month",
    "SELECT item, " MONTH " AS month, sum (value = 1), count (*)"
    "  FROM visit JOIN mark ON mark.visit = visit.id"
    " WHERE value >= 0 AND item IN (#) GROUP BY item, month" },
  { "marks first, the visit looked up",
    "SELECT item, " MONTH " AS month, sum (value = 1), count (*)"
    "  FROM mark CROSS JOIN visit ON visit.id = mark.visit"
    " WHERE value >= 0 AND item IN (#) GROUP BY item, month" },
  { "days first, then months of the days",
    "SELECT item, " MONTH " AS month, sum (seen), sum (n)"
    "  FROM (SELECT item, day, sum (value = 1) AS seen, count (*) AS n"
    "          FROM mark CROSS JOIN visit ON visit.id = mark.visit"
    "         WHERE value >= 0 AND item IN (#) GROUP BY item, day) AS visit"
    " GROUP BY item, month" },
  { "days first, whole numbers as the group",
    "SELECT item, " MONTH " AS month, sum (seen), sum (n)"
    "  FROM (SELECT item, day, sum (value = 1) AS seen, count (*) AS n"
    "          FROM mark CROSS JOIN visit ON visit.id = mark.visit"
    "         WHERE value >= 0 AND item IN (#) GROUP BY item * 1000000 + day) AS visit"
    " GROUP BY item, month" },
  { "by an index on mark (item, visit, value)",
    "SELECT item, " MONTH " AS month, sum (value = 1), count (*)"
    "  FROM mark INDEXED BY bench_mark CROSS JOIN visit ON visit.id = mark.visit"
    " WHERE value >= 0 AND item IN (#) GROUP BY item, month" },
  { "by that index, days first",
    "SELECT item, " MONTH " AS month, sum (seen), sum (n)"
    "  FROM (SELECT item, day, sum (value = 1) AS seen, count (*) AS n"
    "          FROM mark INDEXED BY bench_mark CROSS JOIN visit ON visit.id = mark.visit"
    "         WHERE value >= 0 AND item IN (#) GROUP BY item, day) AS visit"
    " GROUP BY item, month" },
  { "by that index and one on visit (id, day)",
    "SELECT item, " MONTH " AS month, sum (seen), sum (n)"
    "  FROM (SELECT item, day, sum (value = 1) AS seen, count (*) AS n"
    "          FROM mark INDEXED BY bench_mark"
    "         CROSS JOIN visit INDEXED BY bench_visit ON visit.id = mark.visit"
    "         WHERE value >= 0 AND item IN (#) GROUP BY item, day) AS visit"
    " GROUP BY item, month" },
  { "by that index, a row an item and a column a month",
    "SELECT item # FROM mark INDEXED BY bench_mark CROSS JOIN visit ON visit.id = mark.visit"
    " WHERE value >= 0 AND item IN (#) GROUP BY item" },
};

#define WIDE (G_N_ELEMENTS (ways) - 1) /* the way that gives a column a month */

typedef struct
{
  CwStore *store;
  sqlite3 *db;
  GPtrArray *rates; /* of CwRate: what the store answered */
  char *items;
  GPtrArray *months; /* of char * */
} Bench;

static GPtrArray *
ask_store (CwStore *store)
{
  const CwRateQuestion question = { .by = CW_BY_MONTH,
                                    .from_day = G_MININT64,
                                    .to_day = G_MAXINT64 };
  g_autoptr (GError) error = NULL;
  GPtrArray *rates = cw_trend_rate (store, &question, &error);

  if (rates == NULL)
    g_error ("%s", error->message);
  return rates;
}

static gboolean
has_text (GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (texts->pdata[i], text) == 0)
      return TRUE;

  return FALSE;
}

/* Which items and months there are: what SQL is asked about. */
static void
note_groups (Bench *bench)
{
  g_autoptr (GString) items = g_string_new (NULL);
  gint64 last = 0;

  bench->months = g_ptr_array_new ();
  for (guint i = 0; i < bench->rates->len; i++)
    {
      const CwRate *rate = bench->rates->pdata[i];

      if (rate->item != last)
        g_string_append_printf (items, "%s%" G_GINT64_FORMAT, items->len > 0 ? "," : "",
                                rate->item);
      last = rate->item;
      if (!has_text (bench->months, rate->group))
        g_ptr_array_add (bench->months, rate->group);
    }
  bench->items = g_string_free (g_steal_pointer (&items), FALSE);
}

/* Two columns for each month: seen and observable, told by its first and last day. */
static char *
wide_columns (Bench *bench)
{
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < bench->months->len; i++)
    {
      const char *month = bench->months->pdata[i];
      g_autoptr (GDateTime) first =
          g_date_time_new_utc ((int) strtol (month, NULL, 10),
                               (int) strtol (month + 5, NULL, 10), 1, 0, 0, 0);
      g_autoptr (GDateTime) next = g_date_time_add_months (first, 1);
      gint64 from = g_date_time_to_unix (first) / 86400;
      gint64 to = g_date_time_to_unix (next) / 86400 - 1;

      g_string_append_printf (columns,
                              ", sum (value = 1 AND day BETWEEN %d AND %d)"
                              ", sum (day BETWEEN %d AND %d)",
                              (int) from, (int) to, (int) from, (int) to);
    }

  return g_string_free (columns, FALSE);
}

static char *
make_sql (Bench *bench, guint way)
{
  g_auto (GStrv) parts = g_strsplit (ways[way].sql, "#", -1);
  g_autofree char *columns = wide_columns (bench);

  if (way == WIDE)
    return g_strconcat (parts[0], columns, parts[1], bench->items, parts[2], NULL);

  return g_strconcat (parts[0], bench->items, parts[1], NULL);
}

static void
check_rate (Bench *bench, gint64 item, const char *month, gint64 seen, gint64 observable)
{
  for (guint i = 0; i < bench->rates->len; i++)
    {
      const CwRate *rate = bench->rates->pdata[i];

      if (rate->item != item || strcmp (rate->group, month) != 0)
        continue;
      if (rate->is_suppressed ? observable < 3
                              : rate->n_seen == seen && rate->n_observable == observable)
        return;
      break;
    }

  g_error ("item %" G_GINT64_FORMAT ", %s: SQL and the store differ", item, month);
}

/* Steps through all rows, as the store does; looks at them only if @is_checked. */
static void
ask_plain (Bench *bench, guint way, gboolean is_checked)
{
  g_autofree char *sql = make_sql (bench, way);
  sqlite3_stmt *stmt = plain_prepare (bench->db, sql);
  guint rows = 0;

  while (plain_step (stmt))
    for (guint i = 0; is_checked && i < (way == WIDE ? bench->months->len : 1); i++)
      {
        const char *month = way == WIDE ? bench->months->pdata[i]
                                        : (const char *) sqlite3_column_text (stmt, 1);
        int column = way == WIDE ? 1 + 2 * (int) i : 2;
        gint64 observable = sqlite3_column_int64 (stmt, column + 1);

        if (observable == 0)
          continue;
        rows++;
        check_rate (bench, sqlite3_column_int64 (stmt, 0), month,
                    sqlite3_column_int64 (stmt, column), observable);
      }
  sqlite3_finalize (stmt);

  if (is_checked && rows != bench->rates->len)
    g_error ("%s: %u rates, the store has %u", ways[way].name, rows, bench->rates->len);
}

static void
run_round (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rates = ask_store (bench->store);

  g_print ("{\"store\":%.3f,\"sql\":[", plain_ms_since (start));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      start = g_get_monotonic_time ();
      ask_plain (bench, i, FALSE);
      g_print ("%s%.3f", i > 0 ? "," : "", plain_ms_since (start));
    }
  g_print ("]}\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };
  gint64 rounds;

  g_assert (argc == 4 && g_ascii_string_to_signed (argv[3], 10, 1, 1000, &rounds, NULL));
  bench.store = cw_store_open (argv[1], CW_STORE_READ, &error);
  if (bench.store == NULL)
    g_error ("%s", error->message);
  bench.db = plain_open (argv[2]);
  /* Coaching cycles are in no trend. */
  plain_run (bench.db,
             "DELETE FROM visit WHERE walk IN (SELECT id FROM walk WHERE audience = 'pair');"
             "CREATE INDEX IF NOT EXISTS bench_mark ON mark (item, visit, value);"
             "CREATE INDEX IF NOT EXISTS bench_visit ON visit (id, day); ANALYZE");
  bench.rates = ask_store (bench.store);
  note_groups (&bench);

  g_print ("{\"ways\":[");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      ask_plain (&bench, i, TRUE);
      g_print ("%s\"%s\"", i > 0 ? "," : "", ways[i].name);
    }
  g_print ("],\"rates\":%u}\n", bench.rates->len);
  for (gint64 i = 0; i < rounds; i++)
    run_round (&bench);

  g_ptr_array_unref (bench.rates);
  g_ptr_array_unref (bench.months);
  g_free (bench.items);
  sqlite3_close (bench.db);
  cw_store_close (bench.store);
  return 0;
}
