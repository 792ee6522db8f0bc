#include "data/exchange/fill.h"

#include "data/base/stmt.h"
#include "data/log/erase.h"
#include "data/log/foreign.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

/* A frame that has holes. */
typedef struct
{
  gint32 stream;
  guint32 first, last;
} Holed;

/* Words that somebody asked to erase stay away until a person has decided. */
static gboolean
is_asked_about (CwStore *store, const guint8 *payload, gboolean *is_asked, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_order_holds);
  char hex[2 * CW_LINE_HASH + 1];

  sodium_bin2hex (hex, sizeof hex, payload, CW_LINE_HASH);
  cw_stmt_bind_text (stmt, ":hash", hex);
  *is_asked = cw_stmt_next (stmt);
  return cw_stmt_done (stmt, error);
}

static gboolean
is_lacking (CwStore *store, const CwFrame *frame, guint32 seq, gboolean *lacks, GError **error)
{
  const CwStream *stream = cw_log_get_stream (store->log, frame->stream);
  guint8 payload[CW_LINE_HASH];
  gboolean is_kept_away;

  *lacks = cw_erase_is_hole (frame, seq);
  if (!*lacks)
    return TRUE;

  cw_seal_payload_at (frame, seq, payload);
  if (!cw_erase_is_noted (store->log, stream, seq, payload, &is_kept_away, error) ||
      (!is_kept_away && !is_asked_about (store, payload, &is_kept_away, error)))
    return FALSE;

  *lacks = !is_kept_away;
  return TRUE;
}

/* Whether not all of its holes are what is left of erased lines. */
static gboolean
lacks_words (CwMerging *merging, const Holed *holed, gboolean *lacks, GError **error)
{
  g_autoptr (CwFrame) frame = cw_frame_new ();

  *lacks = FALSE;
  if (!cw_frame_find (merging->store->shared, holed->stream, holed->first, frame, error))
    return FALSE;

  for (guint64 seq = frame->first; seq <= frame->last && !*lacks; seq++)
    if (!is_lacking (merging->store, frame, (guint32) seq, lacks, error))
      return FALSE;

  return TRUE;
}

static gboolean
find_in (CwMerging *merging,
         const CwStream *stream,
         guint32 first,
         guint32 last,
         GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (merging->store->shared, cw_sql_frame_holes);

  cw_stmt_bind_int (stmt, ":from", cw_log_make_id (stream->number, 0));
  cw_stmt_bind_int (stmt, ":to", cw_log_make_id (stream->number, last));
  while (cw_stmt_next (stmt))
    {
      const Holed holed = { .stream = stream->number,
                            .first = (guint32) cw_stmt_int (stmt, 0),
                            .last = (guint32) cw_stmt_int (stmt, 1) };
      gboolean lacks = FALSE;

      if (holed.last >= first && !lacks_words (merging, &holed, &lacks, error))
        return FALSE;
      if (lacks)
        g_array_append_val (merging->holed, holed);
    }

  return cw_stmt_done (stmt, error);
}

gboolean
cw_fill_begin (CwMerging *merging, const CwRun *run, GError **error)
{
  GPtrArray *streams = cw_log_get_streams (merging->store->log);

  if (merging->holed == NULL)
    merging->holed = g_array_new (FALSE, FALSE, sizeof (Holed));
  g_array_set_size (merging->holed, 0);
  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];

      if (stream->bits == run->bits && memcmp (stream->key, run->key, sizeof run->key) == 0 &&
          !find_in (merging, stream, run->first, run->last, error))
        return FALSE;
    }

  return TRUE;
}

/* Which opening begins at the line is what it says, and not what stood in its place. */
static gboolean
tell_opening (CwMerging *merging,
              const CwStream *stream,
              const CwFrame *frame,
              guint32 seq,
              GError **error)
{
  gsize length;
  const char *bytes = cw_frame_get (frame, seq, &length);
  CwLine line;

  if (!cw_run_check_line (&merging->check, seq, bytes, length, &line, error))
    return FALSE;

  return cw_foreign_open_anew (merging->store->log, stream, seq,
                               line.has_opening ? (gint64) line.opening : -1, error);
}

static gboolean
fill_line (CwMerging *merging,
           CwFrame *frame,
           const CwFrame *from,
           guint32 seq,
           gint64 *filled,
           GError **error)
{
  CwLog *log = merging->store->log;
  gboolean lacks;

  if (!is_lacking (merging->store, frame, seq, &lacks, error))
    return FALSE;
  if (!lacks || !cw_erase_fill (frame, from, seq))
    return TRUE;

  (*filled)++;
  return tell_opening (merging, cw_log_get_stream (log, frame->stream), frame, seq, error);
}

static gboolean
fill_frame (CwMerging *merging, const Holed *holed, const CwFrame *from, GError **error)
{
  CwStore *store = merging->store;
  g_autoptr (CwFrame) frame = cw_frame_new ();
  gint64 filled = 0;

  if (!cw_frame_find (store->shared, holed->stream, holed->first, frame, error))
    return FALSE;

  for (guint64 seq = MAX (from->first, frame->first); seq <= MIN (from->last, frame->last);
       seq++)
    if (!fill_line (merging, frame, from, (guint32) seq, &filled, error))
      return FALSE;
  if (filled == 0)
    return TRUE;

  merging->must_remake = TRUE;
  if (!merging->is_healing)
    {
      merging->file->fresh += filled;
      merging->file->already -= filled;
    }
  return cw_erase_write (store->log, frame, error);
}

gboolean
cw_fill_from (CwMerging *merging, const CwFrame *frame, GError **error)
{
  for (guint i = 0; i < merging->holed->len; i++)
    {
      const Holed *holed = &g_array_index (merging->holed, Holed, i);

      if (holed->first <= frame->last && holed->last >= frame->first &&
          !fill_frame (merging, holed, frame, error))
        return FALSE;
    }

  return TRUE;
}
