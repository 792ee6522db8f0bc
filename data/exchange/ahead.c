#include "data/exchange/ahead.h"

#include "data/exchange/merge-line.h"
#include "data/log/foreign.h"
#include "data/log/log-lines.h"

/* Those of @stream, in order. NULL with @error. */
static GArray *
list_shown (CwMerging *merging, const CwStream *stream, GError **error)
{
  GArray *spans = cw_span_list (merging->store, error);

  for (guint i = spans == NULL ? 0 : spans->len; i-- > 0;)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);

      if (!span->is_shown || span->stream != stream->number)
        g_array_remove_index (spans, i);
    }

  return spans;
}

gboolean
cw_ahead_find (CwMerging *merging,
               const CwStream *stream,
               guint32 next,
               CwSpan *ahead,
               GError **error)
{
  g_autoptr (GArray) spans = list_shown (merging, stream, error);

  if (spans == NULL)
    return FALSE;

  ahead->span = 0;
  for (guint i = 0; i < spans->len && ahead->span == 0; i++)
    if (g_array_index (spans, CwSpan, i).first >= next)
      *ahead = g_array_index (spans, CwSpan, i);

  return TRUE;
}

typedef gboolean (*LineFunc) (CwMerging *merging,
                              const CwEntry *entry,
                              const CwLine *line,
                              GError **error);

static gboolean
each_line (CwMerging *merging,
           const CwStream *stream,
           const CwSpan *span,
           LineFunc each,
           GError **error)
{
  for (guint64 seq = span->first; seq <= span->last; seq++)
    {
      CwEntry entry;
      CwLine line;

      if (!cw_log_get_at (merging->store->log, stream, (guint32) seq, &entry, error))
        return FALSE;
      if (cw_line_is_void (entry.bytes, entry.length))
        continue;
      if (!cw_line_read (merging->check.reader, entry.bytes, entry.length, &line, error) ||
          !each (merging, &entry, &line, error))
        return FALSE;
    }

  return TRUE;
}

/* Their rows go while it is still known which they are. */
gboolean
cw_ahead_begin (CwMerging *merging, const CwStream *stream, guint32 next, GError **error)
{
  g_autoptr (GArray) spans = list_shown (merging, stream, error);
  gboolean is_done = spans != NULL;

  for (guint i = 0; is_done && i < spans->len; i++)
    if (g_array_index (spans, CwSpan, i).first >= next)
      is_done = each_line (merging, stream, &g_array_index (spans, CwSpan, i), cw_merge_unmake,
                           error);

  return is_done && cw_foreign_lack_no_more (merging->store->log, stream, next, error);
}

static gboolean
name_target (CwMerging *merging, const CwEntry *entry, const CwLine *line, GError **error)
{
  return !cw_project_is_amendment (merging->store, entry, line) ||
         cw_merge_line (merging, entry, line, error);
}

gboolean
cw_ahead_join (CwMerging *merging, const CwStream *stream, const CwSpan *ahead, GError **error)
{
  return each_line (merging, stream, ahead, name_target, error);
}

gboolean
cw_ahead_lack (CwMerging *merging,
               const CwStream *stream,
               guint32 next,
               guint32 beyond,
               GError **error)
{
  CwSpan ahead = { .first = beyond };

  if (beyond == 0 && !cw_ahead_find (merging, stream, next, &ahead, error))
    return FALSE;

  return ahead.first <= next || cw_foreign_lack (merging->store->log, stream, next, error);
}

gboolean
cw_ahead_find_gap (CwMerging *merging,
                   const CwStream *stream,
                   guint32 first,
                   guint32 *gap,
                   GError **error)
{
  g_autoptr (GArray) spans = list_shown (merging, stream, error);

  if (spans == NULL)
    return FALSE;

  *gap = stream->sealed_seq + 1;
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, CwSpan, i).last < first)
      *gap = MAX (*gap, g_array_index (spans, CwSpan, i).last + 1);

  return TRUE;
}
