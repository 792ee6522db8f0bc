#include "data/log/seal.h"

#include "data/base/stmt.h"
#include "data/base/worker.h"
#include "data/log/log-private.h"
#include "data/log/openings.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

#define WORTH_A_THREAD (64 * 1024) /* bytes of lines */
#define GATHERED (512 * 1024)      /* bytes of lines of a sealed frame; one line may be more */
#define BATCHES 4                  /* frames in memory */

/* A frame on its way into its row. */
typedef struct
{
  CwFrame *frame; /* first 0 for none */
  CwPacked *packed;
  guint8 chain[CW_LINE_HASH], hash[CW_FRAME_HASH];
} Batch;

/*
 * What was written line by line is gathered into frames that pack well: they travel as they lie. Reading,
 * packing, and hashing take about the same time: a few frames are packed and hashed while the next is read.
 */
typedef struct
{
  CwDb *db;
  guint64 bits;
  const guint8 *secret;
  CwFrame *read[CW_FRAMES_AT_ONCE];
  Batch batches[BATCHES];  /* a ring: some under way, and the one that is gathered after them */
  guint oldest, under_way; /* in the ring; how many */
  CwWorker *packer, *hasher;  /* NULL before the first frame is gathered */
  CwPacked *packed;           /* the packer's */
  guint8 chain[CW_LINE_HASH]; /* the hasher's */
} Gathering;

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

/* One holder packs all frames: what zstd needs for it is large. */
static void
pack (gpointer piece, gpointer user_data)
{
  Batch *batch = piece;
  Gathering *gathering = user_data;

  cw_frame_pack (batch->frame, CW_FRAME_SEALED_LEVEL, gathering->packed);
  cw_packed_copy (gathering->packed, batch->packed);
}

static void
hash (gpointer piece, gpointer user_data)
{
  Batch *batch = piece;
  Gathering *gathering = user_data;

  cw_seal_chain_and_hash (gathering->bits, batch->frame, gathering->chain, batch->hash);
  memcpy (batch->chain, gathering->chain, CW_LINE_HASH);
}

static Batch *
get_gathered (Gathering *gathering)
{
  return &gathering->batches[(gathering->oldest + gathering->under_way) % BATCHES];
}

/* The oldest frame under way is written. */
static gboolean
finish (Gathering *gathering, GError **error)
{
  Batch *batch = &gathering->batches[gathering->oldest];
  CwPacked *packed = batch->packed;
  gint64 id = cw_log_make_id (batch->frame->stream, batch->frame->first);

  cw_worker_wait (gathering->packer);
  cw_worker_wait (gathering->hasher);
  gathering->oldest = (gathering->oldest + 1) % BATCHES;
  gathering->under_way--;
  batch->frame->first = 0;
  memcpy (packed->seal.chain, batch->chain, CW_LINE_HASH);
  memcpy (packed->hash, batch->hash, CW_FRAME_HASH);
  packed->has_hash = TRUE;
  return cw_packed_write (gathering->db, cw_sql_frame_add, id, packed, error);
}

/* What was gathered goes on its way. */
static gboolean
send (Gathering *gathering, GError **error)
{
  Batch *batch = get_gathered (gathering);
  CwFrame *frame = batch->frame;
  gboolean is_much = frame->lines->len >= WORTH_A_THREAD;

  if (!cw_frame_settle (frame, error))
    return FALSE;

  cw_seal_draw_seed (gathering->secret, gathering->bits, frame->first, &frame->seal.seed);
  frame->seal.is_there = TRUE;
  g_byte_array_set_size (frame->seal.holes, 0);
  if (gathering->packer == NULL)
    {
      gathering->packer = cw_worker_new ("pack", is_much, pack, gathering);
      gathering->hasher = cw_worker_new ("hash", is_much, hash, gathering);
    }
  cw_worker_give (gathering->hasher, batch);
  cw_worker_give (gathering->packer, batch);
  gathering->under_way++;
  return gathering->under_way < BATCHES || finish (gathering, error);
}

static gboolean
gather (Gathering *gathering, const CwFrame *from, GError **error)
{
  CwFrame *frame = get_gathered (gathering)->frame;

  if (frame->first != 0 && frame->lines->len + from->lines->len > GATHERED)
    {
      if (!send (gathering, error))
        return FALSE;
      frame = get_gathered (gathering)->frame;
    }
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

static gboolean
take (Gathering *gathering, const CwFrame *frame, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (gathering->db, cw_sql_frame_drop);
  gint64 id = cw_log_make_id (frame->stream, frame->first);

  cw_stmt_bind_int (stmt, ":from", id);
  cw_stmt_bind_int (stmt, ":to", id);
  return cw_stmt_run (stmt, error) && gather (gathering, frame, error);
}

/* The frames from @first on go as they are read, so that what is gathered can take their numbers. */
static gboolean
gather_all (Gathering *gathering, gint32 stream, guint32 first, guint32 last, GError **error)
{
  guint64 seq = first;

  while (seq <= last)
    {
      CwFrame **frames = gathering->read;
      guint count;

      if (!cw_frame_find_some (gathering->db, stream, (guint32) seq, last, frames, &count,
                               error))
        return FALSE;
      for (guint i = 0; i < count; i++)
        if (!take (gathering, frames[i], error))
          return FALSE;
      seq = (guint64) frames[count - 1]->last + 1;
    }

  if (get_gathered (gathering)->frame->first != 0 && !send (gathering, error))
    return FALSE;
  while (gathering->under_way > 0)
    if (!finish (gathering, error))
      return FALSE;

  return TRUE;
}

static void
init (Gathering *gathering)
{
  gathering->packed = cw_packed_new ();
  for (guint i = 0; i < CW_FRAMES_AT_ONCE; i++)
    gathering->read[i] = cw_frame_new ();
  for (guint i = 0; i < BATCHES; i++)
    {
      gathering->batches[i].frame = cw_frame_new ();
      gathering->batches[i].packed = cw_packed_new ();
    }
}

static void
clear (Gathering *gathering)
{
  cw_worker_free (gathering->packer);
  cw_worker_free (gathering->hasher);
  cw_packed_free (gathering->packed);
  for (guint i = 0; i < CW_FRAMES_AT_ONCE; i++)
    cw_frame_free (gathering->read[i]);
  for (guint i = 0; i < BATCHES; i++)
    {
      cw_frame_free (gathering->batches[i].frame);
      cw_packed_free (gathering->batches[i].packed);
    }
}

gboolean
cw_seal_stream (CwLog *log, const CwStream *public, const guint8 *secret, GError **error)
{
  Stream *stream = (Stream *) public;
  Gathering gathering = { .db = log->db, .bits = public->bits, .secret = secret };
  gboolean is_done;
  gint64 last;

  if (!cw_log_flush (log, error))
    return FALSE;
  last = cw_log_last_seq (log, public, error);
  if (last < 0)
    return FALSE;
  if (last == public->sealed_seq && last > 0)
    return TRUE;

  cw_frame_cache_forget (log->frames);
  init (&gathering);
  memcpy (gathering.chain, public->sealed_hash, CW_LINE_HASH);
  is_done =
      gather_all (&gathering, public->number, public->sealed_seq + 1, (guint32) last, error);
  clear (&gathering);
  if (!is_done)
    return FALSE;

  stream->public.sealed_seq = (guint32) last;
  memcpy (stream->public.sealed_hash, gathering.chain, CW_LINE_HASH);
  return write_stream_seal (log, public, secret, error);
}
