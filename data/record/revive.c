#include "data/record/revive.h"

#include "data/base/stmt.h"
#include "data/record/life.h"
#include "data/record/project.h"
#include "data/record/row-write.h"
#include "sql.h"

static GArray *
list_records (CwStore *store, const char *sql, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      g_array_append_val (records, record);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&records) : NULL;
}

static gboolean
turn (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (!cw_project_forget (store, record, error))
    return FALSE;

  stmt = cw_stmt_new (store->shared, cw_sql_dead_turn);
  cw_stmt_bind_int (stmt, ":record", record);
  return cw_stmt_run (stmt, error) && cw_project_record (store, record, error);
}

gboolean
cw_revive (CwStore *store, GError **error)
{
  guint count;

  if (!cw_row_flush (store, error))
    return FALSE;

  /* A walk is shown for the sake of a visit, which is shown for the sake of a note. */
  do
    {
      g_autoptr (GArray) wrong = list_records (store, cw_sql_dead_wrong, error);

      if (wrong == NULL)
        return FALSE;
      count = wrong->len;
      for (guint i = 0; i < count; i++)
        if (!turn (store, g_array_index (wrong, gint64, i), error))
          return FALSE;
      if (count > 0 && !cw_row_flush (store, error))
        return FALSE;
    }
  while (count > 0);

  return TRUE;
}

static gboolean
note (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (store, record, &local);

  if (fold != NULL)
    return cw_life_note (store, record, fold, error);
  if (!g_error_matches (local, CW_ERROR, CW_ERROR_STORAGE))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
note_all (CwStore *store, GError **error)
{
  g_autoptr (GArray) records = list_records (store, cw_sql_amend_records, error);
  g_autoptr (CwStmt) stmt = NULL;

  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (!note (store, g_array_index (records, gint64, i), error))
      return FALSE;

  stmt = cw_stmt_new (store->shared, cw_sql_dead_drop);
  cw_stmt_bind_int (stmt, ":record", 0);
  return cw_stmt_run (stmt, error) && cw_revive (store, error);
}

gboolean
cw_revive_first (CwStore *store, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_dead_get);
  gboolean is_new;

  cw_stmt_bind_int (stmt, ":record", 0);
  is_new = cw_stmt_next (stmt);
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (!is_new)
    return TRUE;
  g_clear_pointer (&stmt, cw_stmt_free);

  if (!cw_db_begin (store->shared, error))
    return FALSE;
  if (note_all (store, error))
    return cw_db_commit (store->shared, error);

  cw_db_rollback (store->shared);
  return FALSE;
}
