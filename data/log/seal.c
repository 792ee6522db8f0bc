#include "data/log/seal.h"

#include "data/base/hash-many.h"
#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "data/log/openings.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

#define AT_ONCE 4096                               /* payload hashes */
#define LINK (CW_LINE_HASH + 8 + 4 + CW_LINE_HASH) /* bytes */

G_STATIC_ASSERT (CW_HASH_BEFORE == CW_SALT);

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

/* The bits of the stream stay in their place. */
static void
put_link (guint32 seq, const guint8 *payload, guint8 *link)
{
  put_big (link + CW_LINE_HASH + 8, seq, 4);
  memcpy (link + CW_LINE_HASH + 12, payload, CW_LINE_HASH);
}

static void
add_link (guint64 bits, guint32 seq, const guint8 *payload, guint8 *chain)
{
  guint8 link[LINK];

  memcpy (link, chain, CW_LINE_HASH);
  put_big (link + CW_LINE_HASH, bits, 8);
  put_link (seq, payload, link);
  crypto_generichash (chain, CW_LINE_HASH, link, sizeof link, NULL, 0);
}

void
cw_seal_chain_line (guint64 bits, const CwFrame *frame, guint32 seq, guint8 *chain)
{
  guint8 payload[CW_LINE_HASH];

  cw_seal_payload_at (frame, seq, payload);
  add_link (bits, seq, payload, chain);
}

/* Lines that are chained many at once: of nearly all frames. */
typedef struct
{
  const CwFrame *frame;
  guint8 *salts;
  guint32 first_block;              /* of them */
  guint32 seq;                      /* the line that is chained next */
  CwHashed *texts;                  /* room for one more */
  guint8 (*payloads)[CW_LINE_HASH]; /* for as many as are hashed at once */
  gsize whole;                      /* texts before those of lines */
  guint8 link[LINK];                /* begins with the line hash */
} Salted;

static Salted *
make_salted (guint64 bits, const CwFrame *frame, guint32 last, const guint8 *chain)
{
  Salted *salted = g_new (Salted, 1);
  gsize most = MIN (AT_ONCE, (gsize) last - frame->first + 1);
  guint32 first_block = frame->first / 4;
  gsize size = ((gsize) last / 4 - first_block + 1) * 4 * CW_SALT;

  salted->frame = frame;
  salted->first_block = first_block;
  salted->texts = g_new (CwHashed, 1 + most);
  salted->payloads = g_malloc (most * CW_LINE_HASH);
  salted->salts = g_malloc (size);
  make_salts (&frame->seal.seed, first_block, salted->salts, size);
  memcpy (salted->link, chain, CW_LINE_HASH);
  put_big (salted->link + CW_LINE_HASH, bits, 8);
  return salted;
}

static void
free_salted (Salted *salted)
{
  g_free (salted->payloads);
  g_free (salted->texts);
  g_free (salted->salts);
  g_free (salted);
}

static void
chain_next (gsize number, gpointer user_data)
{
  Salted *salted = user_data;

  put_link (salted->seq++, salted->payloads[number - salted->whole], salted->link);
}

/* Chains @count lines from @first on, and hashes the whole frame if there is @hash. */
static void
chain_lines (Salted *salted, guint32 first, guint count, guint8 *hash)
{
  const CwHashChain chain = {
    .text = { .bytes = (const char *) salted->link,
              .length = LINK,
              .hash = salted->link,
              .size = CW_LINE_HASH },
    .turn = chain_next,
    .user_data = salted,
  };
  const GString *lines = salted->frame->lines;
  CwHashed *text = salted->texts;

  if (hash != NULL)
    *text++ = (CwHashed){ .bytes = lines->str,
                          .length = lines->len,
                          .hash = hash,
                          .size = CW_FRAME_HASH };
  salted->seq = first;
  salted->whole = hash != NULL ? 1 : 0;
  for (guint i = 0; i < count; i++, text++)
    {
      text->before = salted->salts + (first + i - (guint64) salted->first_block * 4) * CW_SALT;
      text->bytes = cw_frame_get (salted->frame, first + i, &text->length);
      text->hash = salted->payloads[i];
      text->size = CW_LINE_HASH;
    }
  cw_hash_chained (salted->texts, salted->whole + count, salted->whole, &chain);
}

static void
chain_salted (guint64 bits, const CwFrame *frame, guint32 last, guint8 *chain, guint8 *hash)
{
  Salted *salted = make_salted (bits, frame, last, chain);

  for (guint64 seq = frame->first; seq <= last; seq += AT_ONCE)
    chain_lines (salted, (guint32) seq, (guint) MIN (AT_ONCE, last - seq + 1),
                 g_steal_pointer (&hash));

  memcpy (chain, salted->link, CW_LINE_HASH);
  free_salted (salted);
}

void
cw_seal_chain_to (guint64 bits, const CwFrame *frame, guint32 last, guint8 *chain)
{
  if (frame->seal.seed.size == CW_SEED_MOST)
    chain_salted (bits, frame, last, chain, NULL);
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
cw_seal_chain_and_hash (guint64 bits, const CwFrame *frame, guint8 *chain, guint8 *hash)
{
  if (frame->seal.seed.size == CW_SEED_MOST)
    chain_salted (bits, frame, frame->last, chain, hash);
  else
    {
      cw_seal_chain (bits, frame, chain);
      cw_frame_hash (frame->lines, hash);
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

void
cw_seal_draw_seed (const guint8 *secret, guint64 bits, guint32 first, CwSeed *seed)
{
  guint8 text[16 + 8 + 4];

  memcpy (text, "corewalk seed  1", 16);
  put_big (text + 16, bits, 8);
  put_big (text + 24, first, 4);
  seed->size = CW_SEED_MOST;
  crypto_generichash (seed->bytes, CW_SEED_MOST, text, sizeof text, secret,
                      crypto_sign_SEEDBYTES);
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
