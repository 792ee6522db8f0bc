#include "data/base/db-private.h"
#include "data/base/stmt.h"

/* The write-ahead log still has what the file has no more, until it is written over or cut off. */
static gboolean
cut_log (CwDb *db, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, "PRAGMA wal_checkpoint(TRUNCATE)");
  gboolean is_busy = cw_stmt_next (stmt) && cw_stmt_int (stmt, 0) != 0;

  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (is_busy)
    g_set_error (error, CW_ERROR, CW_ERROR_BUSY, "another program is reading %s",
                 db->form->name);

  return !is_busy;
}

gboolean
cw_db_wipe (CwDb *db, GError **error)
{
  gboolean is_done;

  g_assert (db->depth == 0);
  /* secure_delete forgets the gaps that are left in a page when its rows move to another one. */
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 1);
  is_done = cw_db_run (db, "VACUUM", error);
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 0);
  return is_done && cut_log (db, error);
}
