#include "corewalk/record.h"

#include "data/base/stmt.h"
#include "data/record/act.h"
#include "data/record/amend.h"
#include "data/record/life.h"
#include "data/record/reverse.h"
#include "data/record/undo.h"
#include "sql.h"

#include <string.h>

/* A record of which every line was taken back, and the line of it that went last. */
typedef struct
{
  gint64 line;
  char *text;
  const CwKind *kind;
} Gone;

static void
clear_gone (Gone *gone)
{
  g_free (gone->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gone, clear_gone)

static gboolean
find_gone (CwStore *store, gint64 record, Gone *gone, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_taken_back_last);
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  CwLine line;

  cw_stmt_bind_int (stmt, ":record", record);
  if (cw_stmt_next (stmt))
    {
      gone->line = cw_stmt_int (stmt, 0);
      gone->text = cw_stmt_dup_text (stmt, 1);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  if (gone->text != NULL && cw_line_read (reader, gone->text, strlen (gone->text), &line, NULL))
    gone->kind = cw_kind_find (line.kind);
  if (gone->kind != NULL)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such record here");
  return FALSE;
}

static gboolean
is_ours_to_write (CwStore *store, gint64 line)
{
  const CwStream *stream = cw_log_stream_of (cw_store_log_of (store, line), line);

  return stream != NULL && stream->is_own && (guint32) line > stream->sealed_seq;
}

/* With all that went with it; alone where undo does not go back so far. */
static gboolean
bring_back (CwStore *store, gint64 record, const Gone *gone, GError **error)
{
  gboolean found;

  if (!cw_undo_bring_back (store, gone->line, &found, error))
    return FALSE;
  if (found)
    return TRUE;

  return is_ours_to_write (store, gone->line)
             ? cw_act_swap (store, record, gone->line, gone->text, strlen (gone->text), error)
             : cw_reverse_line (store, gone->line, gone->text, error);
}

/* What one removed and another one changed meanwhile is there, and a question: it is settled so. */
static gboolean
has_to_be_restored (const CwFold *fold)
{
  return !fold->is_alive || fold->deletes->len > 0;
}

/* What was taken back by the acts that deleted @fold was never sent: only undo knows of it. */
static gboolean
turn_acts (CwStore *store, const CwFold *fold, gboolean *found, GError **error)
{
  *found = FALSE;
  for (guint i = 0; i < fold->deletes->len; i++)
    {
      const CwFoldLine *delete = fold->deletes->pdata[i];
      gboolean turned;

      if (cw_line_get (&delete->line, cw_life_for.name) != NULL)
        continue;
      if (!cw_undo_bring_back_with (store, delete->id, &turned, error))
        return FALSE;
      *found |= turned;
    }

  return TRUE;
}

/* Folds @record; *fold is NULL where no line of it is left. */
static gboolean
fold_what_is_left (CwStore *store, gint64 record, CwFold **fold, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (fold, cw_fold_free);
  *fold = cw_fold_new (store, record, &local);
  if (*fold != NULL || g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Inside an act: the record lives again, if it does not; what went along with it is added to @along. */
static gboolean
restore_one (CwStore *store, gint64 record, GArray *along, GError **error)
{
  g_autoptr (CwFold) fold = NULL;
  g_autoptr (GArray) went = NULL;
  g_autoptr (GArray) told = NULL;
  gboolean turned;

  if (!fold_what_is_left (store, record, &fold, error))
    return FALSE;
  if (fold == NULL || fold->made == NULL)
    {
      g_auto (Gone) gone = { 0 };

      return find_gone (store, record, &gone, error) &&
             bring_back (store, record, &gone, error);
    }
  if (!has_to_be_restored (fold))
    return TRUE;

  went = cw_life_list_along (store, record, error);
  if (went == NULL || !turn_acts (store, fold, &turned, error))
    return FALSE;
  told = cw_amend_find_taken_along (store, fold);
  g_array_append_vals (along, told->data, told->len);
  g_array_append_vals (along, went->data, went->len);
  if (turned && !fold_what_is_left (store, record, &fold, error))
    return FALSE;

  return fold == NULL || !has_to_be_restored (fold) || cw_amend_restore (store, fold, error);
}

/* Not all that went along may ever have come here: it lies in a stream that did not. */
static gboolean
restore (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GArray) along = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!restore_one (store, record, along, error))
    return FALSE;

  for (guint i = 0; i < along->len; i++)
    {
      g_autoptr (GError) local = NULL;

      if (restore_one (store, g_array_index (along, gint64, i), along, &local) ||
          g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
        continue;

      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/* What it is that is to be restored; NULL with @error when there is nothing to restore. */
static const CwKind *
find_kind (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (store, record, &local);
  g_auto (Gone) gone = { 0 };

  if (fold == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (fold == NULL || fold->made == NULL)
    return find_gone (store, record, &gone, error) ? gone.kind : NULL;

  if (fold->kind == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such record here");
  else if (!has_to_be_restored (fold))
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s is not deleted", fold->kind->title);
  else
    return fold->kind;

  return NULL;
}

gboolean
cw_record_restore (CwStore *store, gint64 id, const CwMoment *moment, GError **error)
{
  g_autofree char *title = NULL;
  const CwKind *kind;

  if (!cw_store_check_writer (store, error))
    return FALSE;

  kind = find_kind (store, id, error);
  if (kind == NULL)
    return FALSE;

  title = g_strdup_printf ("the restoring of %s", kind->title);
  if (!cw_act_begin (store, cw_kind_is_private (kind), title, moment, error))
    return FALSE;
  if (!restore (store, id, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}
