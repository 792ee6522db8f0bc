#include "data/exchange/heal.h"

#include "data/base/stmt.h"
#include "data/exchange/merge-run.h"
#include "data/log/openings.h"
#include "sql.h"

#include <string.h>

/* Frames of one span, all in memory: what waits is rarely much. */
typedef struct
{
  GPtrArray *frames; /* of CwPacked */
  guint at;
  CwRunCheck check;
} Waiting;

static gboolean
next_waiting (gpointer source, CwFrame **frame, CwPacked **packed, GError **error)
{
  Waiting *waiting = source;

  *packed = waiting->frames->pdata[waiting->at++];
  *frame = waiting->check.frame;
  return cw_run_check_frame (&waiting->check, *packed, error);
}

static gboolean
load_waiting (CwStore *store, gint64 span, GPtrArray *frames, GArray *marks, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_span_frames);

  cw_stmt_bind_int (stmt, ":from", span << 32);
  cw_stmt_bind_int (stmt, ":to", (span + 1) << 32);
  while (cw_stmt_next (stmt))
    {
      CwPacked *packed = cw_packed_new ();
      CwMark mark = { 0 };

      g_ptr_array_add (frames, packed);
      cw_packed_load (stmt, packed);
      mark.first = packed->first;
      mark.last = packed->last;
      memcpy (mark.chain, packed->seal.chain, CW_LINE_HASH);
      g_array_append_val (marks, mark);
    }

  return cw_stmt_done (stmt, error);
}

static CwRun *
describe (const CwStream *stream, const CwSpan *span)
{
  CwRun *run = cw_run_new ();

  run->bits = stream->bits;
  run->first = span->first;
  run->last = span->last;
  run->opening = span->opening;
  memcpy (run->prior, span->prior, CW_LINE_HASH);
  memcpy (run->head, span->head, CW_LINE_HASH);
  memcpy (run->key, stream->key, sizeof run->key);
  memcpy (run->signature, span->signature, sizeof run->signature);
  run->audience = g_strdup (stream->audience);
  run->scope = g_strdup (stream->scope);
  run->author = g_strdup (stream->author);
  run->is_sample = stream->is_sample;
  run->has_openings = span->has_openings;
  memcpy (run->openings, span->openings, sizeof run->openings);
  return run;
}

typedef gboolean (*Take) (CwMerging *merging, const CwIncoming *incoming, GError **error);

/* The span is gone from where it waits, and @take gets its frames. */
static gboolean
take_span (CwMerging *merging, const CwSpan *span, Take take, GError **error)
{
  CwStore *store = merging->store;
  g_autoptr (GPtrArray) frames =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_packed_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (CwMark));
  CwRun *run = describe (cw_log_get_stream (store->log, span->stream), span);
  Waiting waiting = { .frames = frames };
  CwIncoming incoming = { .run = run, .next = next_waiting, .source = &waiting };
  gboolean is_done;

  cw_run_check_init (&waiting.check);
  is_done = load_waiting (store, span->span, frames, marks, error) &&
            cw_span_drop (store, span->span, error) &&
            cw_run_check_begin (&waiting.check, run, error);
  incoming.marks = (const CwMark *) (gpointer) marks->data;
  incoming.mark_count = marks->len;
  is_done = is_done && take (merging, &incoming, error);
  cw_run_check_clear (&waiting.check);
  cw_run_free (run);
  return is_done;
}

/* Whether lines that are shown beyond a gap end just before it, and it does not run into others. */
static gboolean
is_behind_shown (const GArray *spans, const CwSpan *span)
{
  gboolean is_behind = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const CwSpan *shown = &g_array_index (spans, CwSpan, i);

      if (!shown->is_shown || shown->stream != span->stream)
        continue;
      if (shown->first >= span->first && shown->first <= span->last)
        return FALSE;
      is_behind |= shown->last == span->first - 1 &&
                   memcmp (shown->head, span->prior, CW_LINE_HASH) == 0;
    }

  return is_behind;
}

/* The stream with its bits that has what comes before it, or it itself; @behind NULL for none. */
static gboolean
find_before (CwMerging *merging, const CwSpan *span, const CwStream **behind, GError **error)
{
  CwLog *log = merging->store->log;
  GPtrArray *streams = cw_log_get_streams (log);
  const CwStream *trunk = cw_log_get_stream (log, span->stream);
  guint8 chain[CW_LINE_HASH];

  *behind = NULL;
  for (guint i = 0; i < streams->len && *behind == NULL; i++)
    {
      const CwStream *stream = streams->pdata[i];

      if (stream->bits != trunk->bits ||
          memcmp (stream->key, trunk->key, sizeof trunk->key) != 0 ||
          span->first - 1 > stream->sealed_seq)
        continue;
      if (!cw_seal_chain_at (log, stream, span->first - 1, chain, error))
        return FALSE;
      if (memcmp (chain, span->prior, CW_LINE_HASH) == 0)
        *behind = stream;
    }

  return TRUE;
}

static gboolean
add_openings (CwMerging *merging, CwFrame *frame, GByteArray *list, GError **error)
{
  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    {
      gsize length;
      const char *bytes = cw_frame_get (frame, (guint32) seq, &length);
      CwLine line;

      if (length == 0)
        continue;
      if (!cw_line_read (merging->check.reader, bytes, length, &line, error))
        return FALSE;
      if (line.has_opening)
        cw_openings_add (list, (guint32) seq, line.opening);
    }

  return TRUE;
}

/* Whoever passed it on may have changed what says an opening where a line was erased. Only now, behind
 * @stream, that can be told. */
static gboolean
check_openings (CwMerging *merging,
                const CwSpan *span,
                const CwStream *stream,
                gboolean *is_sound,
                GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (merging->store->shared, cw_sql_span_frames);
  g_autoptr (CwPacked) packed = cw_packed_new ();
  g_autoptr (CwFrame) frame = cw_frame_new ();
  g_autoptr (GByteArray) list = NULL;

  *is_sound = !stream->signs_openings;
  if (*is_sound)
    return TRUE;

  list = cw_openings_list (merging->store->log, stream, span->first - 1, error);
  if (list == NULL)
    return FALSE;
  cw_stmt_bind_int (stmt, ":from", span->span << 32);
  cw_stmt_bind_int (stmt, ":to", (span->span + 1) << 32);
  while (cw_stmt_next (stmt))
    {
      cw_packed_load (stmt, packed);
      if (!cw_packed_unpack (packed, frame, error) ||
          !add_openings (merging, frame, list, error))
        return FALSE;
    }

  *is_sound = span->has_openings && cw_openings_verify (stream->bits, span->last, span->head,
                                                        list, stream->key, span->openings);
  return cw_stmt_done (stmt, error);
}

static gboolean
drop_unsound (CwMerging *merging, const CwSpan *span, const CwStream *stream, GError **error)
{
  cw_merging_note (merging,
                   g_strdup_printf ("lines that waited for more of %s were changed on their "
                                    "way, and are gone: ask %s for a bundle",
                                    stream->author, stream->author));
  return cw_span_drop (merging->store, span->span, error);
}

static gboolean
heal_behind (CwMerging *merging, const CwSpan *span, const CwStream *stream, GError **error)
{
  gboolean is_sound;

  return check_openings (merging, span, stream, &is_sound, error) &&
         (is_sound ? take_span (merging, span, cw_merge_run, error)
                   : drop_unsound (merging, span, stream, error));
}

static gboolean
heal_one (CwMerging *merging, gboolean *has_moved, GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (merging->store, error);

  if (spans == NULL)
    return FALSE;

  for (guint i = 0; i < spans->len && !*has_moved; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);
      const CwStream *behind;

      if (span->is_shown)
        continue;
      if (!find_before (merging, span, &behind, error))
        return FALSE;
      *has_moved = behind != NULL || is_behind_shown (spans, span);
      if (behind != NULL ? !heal_behind (merging, span, behind, error)
                         : *has_moved && !take_span (merging, span, cw_merge_run, error))
        return FALSE;
    }

  return TRUE;
}

/* The run beyond the gap is noted, so that the gap is known and can be closed. */
static gboolean
note_shown (CwMerging *merging, const CwSpan *span, GError **error)
{
  const CwStream *stream = cw_log_get_stream (merging->store->log, span->stream);
  CwRun *run = describe (stream, span);
  gint64 noted;

  noted = cw_span_add (merging, stream, run, error);
  cw_run_free (run);
  return noted != 0 && cw_span_mark_shown (merging->store, noted, error);
}

/* Lines of it, or next to it, are shown beyond the gap already. */
static gboolean
touches_shown (CwMerging *merging, const CwSpan *span, gboolean *touches, GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (merging->store, error);

  *touches = FALSE;
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const CwSpan *shown = &g_array_index (spans, CwSpan, i);

      *touches |= shown->is_shown && shown->stream == span->stream &&
                  shown->first <= span->last && span->first - 1 <= shown->last;
    }

  return spans != NULL;
}

gboolean
cw_heal_show (CwMerging *merging, const CwSpan *span, GError **error)
{
  gboolean touches;

  merging->bundle = span->bundle;
  if (!touches_shown (merging, span, &touches, error))
    return FALSE;
  if (touches)
    return take_span (merging, span, cw_merge_run, error);

  return take_span (merging, span, cw_merge_beyond_gap, error) &&
         note_shown (merging, span, error);
}

gboolean
cw_heal (CwMerging *merging, GError **error)
{
  gboolean has_moved = TRUE;

  merging->is_healing = TRUE;
  while (has_moved)
    {
      has_moved = FALSE;
      if (!heal_one (merging, &has_moved, error))
        return FALSE;
    }

  merging->is_healing = FALSE;
  return TRUE;
}
