#include "data/log/frame.h"

#include "data/base/stmt.h"

#include <string.h>
#include <zstd.h>

#define WORTH_PACKING 2048 /* bytes; below it zstd saves little and costs a read */

CwPacked *
cw_packed_new (void)
{
  CwPacked *packed = g_new0 (CwPacked, 1);

  packed->body = g_byte_array_new ();
  packed->seal.holes = g_byte_array_new ();
  return packed;
}

void
cw_packed_free (CwPacked *packed)
{
  if (packed == NULL)
    return;

  ZSTD_freeCCtx (packed->packer);
  g_byte_array_unref (packed->body);
  g_byte_array_unref (packed->seal.holes);
  g_free (packed);
}

static void
pack_body (const GString *lines, int level, CwPacked *packed)
{
  gsize length;

  packed->coding = CW_CODING_PLAIN;
  g_byte_array_set_size (packed->body, 0);
  if (lines->len <= WORTH_PACKING)
    {
      g_byte_array_append (packed->body, (const guint8 *) lines->str, (guint) lines->len);
      return;
    }

  if (packed->packer == NULL)
    packed->packer = ZSTD_createCCtx ();
  g_assert (packed->packer != NULL);
  packed->coding = CW_CODING_ZSTD;
  g_byte_array_set_size (packed->body, (guint) ZSTD_compressBound (lines->len));
  length = ZSTD_compressCCtx (packed->packer, packed->body->data, packed->body->len, lines->str,
                              lines->len, level);
  g_assert (!ZSTD_isError (length));
  g_byte_array_set_size (packed->body, (guint) length);
}

static void
copy_seal (const CwFrameSeal *from, CwFrameSeal *to)
{
  to->is_there = from->is_there;
  g_byte_array_set_size (to->holes, 0);
  if (!from->is_there)
    return;

  to->seed = from->seed;
  memcpy (to->chain, from->chain, CW_LINE_HASH);
  g_byte_array_append (to->holes, from->holes->data, from->holes->len);
}

void
cw_packed_copy (const CwPacked *from, CwPacked *to)
{
  to->first = from->first;
  to->last = from->last;
  to->size = from->size;
  to->coding = from->coding;
  to->has_hash = from->has_hash;
  memcpy (to->hash, from->hash, CW_FRAME_HASH);
  g_byte_array_set_size (to->body, 0);
  g_byte_array_append (to->body, from->body->data, from->body->len);
  copy_seal (&from->seal, &to->seal);
}

void
cw_packed_hash (CwPacked *packed, const GString *lines)
{
  cw_frame_hash (lines, packed->hash);
  packed->has_hash = TRUE;
}

void
cw_frame_pack (const CwFrame *frame, int level, CwPacked *packed)
{
  packed->first = frame->first;
  packed->last = frame->last;
  packed->size = (guint32) frame->lines->len;
  packed->has_hash = FALSE;
  pack_body (frame->lines, level, packed);
  copy_seal (&frame->seal, &packed->seal);
}

void
cw_frame_seal_load (CwStmt *stmt, CwFrameSeal *seal)
{
  gsize seed_length, chain_length, holes_length;
  const guint8 *seed = cw_stmt_blob (stmt, 6, &seed_length);
  const guint8 *chain = cw_stmt_blob (stmt, 7, &chain_length);
  const guint8 *holes = cw_stmt_blob (stmt, 8, &holes_length);

  seal->is_there = chain_length == CW_LINE_HASH &&
                   (holes_length > 0 ? seed_length == 0
                                     : seed_length == CW_SALT || seed_length == CW_SEED_MOST);
  g_byte_array_set_size (seal->holes, 0);
  if (!seal->is_there)
    return;

  memcpy (seal->chain, chain, CW_LINE_HASH);
  seal->seed.size = (guint8) seed_length;
  if (holes_length > 0)
    g_byte_array_append (seal->holes, holes, (guint) holes_length);
  else
    memcpy (seal->seed.bytes, seed, seed_length);
}

void
cw_packed_load (CwStmt *stmt, CwPacked *packed)
{
  gsize length;
  const guint8 *body = cw_stmt_blob (stmt, 4, &length);

  packed->first = (guint32) cw_stmt_int (stmt, 0);
  packed->last = (guint32) cw_stmt_int (stmt, 1);
  packed->size = (guint32) cw_stmt_int (stmt, 2);
  packed->coding = (guint32) cw_stmt_int (stmt, 3);
  packed->has_hash = FALSE;
  g_byte_array_set_size (packed->body, 0);
  g_byte_array_append (packed->body, body, (guint) length);
  cw_frame_seal_load (stmt, &packed->seal);
}

gboolean
cw_packed_write (CwDb *db, const char *sql, gint64 id, const CwPacked *packed, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);
  const CwFrameSeal *seal = &packed->seal;
  gboolean has_holes = seal->holes->len > 0;

  g_assert (packed->has_hash);
  cw_stmt_bind_int (stmt, ":frame", id);
  cw_stmt_bind_int (stmt, ":last", packed->last);
  cw_stmt_bind_int (stmt, ":size", packed->size);
  cw_stmt_bind_int (stmt, ":coding", packed->coding);
  /* A single line that was taken back is a body of no bytes, and not none. */
  cw_stmt_bind_blob (stmt, ":body",
                     packed->body->len == 0 ? (gconstpointer) "" : packed->body->data,
                     packed->body->len);
  cw_stmt_bind_blob (stmt, ":hash", packed->hash, sizeof packed->hash);
  if (seal->is_there)
    {
      if (has_holes)
        cw_stmt_bind_blob (stmt, ":holes", seal->holes->data, seal->holes->len);
      else
        cw_stmt_bind_blob (stmt, ":seed", seal->seed.bytes, seal->seed.size);
      cw_stmt_bind_blob (stmt, ":chain", seal->chain, CW_LINE_HASH);
    }

  return cw_stmt_run (stmt, error);
}
