#include "data/record/project.h"

#include "data/base/stmt.h"
#include "data/record/field.h"
#include "data/record/life.h"
#include "data/record/newest.h"
#include "data/record/removed.h"
#include "data/record/words.h"
#include "sql.h"

#include <string.h>

#define DAY 3 /* the place of ":day" in a row */

static void
add_int (CwRow *row, const char *parameter, gint64 value)
{
  row->columns[row->count++] =
      (CwColumn){ .parameter = parameter, .type = CW_COLUMN_INT, .integer = value };
}

static void
start_row (CwRow *row, gint64 record, CwMoment moment)
{
  row->count = 0;
  g_string_truncate (row->lists, 0);
  add_int (row, ":id", record);
  add_int (row, ":at_ms", moment.at_ms);
  add_int (row, ":offset", moment.offset_min);
  add_int (row, ":day", cw_moment_local_day (moment));
}

/* FALSE when the value can't stand in the table, or must and does not. */
static gboolean
add_field (CwStore *store,
           const CwField *field,
           const CwCell *cell,
           const CwStream *stream,
           CwLog *log,
           CwRow *row)
{
  CwColumn *column = &row->columns[DAY];

  /* A walk's day is a field; it stands where its moment's day would. */
  if (strcmp (column->parameter, field->parameter) != 0)
    column = &row->columns[row->count++];

  *column = (CwColumn){ .parameter = field->parameter };
  if (cell == NULL || cell->type == CW_CELL_NULL)
    return !field->is_required;

  return cw_field_project (log, stream, field, cell, column, row->lists);
}

/* The text that search looks into, or NULL. */
static const CwColumn *
find_words (const CwKind *kind, const CwRow *row)
{
  for (guint i = 0; kind->words != NULL && i < row->count; i++)
    if (row->columns[i].type == CW_COLUMN_TEXT &&
        strcmp (row->columns[i].parameter + 1, kind->words) == 0)
      return &row->columns[i];

  return NULL;
}

static gboolean
write_row (CwStore *store, const CwKind *kind, gint64 record, const CwRow *row, GError **error)
{
  const CwColumn *words = find_words (kind, row);

  return cw_row_write (store, kind, row, error) &&
         (words == NULL || cw_words_add (store, record, words->text, words->length, error));
}

gboolean
cw_project_row (CwStore *store, const CwFold *fold, CwRow *row)
{
  if (fold->kind == NULL || fold->made == NULL || !fold->is_shown ||
      cw_removed_has (store, fold->record))
    return FALSE;

  start_row (row, fold->record, fold->made->line.moment);
  for (guint i = 0; i < fold->fields->len; i++)
    {
      const CwFoldField *folded = &g_array_index (fold->fields, CwFoldField, i);
      const CwFoldLine *source = folded->source == NULL ? fold->made : folded->source;

      if (!add_field (store, folded->field, folded->cell, source->stream,
                      cw_store_log_of (store, source->id), row))
        return FALSE;
    }

  return TRUE;
}

gboolean
cw_project_simple_row (CwStore *store,
                       const CwKind *kind,
                       const CwEntry *entry,
                       const CwLine *line,
                       CwRow *row)
{
  CwLog *log = cw_store_log_of (store, entry->id);

  if (cw_removed_has (store, entry->id))
    return FALSE;

  start_row (row, entry->id, line->moment);
  for (const CwField *field = kind->fields; field->name != NULL; field++)
    {
      const CwCell *cell = cw_line_get (line, field->name);

      if (cell != NULL && cw_field_points_ahead (field, cell, (guint32) entry->id))
        cell = NULL;
      if (!add_field (store, field, cell, entry->stream, log, row))
        return FALSE;
    }

  return TRUE;
}

gint64
cw_project_target (CwStore *store, const CwEntry *entry, const CwLine *line, GError **error)
{
  CwLog *log = cw_store_log_of (store, entry->id);

  if (line->has_record && line->record.seq != 0 && line->record.seq >= (guint32) entry->id)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "line %u is not before line %u",
                   line->record.seq, (guint32) entry->id);
      return 0;
    }
  if (line->has_record)
    return cw_log_name_ref (log, entry->stream, &line->record, error);
  if (line->has_named)
    return cw_log_name_uuid (log, &line->named, error);

  return cw_log_record_of (log, entry->id);
}

gboolean
cw_project_is_amendment (CwStore *store, const CwEntry *entry, const CwLine *line)
{
  return line->has_record || line->has_named ||
         cw_log_record_of (cw_store_log_of (store, entry->id), entry->id) != entry->id;
}

gboolean
cw_project_find_target (CwStore *store,
                        const CwEntry *entry,
                        const CwLine *line,
                        gint64 *record,
                        GError **error)
{
  GError *local = NULL;

  *record = cw_project_target (store, entry, line, &local);
  if (*record == 0 && line->has_record && line->record.seq != 0 &&
      g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    g_clear_error (&local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
add_amendment (CwStore *store, gint64 record, gint64 line, GError **error)
{
  CwDb *db = cw_log_get_db (cw_store_log_of (store, line));
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_amend_add);

  cw_stmt_bind_int (stmt, ":record", record);
  cw_stmt_bind_int (stmt, ":line", line);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_project_line (CwStore *store, const CwEntry *entry, const CwLine *line, GError **error)
{
  const CwKind *kind = cw_kind_find_in (entry->stream->audience, line->kind);
  CwRow *row = cw_row_get (store);
  gint64 record;

  if (!cw_project_is_amendment (store, entry, line))
    {
      if (kind == NULL)
        return TRUE;

      return !cw_project_simple_row (store, kind, entry, line, row) ||
             write_row (store, kind, entry->id, row, error);
    }

  if (!cw_project_find_target (store, entry, line, &record, error))
    return FALSE;
  if (record == 0)
    return TRUE;

  return cw_project_forget (store, record, error) &&
         add_amendment (store, record, entry->id, error) &&
         cw_project_record (store, record, error);
}

gboolean
cw_project_amendment (CwStore *store, const CwEntry *entry, const CwLine *line, GError **error)
{
  gint64 record;

  return cw_project_find_target (store, entry, line, &record, error) &&
         (record == 0 || add_amendment (store, record, entry->id, error));
}

static gboolean
add_conflict (CwStore *store, gint64 record, const char *field, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_conflict_add);

  cw_stmt_bind_int (stmt, ":record", record);
  cw_stmt_bind_text (stmt, ":field", field);
  return cw_stmt_run (stmt, error);
}

static gboolean
drop_conflicts (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (cw_log_id_is_private (record))
    return TRUE;

  stmt = cw_stmt_new (store->shared, cw_sql_conflict_drop);
  cw_stmt_bind_int (stmt, ":record", record);
  return cw_stmt_run (stmt, error);
}

/* What a person has to decide about the record. */
static gboolean
note_conflicts (CwStore *store, const CwFold *fold, GError **error)
{
  if (cw_log_id_is_private (fold->record))
    return TRUE;
  if (!drop_conflicts (store, fold->record, error))
    return FALSE;
  if (!fold->is_shown || fold->made == NULL || fold->kind == NULL || fold->kind->is_snapshot ||
      cw_removed_has (store, fold->record))
    return TRUE;
  if (fold->deletes->len > 0 && !add_conflict (store, fold->record, "alive", error))
    return FALSE;

  for (guint i = 0; i < fold->fields->len; i++)
    {
      const CwFoldField *folded = &g_array_index (fold->fields, CwFoldField, i);

      if (folded->is_conflict &&
          !add_conflict (store, fold->record, folded->field->name, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cw_project_record (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (store, record, &local);
  g_autoptr (GString) lists = g_string_new (NULL);
  CwRow row = { .lists = lists };

  if (fold == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (!cw_newest_note (store, record, fold, error) ||
      !cw_life_note (store, record, fold, error))
    return FALSE;
  if (fold == NULL)
    return drop_conflicts (store, record, error);

  return cw_row_flush (store, error) && note_conflicts (store, fold, error) &&
         (!cw_project_row (store, fold, &row) ||
          write_row (store, fold->kind, record, &row, error));
}

gboolean
cw_project_forget (CwStore *store, gint64 record, GError **error)
{
  return cw_project_forget_before (store, record, 0, error);
}

gboolean
cw_project_forget_before (CwStore *store, gint64 record, gint64 line, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_before (store, record, line, &local);
  g_autoptr (GString) lists = g_string_new (NULL);
  const char *forget[] = { NULL, NULL };
  CwRow row = { .lists = lists };
  const CwColumn *words;
  CwDb *db;

  if (fold == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!cw_row_flush (store, error))
    return FALSE;
  if (fold == NULL || !cw_project_row (store, fold, &row))
    return TRUE;

  db = cw_kind_is_private (fold->kind) ? store->private : store->shared;
  words = find_words (fold->kind, &row);
  forget[0] = fold->kind->forget;
  return cw_row_touch (store, fold->kind, &row, error) &&
         cw_row_run_each (db, forget, &row, error) &&
         cw_row_run_each (db, fold->kind->uncover, &row, error) &&
         (words == NULL || cw_words_drop (store, record, words->text, words->length, error));
}
