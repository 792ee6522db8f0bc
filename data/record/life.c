#include "data/record/life.h"

#include "data/base/stmt.h"
#include "data/record/field.h"
#include "sql.h"

#include <string.h>

const CwField cw_life_for = { .name = "for", .type = CW_FIELD_REF };

static gboolean
is_listed (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

GArray *
cw_life_list_roots (CwStore *store, const CwFold *fold)
{
  GArray *roots = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) lists = g_string_new (NULL);

  for (guint i = 0; i < fold->deletes->len; i++)
    {
      const CwFoldLine *line = fold->deletes->pdata[i];
      const CwCell *cell = cw_line_get (&line->line, cw_life_for.name);
      CwColumn column;

      if (cell != NULL && cell->type != CW_CELL_NULL &&
          !cw_field_points_ahead (&cw_life_for, cell, (guint32) line->id) &&
          cw_field_project (cw_store_log_of (store, line->id), line->stream, &cw_life_for, cell,
                            &column, lists) &&
          column.integer != 0 && !is_listed (roots, column.integer))
        g_array_append_val (roots, column.integer);
    }

  return roots;
}

gboolean
cw_life_is_dead_host (const CwFold *fold)
{
  return fold->made != NULL && fold->kind != NULL && fold->kind->children != NULL &&
         !fold->is_alive;
}

static gboolean
run (CwStore *store, const char *sql, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":record", record);
  return cw_stmt_run (stmt, error);
}

static gboolean
add_roots (CwStore *store, const CwFold *fold, GError **error)
{
  g_autoptr (GArray) roots = cw_life_list_roots (store, fold);

  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_went_add);

      cw_stmt_bind_int (stmt, ":root", g_array_index (roots, gint64, i));
      cw_stmt_bind_int (stmt, ":record", fold->record);
      if (!cw_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cw_life_note (CwStore *store, gint64 record, const CwFold *fold, GError **error)
{
  gboolean is_dead_host = fold != NULL && cw_life_is_dead_host (fold);

  if (cw_log_id_is_private (record))
    return TRUE;

  return run (store, cw_sql_went_drop, record, error) &&
         run (store, is_dead_host ? cw_sql_dead_add : cw_sql_dead_drop, record, error) &&
         (fold == NULL || fold->deletes->len == 0 || add_roots (store, fold, error));
}

gboolean
cw_life_renew (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (store, record, &local);

  if (fold != NULL || g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    return cw_life_note (store, record, fold, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
cw_life_renew_all (CwStore *store, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_dead_list);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      g_array_append_val (list, record);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    if (!cw_life_renew (store, g_array_index (list, gint64, i), error))
      return FALSE;
  return TRUE;
}

GArray *
cw_life_list_along (CwStore *store, gint64 root, GError **error)
{
  g_autoptr (GArray) along = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_went_list);

  cw_stmt_bind_int (stmt, ":root", root);
  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      g_array_append_val (along, record);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&along) : NULL;
}
