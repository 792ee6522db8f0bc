#include "data/exchange/take-frame.h"

#include "data/base/stmt.h"
#include "data/exchange/ahead.h"
#include "data/exchange/merge-line.h"
#include "data/log/erase.h"
#include "data/log/foreign.h"
#include "data/log/log-lines.h"
#include "sql.h"

#include <string.h>

/* Lines of an opening of which some were named before they came may have been spoken about. */
static gboolean
note_named (CwMerging *merging,
            CwTaking *taking,
            guint32 seq,
            gboolean was_named,
            GError **error)
{
  gint32 origin = cw_log_origin_at (merging->store->log, taking->stream, seq, error);

  if (was_named)
    g_hash_table_add (merging->named, GINT_TO_POINTER (origin));
  return origin != 0;
}

static gboolean
note_opening (CwMerging *merging,
              CwTaking *taking,
              guint32 seq,
              const CwLine *line,
              GError **error)
{
  gboolean was_named;

  return !line->has_opening || (cw_foreign_open (merging->store->log, taking->stream, seq,
                                                 line->opening, &was_named, error) &&
                                note_named (merging, taking, seq, was_named, error));
}

/* A branch goes on in the opening of the line that it parts behind, unless it says another. */
static gboolean
open_branch (CwMerging *merging, CwTaking *taking, GError **error)
{
  CwLog *log = merging->store->log;
  const CwStream *stream = taking->stream;
  gboolean was_named;
  gint64 opening;

  if (stream->trunk == NULL || taking->next != stream->fork_seq + 1)
    return TRUE;

  opening = stream->fork_seq == 0
                ? taking->run->opening
                : cw_log_opening_at (log, stream->trunk, stream->fork_seq, error);
  return opening >= 0 &&
         cw_foreign_open (log, stream, taking->next, (guint32) opening, &was_named, error);
}

/* What came before and could not be shown because the rest of its transaction was missing. */
static gboolean
resume_hidden (CwMerging *merging, CwTaking *taking, GError **error)
{
  CwLog *log = merging->store->log;
  guint32 hidden = taking->stream->hidden_seq;
  CwEntry entry;
  CwLine line;

  if (hidden == 0)
    return TRUE;
  if (!cw_foreign_hide (log, taking->stream, 0, error) ||
      !cw_log_get_at (log, taking->stream, hidden, &entry, error))
    return FALSE;

  taking->incomplete = hidden;
  taking->whole_at = taking->next;
  if (cw_line_is_void (entry.bytes, entry.length))
    return TRUE; /* it was erased meanwhile: how many lines went with it is not known any more */
  if (!cw_line_read (merging->check.reader, entry.bytes, entry.length, &line, error))
    return FALSE;

  taking->whole_at = (guint64) hidden + line.together - 1;
  return TRUE;
}

/* Lines that go on in an opening that is known already do not say it again; something may have been
 * said about them, too, before they came. */
static gboolean
note_awaited (CwMerging *merging, CwTaking *taking, GError **error)
{
  guint32 next = taking->incomplete != 0 ? taking->incomplete : taking->next;
  g_autoptr (CwStmt) stmt = NULL;
  gint32 origin;

  if (next == 1)
    return TRUE;
  origin = cw_log_origin_at (merging->store->log, taking->stream, next, error);
  if (origin == 0)
    return FALSE;

  stmt = cw_stmt_new (merging->store->shared, cw_sql_amend_beyond);
  cw_stmt_bind_int (stmt, ":from", cw_log_make_id (origin, next));
  cw_stmt_bind_int (stmt, ":to", cw_log_make_id (origin, G_MAXUINT32));
  if (cw_stmt_next (stmt))
    g_hash_table_add (merging->named, GINT_TO_POINTER (origin));
  return cw_stmt_done (stmt, error);
}

static void
note_start (CwMerging *merging, const CwTaking *taking)
{
  gpointer stream = GINT_TO_POINTER (taking->stream->number);

  if (!g_hash_table_contains (merging->started, stream))
    g_hash_table_insert (merging->started, stream, GUINT_TO_POINTER (taking->next));
}

gboolean
cw_take_begin (CwMerging *merging, CwTaking *taking, const CwRun *run, GError **error)
{
  taking->run = run;
  taking->started = taking->next;
  note_start (merging, taking);
  return cw_ahead_find (merging, taking->stream, taking->next, &taking->ahead, error) &&
         (taking->ahead.span == 0 ||
          cw_ahead_begin (merging, taking->stream, taking->next, error)) &&
         open_branch (merging, taking, error) && resume_hidden (merging, taking, error) &&
         note_awaited (merging, taking, error);
}

gboolean
cw_take_beyond (CwMerging *merging, CwTaking *taking, GError **error)
{
  guint32 gap, first = taking->next;
  gboolean was_named;

  taking->started = first;
  note_start (merging, taking);
  return cw_ahead_find_gap (merging, taking->stream, first, &gap, error) &&
         cw_ahead_lack (merging, taking->stream, gap, first, error) &&
         cw_foreign_open (merging->store->log, taking->stream, first, taking->run->opening,
                          &was_named, error) &&
         note_named (merging, taking, first, was_named, error);
}

gboolean
cw_take_on_beyond (CwMerging *merging, CwTaking *taking, GError **error)
{
  taking->started = taking->next;
  note_start (merging, taking);
  return cw_ahead_begin (merging, taking->stream, taking->next, error) &&
         note_awaited (merging, taking, error);
}

gboolean
cw_take_end_beyond (CwMerging *merging, CwTaking *taking, GError **error)
{
  return cw_ahead_lack (merging, taking->stream, taking->run->last + 1, 0, error);
}

static gboolean
show_entry (const CwEntry *entry, gpointer user_data, GError **error)
{
  CwMerging *merging = user_data;
  CwLine line;

  return cw_line_is_void (entry->bytes, entry->length) ||
         (cw_line_read (merging->check.reader, entry->bytes, entry->length, &line, error) &&
          cw_merge_line (merging, entry, &line, error));
}

/* The transaction that was not whole is now. */
static gboolean
show_whole (CwMerging *merging, CwTaking *taking, GError **error)
{
  CwLog *log = merging->store->log;

  for (guint64 seq = taking->incomplete; seq <= taking->whole_at; seq++)
    {
      CwEntry entry;

      if (!cw_log_get_at (log, taking->stream, (guint32) seq, &entry, error) ||
          !show_entry (&entry, merging, error))
        return FALSE;
    }
  if (taking->incomplete < taking->started)
    merging->healed += taking->started - taking->incomplete;

  taking->incomplete = 0;
  return TRUE;
}

static gboolean
asks_for_openings (const CwLine *first)
{
  const CwCell *cell = cw_line_get (first, "openings");

  return cell != NULL && cell->type == CW_CELL_INT && cell->integer == 1;
}

static gboolean
take_line (CwMerging *merging,
           CwTaking *taking,
           const CwFrame *frame,
           guint32 seq,
           GError **error)
{
  CwEntry entry = { .stream = taking->stream, .seq = seq };
  gint64 origin;
  CwLine line;

  entry.bytes = cw_frame_get (frame, seq, &entry.length);
  if (entry.length == 0)
    return TRUE;
  if (!cw_run_check_line (&merging->check, seq, entry.bytes, entry.length, &line, error) ||
      !note_opening (merging, taking, seq, &line, error) ||
      !cw_foreign_part_twins (merging->store->log, taking->stream, seq, &merging->must_remake,
                              error))
    return FALSE;
  if (seq == 1)
    cw_foreign_promise (taking->stream, asks_for_openings (&line));
  if (cw_line_is_void (entry.bytes, entry.length))
    return TRUE;

  if (taking->incomplete == 0 && line.together > 1 &&
      (guint64) seq + line.together - 1 > frame->last)
    {
      taking->incomplete = seq;
      taking->hidden_holes = 0;
      taking->whole_at = (guint64) seq + line.together - 1;
    }
  if (taking->incomplete != 0)
    return TRUE;

  origin = cw_log_origin_at (merging->store->log, taking->stream, seq, error);
  entry.id = cw_log_make_id ((gint32) origin, seq);
  return origin != 0 && cw_merge_line (merging, &entry, &line, error);
}

/* All of @frame is new. @packed is NULL where it was cut. */
static gboolean
take_new (CwMerging *merging,
          CwTaking *taking,
          CwFrame *frame,
          const CwPacked *packed,
          GError **error)
{
  CwStore *store = merging->store;
  gint64 count = (gint64) frame->last - frame->first + 1, holes = 0;
  gboolean is_changed = packed == NULL;

  if (!cw_erase_known (store->log, taking->stream, frame, &is_changed, error) ||
      !cw_foreign_add (store->log, taking->stream, frame, is_changed ? NULL : packed, error))
    return FALSE;

  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    {
      if (!take_line (merging, taking, frame, (guint32) seq, error))
        return FALSE;
      if (cw_erase_is_hole (frame, (guint32) seq))
        {
          holes++;
          taking->hidden_holes += taking->incomplete != 0;
        }
      /* The reading of what was stored needs the line's number to be covered by its opening. */
      if (taking->incomplete != 0 && seq == taking->whole_at &&
          !show_whole (merging, taking, error))
        return FALSE;
    }

  taking->next = frame->last + 1;
  if (merging->is_healing)
    merging->healed += count;
  else
    {
      merging->file->fresh += count - holes;
      merging->file->already += holes;
    }
  return TRUE;
}

/* In which opening lines beyond a gap lie was told by whoever brought them, and signed by nobody. */
static gboolean
check_opening (CwMerging *merging, const CwStream *stream, guint32 first, GError **error)
{
  CwLog *log = merging->store->log;
  gint64 before = cw_log_opening_at (log, stream, first - 1, error);
  CwLine line = { 0 };
  CwEntry entry;

  if (before < 0 || !cw_log_get_at (log, stream, first, &entry, error))
    return FALSE;
  if (entry.length > 0 &&
      !cw_line_read (merging->check.reader, entry.bytes, entry.length, &line, error))
    return FALSE;
  if (line.has_opening || cw_log_opening_at (log, stream, first, NULL) == before)
    return TRUE;

  merging->must_remake = TRUE;
  return cw_foreign_open_anew (log, stream, first, -1, error);
}

/* The gap before lines that are shown already is closed: they belong to the whole now. */
static gboolean
join_ahead (CwMerging *merging, CwTaking *taking, GError **error)
{
  CwLog *log = merging->store->log;
  CwSpan *ahead = &taking->ahead;
  guint8 chain[CW_LINE_HASH];

  if (!cw_seal_chain_at (log, taking->stream, ahead->first - 1, chain, error))
    return FALSE;
  if (memcmp (chain, ahead->prior, CW_LINE_HASH) != 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED,
                   "what was missing of %s is not what came now: two laptops wrote as one. Ask "
                   "for a bundle from each",
                   taking->run->author);
      return FALSE;
    }

  if (!check_opening (merging, taking->stream, ahead->first, error))
    return FALSE;

  taking->joined = ahead->first;
  taking->next = ahead->last + 1;
  return cw_foreign_seal (log, taking->stream, ahead->last, ahead->head, ahead->signature,
                          ahead->has_openings ? ahead->openings : NULL, error) &&
         cw_span_drop (merging->store, ahead->span, error) &&
         cw_foreign_lack_no_more (log, taking->stream, taking->next, error) &&
         cw_ahead_join (merging, taking->stream, ahead, error) &&
         cw_ahead_find (merging, taking->stream, taking->next, ahead, error);
}

static gboolean
take_before_ahead (CwMerging *merging, CwTaking *taking, const CwFrame *frame, GError **error)
{
  g_autoptr (CwFrame) before = cw_frame_copy (frame);

  cw_frame_cut_after (before, taking->ahead.first - 1);
  return cw_seal_chain_at (merging->store->log, taking->stream, before->first - 1,
                           before->seal.chain, error) &&
         (cw_seal_chain (taking->run->bits, before, before->seal.chain),
          take_new (merging, taking, before, NULL, error));
}

/* Lines of the frame that are here already are counted and cut off. */
static void
cut_known (CwMerging *merging, CwTaking *taking, CwFrame *frame)
{
  guint32 next = MIN (taking->next, frame->last + 1);

  if (next <= frame->first)
    return;
  if (!merging->is_healing)
    merging->file->already += next - frame->first;
  if (next > frame->last)
    frame->first = next;
  else
    cw_frame_cut_before (frame, next);
}

gboolean
cw_take_frame (CwMerging *merging,
               CwTaking *taking,
               CwFrame *frame,
               const CwPacked *packed,
               GError **error)
{
  for (;;)
    {
      cut_known (merging, taking, frame);
      if (frame->first > frame->last)
        return TRUE;
      if (taking->ahead.span == 0 || frame->last < taking->ahead.first)
        return take_new (merging, taking, frame, frame->first == packed->first ? packed : NULL,
                         error);

      if ((frame->first < taking->ahead.first &&
           !take_before_ahead (merging, taking, frame, error)) ||
          !join_ahead (merging, taking, error))
        return FALSE;

      /* What was taken just now is counted as new, and not as known. */
      if (frame->first < taking->joined)
        cw_frame_cut_before (frame, taking->joined);
    }
}

gboolean
cw_take_end (CwMerging *merging, CwTaking *taking, GError **error)
{
  const CwRun *run = taking->run;
  CwLog *log = merging->store->log;

  if (run->last > taking->stream->sealed_seq &&
      !cw_foreign_seal (log, taking->stream, run->last, run->head, run->signature,
                        cw_run_get_openings (run), error))
    return FALSE;
  while (taking->ahead.span != 0 && taking->ahead.first == taking->next)
    if (!join_ahead (merging, taking, error))
      return FALSE;
  if (taking->ahead.span != 0 &&
      !cw_ahead_lack (merging, taking->stream, taking->next, taking->ahead.first, error))
    return FALSE;
  if (taking->incomplete == 0)
    return TRUE;

  if (!merging->is_healing)
    {
      gint64 hidden = (gint64) run->last - MAX (taking->incomplete, taking->started) + 1 -
                      taking->hidden_holes;

      merging->file->fresh -= hidden;
      merging->file->waiting += hidden;
    }
  return cw_foreign_hide (log, taking->stream, taking->incomplete, error);
}
