#include "tests/fault/plain.h"

#include <string.h>

#include "tests/fault/scratch.h"

static gboolean
run (sqlite3 *db, const char *sql)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

sqlite3 *
plain_open (const char *directory, const char *synchronous)
{
  g_autofree char *path = g_build_filename (directory, "plain.db", NULL);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA synchronous=%s", synchronous);
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) ==
          SQLITE_OK &&
      run (db, "PRAGMA journal_mode=WAL") && run (db, pragma) &&
      run (db, "PRAGMA wal_autocheckpoint=12") &&
      run (db, "CREATE TABLE IF NOT EXISTS line (n INTEGER PRIMARY KEY, text TEXT) STRICT"))
    return db;
  sqlite3_close (db);
  return NULL;
}

gboolean
plain_add (sqlite3 *db, gint64 n)
{
  g_autofree char *line = scratch_line (n);
  sqlite3_stmt *stmt;
  gboolean is_kept = FALSE;

  if (sqlite3_prepare_v2 (db, "INSERT INTO line VALUES (?1, ?2)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_int64 (stmt, 1, n);
      sqlite3_bind_text (stmt, 2, line, -1, SQLITE_TRANSIENT);
      is_kept = sqlite3_step (stmt) == SQLITE_DONE;
    }
  sqlite3_finalize (stmt);
  return is_kept;
}

/* Reads all lines; FALSE when that fails or one is not as it was written. @missing is the first of
 * 1 to @acked that is not there, or 0. */
static gboolean
read_lines (sqlite3 *db, gint64 acked, gint64 *missing, gint64 *last)
{
  sqlite3_stmt *stmt;
  gboolean is_sound = TRUE;
  int step = SQLITE_ERROR;

  *last = 0;
  *missing = 0;
  if (sqlite3_prepare_v2 (db, "SELECT n, text FROM line ORDER BY n", -1, &stmt, NULL) ==
      SQLITE_OK)
    while ((step = sqlite3_step (stmt)) == SQLITE_ROW)
      {
        g_autofree char *line = scratch_line (sqlite3_column_int64 (stmt, 0));

        is_sound &= strcmp (line, (const char *) sqlite3_column_text (stmt, 1)) == 0;
        if (sqlite3_column_int64 (stmt, 0) != *last + 1 && *missing == 0)
          *missing = *last + 1;
        *last = sqlite3_column_int64 (stmt, 0);
      }
  sqlite3_finalize (stmt);
  if (*missing == 0 && *last < acked)
    *missing = *last + 1;
  return is_sound && step == SQLITE_DONE;
}

static gboolean
is_whole (sqlite3 *db)
{
  sqlite3_stmt *stmt;
  gboolean is_ok = FALSE;

  if (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &stmt, NULL) == SQLITE_OK)
    is_ok = sqlite3_step (stmt) == SQLITE_ROW &&
            strcmp ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0;
  sqlite3_finalize (stmt);
  return is_ok;
}

CutVerdict
plain_verify (const char *directory, gint64 acked, gpointer user_data)
{
  sqlite3 *db = plain_open (directory, "FULL");
  CutVerdict verdict = CUT_BROKEN;
  gint64 missing, last;

  if (db == NULL)
    return CUT_BROKEN;
  if (is_whole (db) && read_lines (db, acked, &missing, &last))
    verdict = missing != 0 && missing <= acked ? CUT_LOST : CUT_KEPT;
  sqlite3_close (db);
  return verdict;
}

gint64
plain_last (const char *directory)
{
  sqlite3 *db = plain_open (directory, "FULL");
  gint64 missing, last;

  g_assert_nonnull (db);
  g_assert_true (read_lines (db, 0, &missing, &last));
  sqlite3_close (db);
  return last;
}
