/*
 * ask-trends STORE PLAIN ROUNDS: the questions of the Trends screen, asked of the store, and of the plain
 * file PLAIN in SQL: by the tables as they are, and by an index that covers the question. Ends the program
 * where the numbers differ. Prints the questions' names, then a line a round, in ms of the processor:
 * {"scan":…,"screen":…,"store":[…],"sql":[…],"covered":[…]}, and at the
 * end the most memory that it held before it opened PLAIN: {"mb":…}
 */
#include "tests/bench/plain-store.h"

#include "corewalk/store.h"
#include "corewalk/trend-table.h"

#include <string.h>
#include <sys/resource.h>

#define MONTH "strftime ('%Y-%m', visit.day * 86400, 'unixepoch')"
#define MARKS " FROM mark CROSS JOIN visit ON visit.id = mark.visit"
#define SCHOOLS                                                                                \
  " JOIN walk ON walk.id = visit.walk JOIN organization ON organization.id = walk.school"

typedef struct
{
  const char *name;
  CwTrendKind kind;
  CwBy by;
  const char *subject;
  gboolean
      is_wide; /* @sql: the row, then a number for each column; else row, column, n and of */
  const char *sql; /* #: the look-fors of the answer; @: whether an index may serve */
} Asked;

static const Asked questions[] = {
  { "rate, by month", CW_TREND_RATE, CW_BY_MONTH, NULL, FALSE,
    "SELECT item, " MONTH " AS month, sum (seen), sum (n)"
    "  FROM (SELECT item, day, sum (value = 1) AS seen, count (*) AS n" MARKS
    " WHERE value >= 0 AND @item IN (#) GROUP BY item, day) AS visit GROUP BY item, month" },
  { "rate, by school", CW_TREND_RATE, CW_BY_SCHOOL, NULL, FALSE,
    "SELECT item, name, sum (value = 1), count (*)" MARKS SCHOOLS
    " WHERE value >= 0 AND @item IN (#) GROUP BY item, walk.school" },
  { "rate, by grade", CW_TREND_RATE, CW_BY_GRADE, NULL, FALSE,
    "SELECT item, coalesce (grade, ''), sum (value = 1), count (*)" MARKS
    " WHERE value >= 0 AND @item IN (#) GROUP BY item, grade" },
  { "rate, by segment, one subject", CW_TREND_RATE, CW_BY_SEGMENT, "Mathematics", FALSE,
    "SELECT item, coalesce (segment, ''), sum (value = 1), count (*)" MARKS
    " WHERE value >= 0 AND @item IN (#) AND subject = 'Mathematics' GROUP BY item, segment" },
  { "levels, by month", CW_TREND_LEVELS, CW_BY_MONTH, NULL, FALSE,
    "SELECT month, value, n, sum (n) OVER (PARTITION BY month) FROM (SELECT " MONTH
    " AS month, value, count (*) AS n" MARKS
    " WHERE value > 0 AND @item IN (#) GROUP BY month, value)" },
  { "heat map", CW_TREND_HEAT, CW_BY_NOTHING, NULL, FALSE,
    "SELECT coalesce (grade, ''), coalesce (subject, ''), sum (value = 1), count (*)" MARKS
    " WHERE value >= 0 AND @item IN (#) GROUP BY grade, subject" },
  { "coverage, by school", CW_TREND_COVERAGE, CW_BY_SCHOOL, NULL, TRUE,
    "SELECT name, count (*), sum (visit.day > 20640 - 28), (20640 - max (visit.day)) / 7"
    "  FROM visit " SCHOOLS " GROUP BY walk.school" },
  { "periods", CW_TREND_PERIODS, CW_BY_NOTHING, NULL, FALSE,
    "SELECT substr ('Sunday   Monday   Tuesday  WednesdayThursday Friday   Saturday ', weekday * 9 + 1, 9),"
    "       hour || ':00', n, -1 FROM (SELECT strftime ('%w', ms, 'unixepoch') AS weekday,"
    "       strftime ('%H', ms, 'unixepoch') AS hour, count (*) AS n"
    "  FROM (SELECT at_ms / 1000 + offset * 60 AS ms FROM visit) GROUP BY weekday, hour)" },
  { "talk, by month", CW_TREND_TALK, CW_BY_MONTH, NULL, FALSE,
    "SELECT counter, " MONTH " AS month, sum (n), count (*)"
    "  FROM (SELECT visit, counter, sum (by) AS n FROM tally GROUP BY visit, counter) AS one"
    "  CROSS JOIN visit ON visit.id = one.visit GROUP BY counter, month" },
  { "class time, by month", CW_TREND_USE, CW_BY_MONTH, NULL, FALSE,
    "SELECT name, " MONTH " AS month, (sum (min (ms, ended_ms - visit.at_ms)) + 30000) / 60000,"
    "       (sum (ended_ms - visit.at_ms) + 30000) / 60000"
    "  FROM (SELECT visit, name, sum (stopped_ms - at_ms) AS ms FROM timer"
    "         WHERE stopped_ms >= at_ms GROUP BY visit, name) AS one"
    "  CROSS JOIN visit ON visit.id = one.visit AND ended_ms > visit.at_ms GROUP BY name, month" },
  { "scans, by month", CW_TREND_SCANS, CW_BY_MONTH, NULL, FALSE,
    "SELECT counter, " MONTH " AS month, sum (k), sum (n) FROM interval"
    "  CROSS JOIN visit ON visit.id = interval.visit GROUP BY counter, month" },
};

/* What the screen asks besides: counted as part of it, and not against SQL. */
static const CwTrendKind others[] = { CW_TREND_SPENT, CW_TREND_QUALITY, CW_TREND_NEXT,
                                      CW_TREND_PATTERNS };

#define COUNT G_N_ELEMENTS (questions)

static CwTrendTable *
ask_store (CwStore *store, CwTrendKind kind, CwBy by, const char *subject)
{
  const CwTrendQuestion question = { .kind = kind,
                                     .by = by,
                                     .subject = subject,
                                     .from_day = -1000000,
                                     .to_day = 1000000,
                                     .today = 20640,
                                     .week_count = 4 };
  g_autoptr (GError) error = NULL;
  CwTrendTable *table = cw_trend_ask (store, &question, &error);

  if (table == NULL)
    g_error ("%s", error->message);
  return table;
}

/* The look-fors that the answer is about. */
static char *
list_items (sqlite3 *db, const Asked *asked, const CwTrendTable *table)
{
  GString *items = g_string_new (NULL);
  sqlite3_stmt *stmt;

  if (asked->kind == CW_TREND_RATE)
    {
      for (guint i = 0; i < table->rows->len; i++)
        g_string_append_printf (items, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                                ((const CwTrendHead *) table->rows->pdata[i])->id);
      return g_string_free (items, FALSE);
    }

  /* Of look-fors with levels, and of those without, the one with the most marks. */
  stmt = plain_prepare (db, asked->kind == CW_TREND_LEVELS
                                ? "SELECT item FROM mark GROUP BY item HAVING max (value) > 1"
                                  " ORDER BY count (*) DESC LIMIT 1"
                                : "SELECT item FROM mark GROUP BY item HAVING max (value) <= 1"
                                  " ORDER BY count (*) DESC LIMIT 1");
  if (plain_step (stmt))
    g_string_append_printf (items, "%lld", sqlite3_column_int64 (stmt, 0));
  sqlite3_finalize (stmt);
  return g_string_free (items, FALSE);
}

static char *
make_sql (sqlite3 *db, const Asked *asked, const CwTrendTable *table, const char *sign)
{
  g_auto (GStrv) ways = g_strsplit (asked->sql, "@", -1);
  g_autofree char *way = g_strjoinv (sign, ways);
  g_auto (GStrv) parts = g_strsplit (way, "#", -1);
  g_autofree char *items = NULL;

  if (parts[1] == NULL)
    return g_steal_pointer (&way);

  items = list_items (db, asked, table);
  return g_strjoinv (items, parts);
}

static guint
find_head (const GPtrArray *heads, const char *text)
{
  g_autofree char *label = g_strchomp (g_strdup (text));

  for (guint i = 0; i < heads->len; i++)
    {
      const CwTrendHead *head = heads->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, head->id);

      if (strcmp (head->id != 0        ? id
                  : *head->key != '\0' ? head->key
                                       : head->label,
                  label) == 0)
        return i;
    }

  g_error ("the store's answer has no '%s'", label);
}

static void
check_cell (const Asked *asked, const CwTrendTable *table, sqlite3_stmt *stmt, guint column)
{
  guint row = find_head (table->rows, (const char *) sqlite3_column_text (stmt, 0));
  const CwTrendCell *cell;
  gint64 n, of;

  if (asked->is_wide)
    {
      n = sqlite3_column_int64 (stmt, (int) column + 1);
      of = -1;
    }
  else
    {
      column = find_head (table->columns, (const char *) sqlite3_column_text (stmt, 1));
      n = sqlite3_column_int64 (stmt, 2);
      of = sqlite3_column_int64 (stmt, 3);
    }

  cell = cw_trend_table_cell (table, row, column);
  if (!cell->is_hidden && (cell->n != n || cell->of != of))
    g_error ("%s, %s: SQL says %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
             ", the store %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT,
             asked->name, sqlite3_column_text (stmt, 0), n, of, cell->n, cell->of);
}

/* Steps through all rows; holds them against @table unless it is NULL. */
static void
ask_plain (sqlite3 *db, const Asked *asked, const char *sql, const CwTrendTable *table)
{
  sqlite3_stmt *stmt = plain_prepare (db, sql);

  while (plain_step (stmt))
    for (guint i = 0; table != NULL && i < (asked->is_wide ? table->columns->len : 1); i++)
      check_cell (asked, table, stmt, i);
  sqlite3_finalize (stmt);
}

static double
time_scan (sqlite3 *db)
{
  double start = plain_cpu_ms ();
  sqlite3_stmt *stmt = plain_prepare (db, "SELECT visit, item, value FROM mark");
  gint64 sum = 0;

  while (plain_step (stmt))
    sum += sqlite3_column_int64 (stmt, 0) ^ sqlite3_column_int64 (stmt, 1) ^
           sqlite3_column_int64 (stmt, 2);
  sqlite3_finalize (stmt);
  return sum == G_MININT64 ? 0 : plain_cpu_ms () - start;
}

static double
time_question (CwStore *store, CwTrendKind kind, CwBy by, const char *subject)
{
  double start = plain_cpu_ms ();
  g_autoptr (CwTrendTable) table = ask_store (store, kind, by, subject);

  return table == NULL ? 0 : plain_cpu_ms () - start;
}

static void
ask_all_plain (sqlite3 *db, char *const *sql, GString *said)
{
  for (guint i = 0; i < COUNT; i++)
    {
      double start = plain_cpu_ms ();

      ask_plain (db, &questions[i], sql[i], NULL);
      g_string_append_printf (said, "%s%.3f", i > 0 ? "," : "", plain_cpu_ms () - start);
    }
}

static void
run_round (CwStore *store, sqlite3 *db, char *sql[2][COUNT])
{
  g_autoptr (GString) said = g_string_new (NULL), plain = g_string_new (NULL);
  g_autoptr (GString) covered = g_string_new (NULL);
  double screen = 0;

  for (guint i = 0; i < COUNT; i++)
    {
      double ms =
          time_question (store, questions[i].kind, questions[i].by, questions[i].subject);

      screen += ms;
      g_string_append_printf (said, "%s%.3f", i > 0 ? "," : "", ms);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    screen += time_question (store, others[i], CW_BY_MONTH, NULL);
  ask_all_plain (db, sql[0], plain);
  ask_all_plain (db, sql[1], covered);

  g_print ("{\"scan\":%.3f,\"screen\":%.3f,\"store\":[%s],\"sql\":[%s],\"covered\":[%s]}\n",
           time_scan (db), screen, said->str, plain->str, covered->str);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  static const char *const ways[] = { "+", "" };
  char *sql[2][COUNT];
  struct rusage used;
  gint64 rounds;
  CwStore *store;
  sqlite3 *db;

  g_assert (argc == 4 && g_ascii_string_to_signed (argv[3], 10, 1, 1000, &rounds, NULL));
  store = cw_store_open (argv[1], CW_STORE_READ, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < COUNT; i++)
    time_question (store, questions[i].kind, questions[i].by, questions[i].subject);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    time_question (store, others[i], CW_BY_MONTH, NULL);
  getrusage (RUSAGE_SELF, &used);

  db = plain_open (argv[2]);
  /* Coaching cycles are in no trend. */
  plain_run (db,
             "DELETE FROM visit WHERE walk IN (SELECT id FROM walk WHERE audience = 'pair');"
             "CREATE INDEX IF NOT EXISTS bench_mark ON mark (item, visit, value); ANALYZE");
  g_print ("{\"questions\":[");
  for (guint i = 0; i < COUNT; i++)
    {
      g_autoptr (CwTrendTable) table =
          ask_store (store, questions[i].kind, questions[i].by, questions[i].subject);

      for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
        {
          sql[j][i] = make_sql (db, &questions[i], table, ways[j]);
          ask_plain (db, &questions[i], sql[j][i], table);
        }
      g_print ("%s\"%s\"", i > 0 ? "," : "", questions[i].name);
    }
  g_print ("]}\n");
  for (gint64 i = 0; i < rounds; i++)
    run_round (store, db, sql);
  g_print ("{\"mb\":%.1f}\n", (double) used.ru_maxrss / 1024);

  for (guint i = 0; i < 2 * COUNT; i++)
    g_free (sql[i / COUNT][i % COUNT]);
  sqlite3_close (db);
  cw_store_close (store);
  return 0;
}
