#include "data/log/seal.h"

#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "data/log/openings.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

#define LEVEL 5                    /* of zstd: what is sealed is packed once and sent often */
#define WORTH_A_THREAD (64 * 1024) /* bytes of lines */
#define GATHERED (256 * 1024)      /* bytes of lines of a sealed frame; one line may be more */

static void
put_big (guint8 *out, guint64 number, guint bytes)
{
  for (guint i = 0; i < bytes; i++)
    out[i] = (guint8) (number >> (8 * (bytes - 1 - i)));
}

/* ChaCha20's stream, four salts a block, so that each can be found by its number alone. */
static void
make_salts (const CwSeed *seed, guint32 first_block, guint8 *salts, gsize length)
{
  static const guint8 nonce[crypto_stream_chacha20_ietf_NONCEBYTES];

  memset (salts, 0, length);
  crypto_stream_chacha20_ietf_xor_ic (salts, salts, length, nonce, first_block, seed->bytes);
}

void
cw_seal_make_salt (const CwSeed *seed, guint32 seq, guint8 *salt)
{
  guint8 number[4], block[4 * CW_SALT];

  if (seed->size == CW_SEED_MOST)
    {
      make_salts (seed, seq / 4, block, sizeof block);
      memcpy (salt, block + seq % 4 * CW_SALT, CW_SALT);
      return;
    }

  put_big (number, seq, sizeof number);
  crypto_generichash (salt, CW_SALT, number, sizeof number, seed->bytes, CW_SALT);
}

static void
hash_salted (const guint8 *salt, const char *bytes, gsize length, guint8 *out)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, CW_LINE_HASH);
  crypto_generichash_update (&state, salt, CW_SALT);
  crypto_generichash_update (&state, (const guint8 *) bytes, length);
  crypto_generichash_final (&state, out, CW_LINE_HASH);
}

static void
hash_keyed (const guint8 *salt, const char *bytes, gsize length, guint8 *out)
{
  crypto_generichash (out, CW_LINE_HASH, (const guint8 *) bytes, length, salt, CW_SALT);
}

void
cw_seal_hash_payload (const CwSeed *seed,
                      guint32 seq,
                      const char *bytes,
                      gsize length,
                      guint8 *out)
{
  guint8 salt[CW_SALT];

  cw_seal_make_salt (seed, seq, salt);
  if (seed->size == CW_SEED_MOST)
    hash_salted (salt, bytes, length, out);
  else
    hash_keyed (salt, bytes, length, out);
}

void
cw_seal_payload_at (const CwFrame *frame, guint32 seq, guint8 *out)
{
  const guint8 *hole = frame->seal.holes->data + (gsize) (seq - frame->first) * CW_FRAME_HOLE;
  gsize length;
  const char *bytes = cw_frame_get (frame, seq, &length);

  if (frame->seal.holes->len == 0)
    cw_seal_hash_payload (&frame->seal.seed, seq, bytes, length, out);
  else if (hole[0] == CW_HOLE_ERASED)
    memcpy (out, hole + 1, CW_LINE_HASH);
  else if (hole[0] == CW_HOLE_SALTED)
    hash_salted (hole + 1, bytes, length, out);
  else
    hash_keyed (hole + 1, bytes, length, out);
}

static void
add_link (guint64 bits, guint32 seq, const guint8 *payload, guint8 *chain)
{
  guint8 link[CW_LINE_HASH + 8 + 4 + CW_LINE_HASH];

  memcpy (link, chain, CW_LINE_HASH);
  put_big (link + CW_LINE_HASH, bits, 8);
  put_big (link + CW_LINE_HASH + 8, seq, 4);
  memcpy (link + CW_LINE_HASH + 12, payload, CW_LINE_HASH);
  crypto_generichash (chain, CW_LINE_HASH, link, sizeof link, NULL, 0);
}

void
cw_seal_chain_line (guint64 bits, const CwFrame *frame, guint32 seq, guint8 *chain)
{
  guint8 payload[CW_LINE_HASH];

  cw_seal_payload_at (frame, seq, payload);
  add_link (bits, seq, payload, chain);
}

/* Nearly all frames: the salts of all lines are made at once. */
static void
chain_salted (guint64 bits, const CwFrame *frame, guint32 last, guint8 *chain)
{
  guint32 first_block = frame->first / 4;
  gsize size = ((gsize) last / 4 - first_block + 1) * 4 * CW_SALT;
  g_autofree guint8 *salts = g_malloc (size);

  make_salts (&frame->seal.seed, first_block, salts, size);
  for (guint64 seq = frame->first; seq <= last; seq++)
    {
      guint8 payload[CW_LINE_HASH];
      gsize length;
      const char *bytes = cw_frame_get (frame, (guint32) seq, &length);

      hash_salted (salts + (seq - (guint64) first_block * 4) * CW_SALT, bytes, length, payload);
      add_link (bits, (guint32) seq, payload, chain);
    }
}

void
cw_seal_chain_to (guint64 bits, const CwFrame *frame, guint32 last, guint8 *chain)
{
  if (frame->seal.seed.size == CW_SEED_MOST)
    chain_salted (bits, frame, last, chain);
  else
    for (guint64 seq = frame->first; seq <= last; seq++)
      cw_seal_chain_line (bits, frame, (guint32) seq, chain);
}

void
cw_seal_chain (guint64 bits, const CwFrame *frame, guint8 *chain)
{
  cw_seal_chain_to (bits, frame, frame->last, chain);
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
write_stream_seal (CwLog *log, const CwStream *stream, const guint8 *secret, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_seal);
  guint8 text[CW_SIGNED_BYTES], signature[crypto_sign_BYTES], openings[crypto_sign_BYTES];

  cw_seal_make_signed (stream->bits, stream->sealed_seq, stream->sealed_hash, text);
  crypto_sign_detached (signature, NULL, text, sizeof text, secret);
  if (stream->signs_openings && !cw_openings_sign (log, stream, secret, openings, error))
    return FALSE;

  cw_stmt_bind_int (stmt, ":stream", stream->number);
  cw_stmt_bind_int (stmt, ":seq", stream->sealed_seq);
  cw_stmt_bind_blob (stmt, ":hash", stream->sealed_hash, CW_LINE_HASH);
  cw_stmt_bind_blob (stmt, ":openings", stream->signs_openings ? openings : NULL,
                     stream->signs_openings ? sizeof openings : 0);
  cw_stmt_bind_blob (stmt, ":signature", signature, sizeof signature);
  return cw_stmt_run (stmt, error);
}

/* What was written line by line is gathered into frames that pack well: they travel as they lie. */
typedef struct
{
  CwDb *db;
  guint64 bits;
  const guint8 *secret;
  CwFrame *frame; /* being gathered; first 0 for none */
  guint8 chain[CW_LINE_HASH];
} Gathering;

/* Nobody else can know it, and it is the same however often it is drawn: two copies of a store that
 * seal the same lines come to the same hashes. */
static void
draw_seed (const guint8 *secret, guint64 bits, guint32 first, CwSeed *seed)
{
  guint8 text[16 + 8 + 4];

  memcpy (text, "corewalk seed  1", 16);
  put_big (text + 16, bits, 8);
  put_big (text + 24, first, 4);
  seed->size = CW_SEED_MOST;
  crypto_generichash (seed->bytes, CW_SEED_MOST, text, sizeof text, secret,
                      crypto_sign_SEEDBYTES);
}

static gpointer
chain_gathered (gpointer data)
{
  Gathering *gathering = data;

  cw_seal_chain (gathering->bits, gathering->frame, gathering->chain);
  return NULL;
}

/* Hashing and packing take the same time and most of it: each has a processor. */
static void
chain_and_pack (Gathering *gathering, CwPacked *packed)
{
  GThread *thread = gathering->frame->lines->len < WORTH_A_THREAD
                        ? NULL
                        : g_thread_try_new ("chain", chain_gathered, gathering, NULL);

  if (thread == NULL)
    chain_gathered (gathering);
  cw_frame_pack (gathering->frame, CW_FRAME_SEALED_LEVEL, packed);
  if (thread != NULL)
    g_thread_join (thread);
  memcpy (packed->seal.chain, gathering->chain, CW_LINE_HASH);
}

static gboolean
write_gathered (Gathering *gathering, GError **error)
{
  g_autoptr (CwPacked) packed = NULL;
  CwFrame *frame = gathering->frame;
  gint64 id = cw_log_make_id (frame->stream, frame->first);

  if (frame->first == 0)
    return TRUE;
  if (!cw_frame_settle (frame, error))
    return FALSE;

  draw_seed (gathering->secret, gathering->bits, frame->first, &frame->seal.seed);
  frame->seal.is_there = TRUE;
  g_byte_array_set_size (frame->seal.holes, 0);
  packed = cw_packed_new ();
  chain_and_pack (gathering, packed);
  frame->first = 0;
  return cw_packed_write (gathering->db, cw_sql_frame_add, id, packed, frame->lines, error);
}

static gboolean
gather (Gathering *gathering, const CwFrame *from, GError **error)
{
  CwFrame *frame = gathering->frame;

  if (frame->first != 0 && frame->lines->len + from->lines->len > GATHERED &&
      !write_gathered (gathering, error))
    return FALSE;

  if (frame->first == 0)
    {
      frame->stream = from->stream;
      frame->first = from->first;
      g_string_truncate (frame->lines, 0);
    }
  else
    g_string_append_c (frame->lines, '\n');
  g_string_append_len (frame->lines, from->lines->str, (gssize) from->lines->len);
  frame->last = from->last;
  return TRUE;
}

/* The frames from @first on go as they are read, so that what is gathered can take their numbers. */
static gboolean
gather_all (Gathering *gathering, gint32 stream, guint32 first, guint32 last, GError **error)
{
  g_autoptr (CwFrame) frame = cw_frame_new ();

  for (guint64 seq = first; seq <= last; seq = (guint64) frame->last + 1)
    {
      g_autoptr (CwStmt) stmt = NULL;

      if (!cw_frame_find (gathering->db, stream, (guint32) seq, frame, error))
        return FALSE;
      stmt = cw_stmt_new (gathering->db, cw_sql_frame_drop);
      cw_stmt_bind_int (stmt, ":from", cw_log_make_id (stream, frame->first));
      cw_stmt_bind_int (stmt, ":to", cw_log_make_id (stream, frame->first));
      if (!cw_stmt_run (stmt, error) || !gather (gathering, frame, error))
        return FALSE;
    }

  return write_gathered (gathering, error);
}

gboolean
cw_seal_stream (CwLog *log, const CwStream *public, const guint8 *secret, GError **error)
{
  Stream *stream = (Stream *) public;
  g_autoptr (CwFrame) frame = cw_frame_new ();
  Gathering gathering = { .db = log->db,
                          .bits = public->bits,
                          .secret = secret,
                          .frame = frame };
  gint64 last;

  if (!cw_log_flush (log, error))
    return FALSE;

  last = cw_log_last_seq (log, public, error);
  if (last < 0)
    return FALSE;
  if (last == public->sealed_seq && last > 0)
    return TRUE;

  log->frame->first = 0;
  memcpy (gathering.chain, public->sealed_hash, CW_LINE_HASH);
  if (!gather_all (&gathering, public->number, public->sealed_seq + 1, (guint32) last, error))
    return FALSE;

  stream->public.sealed_seq = (guint32) last;
  memcpy (stream->public.sealed_hash, gathering.chain, CW_LINE_HASH);
  return write_stream_seal (log, public, secret, error);
}

gboolean
cw_seal_chain_at (CwLog *log,
                  const CwStream *stream,
                  guint32 seq,
                  guint8 *chain,
                  GError **error)
{
  g_autoptr (CwFrame) frame = NULL;

  stream = &cw_stream_at ((Stream *) stream, seq)->public;
  memset (chain, 0, CW_LINE_HASH);
  if (seq == stream->sealed_seq)
    memcpy (chain, stream->sealed_hash, CW_LINE_HASH);
  if (seq == 0 || seq == stream->sealed_seq)
    return TRUE;

  frame = cw_frame_new ();
  if (!cw_frame_find (log->db, stream->number, seq, frame, error))
    return FALSE;
  if (seq == frame->last)
    memcpy (chain, frame->seal.chain, CW_LINE_HASH);
  else if (!cw_seal_chain_at (log, stream, frame->first - 1, chain, error))
    return FALSE;
  else
    cw_seal_chain_to (stream->bits, frame, seq, chain);
  return TRUE;
}

static gboolean
check_frame (const CwStream *stream, const CwFrame *frame, guint8 *chain, GPtrArray *faults)
{
  if (!frame->seal.is_there)
    {
      g_ptr_array_add (faults,
                       g_strdup_printf ("stream %d, lines %u to %u: their seal is missing",
                                        stream->number, frame->first, frame->last));
      return FALSE;
    }

  cw_seal_chain (stream->bits, frame, chain);
  if (memcmp (chain, frame->seal.chain, CW_LINE_HASH) == 0)
    return TRUE;

  g_ptr_array_add (faults, g_strdup_printf ("stream %d, lines %u to %u: not what was sealed",
                                            stream->number, frame->first, frame->last));
  return FALSE;
}

gboolean
cw_seal_verify (guint64 bits,
                guint32 seq,
                const guint8 *chain,
                const guint8 *key,
                const guint8 *signature)
{
  guint8 text[CW_SIGNED_BYTES];

  cw_seal_make_signed (bits, seq, chain, text);
  return crypto_sign_verify_detached (signature, text, sizeof text, key) == 0;
}

static gboolean
check_signature (CwLog *log, const CwStream *stream, const guint8 *chain, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_signature);
  gboolean is_right = FALSE;

  cw_stmt_bind_int (stmt, ":stream", stream->number);
  if (cw_stmt_next (stmt))
    {
      gsize length, more;
      const guint8 *signature = cw_stmt_blob (stmt, 0, &length);
      const guint8 *openings = cw_stmt_blob (stmt, 1, &more);

      is_right =
          length == crypto_sign_BYTES &&
          memcmp (chain, stream->sealed_hash, CW_LINE_HASH) == 0 &&
          cw_seal_verify (stream->bits, stream->sealed_seq, chain, stream->key, signature) &&
          cw_openings_check (log, stream, stream->sealed_seq, chain,
                             more == crypto_sign_BYTES ? openings : NULL, NULL);
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
  guint32 seq = stream->fork_seq;

  if (stream->sealed_seq == 0)
    return TRUE;
  if (stream->trunk != NULL &&
      !cw_seal_chain_at (log, stream->trunk, stream->fork_seq, chain, error))
    return FALSE;

  cw_stmt_bind_int (stmt, ":from", cw_log_make_id (stream->number, 0));
  cw_stmt_bind_int (stmt, ":to", cw_log_make_id (stream->number, stream->sealed_seq));
  while (cw_stmt_next (stmt))
    {
      if (!cw_frame_unpack (stmt, frame, &local))
        {
          g_ptr_array_add (faults, g_strdup (local->message));
          return TRUE;
        }
      if (!check_frame (stream, frame, chain, faults))
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
