#include "data/record/hanging.h"

#include "data/base/stmt.h"
#include "data/record/field.h"
#include "data/record/fold.h"
#include "sql.h"

#include <string.h>

/* What is in no table says itself what it hangs on. */
typedef struct
{
  gint64 record, host;
} Pair;

typedef struct
{
  CwStore *store;
  GArray *list;     /* of gint64 */
  GHashTable *seen; /* what is in list */
  GArray *pairs;    /* of Pair */
  GString *lists;
} Hanging;

static void
add (Hanging *hanging, gint64 record)
{
  if (g_hash_table_contains (hanging->seen, &record))
    return;

  g_hash_table_add (hanging->seen, g_memdup2 (&record, sizeof record));
  g_array_append_val (hanging->list, record);
}

static void
add_pair (Hanging *hanging,
          gint64 record,
          const CwStream *stream,
          const CwField *field,
          const CwCell *cell)
{
  Pair pair = { .record = record };
  CwLog *log = cw_store_log_of (hanging->store, record);
  CwColumn column;

  g_string_truncate (hanging->lists, 0);
  if (stream == NULL || cell == NULL || cell->type == CW_CELL_NULL ||
      !cw_field_project (log, stream, field, cell, &column, hanging->lists))
    return;

  pair.host = column.integer;
  g_array_append_val (hanging->pairs, pair);
}

/* The field that says what records of @kind hang on, or NULL. */
static const CwField *
find_host_field (const CwKind *kind)
{
  static const char *const names[] = { "visit", "cycle", "event", "walk" };
  const CwField *field = NULL;

  for (guint i = 0; field == NULL && i < G_N_ELEMENTS (names); i++)
    field = cw_kind_field (kind, names[i]);
  return field;
}

static gboolean
pair_record (Hanging *hanging, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (hanging->store, record, &local);
  const CwField *field;
  const CwFoldField *folded;

  if (fold == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  field = fold == NULL || fold->kind == NULL ? NULL : find_host_field (fold->kind);
  folded = field == NULL ? NULL : cw_fold_get (fold, field->name);
  if (folded != NULL && folded->source != NULL)
    add_pair (hanging, record, folded->source->stream, field, folded->cell);
  return TRUE;
}

/* Only what has several lines can be deleted. */
static gboolean
pair_amended (Hanging *hanging, CwLog *log, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (cw_log_get_db (log), cw_sql_amend_records);

  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      g_array_append_val (records, record);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  g_clear_pointer (&stmt, cw_stmt_free);

  for (guint i = 0; i < records->len; i++)
    if (!pair_record (hanging, g_array_index (records, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
pair_taken_back (Hanging *hanging, GError **error)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autoptr (CwStmt) stmt = cw_stmt_new (hanging->store->private, cw_sql_taken_back_all);

  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 1);
      gsize length;
      const char *text = cw_stmt_blob (stmt, 2, &length);
      const CwKind *kind;
      const CwField *field;
      CwLine line;

      if (!cw_line_read (reader, text, length, &line, NULL))
        continue;
      kind = cw_kind_find (line.kind);
      field = kind == NULL ? NULL : find_host_field (kind);
      if (field != NULL)
        add_pair (hanging, cw_stmt_int (stmt, 0),
                  cw_log_stream_of (cw_store_log_of (hanging->store, id), id), field,
                  cw_line_get (&line, field->name));
    }

  return cw_stmt_done (stmt, error);
}

static gboolean
add_rows (Hanging *hanging, CwDb *db, const char *sql, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  cw_stmt_bind_int (stmt, ":id", record);
  while (cw_stmt_next (stmt))
    add (hanging, cw_stmt_int (stmt, 0));
  return cw_stmt_done (stmt, error);
}

static gboolean
add_children (Hanging *hanging, gint64 record, GError **error)
{
  CwStore *store = hanging->store;

  return add_rows (hanging, store->shared, cw_sql_children_walk, record, error) &&
         add_rows (hanging, store->shared, cw_sql_children_visit, record, error) &&
         add_rows (hanging, store->shared, cw_sql_children_cycle, record, error) &&
         add_rows (hanging, store->shared, cw_sql_children_event, record, error) &&
         add_rows (hanging, store->private, cw_sql_children_private, record, error);
}

static gboolean
gather (Hanging *hanging, GError **error)
{
  for (guint i = 0; i < hanging->list->len; i++)
    {
      gint64 record = g_array_index (hanging->list, gint64, i);

      if (!add_children (hanging, record, error))
        return FALSE;
      for (guint j = 0; j < hanging->pairs->len; j++)
        {
          const Pair *pair = &g_array_index (hanging->pairs, Pair, j);

          if (pair->host == record)
            add (hanging, pair->record);
        }
    }

  return TRUE;
}

/* Nothing hangs on most records. */
static gboolean
can_host (CwStore *store, gint64 record)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, record, NULL);

  return fold == NULL || fold->kind == NULL || fold->kind->children != NULL;
}

GArray *
cw_hanging_list (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GString) lists = g_string_new (NULL);
  Hanging hanging = { .store = store,
                      .list = list,
                      .seen = seen,
                      .pairs = pairs,
                      .lists = lists };

  add (&hanging, record);
  if (can_host (store, record) &&
      (!pair_amended (&hanging, store->log, error) ||
       !pair_amended (&hanging, store->private_log, error) ||
       !pair_taken_back (&hanging, error) || !gather (&hanging, error)))
    return NULL;

  return g_steal_pointer (&list);
}
