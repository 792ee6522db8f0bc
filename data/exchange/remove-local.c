#include "data/base/stmt.h"
#include "data/exchange/remove-streams.h"
#include "data/exchange/sweep.h"
#include "data/record/project.h"
#include "data/record/removed.h"
#include "data/record/revive.h"
#include "data/record/words.h"
#include "data/store/wipe.h"
#include "sql.h"

static gboolean
begin (CwStore *store, GError **error)
{
  if (!cw_store_check_writer (store, error) || !cw_log_refresh (store->log, error) ||
      !cw_log_refresh (store->private_log, error) || !cw_db_begin (store->shared, error))
    return FALSE;
  if (cw_db_begin (store->private, error))
    return TRUE;

  cw_db_rollback (store->shared);
  return FALSE;
}

static void
abandon (CwStore *store)
{
  cw_db_rollback (store->private);
  cw_db_rollback (store->shared);
  cw_log_reload (store->log, NULL); /* if that fails, the next act tries it again */
  cw_log_reload (store->private_log, NULL);
  cw_removed_renew (store);
}

static gboolean
run_with_int (CwDb *db, const char *sql, const char *name, gint64 value, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  cw_stmt_bind_int (stmt, name, value);
  return cw_stmt_run (stmt, error);
}

static gint64
count_removed (CwStore *store)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_removed_count);

  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

/* Something in the private file that hangs on a walk or visit. */
typedef struct
{
  gint64 record;
  const CwKind *kind;
} Own;

/* It lies in the other file, which no statement sees from here. */
static GArray *
find_own (CwStore *store, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Own));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_private_hosts);

  while (cw_stmt_next (stmt))
    {
      const Own own = { .record = cw_stmt_int (stmt, 0),
                        .kind = cw_kind_find (cw_stmt_text (stmt, 2)) };

      if (cw_removed_has (store, cw_stmt_int (stmt, 1)))
        g_array_append_val (list, own);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
drop_own (CwStore *store, GError **error)
{
  g_autoptr (GArray) list = find_own (store, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Own *own = &g_array_index (list, Own, i);

      if (!run_with_int (store->shared, cw_sql_removed_add, ":id", own->record, error) ||
          !run_with_int (store->private, own->kind->forget, ":id", own->record, error))
        return FALSE;
    }

  return list != NULL;
}

static gboolean
take_off (CwStore *store, gint64 before_day, CwRemoval *removal, GError **error)
{
  gint64 before = count_removed (store);

  if (!run_with_int (store->shared, cw_sql_horizon_raise, ":day", before_day, error) ||
      !run_with_int (store->shared, cw_sql_horizon_set, ":day", before_day, error) ||
      !cw_sweep_all (store, removal, error))
    return FALSE;

  removal->records = count_removed (store) - before;
  return drop_own (store, error) && cw_remove_streams (store, removal, error) &&
         (removal->walks == 0 || cw_db_run (store->shared, cw_sql_remove_acts, error)) &&
         cw_wipe_plan (store, error);
}

/* What is said to be removed is so for both files: what is left there after a crash goes when this is
 * done once more. */
static gboolean
commit (CwStore *store, GError **error)
{
  gboolean is_left;

  if (!cw_db_commit (store->shared, error))
    {
      cw_db_rollback (store->private);
      cw_log_reload (store->log, NULL);
      cw_removed_renew (store);
      return FALSE;
    }
  if (!cw_db_commit (store->private, error))
    return FALSE;

  cw_wipe (store, &is_left);
  return TRUE;
}

gboolean
cw_remove_local (CwStore *store,
                 gint64 before_day,
                 gboolean is_trial,
                 CwRemoval *removal,
                 GError **error)
{
  CwRemoval done = { 0 };

  if (!begin (store, error))
    return FALSE;
  if (!take_off (store, before_day, &done, error))
    {
      abandon (store);
      return FALSE;
    }

  *removal = done;
  if (!is_trial)
    return commit (store, error);

  abandon (store);
  return TRUE;
}

static GArray *
list_removed (CwStore *store, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_removed_list);

  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      g_array_append_val (list, record);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
bring_back (CwStore *store,
            const GArray *records,
            CwProgress progress,
            gpointer user_data,
            GError **error)
{
  if (!cw_db_run (store->shared, cw_sql_removed_clear, error) ||
      !cw_db_run (store->private, cw_sql_seen_clear, error))
    return FALSE;

  cw_removed_renew (store);
  for (guint i = 0; i < records->len; i++)
    {
      if (i % 256 == 0 && progress != NULL && !progress ((double) i / records->len, user_data))
        {
          g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
          return FALSE;
        }
      if (!cw_project_record (store, g_array_index (records, gint64, i), error))
        return FALSE;
    }

  return TRUE;
}

static gint64
count_rows (CwStore *store)
{
  CwDb *const files[] = { store->shared, store->private };
  const char *const counts[] = { cw_sql_count_shared, cw_sql_count_private };
  gint64 rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (files[i], counts[i]);

      if (cw_stmt_next (stmt))
        for (int j = 0; j < cw_stmt_columns (stmt); j++)
          rows += cw_stmt_int (stmt, j);
    }

  return rows;
}

gboolean
cw_bring_back (CwStore *store,
               CwProgress progress,
               gpointer user_data,
               gint64 *records,
               GError **error)
{
  g_autoptr (GArray) list = NULL;
  gboolean is_done;
  gint64 before;

  if (!begin (store, error))
    return FALSE;

  before = count_rows (store);
  list = list_removed (store, error);
  cw_words_set_pace (store, CW_WORDS_AT_ONCE);
  is_done = list != NULL && bring_back (store, list, progress, user_data, error) &&
            cw_revive (store, error);
  cw_words_set_pace (store, CW_WORDS_WAIT);
  if (!is_done)
    {
      abandon (store);
      return FALSE;
    }
  if (records != NULL)
    *records = count_rows (store) - before;

  /* Rows of the private file may be there early; what is removed is forgotten only once they are. */
  if (cw_db_commit (store->private, error))
    return cw_db_commit (store->shared, error) || (cw_removed_renew (store), FALSE);

  cw_db_rollback (store->shared);
  cw_log_reload (store->log, NULL);
  cw_removed_renew (store);
  return FALSE;
}
