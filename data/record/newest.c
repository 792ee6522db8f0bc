#include "data/record/newest.h"

#include "data/base/stmt.h"
#include "sql.h"

#include <string.h>

/* Kinds of which rows do not tell when they were made, or by whom. */
static gboolean
is_common (const CwKind *kind)
{
  return kind != NULL && !cw_kind_is_private (kind) && kind->is_common;
}

static gboolean
set (CwStore *store, gint64 record, gint64 line, GError **error)
{
  g_autoptr (CwStmt) stmt =
      cw_stmt_new (store->shared, line == 0 ? cw_sql_newest_drop : cw_sql_newest_set);

  cw_stmt_bind_int (stmt, ":record", record);
  if (line != 0)
    cw_stmt_bind_int (stmt, ":line", line);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_newest_note (CwStore *store, gint64 record, const CwFold *fold, GError **error)
{
  const CwFoldLine *shown = NULL;

  if (record >> 32 != 0)
    return TRUE;
  if (fold != NULL && is_common (fold->kind) && fold->is_alive && fold->deletes->len == 0 &&
      fold->fields->len > 0)
    shown = g_array_index (fold->fields, CwFoldField, 0).source;

  return set (store, record, shown == NULL ? 0 : shown->id, error);
}

static gint64
find (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_newest_get);
  gint64 line = 0;

  cw_stmt_bind_int (stmt, ":record", record);
  if (cw_stmt_next (stmt))
    line = cw_stmt_int (stmt, 0);
  return cw_stmt_done (stmt, error) ? line : -1;
}

static gboolean
cells_equal (const CwLine *one, const CwLine *other)
{
  if (one->cell_count != other->cell_count)
    return FALSE;

  for (guint i = 0; i < one->cell_count; i++)
    {
      const CwCell *cell = &one->cells[i], *same = &other->cells[i];

      if (strcmp (cell->name, same->name) != 0 || cell->type != same->type ||
          (cell->type == CW_CELL_INT && cell->integer != same->integer) ||
          ((cell->type == CW_CELL_TEXT || cell->type == CW_CELL_RAW) &&
           strcmp (cell->text, same->text) != 0))
        return FALSE;
    }

  return TRUE;
}

static const char *
dated (const CwLine *line)
{
  const CwCell *cell = cw_line_get (line, "dated");

  return cell == NULL || cell->type != CW_CELL_TEXT ? "" : cell->text;
}

gboolean
cw_newest_stays (CwStore *store,
                 gint64 record,
                 const CwEntry *entry,
                 const CwLine *line,
                 gboolean *stays,
                 GError **error)
{
  g_autoptr (CwLineReader) reader = NULL;
  const CwKind *kind = cw_kind_find (line->kind);
  CwEntry shown;
  CwLine said;
  gint64 newest;

  *stays = FALSE;
  if (!line->has_named || line->makes_anew || line->parent_count > 0 || !is_common (kind))
    return TRUE;

  newest = find (store, record, error);
  if (newest <= 0)
    return newest == 0;
  if (!cw_log_get (store->log, newest, &shown, error))
    return FALSE;

  /* Numbers of records are only the same in one stream; what refers to nothing is the same in all. */
  reader = cw_line_reader_new ();
  if (!cw_line_read (reader, shown.bytes, shown.length, &said, error))
    return FALSE;
  *stays = (kind->is_snapshot && strcmp (dated (line), dated (&said)) < 0) ||
           (cw_line_get (line, "snapshot") == NULL && strcmp (said.kind, line->kind) == 0 &&
            cells_equal (line, &said));
  return TRUE;
}
