#include "data/log/erase.h"

#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

static guint8 *
hole_of (const CwFrame *frame, guint32 seq)
{
  return frame->seal.holes->data + (gsize) (seq - frame->first) * CW_FRAME_HOLE;
}

gboolean
cw_erase_is_hole (const CwFrame *frame, guint32 seq)
{
  return frame->seal.holes->len > 0 && hole_of (frame, seq)[0] == CW_HOLE_ERASED;
}

/* The seed would give away the salt of the erased line: the others are written down one by one. */
static void
spell_salts (CwFrame *frame)
{
  gsize count = (gsize) frame->last - frame->first + 1;

  g_byte_array_set_size (frame->seal.holes, (guint) (count * CW_FRAME_HOLE));
  memset (frame->seal.holes->data, 0, frame->seal.holes->len);
  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    {
      guint8 *hole = hole_of (frame, (guint32) seq);

      hole[0] = frame->seal.seed.size == CW_SEED_MOST ? CW_HOLE_SALTED : CW_HOLE_KEYED;
      cw_seal_make_salt (&frame->seal.seed, (guint32) seq, hole + 1);
    }
  sodium_memzero (&frame->seal.seed, sizeof frame->seal.seed);
}

static void
put_line (CwFrame *frame, guint32 seq, const char *text, gsize size)
{
  gsize length;
  const char *bytes = cw_frame_get (frame, seq, &length);
  gssize at = bytes - frame->lines->str;

  memset (frame->lines->str + at, 0, length);
  g_string_erase (frame->lines, at, (gssize) length);
  g_string_insert_len (frame->lines, at, text, (gssize) size);
  cw_frame_settle (frame, NULL);
}

static void
put_void (CwFrame *frame, guint32 seq)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autoptr (GString) left = g_string_new (NULL);
  gsize length;
  const char *bytes = cw_frame_get (frame, seq, &length);
  CwLine line;

  if (length > 0 && cw_line_read (reader, bytes, length, &line, NULL))
    cw_line_write_void (&line, left);
  put_line (frame, seq, left->str, left->len);
}

void
cw_erase_line (CwFrame *frame, guint32 seq)
{
  guint8 payload[CW_LINE_HASH];
  guint8 *hole;

  if (cw_erase_is_hole (frame, seq))
    return;

  cw_seal_payload_at (frame, seq, payload);
  if (frame->seal.holes->len == 0)
    spell_salts (frame);
  hole = hole_of (frame, seq);
  hole[0] = CW_HOLE_ERASED;
  memcpy (hole + 1, payload, CW_LINE_HASH);
  put_void (frame, seq);
}

gboolean
cw_erase_fill (CwFrame *frame, const CwFrame *from, guint32 seq)
{
  guint8 here[CW_LINE_HASH], there[CW_LINE_HASH];
  guint8 *hole = hole_of (frame, seq);
  gsize length;
  const char *bytes = cw_frame_get (from, seq, &length);

  cw_seal_payload_at (frame, seq, here);
  cw_seal_payload_at (from, seq, there);
  if (memcmp (here, there, sizeof here) != 0 || cw_erase_is_hole (from, seq))
    return FALSE;

  memset (hole, 0, CW_FRAME_HOLE);
  if (from->seal.holes->len > 0)
    memcpy (hole, hole_of (from, seq), CW_FRAME_HOLE);
  else
    {
      hole[0] = from->seal.seed.size == CW_SEED_MOST ? CW_HOLE_SALTED : CW_HOLE_KEYED;
      cw_seal_make_salt (&from->seal.seed, seq, hole + 1);
    }
  put_line (frame, seq, bytes, length);
  return TRUE;
}

gboolean
cw_erase_is_noted (CwLog *log,
                   const CwStream *stream,
                   guint32 seq,
                   const guint8 *payload,
                   gboolean *is_noted,
                   GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_erased_find);

  cw_stmt_bind_int (stmt, ":stream", cw_stream_root ((Stream *) stream)->public.number);
  cw_stmt_bind_int (stmt, ":from", seq);
  cw_stmt_bind_int (stmt, ":to", seq);
  *is_noted = FALSE;
  while (cw_stmt_next (stmt))
    {
      gsize length;
      const guint8 *hash = cw_stmt_blob (stmt, 1, &length);

      *is_noted |= length == CW_LINE_HASH && memcmp (hash, payload, CW_LINE_HASH) == 0;
    }

  return cw_stmt_done (stmt, error);
}

gboolean
cw_erase_note (CwLog *log,
               const CwStream *stream,
               guint32 seq,
               const guint8 *payload,
               GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_erased_add);

  cw_stmt_bind_int (stmt, ":stream", cw_stream_root ((Stream *) stream)->public.number);
  cw_stmt_bind_int (stmt, ":seq", seq);
  cw_stmt_bind_blob (stmt, ":hash", payload, CW_LINE_HASH);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_erase_known (CwLog *log,
                const CwStream *stream,
                CwFrame *frame,
                gboolean *is_changed,
                GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_erased_find);

  cw_stmt_bind_int (stmt, ":stream", cw_stream_root ((Stream *) stream)->public.number);
  cw_stmt_bind_int (stmt, ":from", frame->first);
  cw_stmt_bind_int (stmt, ":to", frame->last);
  while (cw_stmt_next (stmt))
    {
      guint32 seq = (guint32) cw_stmt_int (stmt, 0);
      guint8 payload[CW_LINE_HASH];
      gsize length;
      const guint8 *hash = cw_stmt_blob (stmt, 1, &length);

      cw_seal_payload_at (frame, seq, payload);
      if (length != CW_LINE_HASH || memcmp (payload, hash, CW_LINE_HASH) != 0 ||
          cw_erase_is_hole (frame, seq))
        continue;
      cw_erase_line (frame, seq);
      *is_changed = TRUE;
    }

  return cw_stmt_done (stmt, error);
}

/* The frame with line @seq of @stream into @frame, unless it is there; @has says whether it came and
 * is sealed. */
static gboolean
load_sealed (CwLog *log,
             const CwStream *stream,
             guint32 seq,
             CwFrame *frame,
             gboolean *has,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  if (frame->first == 0 || frame->stream != stream->number || seq < frame->first ||
      seq > frame->last)
    {
      *has = cw_frame_find (log->db, stream->number, seq, frame, &local);
      if (!*has)
        frame->first = 0;
      if (!*has && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  *has = frame->first != 0 && frame->seal.is_there;
  return TRUE;
}

gboolean
cw_erase_payload (CwLog *log,
                  const CwStream *stream,
                  guint32 seq,
                  CwFrame *frame,
                  guint8 *payload,
                  gboolean *is_sealed,
                  GError **error)
{
  if (!load_sealed (log, stream, seq, frame, is_sealed, error))
    return FALSE;
  if (*is_sealed)
    cw_seal_payload_at (frame, seq, payload);
  return TRUE;
}

static gboolean
find_in (CwLog *log,
         const CwStream *stream,
         guint32 seq,
         const guint8 *payload,
         CwFrame *frame,
         CwErasePresence *presence,
         GError **error)
{
  guint8 here[CW_LINE_HASH];
  gboolean has;

  if (!load_sealed (log, stream, seq, frame, &has, error))
    return FALSE;

  *presence = CW_ERASE_ABSENT;
  if (!has)
    return TRUE;
  cw_seal_payload_at (frame, seq, here);
  if (memcmp (here, payload, sizeof here) == 0)
    *presence = cw_erase_is_hole (frame, seq) ? CW_ERASE_GONE : CW_ERASE_THERE;
  return TRUE;
}

gboolean
cw_erase_find (CwLog *log,
               const CwStream *trunk,
               guint32 seq,
               const guint8 *payload,
               CwFrame *frame,
               GArray *spots,
               CwErasePresence *presence,
               GError **error)
{
  *presence = CW_ERASE_ABSENT;
  for (guint i = 0; i < log->streams->len; i++)
    {
      Stream *stream = g_ptr_array_index (log->streams, i);
      CwErasePresence in_branch;

      /* What two branches share lies in one of them only. */
      if (cw_stream_root (stream) != cw_stream_root ((Stream *) trunk) ||
          cw_stream_at (stream, seq) != stream)
        continue;
      if (!find_in (log, &stream->public, seq, payload, frame, &in_branch, error))
        return FALSE;
      *presence = MAX (*presence, in_branch);
      if (in_branch == CW_ERASE_THERE)
        {
          const CwEraseSpot spot = { .stream = stream->public.number, .seq = seq };

          g_array_append_val (spots, spot);
        }
    }

  return TRUE;
}

static int
compare_spots (gconstpointer a, gconstpointer b)
{
  const CwEraseSpot *one = a, *other = b;

  if (one->stream != other->stream)
    return one->stream < other->stream ? -1 : 1;
  return (one->seq > other->seq) - (one->seq < other->seq);
}

gboolean
cw_erase_write (CwLog *log, const CwFrame *frame, GError **error)
{
  g_autoptr (CwPacked) packed = cw_packed_new ();

  cw_frame_cache_forget (log->frames);
  cw_frame_pack (frame, CW_FRAME_SEALED_LEVEL, packed);
  cw_packed_hash (packed, frame->lines);
  return cw_packed_write (log->db, cw_sql_frame_rewrite,
                          cw_log_make_id (frame->stream, frame->first), packed, error);
}

gboolean
cw_erase_rewrite (CwLog *log, GArray *spots, gboolean is_all, GError **error)
{
  g_autoptr (CwFrame) frame = cw_frame_new ();

  g_array_sort (spots, compare_spots);
  cw_frame_cache_forget (log->frames);
  for (guint i = 0; i < spots->len;)
    {
      const CwEraseSpot *first = &g_array_index (spots, CwEraseSpot, i), *spot = first;
      gboolean is_changed = is_all;

      if (!cw_frame_find (log->db, first->stream, first->seq, frame, error))
        return FALSE;
      for (; i < spots->len && spot->stream == first->stream && spot->seq <= frame->last;
           spot = &g_array_index (spots, CwEraseSpot, ++i))
        if (is_all)
          cw_erase_line (frame, spot->seq);
      if ((!is_all && !cw_erase_known (log, cw_log_get_stream (log, frame->stream), frame,
                                       &is_changed, error)) ||
          (is_changed && !cw_erase_write (log, frame, error)))
        return FALSE;
    }

  return TRUE;
}
