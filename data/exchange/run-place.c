#include "data/exchange/run-place.h"

#include <string.h>

/* Whether @stream has line @seq with that line hash. */
static gboolean
has_at (CwMerging *merging,
        const CwStream *stream,
        guint32 seq,
        const guint8 *hash,
        gboolean *has,
        GError **error)
{
  guint8 chain[CW_LINE_HASH];

  *has = FALSE;
  if (seq > stream->sealed_seq)
    return TRUE;
  if (!cw_seal_chain_at (merging->store->log, stream, seq, chain, error))
    return FALSE;

  *has = memcmp (chain, hash, CW_LINE_HASH) == 0;
  return TRUE;
}

/* By whole frames, the last first: nearly always it is that one. -1 where not even the line before
 * the run is the same; -2 with @error. */
static gint64
find_common (CwMerging *merging,
             const CwStream *stream,
             const CwIncoming *incoming,
             GError **error)
{
  gboolean has;

  for (guint i = incoming->mark_count; i-- > 0;)
    {
      const CwMark *mark = &incoming->marks[i];

      if (!has_at (merging, stream, mark->last, mark->chain, &has, error))
        return -2;
      if (has)
        return mark->last;
    }

  if (!has_at (merging, stream, incoming->run->first - 1, incoming->run->prior, &has, error))
    return -2;
  return has ? (gint64) incoming->run->first - 1 : -1;
}

static gboolean
is_of (const CwStream *stream, const CwStream *trunk)
{
  return stream->bits == trunk->bits &&
         memcmp (stream->key, trunk->key, sizeof trunk->key) == 0;
}

/* Whether @span, which is shown, has line @seq with that line hash; only ends of frames can be told,
 * for what is before the first of them is missing. */
static gboolean
span_has_at (CwMerging *merging,
             const CwSpan *span,
             guint32 seq,
             const guint8 *hash,
             gboolean *has,
             GError **error)
{
  g_autoptr (CwFrame) frame = NULL;

  *has = seq == span->last ? memcmp (span->head, hash, CW_LINE_HASH) == 0 : FALSE;
  if (seq >= span->last)
    return TRUE;

  frame = cw_frame_new ();
  if (!cw_frame_find (merging->store->shared, span->stream, seq, frame, error))
    return FALSE;

  *has = frame->last == seq && memcmp (frame->seal.chain, hash, CW_LINE_HASH) == 0;
  return TRUE;
}

/* The last line of the run that @span has, too; 0 where it does not go on with it. */
static gboolean
find_in_span (CwMerging *merging,
              const CwSpan *span,
              const CwIncoming *incoming,
              guint32 *common,
              GError **error)
{
  const CwRun *run = incoming->run;
  gboolean has = FALSE;

  *common = 0;
  if (run->first < span->first || run->first - 1 > span->last)
    return TRUE;

  for (guint i = incoming->mark_count; i-- > 0 && !has;)
    {
      const CwMark *mark = &incoming->marks[i];

      if (!span_has_at (merging, span, mark->last, mark->chain, &has, error))
        return FALSE;
      *common = mark->last;
    }
  if (!has)
    {
      has = run->first - 1 == span->last && memcmp (run->prior, span->head, CW_LINE_HASH) == 0;
      *common = span->last;
    }
  if (!has || (*common != span->last && *common != run->last))
    *common = 0;
  return TRUE;
}

/* With a gap before it: what a person wanted to see beyond it goes on. */
static gboolean
place_ahead (CwMerging *merging,
             const CwStream *trunk,
             const CwIncoming *incoming,
             CwPlace *place,
             GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (merging->store, error);

  if (spans == NULL)
    return FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);
      guint32 common;

      if (!span->is_shown || span->stream != trunk->number)
        continue;
      /* It would run into the next one, and what lies between would have no end of its own. */
      if (place->kind == CW_PLACE_AHEAD && span->first <= incoming->run->last)
        place->kind = CW_PLACE_GAP;
      if (!find_in_span (merging, span, incoming, &common, error))
        return FALSE;
      if (common == 0)
        continue;

      place->kind = common == incoming->run->last ? CW_PLACE_KNOWN : CW_PLACE_AHEAD;
      place->common = common;
      place->ahead = span->span;
    }

  return TRUE;
}

gboolean
cw_run_place (CwMerging *merging,
              const CwStream *trunk,
              const CwIncoming *incoming,
              CwPlace *place,
              GError **error)
{
  GPtrArray *streams = cw_log_get_streams (merging->store->log);
  gint64 best = -1;

  place->kind = CW_PLACE_GAP;
  place->stream = trunk;
  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];
      gint64 common;

      if (!is_of (stream, trunk))
        continue;
      common = find_common (merging, stream, incoming, error);
      if (common == -2)
        return FALSE;
      if (common > best)
        {
          best = common;
          place->stream = stream;
        }
    }

  if (best < 0)
    return place_ahead (merging, trunk, incoming, place, error);

  place->kind = best == incoming->run->last ? CW_PLACE_KNOWN : CW_PLACE_ON;
  place->common = (guint32) best;
  return TRUE;
}

/* The last line of @frame that @stream has, too; the one before it for none. */
static gboolean
find_in_frame (CwMerging *merging,
               const CwStream *stream,
               const CwFrame *frame,
               const guint8 *before,
               guint32 *common,
               GError **error)
{
  guint8 chain[CW_LINE_HASH];
  guint32 last = MIN (frame->last, stream->sealed_seq);
  gboolean has;

  *common = frame->first - 1;
  if (!has_at (merging, stream, *common, before, &has, error))
    return FALSE;
  if (!has)
    {
      *common = 0;
      return TRUE;
    }

  memcpy (chain, before, CW_LINE_HASH);
  for (guint64 seq = frame->first; seq <= last; seq++)
    {
      cw_seal_chain_line (stream->bits, frame, (guint32) seq, chain);
      if (!has_at (merging, stream, (guint32) seq, chain, &has, error))
        return FALSE;
      if (!has)
        break;
      *common = (guint32) seq;
    }

  return TRUE;
}

gboolean
cw_run_place_line (CwMerging *merging,
                   const CwStream *trunk,
                   const CwFrame *frame,
                   const guint8 *before,
                   CwPlace *place,
                   GError **error)
{
  GPtrArray *streams = cw_log_get_streams (merging->store->log);
  const CwStream *best = NULL;
  guint32 most = 0;

  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];
      guint32 common;

      if (!is_of (stream, trunk))
        continue;
      if (!find_in_frame (merging, stream, frame, before, &common, error))
        return FALSE;
      if (best == NULL || common > most)
        {
          best = stream;
          most = common;
        }
    }

  place->stream = best;
  place->common = most;
  return TRUE;
}
