#include "data/record/label.h"

#include "data/base/stmt.h"
#include "data/record/fold.h"
#include "sql.h"

/* Only what tells one school from another: whoever imports the roster itself sees more. */
static void
put_words (CwLine *line, const CwFold *fold, GStringChunk *room)
{
  static const char *const fields[] = { "code", "name", "type" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const CwFoldField *folded = cw_fold_get (fold, fields[i]);

      if (folded != NULL && folded->cell != NULL && folded->cell->type == CW_CELL_TEXT)
        cw_line_put_text (line, fields[i], g_string_chunk_insert (room, folded->cell->text));
    }
}

static gboolean
has_label (CwStore *store, const CwStream *stream, gint64 school, gboolean *has, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_label_find);

  cw_stmt_bind_int (stmt, ":record", school);
  cw_stmt_bind_int (stmt, ":stream", stream->number);
  *has = cw_stmt_next (stmt);
  return cw_stmt_done (stmt, error);
}

gboolean
cw_label_make (CwStore *store,
               const CwStream *stream,
               gint64 school,
               CwLine *line,
               GStringChunk *room,
               gboolean *needed,
               GError **error)
{
  g_autoptr (CwFold) fold = NULL;
  g_autoptr (GError) local = NULL;
  gboolean has = FALSE;

  cw_line_clear (line);
  line->has_named = school != 0 ? cw_log_to_uuid (store->log, school, &line->named)
                                : cw_uuid_from_text (stream->scope, &line->named);
  school = line->has_named ? cw_log_find_uuid (store->log, &line->named) : 0;
  if (school != 0 && !has_label (store, stream, school, &has, error))
    return FALSE;

  *needed = FALSE;
  fold = school == 0 || has ? NULL : cw_fold_new (store, school, &local);
  if (local != NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (fold == NULL || fold->kind == NULL || !fold->is_alive)
    return TRUE;

  *needed = TRUE;
  line->kind = "organization";
  line->moment = fold->made->line.moment;
  line->moment.at_ms--; /* what the person who keeps the school says shows before this */
  put_words (line, fold, room);
  return TRUE;
}
