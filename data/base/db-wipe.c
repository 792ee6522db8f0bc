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

/*
 * The new file grows in a file beside the old one that has no name any more, and not in memory: a store
 * may be larger than that. SQLite has one folder for them all; nothing else here makes any.
 */
static gboolean
write_anew (CwDb *db, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (sqlite3_db_filename (db->handle, "main"));
  char *before = sqlite3_temp_directory;
  gboolean is_done;

  sqlite3_temp_directory = folder;
  is_done =
      cw_db_run (db, "PRAGMA temp_store = FILE", error) && cw_db_run (db, "VACUUM", error);
  sqlite3_temp_directory = before;
  return cw_db_run (db, "PRAGMA temp_store = MEMORY", is_done ? error : NULL) && is_done;
}

gboolean
cw_db_wipe (CwDb *db, GError **error)
{
  gboolean is_done;

  g_assert (db->depth == 0);
  /* secure_delete forgets the gaps that are left in a page when its rows move to another one. */
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 1);
  is_done = write_anew (db, error);
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 0);
  return is_done && cut_log (db, error);
}
