#include "corewalk/keep.h"

#include "data/base/stmt.h"
#include "data/count/pack-keep.h"
#include "data/keep/amended.h"
#include "data/keep/fault-list.h"
#include "data/keep/line-check.h"
#include "data/keep/schema-check.h"
#include "data/keep/still.h"
#include "data/log/seal.h"
#include "sql.h"

#include <string.h>

void
cw_check_free (CwCheck *check)
{
  if (check == NULL)
    return;

  g_ptr_array_unref (check->faults);
  g_free (check);
}

/* SQLite's own check: pages, order, types, indexes. */
static gboolean
check_pages (CwDb *db, const char *name, GPtrArray *faults, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, "PRAGMA integrity_check");
  g_autoptr (GError) local = NULL;

  while (cw_stmt_next (stmt))
    if (g_strcmp0 (cw_stmt_text (stmt, 0), "ok") != 0)
      cw_fault_add (faults, "%s: %s", name, cw_stmt_text (stmt, 0));

  return cw_fault_endure (faults, cw_stmt_done (stmt, &local), &local, error);
}

static gboolean
check_schema (CwDb *db, const CwDbForm *form, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_done = cw_schema_check (db, form, faults, &local);

  return cw_fault_endure (faults, is_done, &local, error);
}

static gboolean
check_strays (CwLineCheck *check, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (cw_log_get_db (check->log), cw_sql_frame_stray);

  while (cw_stmt_next (stmt))
    cw_fault_add (check->faults, "stream %d: there are lines of it, but nobody knows whose",
                  (int) (cw_stmt_int (stmt, 0) >> 32));

  return cw_stmt_done (stmt, error);
}

static gboolean
check_amendment_count (CwLineCheck *check, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (cw_log_get_db (check->log), cw_sql_amend_count);
  gint64 count = cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;

  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (!check->is_partial && count != check->amendment_count)
    cw_fault_add (check->faults,
                  "table amend: %" G_GINT64_FORMAT " rows, the log says %" G_GINT64_FORMAT
                  ". 'rebuild' makes it anew",
                  count, check->amendment_count);

  return TRUE;
}

static gboolean
count_rows (CwStore *store, const char *sql, gint64 *count, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  *count = cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
  return cw_stmt_done (stmt, error);
}

/* What is dead by its own lines, and what went with it. */
static gboolean
check_life (CwLineCheck *check, GError **error)
{
  gint64 dead, went, wrong;

  if (!count_rows (check->store, cw_sql_dead_count, &dead, error) ||
      !count_rows (check->store, cw_sql_went_count, &went, error) ||
      !count_rows (check->store, cw_sql_dead_wrong, &wrong, error))
    return FALSE;

  if (!check->is_partial &&
      (dead != check->dead_count || went != check->went_count || wrong != 0))
    cw_fault_add (check->faults, "tables dead and went are not what the log says. "
                                 "'rebuild' makes them anew");
  return TRUE;
}

static gboolean
check_packs (CwLineCheck *check, GError **error)
{
  gboolean is_true;

  if (!cw_pack_check (check->store, &is_true, error))
    return FALSE;
  if (!is_true)
    cw_fault_add (check->faults, "tables room_pack and fact_pack are not what the visits say. "
                                 "'rebuild' makes them anew");
  return TRUE;
}

static gboolean
check_stream (CwLineCheck *check, const CwStream *stream, GError **error)
{
  g_autoptr (GError) local = NULL;

  return cw_line_check_stream (check, stream, error) &&
         cw_fault_endure (check->faults,
                          cw_seal_check (check->log, stream, check->faults, &local), &local,
                          error);
}

static gboolean
check_log (CwLineCheck *check, CwLog *log, GError **error)
{
  GPtrArray *streams = cw_log_get_streams (log);

  check->log = log;
  check->amendment_count = 0;
  g_clear_pointer (&check->amended, g_array_unref);
  check->amended = cw_amended_list (cw_log_get_db (log), error);
  if (check->amended == NULL)
    return FALSE;

  for (guint i = 0; i < streams->len; i++)
    if (!check_stream (check, streams->pdata[i], error))
      return FALSE;

  return cw_line_check_amended (check, error) && check_strays (check, error) &&
         check_amendment_count (check, error);
}

/* A log whose own tables are damaged does not hide the other one. */
static gboolean
check_either_log (CwLineCheck *check, CwLog *log, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_done = check_log (check, log, &local);

  check->is_partial |= !is_done;
  return cw_fault_endure (check->faults, is_done, &local, error);
}

/* Whether there is anything in the tables that the log does not have. */
static gboolean
check_rest (CwLineCheck *check, CwWordCheck *words, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_done;

  if (check->is_partial)
    return TRUE;

  is_done = cw_row_check_end (check->rows, &local) &&
            cw_word_check_end (words, check->faults, &local);
  return cw_fault_endure (check->faults, is_done, &local, error);
}

static gint64
count_lines (CwLog *log)
{
  GPtrArray *streams = cw_log_get_streams (log);
  gint64 count = 0;

  for (guint i = 0; i < streams->len; i++)
    count += MAX (cw_log_last_seq (log, streams->pdata[i], NULL), 0);

  return count;
}

static gboolean
check_all (CwLineCheck *check, CwWordCheck *words, GError **error)
{
  CwStore *store = check->store;

  return check_pages (store->shared, "shared.db", check->faults, error) &&
         check_pages (store->private, "private.db", check->faults, error) &&
         check_schema (store->shared, &cw_store_shared_form, check->faults, error) &&
         check_schema (store->private, &cw_store_private_form, check->faults, error) &&
         check_either_log (check, store->log, error) && check_life (check, error) &&
         check_packs (check, error) && check_either_log (check, store->private_log, error) &&
         check_rest (check, words, error);
}

static gboolean
run (CwStore *store, CwProgress progress, gpointer user_data, CwCheck *result, GError **error)
{
  g_autoptr (CwWordCheck) words = cw_word_check_new (store->shared, error);
  g_autoptr (CwRowCheck) rows = NULL;
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autoptr (GString) lists = g_string_new (NULL);
  CwLineCheck check = {
    .store = store,
    .faults = result->faults,
    .reader = reader,
    .lists = lists,
    .progress = progress,
    .user_data = user_data,
    .line_total = count_lines (store->log) + count_lines (store->private_log),
  };
  gboolean is_done;

  if (words == NULL)
    return FALSE;

  check.rows = rows = cw_row_check_new (store, words, result->faults);
  is_done = check_all (&check, words, error);
  g_clear_pointer (&check.amended, g_array_unref);
  result->line_count = check.line_count;
  result->record_count = cw_row_check_count (rows);
  return is_done;
}

CwCheck *
cw_check (CwStore *store, CwProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (CwCheck) result = g_new0 (CwCheck, 1);
  gboolean is_done;

  result->faults = g_ptr_array_new_with_free_func (g_free);
  if (!cw_still_begin (store, error))
    return NULL;

  is_done = run (store, progress, user_data, result, error);
  cw_still_end (store);
  return is_done ? g_steal_pointer (&result) : NULL;
}
