#include "data/record/removed.h"

#include "data/base/stmt.h"
#include "data/record/field.h"
#include "sql.h"

enum
{
  UNKNOWN,
  NOTHING,
  SOMETHING,
};

/* Most stores have nothing that is removed, and every row that is written asks. */
gboolean
cw_removed_has_any (CwStore *store)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (store->removed == UNKNOWN || store->mode != CW_STORE_WRITE)
    {
      stmt = cw_stmt_new (store->shared, cw_sql_removed_any);
      store->removed = cw_stmt_next (stmt) ? SOMETHING : NOTHING;
    }

  return store->removed == SOMETHING;
}

gboolean
cw_removed_has (CwStore *store, gint64 record)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (!cw_removed_has_any (store))
    return FALSE;

  stmt = cw_stmt_new (store->shared, cw_sql_removed_find);
  cw_stmt_bind_int (stmt, ":id", record);
  return cw_stmt_next (stmt);
}

void
cw_removed_renew (CwStore *store)
{
  store->removed = UNKNOWN;
}

gboolean
cw_removed_check (CwStore *store, gint64 record, GError **error)
{
  if (!cw_removed_has (store, record))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                       "it was removed from this laptop. 'bring-back' brings all of that back");
  return FALSE;
}

gint64
cw_removed_find_host (CwStore *store,
                      const CwKind *kind,
                      const CwStream *stream,
                      const CwLine *line)
{
  const CwField *field = cw_kind_field (kind, "visit");
  g_autoptr (GString) lists = g_string_new (NULL);
  CwLog *log = cw_kind_is_private (kind) ? store->private_log : store->log;
  CwColumn column = { 0 };
  const CwCell *cell;

  if (field == NULL)
    field = cw_kind_field (kind, "walk");
  cell = field == NULL ? NULL : cw_line_get (line, field->name);
  if (cell == NULL || cell->type == CW_CELL_NULL ||
      !cw_field_project (log, stream, field, cell, &column, lists))
    return 0;

  return column.integer;
}

gboolean
cw_removed_check_line (CwStore *store,
                       gint64 record,
                       const CwStream *stream,
                       const CwLine *line,
                       GError **error)
{
  const CwKind *kind;

  if (!cw_removed_has_any (store))
    return TRUE;

  kind = cw_kind_find (line->kind);
  return cw_removed_check (store, record, error) &&
         (kind == NULL ||
          cw_removed_check (store, cw_removed_find_host (store, kind, stream, line), error));
}
