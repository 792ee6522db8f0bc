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
put_void (CwFrame *frame, guint32 seq)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autoptr (GString) left = g_string_new (NULL);
  gsize length;
  const char *bytes = cw_frame_get (frame, seq, &length);
  gssize at = bytes - frame->lines->str;
  CwLine line;

  if (length > 0 && cw_line_read (reader, bytes, length, &line, NULL))
    cw_line_write_void (&line, left);
  memset (frame->lines->str + at, 0, length);
  g_string_erase (frame->lines, at, (gssize) length);
  g_string_insert_len (frame->lines, at, left->str, (gssize) left->len);
  cw_frame_settle (frame, NULL);
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
