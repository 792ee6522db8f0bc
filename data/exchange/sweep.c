#include "data/exchange/sweep.h"

#include "data/base/stmt.h"
#include "data/record/removed.h"
#include "data/record/revive.h"
#include "sql.h"

static gboolean
count (CwStore *store, CwRemoval *removal, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_remove_count);

  if (cw_stmt_next (stmt))
    {
      removal->walks = cw_stmt_int (stmt, 0);
      removal->visits = cw_stmt_int (stmt, 1);
      removal->unsent = cw_stmt_int (stmt, 2);
    }
  return cw_stmt_done (stmt, error);
}

/* FTS5 keeps a word beside the note that it is deleted until the two meet in one segment. */
static gboolean
drop_words (CwStore *store, GError **error)
{
  sqlite3 *handle = cw_db_get_handle (store->shared);
  gint64 before = sqlite3_total_changes64 (handle);

  return cw_db_run (store->shared, cw_sql_remove_words, error) &&
         (sqlite3_total_changes64 (handle) == before ||
          cw_db_run (store->shared, cw_sql_word_settle, error));
}

static gboolean
drop_rows (CwStore *store, GError **error)
{
  return drop_words (store, error) &&
         cw_db_run (store->shared, cw_sql_stale_drop_rooms, error) &&
         cw_db_run (store->shared, cw_sql_remove_rows, error) && cw_revive (store, error);
}

gboolean
cw_sweep_all (CwStore *store, CwRemoval *removal, GError **error)
{
  CwRemoval before = { 0 };

  cw_removed_renew (store);
  if (!count (store, &before, error) ||
      !cw_stmt_do (store->shared, cw_sql_remove_walks, error) ||
      !cw_db_run (store->shared, cw_sql_remove_hanging, error) ||
      !count (store, removal, error))
    return FALSE;

  removal->unsent -= before.unsent;
  return drop_rows (store, error);
}

gboolean
cw_sweep_news (CwStore *store, GError **error)
{
  if (cw_remove_horizon (store) == G_MININT64)
    return TRUE;

  return cw_stmt_do (store->shared, cw_sql_remove_walks_of_others, error) &&
         cw_db_run (store->shared, cw_sql_remove_hanging, error) && drop_rows (store, error);
}

gint64
cw_remove_horizon (CwStore *store)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_horizon_get);

  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : G_MININT64;
}
