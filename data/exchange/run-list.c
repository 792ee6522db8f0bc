#include "data/exchange/run-list.h"

#include "data/base/stmt.h"
#include "data/log/log-lines.h"
#include "sql.h"

#include <string.h>

void
cw_held_run_free (CwHeldRun *held)
{
  cw_run_free (held->run);
  g_free (held);
}

static void
describe (const CwStream *stream, CwRun *run)
{
  run->bits = stream->bits;
  run->audience = g_strdup (stream->audience);
  run->scope = g_strdup (stream->scope);
  run->author = g_strdup (stream->author);
  run->is_sample = stream->is_sample;
  memcpy (run->key, stream->key, sizeof run->key);
}

/* The line after the last one that the receipt has of this stream; @first where it has nothing. */
static gboolean
start_after (CwStore *store,
             const CwStream *stream,
             const CwReceipt *receipt,
             guint32 *first,
             GError **error)
{
  guint8 chain[CW_LINE_HASH];

  for (guint i = 0; receipt != NULL && i < receipt->lines->len; i++)
    {
      const CwReceiptLine *line = &g_array_index (receipt->lines, CwReceiptLine, i);

      if (line->bits != stream->bits || line->last < *first || line->last > stream->sealed_seq)
        continue;
      if (!cw_seal_chain_at (store->log, stream, line->last, chain, error))
        return FALSE;
      if (memcmp (chain, line->hash, CW_LINE_HASH) == 0)
        *first = line->last + 1;
    }

  return TRUE;
}

static void
copy_blob (CwStmt *stmt, int column, guint8 *out, gsize size)
{
  gsize length;
  gconstpointer bytes = cw_stmt_blob (stmt, column, &length);

  if (length == size)
    memcpy (out, bytes, size);
}

static gboolean
read_signatures (CwStore *store, const CwStream *stream, CwRun *run, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_stream_signature);
  gsize length = 0;

  cw_stmt_bind_int (stmt, ":stream", stream->number);
  if (cw_stmt_next (stmt))
    {
      gconstpointer bytes = cw_stmt_blob (stmt, 0, &length);

      if (length == crypto_sign_BYTES)
        memcpy (run->signature, bytes, length);
      run->has_openings = !cw_stmt_is_null (stmt, 1);
      copy_blob (stmt, 1, run->openings, sizeof run->openings);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (length != crypto_sign_BYTES)
    g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "stream %d: its signature is missing",
                 stream->number);

  return length == crypto_sign_BYTES;
}

static gboolean
add_sealed (CwStore *store,
            const CwStream *stream,
            const CwReceipt *receipt,
            GPtrArray *list,
            GError **error)
{
  guint32 first = stream->fork_seq + 1;
  CwHeldRun *held;
  gint64 opening;

  if (!start_after (store, stream, receipt, &first, error))
    return FALSE;
  if (first > stream->sealed_seq)
    return TRUE;

  held = g_new0 (CwHeldRun, 1);
  g_ptr_array_add (list, held);
  held->stream = stream->number;
  held->run = cw_run_new ();
  describe (stream, held->run);
  held->run->first = first;
  held->run->last = stream->sealed_seq;
  memcpy (held->run->head, stream->sealed_hash, CW_LINE_HASH);
  opening = cw_log_opening_at (store->log, stream, first, error);
  held->run->opening = (guint32) opening;
  return opening >= 0 && read_signatures (store, stream, held->run, error) &&
         cw_seal_chain_at (store->log, stream, first - 1, held->run->prior, error);
}

/* What came beyond a gap goes on to others as it came. */
static gboolean
add_spans (CwStore *store, const CwStream *stream, GPtrArray *list, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_span_list);

  while (cw_stmt_next (stmt))
    {
      CwHeldRun *held;

      if (cw_stmt_int (stmt, 1) != stream->number)
        continue;
      held = g_new0 (CwHeldRun, 1);
      g_ptr_array_add (list, held);
      held->stream = stream->number;
      held->span = cw_stmt_int (stmt, 8) != 0 ? 0 : cw_stmt_int (stmt, 0);
      held->run = cw_run_new ();
      describe (stream, held->run);
      held->run->first = (guint32) cw_stmt_int (stmt, 2);
      held->run->last = (guint32) cw_stmt_int (stmt, 3);
      held->run->opening = (guint32) cw_stmt_int (stmt, 4);
      copy_blob (stmt, 5, held->run->prior, CW_LINE_HASH);
      copy_blob (stmt, 6, held->run->head, CW_LINE_HASH);
      copy_blob (stmt, 7, held->run->signature, crypto_sign_BYTES);
      held->run->has_openings = !cw_stmt_is_null (stmt, 10);
      copy_blob (stmt, 10, held->run->openings, crypto_sign_BYTES);
    }

  return cw_stmt_done (stmt, error);
}

gboolean
cw_run_list_add (CwStore *store,
                 const CwStream *stream,
                 const CwReceipt *receipt,
                 GPtrArray *list,
                 GError **error)
{
  return add_sealed (store, stream, receipt, list, error) &&
         add_spans (store, stream, list, error);
}

static CwStmt *
find_frames (CwStore *store, const CwHeldRun *held)
{
  CwStmt *stmt = cw_stmt_new (store->shared,
                              held->span != 0 ? cw_sql_span_frames : cw_sql_frame_range_with);
  gint64 base = held->span != 0 ? held->span << 32 : cw_log_make_id (held->stream, 0);

  cw_stmt_bind_int (stmt, ":from", base + held->run->first);
  cw_stmt_bind_int (stmt, ":to", base + held->run->last);
  return stmt;
}

gboolean
cw_held_run_each (CwStore *store,
                  const CwHeldRun *held,
                  gboolean is_unpacked,
                  CwPackedFunc each,
                  gpointer user_data,
                  GError **error)
{
  g_autoptr (CwStmt) stmt = find_frames (store, held);
  g_autoptr (CwPacked) packed = cw_packed_new ();
  g_autoptr (CwFrame) frame = cw_frame_new ();

  while (cw_stmt_next (stmt))
    {
      gboolean is_cut;

      cw_packed_load (stmt, packed);
      is_cut = packed->first < held->run->first;
      if ((is_cut || is_unpacked) && !cw_packed_unpack (packed, frame, error))
        return FALSE;
      if (is_cut)
        {
          cw_frame_cut_before (frame, held->run->first);
          cw_frame_pack (frame, CW_FRAME_SEALED_LEVEL, packed);
        }
      if (!each (packed, is_unpacked ? frame : NULL, user_data, error))
        return FALSE;
    }

  return cw_stmt_done (stmt, error);
}

gint64
cw_held_run_weigh (CwStore *store, const CwHeldRun *held)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (held->span != 0)
    return 0; /* few, and the number is only for saying how much of a file is missing */

  stmt = cw_stmt_new (store->shared, cw_sql_frame_weight);
  cw_stmt_bind_int (stmt, ":from", cw_log_make_id (held->stream, held->run->first));
  cw_stmt_bind_int (stmt, ":to", cw_log_make_id (held->stream, held->run->last));
  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}
