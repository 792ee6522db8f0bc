#include "data/exchange/remove-streams.h"

#include "data/base/stmt.h"
#include "data/exchange/span.h"
#include "data/log/drop.h"
#include "data/record/life.h"
#include "data/record/project.h"
#include "data/record/removed.h"
#include "sql.h"

#include <string.h>

/* Somebody else says it, too: a school or a form that comes with each laptop's lines. */
static gboolean
is_said_elsewhere (CwStore *store, gint64 record, const CwStream *stream)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_amend_list);
  gboolean is_said = FALSE;

  cw_stmt_bind_int (stmt, ":record", record);
  while (cw_stmt_next (stmt))
    is_said |= cw_log_stream_of (store->log, cw_stmt_int (stmt, 0)) != stream;

  return is_said;
}

/* What was deleted has no row that could be removed: it hangs on something that is. */
static gboolean
hangs_on_removed (CwStore *store, gint64 record)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, record, NULL);

  return fold != NULL && fold->kind != NULL && !fold->is_alive &&
         cw_removed_has (store, cw_removed_find_host (store, fold->kind, fold->made->stream,
                                                      &fold->made->line));
}

/* What the lines of one stream are about (of gint64). */
typedef struct
{
  GArray *common; /* others say it, too */
  GArray *dead;   /* has no row, but hangs on what is removed: perhaps for this stream's sake */
  GArray *other;  /* it was made by another line */
} Said;

static GArray *
new_list (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gboolean
is_line_removed (CwStore *store, const CwEntry *entry, const CwLine *line, Said *said)
{
  const CwKind *kind = cw_kind_find (line->kind);
  gint64 record;

  if (strcmp (line->kind, "stream") == 0)
    return TRUE;
  if (!cw_project_find_target (store, entry, line, &record, NULL) || record == 0)
    return FALSE;

  if (record != entry->id)
    g_array_append_val (said->other, record);
  if (kind != NULL && kind->is_common && is_said_elsewhere (store, record, entry->stream))
    {
      g_array_append_val (said->common, record);
      return TRUE;
    }
  if (cw_removed_has (store, record))
    return TRUE;

  g_array_append_val (said->dead, record);
  return hangs_on_removed (store, record);
}

/* Whether each of its @last lines is about what is removed. */
static gboolean
is_removed (CwStore *store, const CwStream *stream, gint64 last, Said *said)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autofree char *bytes = NULL;

  for (gint64 seq = 1; seq <= last; seq++)
    {
      CwEntry entry;
      CwLine line;

      if (!cw_log_get_at (store->log, stream, (guint32) seq, &entry, NULL))
        return FALSE;
      if (cw_line_is_void (entry.bytes, entry.length))
        continue;

      g_free (bytes); /* the log is asked for other lines meanwhile */
      bytes = g_strndup (entry.bytes, entry.length);
      if (!cw_line_read (reader, bytes, entry.length, &line, NULL) ||
          !is_line_removed (store, &entry, &line, said))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_gap (const GArray *spans, const CwStream *stream)
{
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, CwSpan, i).stream == stream->number)
      return TRUE;

  return stream->hidden_seq != 0;
}

/* What was deleted in the stream is not, once that is gone: it is removed as what it hangs on. */
static gboolean
remove_too (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (store, record, NULL);

  if (fold == NULL || fold->kind == NULL || !fold->is_alive)
    return TRUE;

  stmt = cw_stmt_new (store->shared, cw_sql_removed_too);
  cw_stmt_bind_int (stmt, ":id", record);
  cw_stmt_bind_int (stmt, ":hosts", fold->kind->children != NULL);
  return cw_stmt_run (stmt, error);
}

static gboolean
each_record (CwStore *store,
             const GArray *records,
             gboolean (*act) (CwStore *store, gint64 record, GError **error),
             GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!act (store, g_array_index (records, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
drop_if_removed (CwStore *store,
                 const GArray *spans,
                 const CwStream *stream,
                 CwRemoval *removal,
                 GError **error)
{
  g_autoptr (GArray) common = new_list (), dead = new_list (), other = new_list ();
  Said said = { .common = common, .dead = dead, .other = other };
  gint64 last;

  if (cw_store_wrote (store, stream) || stream->trunk != NULL || cw_log_has_twins (stream) ||
      has_gap (spans, stream))
    return TRUE;

  last = cw_log_last_seq (store->log, stream, error);
  if (last < 0)
    return FALSE;
  if (last == 0 || !is_removed (store, stream, last, &said))
    return TRUE;

  removal->streams++;
  removal->lines += last;

  /* It may have been this one whose words showed, or that kept it alive. */
  return each_record (store, common, cw_project_forget, error) &&
         cw_drop_stream (store->log, stream, error) &&
         each_record (store, common, cw_project_record, error) &&
         each_record (store, dead, remove_too, error) &&
         each_record (store, other, cw_life_renew, error);
}

gboolean
cw_remove_streams (CwStore *store, CwRemoval *removal, GError **error)
{
  GPtrArray *streams = cw_log_get_streams (store->log);
  g_autoptr (GArray) spans = cw_span_list (store, error);

  if (spans == NULL)
    return FALSE;

  for (guint i = 0; i < streams->len; i++)
    if (!drop_if_removed (store, spans, streams->pdata[i], removal, error))
      return FALSE;

  return removal->streams == 0 || cw_life_renew_all (store, error);
}
