#include "tests/bench/plain-store.h"

#include "sql.h"

#include <string.h>
#include <sys/resource.h>

/* As data/base/db-open.c sets them. */
static const char settings[] =
    "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
    "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
    "PRAGMA cache_size = -16000;";

const char *const plain_tables[] = { "snapshot", "organization", "term",  "course",   "class",
                                     "form",     "walk",         "visit", "problem",  "card",
                                     "mark",     "note",         "tally", "interval", "timer",
                                     "answer",   "task" };
const guint plain_table_count = G_N_ELEMENTS (plain_tables);

static void
check (sqlite3 *db, int code)
{
  if (code != SQLITE_OK)
    g_error ("plain SQLite: %s", sqlite3_errmsg (db));
}

void
plain_run (sqlite3 *db, const char *sql)
{
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
}

sqlite3 *
plain_open (const char *path)
{
  sqlite3 *db;

  check (NULL,
         sqlite3_open_v2 (path, &db,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                          NULL));
  plain_run (db, settings);
  return db;
}

static gboolean
is_wanted (const char *statement, gboolean with_words)
{
  return with_words || strstr (statement, "CREATE VIRTUAL TABLE word") == NULL;
}

void
plain_make_tables (sqlite3 *db, gboolean with_words)
{
  const char *const schemas[] = { cw_sql_003_reference, cw_sql_004_walk, cw_sql_005_visit,
                                  cw_sql_011_debrief };

  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      g_auto (GStrv) statements = g_strsplit (schemas[i], ";\n", -1);

      for (guint j = 0; statements[j] != NULL; j++)
        if (is_wanted (statements[j], with_words))
          plain_run (db, statements[j]);
    }
}

void
plain_fill_words (sqlite3 *db)
{
  plain_run (db, cw_sql_word_gather);
  plain_run (db, cw_sql_word_fill_note);
  plain_run (db, cw_sql_word_fill_answer);
  plain_run (db, cw_sql_word_fill_task);
  plain_run (db, cw_sql_word_fill_card);
  plain_run (db, cw_sql_word_fill_problem);
  plain_run (db, cw_sql_word_settle);
  plain_run (db, cw_sql_word_gather_few);
}

sqlite3_stmt *
plain_prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  check (db, sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL));
  return stmt;
}

gboolean
plain_step (sqlite3_stmt *stmt)
{
  int code = sqlite3_step (stmt);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    g_error ("plain SQLite: %s", sqlite3_errmsg (sqlite3_db_handle (stmt)));
  return code == SQLITE_ROW;
}

double
plain_ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

double
plain_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return 1000.0 * (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}
