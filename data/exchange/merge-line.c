#include "data/exchange/merge-line.h"

#include "data/base/stmt.h"
#include "data/form/form-shelf.h"
#include "data/keep/rebuild.h"
#include "data/record/newest.h"
#include "data/record/removed.h"
#include "data/record/revive.h"
#include "sql.h"

#include <string.h>

/* This file made the record: it hides nothing if it erases or deletes it, too. */
static gboolean
is_fresh (CwMerging *merging, gint64 record)
{
  const CwStream *stream = cw_log_stream_of (merging->store->log, record);
  gpointer started;

  return stream != NULL &&
         g_hash_table_lookup_extended (merging->started, GINT_TO_POINTER (stream->number), NULL,
                                       &started) &&
         (guint32) record >= GPOINTER_TO_UINT (started);
}

/* Whether the record had a row in its table before @line came. */
static gboolean
was_shown (CwStore *store, gint64 record, gint64 line, gboolean *shown, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_before (store, record, line, &local);

  *shown =
      fold != NULL && fold->made != NULL && fold->is_shown && !cw_removed_has (store, record);
  if (fold != NULL || g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
cw_merge_touch (CwMerging *merging, gint64 record, gint64 line, GError **error)
{
  CwTouched *touched = g_hash_table_lookup (merging->touched, &record);
  gint64 *key;

  if (touched != NULL)
    {
      gboolean is_settled = touched->is_settled;

      touched->is_settled = FALSE;
      return !is_settled || cw_project_forget_before (merging->store, record, line, error);
    }

  touched = g_new0 (CwTouched, 1);
  key = g_new (gint64, 1);
  *key = record;
  g_hash_table_insert (merging->touched, key, touched);
  touched->stream = cw_log_stream_of (merging->store->log, record);
  return (is_fresh (merging, record) ||
          was_shown (merging->store, record, line, &touched->was_shown, error)) &&
         cw_project_forget_before (merging->store, record, line, error);
}

/* Something was said about the record before the line came that makes it. */
static gboolean
has_amendments (CwMerging *merging, gint64 record, gboolean *has, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  *has = FALSE;
  if (!g_hash_table_contains (merging->named, GINT_TO_POINTER ((gint32) (record >> 32))))
    return TRUE;

  stmt = cw_stmt_new (merging->store->shared, cw_sql_amend_list);
  cw_stmt_bind_int (stmt, ":record", record);
  *has = cw_stmt_next (stmt);
  return cw_stmt_done (stmt, error);
}

/* Marks name the look-fors of a form; here nobody did so yet. */
static gboolean
name_items (CwMerging *merging, const CwLine *line, GError **error)
{
  const CwCell *document =
      strcmp (line->kind, "form") == 0 ? cw_line_get (line, "document") : NULL;

  return document == NULL || document->type != CW_CELL_TEXT ||
         cw_form_shelf_name_items (merging->store, document->text, error);
}

gboolean
cw_merge_line (CwMerging *merging, const CwEntry *entry, const CwLine *line, GError **error)
{
  CwStore *store = merging->store;
  gboolean has, stays;
  gint64 record;

  if (cw_project_is_amendment (store, entry, line))
    {
      if (!cw_project_find_target (store, entry, line, &record, error))
        return FALSE;
      if (record == 0)
        return TRUE;
      if (!cw_newest_stays (store, record, entry, line, &stays, error))
        return FALSE;

      /* What is touched already is folded in the end, whatever this line says. */
      return (stays || (cw_merge_touch (merging, record, entry->id, error) &&
                        name_items (merging, line, error))) &&
             cw_project_amendment (store, entry, line, error);
    }
  if (!has_amendments (merging, entry->id, &has, error))
    return FALSE;

  return has ? cw_merge_touch (merging, entry->id, entry->id, error)
             : cw_project_line (store, entry, line, error);
}

gboolean
cw_merge_unmake (CwMerging *merging, const CwEntry *entry, const CwLine *line, GError **error)
{
  gint64 record;

  return cw_project_find_target (merging->store, entry, line, &record, error) &&
         (record == 0 || cw_merge_touch (merging, record, 0, error));
}

static gboolean
remake (CwMerging *merging, GError **error)
{
  GHashTableIter iter;
  gpointer touched;

  g_hash_table_iter_init (&iter, merging->touched);
  while (g_hash_table_iter_next (&iter, NULL, &touched))
    ((CwTouched *) touched)->is_settled = TRUE;

  merging->must_remake = FALSE;
  return cw_rebuild_shared (merging->store, error);
}

gboolean
cw_merge_finish_lines (CwMerging *merging, GError **error)
{
  GHashTableIter iter;
  gpointer record, value;

  if (merging->must_remake)
    return remake (merging, error);

  g_hash_table_iter_init (&iter, merging->touched);
  while (g_hash_table_iter_next (&iter, &record, &value))
    {
      CwTouched *touched = value;

      if (!touched->is_settled &&
          !cw_project_record (merging->store, *(const gint64 *) record, error))
        return FALSE;
      touched->is_settled = TRUE;
    }

  return cw_revive (merging->store, error);
}
