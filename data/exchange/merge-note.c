#include "data/exchange/merge-note.h"

#include "data/base/stmt.h"
#include "data/exchange/span.h"
#include "sql.h"

static void
note_copies (CwMerging *merging)
{
  if (g_hash_table_size (merging->copied) == 0)
    return;

  cw_merging_note (
      merging,
      g_strdup (
          "this store is a copy, or was put back to an older state: work came in that was "
          "written under its name elsewhere. Nothing is lost. From now on it writes under "
          "a new card: give that to your partners"));
}

static char *
count_lines (guint32 from, guint32 to)
{
  return from == to ? g_strdup_printf ("line %u", from)
                    : g_strdup_printf ("lines %u to %u", from, to);
}

static void
note_gap (CwMerging *merging, const CwStream *stream, const CwSpan *span)
{
  g_autofree char *waiting = count_lines (span->first, span->last);
  g_autofree char *missing = count_lines (stream->sealed_seq + 1, span->first - 1);

  cw_merging_note (merging,
                   g_strdup_printf ("waiting: %s of %s. Missing before them: %s. Ask %s "
                                    "for a full bundle",
                                    waiting, stream->author, missing, merging->file->sender));
}

static void
note_hidden (CwMerging *merging, const CwStream *stream)
{
  cw_merging_note (
      merging,
      g_strdup_printf ("a part of what %s did at once is missing. It is shown when the "
                       "rest comes",
                       stream->author));
}

static void
note_waiting (CwMerging *merging, const GPtrArray *runs)
{
  CwLog *log = merging->store->log;
  g_autoptr (GArray) spans = cw_span_list (merging->store, NULL);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);

      if (!span->is_shown && span->bundle == merging->bundle)
        note_gap (merging, cw_log_get_stream (log, span->stream), span);
    }
  for (guint i = 0; i < cw_log_get_streams (log)->len; i++)
    {
      const CwStream *stream = cw_log_get_streams (log)->pdata[i];

      for (guint j = 0; stream->hidden_seq != 0 && j < runs->len; j++)
        if (((CwRun *) runs->pdata[j])->bits == stream->bits)
          note_hidden (merging, stream);
    }
}

void
cw_merge_note_rest (CwMerging *merging, const GPtrArray *runs)
{
  note_waiting (merging, runs);
  note_copies (merging);
  if (merging->healed > 0)
    cw_merging_note (merging, merging->healed == 1
                                  ? g_strdup ("1 line that had waited is shown now")
                                  : g_strdup_printf ("%" G_GINT64_FORMAT
                                                     " lines that had waited are shown now",
                                                     merging->healed));
}

gboolean
cw_merge_count_conflicts (CwStore *store, gint64 *count, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_conflict_count);

  *count = cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
  return cw_stmt_done (stmt, error);
}
