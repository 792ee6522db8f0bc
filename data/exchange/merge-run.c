#include "data/exchange/merge-run.h"

#include "data/exchange/fill.h"
#include "data/exchange/merge-line.h"
#include "data/exchange/run-place.h"
#include "data/exchange/span.h"
#include "data/exchange/take-frame.h"
#include "data/log/foreign.h"

static void
count (CwMerging *merging, gint64 *counter, gint64 lines)
{
  if (!merging->is_healing)
    *counter += lines;
}

static void
note_fork (CwMerging *merging, const CwRun *run)
{
  if (g_hash_table_size (merging->copied) == 0)
    cw_merging_note (
        merging, g_strdup_printf ("%s's laptop was copied, or put back to an older state, and "
                                  "both went on. All work of both is here",
                                  run->author));
}

/* Lines that wait for the beginning of @trunk, which turns out to be signed with another key. */
static gboolean
drop_forged (CwMerging *merging, const CwStream *trunk, const CwRun *run, GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (merging->store, error);

  if (spans == NULL)
    return FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);

      if (span->stream != trunk->number ||
          cw_seal_verify (run->bits, span->last, span->head, run->key, span->signature))
        continue;
      if (span->is_shown)
        {
          g_set_error (
              error, CW_ERROR, CW_ERROR_DAMAGED,
              "a stream of %s is signed with another key than the lines beyond its gap "
              "that are shown",
              run->author);
          return FALSE;
        }
      if (!cw_span_drop (merging->store, span->span, error))
        return FALSE;
      cw_merging_note (merging,
                       g_strdup_printf ("lines that waited for more of %s were not signed by "
                                        "%s, and are gone",
                                        run->author, run->author));
    }

  return TRUE;
}

static const CwStream *
find_trunk (CwMerging *merging, const CwRun *run, GError **error)
{
  const CwStreamFacts facts = {
    .bits = run->bits,
    .audience = run->audience,
    .scope = run->scope,
    .author = run->author,
    .is_sample = run->is_sample,
    .key = run->key,
  };

  gboolean has_first = run->first == 1;
  const CwStream *trunk = cw_foreign_stream (merging->store->log, &facts, has_first, error);

  if (trunk == NULL || !has_first || trunk->is_own || trunk->sealed_seq > 0)
    return trunk;
  return drop_forged (merging, trunk, run, error) ? trunk : NULL;
}

/* A stream of our own goes on elsewhere: a copy of this store wrote on it. What is not sent yet is
 * fixed first, so that the two can be told apart. */
static gboolean
seal_own (CwMerging *merging, const CwStream *trunk, GError **error)
{
  CwStore *store = merging->store;

  if (!trunk->is_own)
    return TRUE;

  g_hash_table_add (merging->copied, (gpointer) trunk);
  return cw_seal_stream (store->log, trunk, store->secret, error) &&
         cw_log_let_go (store->log, trunk, error);
}

/* Reads over @marks frames that are here already. */
static gboolean
skip_frames (CwMerging *merging,
             const CwIncoming *incoming,
             guint32 common,
             guint *next,
             GError **error)
{
  while (*next < incoming->mark_count && incoming->marks[*next].last <= common)
    {
      CwFrame *frame;
      CwPacked *packed;

      if (!incoming->next (incoming->source, &frame, &packed, error) ||
          !cw_fill_from (merging, frame, error))
        return FALSE;
      (*next)++;
    }

  return TRUE;
}

/* The first frame with something new: to the line where it parts from what is here. */
static gboolean
open_first (CwMerging *merging,
            const CwIncoming *incoming,
            guint next,
            CwTaking *taking,
            CwPlace *place,
            const CwStream *trunk,
            GError **error)
{
  const guint8 *before = next == 0 ? incoming->run->prior : incoming->marks[next - 1].chain;
  CwFrame *frame;
  CwPacked *packed;

  if (!incoming->next (incoming->source, &frame, &packed, error) ||
      !cw_run_place_line (merging, trunk, frame, before, place, error) ||
      !cw_fill_from (merging, frame, error))
    return FALSE;

  /* Where ours ends the other goes on; where it does not, they part. */
  if (place->common < place->stream->sealed_seq)
    {
      place->stream =
          cw_foreign_branch (merging->store->log, place->stream, place->common, error);
      if (place->stream == NULL)
        return FALSE;
      note_fork (merging, incoming->run);
    }

  count (merging, &merging->file->already, (gint64) frame->first - incoming->run->first);
  taking->stream = place->stream;
  taking->next = place->common + 1;
  return cw_take_begin (merging, taking, incoming->run, error) &&
         cw_take_frame (merging, taking, frame, packed, error);
}

static gboolean
take_frames (CwMerging *merging,
             const CwIncoming *incoming,
             guint from,
             CwTaking *taking,
             GError **error)
{
  for (guint i = from; i < incoming->mark_count; i++)
    {
      CwFrame *frame;
      CwPacked *packed;

      if (!incoming->next (incoming->source, &frame, &packed, error) ||
          !cw_take_frame (merging, taking, frame, packed, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_on (CwMerging *merging,
         const CwStream *trunk,
         const CwIncoming *incoming,
         CwPlace *place,
         GError **error)
{
  CwTaking taking = { .run = incoming->run };
  guint next = 0;

  if (!seal_own (merging, trunk, error) ||
      !skip_frames (merging, incoming, place->common, &next, error) ||
      !open_first (merging, incoming, next, &taking, place, trunk, error))
    return FALSE;

  return take_frames (merging, incoming, next + 1, &taking, error) &&
         cw_take_end (merging, &taking, error);
}

/* Behind lines that are shown beyond a gap: whoever wanted to see those wants to see these. */
static gboolean
take_ahead (CwMerging *merging,
            const CwStream *trunk,
            const CwIncoming *incoming,
            const CwPlace *place,
            GError **error)
{
  CwTaking taking = { .run = incoming->run, .stream = trunk, .next = place->common + 1 };
  guint next = 0;

  count (merging, &merging->file->already, (gint64) taking.next - incoming->run->first);
  return skip_frames (merging, incoming, place->common, &next, error) &&
         cw_take_on_beyond (merging, &taking, error) &&
         take_frames (merging, incoming, next, &taking, error) &&
         cw_take_end_beyond (merging, &taking, error) &&
         cw_span_extend (merging->store, place->ahead, incoming->run, error);
}

static gboolean
keep_waiting (CwMerging *merging,
              const CwStream *trunk,
              const CwIncoming *incoming,
              GError **error)
{
  gint64 lines = (gint64) incoming->run->last - incoming->run->first + 1;
  gboolean is_known;
  gint64 span;

  if (!cw_span_find (merging->store, trunk, incoming->run, &is_known, error))
    return FALSE;
  count (merging, is_known ? &merging->file->already : &merging->file->waiting, lines);
  span = is_known ? 0 : cw_span_add (merging, trunk, incoming->run, error);
  if (!is_known && span == 0)
    return FALSE;

  for (guint i = 0; i < incoming->mark_count; i++)
    {
      CwFrame *frame;
      CwPacked *packed;

      if (!incoming->next (incoming->source, &frame, &packed, error) ||
          (!is_known && (!cw_run_check_lines (&merging->check, frame, error) ||
                         !cw_span_add_frame (merging, trunk, span, packed, frame, error))))
        return FALSE;
    }

  return TRUE;
}

gboolean
cw_merge_run (CwMerging *merging, const CwIncoming *incoming, GError **error)
{
  const CwStream *trunk = find_trunk (merging, incoming->run, error);
  CwPlace place = { 0 };
  guint next = 0;

  if (trunk == NULL)
    return FALSE;
  merging->check.run = incoming->run;
  /* Our own tail has no chain yet: it gets one only if there is something to compare it with. */
  if (trunk->is_own && incoming->run->last > trunk->sealed_seq &&
      !seal_own (merging, trunk, error))
    return FALSE;
  if (!cw_run_place (merging, trunk, incoming, &place, error) ||
      !cw_fill_begin (merging, incoming->run, error))
    return FALSE;

  switch (place.kind)
    {
    case CW_PLACE_KNOWN:
      count (merging, &merging->file->already,
             (gint64) incoming->run->last - incoming->run->first + 1);
      return skip_frames (merging, incoming, incoming->run->last, &next, error);
    case CW_PLACE_ON:
      return take_on (merging, trunk, incoming, &place, error);
    case CW_PLACE_AHEAD:
      return take_ahead (merging, trunk, incoming, &place, error);
    case CW_PLACE_GAP:
    default:
      return keep_waiting (merging, trunk, incoming, error);
    }
}

gboolean
cw_merge_beyond_gap (CwMerging *merging, const CwIncoming *incoming, GError **error)
{
  CwTaking taking = { .run = incoming->run, .next = incoming->run->first };

  taking.stream = find_trunk (merging, incoming->run, error);
  merging->check.run = incoming->run;
  return taking.stream != NULL && cw_take_beyond (merging, &taking, error) &&
         take_frames (merging, incoming, 0, &taking, error) &&
         cw_take_end_beyond (merging, &taking, error);
}
