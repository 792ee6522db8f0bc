#include "data/log/seal.h"

#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

static void
put_big (guint8 *out, guint64 number, guint bytes)
{
  for (guint i = 0; i < bytes; i++)
    out[i] = (guint8) (number >> (8 * (bytes - 1 - i)));
}

void
cw_seal_hash_payload (const guint8 *seed,
                      guint32 seq,
                      const char *bytes,
                      gsize length,
                      guint8 *out)
{
  guint8 number[4], salt[CW_SEED];

  put_big (number, seq, sizeof number);
  crypto_generichash (salt, sizeof salt, number, sizeof number, seed, CW_SEED);
  crypto_generichash (out, CW_LINE_HASH, (const guint8 *) bytes, length, salt, sizeof salt);
}

void
cw_seal_chain (guint64 bits, const CwFrame *frame, const guint8 *seed, guint8 *chain)
{
  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    {
      guint8 link[CW_LINE_HASH + 8 + 4 + CW_LINE_HASH];
      gsize length;
      const char *bytes = cw_frame_get (frame, (guint32) seq, &length);

      memcpy (link, chain, CW_LINE_HASH);
      put_big (link + CW_LINE_HASH, bits, 8);
      put_big (link + CW_LINE_HASH + 8, seq, 4);
      cw_seal_hash_payload (seed, (guint32) seq, bytes, length, link + CW_LINE_HASH + 12);
      crypto_generichash (chain, CW_LINE_HASH, link, sizeof link, NULL, 0);
    }
}

void
cw_seal_make_signed (guint64 bits, guint32 seq, const guint8 *chain, guint8 *out)
{
  memcpy (out, "corewalk stream1", 16);
  put_big (out + 16, bits, 8);
  put_big (out + 24, seq, 4);
  memcpy (out + 28, chain, CW_LINE_HASH);
}

static gboolean
write_frame_seal (CwDb *db,
                  const CwFrame *frame,
                  const guint8 *seed,
                  const guint8 *chain,
                  GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_frame_seal);

  cw_stmt_bind_int (stmt, ":frame", cw_log_make_id (frame->stream, frame->first));
  cw_stmt_bind_blob (stmt, ":seed", seed, CW_SEED);
  cw_stmt_bind_blob (stmt, ":chain", chain, CW_LINE_HASH);
  return cw_stmt_run (stmt, error);
}

static gboolean
write_stream_seal (CwDb *db, Stream *stream, const guint8 *secret, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_stream_seal);
  guint8 text[CW_SIGNED_BYTES], signature[crypto_sign_BYTES];

  cw_seal_make_signed (stream->public.bits, stream->public.sealed_seq,
                       stream->public.sealed_hash, text);
  crypto_sign_detached (signature, NULL, text, sizeof text, secret);
  cw_stmt_bind_int (stmt, ":stream", stream->public.number);
  cw_stmt_bind_int (stmt, ":seq", stream->public.sealed_seq);
  cw_stmt_bind_blob (stmt, ":hash", stream->public.sealed_hash, CW_LINE_HASH);
  cw_stmt_bind_blob (stmt, ":signature", signature, sizeof signature);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_seal_stream (CwLog *log, const CwStream *public, const guint8 *secret, GError **error)
{
  Stream *stream = (Stream *) public;
  g_autoptr (CwFrame) frame = cw_frame_new ();
  guint32 seq = public->sealed_seq;
  gint64 last;
  guint8 chain[CW_LINE_HASH];

  if (!cw_log_flush (log, error))
    return FALSE;

  last = cw_log_last_seq (log, public, error);
  if (last < 0)
    return FALSE;

  memcpy (chain, public->sealed_hash, sizeof chain);
  while (seq < last)
    {
      guint8 seed[CW_SEED];

      if (!cw_frame_find (log->db, public->number, seq + 1, frame, error))
        return FALSE;
      randombytes_buf (seed, sizeof seed);
      cw_seal_chain (public->bits, frame, seed, chain);
      if (!write_frame_seal (log->db, frame, seed, chain, error))
        return FALSE;
      seq = frame->last;
    }

  stream->public.sealed_seq = seq;
  memcpy (stream->public.sealed_hash, chain, sizeof chain);
  return write_stream_seal (log->db, stream, secret, error);
}

static gboolean
check_frame (const CwStream *stream,
             CwStmt *stmt,
             const CwFrame *frame,
             guint8 *chain,
             GPtrArray *faults)
{
  gsize seed_length, chain_length;
  const guint8 *seed = cw_stmt_blob (stmt, 6, &seed_length);
  const guint8 *said = cw_stmt_blob (stmt, 7, &chain_length);

  if (seed_length != CW_SEED || chain_length != CW_LINE_HASH)
    {
      g_ptr_array_add (faults,
                       g_strdup_printf ("stream %d, lines %u to %u: their seal is missing",
                                        stream->number, frame->first, frame->last));
      return FALSE;
    }

  cw_seal_chain (stream->bits, frame, seed, chain);
  if (memcmp (chain, said, CW_LINE_HASH) == 0)
    return TRUE;

  g_ptr_array_add (faults, g_strdup_printf ("stream %d, lines %u to %u: not what was sealed",
                                            stream->number, frame->first, frame->last));
  return FALSE;
}

static gboolean
check_signature (CwLog *log, const CwStream *stream, const guint8 *chain, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_signature);
  guint8 text[CW_SIGNED_BYTES];
  gboolean is_right = FALSE;

  cw_seal_make_signed (stream->bits, stream->sealed_seq, chain, text);
  cw_stmt_bind_int (stmt, ":stream", stream->number);
  if (cw_stmt_next (stmt))
    {
      gsize length;
      const guint8 *signature = cw_stmt_blob (stmt, 0, &length);

      is_right = length == crypto_sign_BYTES &&
                 memcmp (chain, stream->sealed_hash, CW_LINE_HASH) == 0 &&
                 crypto_sign_verify_detached (signature, text, sizeof text, stream->key) == 0;
    }

  return cw_stmt_done (stmt, error) && is_right;
}

gboolean
cw_seal_check (CwLog *log, const CwStream *stream, GPtrArray *faults, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_frame_range);
  g_autoptr (CwFrame) frame = cw_frame_new ();
  g_autoptr (GError) local = NULL;
  guint8 chain[CW_LINE_HASH] = { 0 };
  guint32 seq = 0;

  if (stream->sealed_seq == 0)
    return TRUE;

  cw_stmt_bind_int (stmt, ":from", cw_log_make_id (stream->number, 0));
  cw_stmt_bind_int (stmt, ":to", cw_log_make_id (stream->number, stream->sealed_seq));
  while (cw_stmt_next (stmt))
    {
      if (!cw_frame_unpack (stmt, frame, &local))
        {
          g_ptr_array_add (faults, g_strdup (local->message));
          return TRUE;
        }
      if (!check_frame (stream, stmt, frame, chain, faults))
        return TRUE;
      seq = frame->last;
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  if (seq != stream->sealed_seq || !check_signature (log, stream, chain, error))
    g_ptr_array_add (faults, g_strdup_printf ("stream %d: its author did not sign this state",
                                              stream->number));
  return TRUE;
}
