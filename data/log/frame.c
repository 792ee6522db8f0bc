#include "data/log/frame.h"

#include "data/base/hash-many.h"
#include "data/base/stmt.h"
#include "data/log/log.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>
#include <zstd.h>

#define LEVEL 1 /* of zstd, for lines that may be rewritten */

CwFrame *
cw_frame_new (void)
{
  CwFrame *frame = g_new0 (CwFrame, 1);

  frame->lines = g_string_new (NULL);
  frame->seal.holes = g_byte_array_new ();
  return frame;
}

void
cw_frame_free (CwFrame *frame)
{
  if (frame == NULL)
    return;

  g_byte_array_unref (frame->seal.holes);
  g_string_free (frame->lines, TRUE);
  g_free (frame->starts);
  g_free (frame);
}

CwFrame *
cw_frame_copy (const CwFrame *frame)
{
  CwFrame *copy = cw_frame_new ();

  copy->stream = frame->stream;
  copy->first = frame->first;
  copy->last = frame->last;
  g_string_append_len (copy->lines, frame->lines->str, (gssize) frame->lines->len);
  copy->starts = g_memdup2 (frame->starts,
                            ((gsize) frame->last - frame->first + 2) * sizeof *frame->starts);
  copy->seal.is_there = frame->seal.is_there;
  copy->seal.seed = frame->seal.seed;
  memcpy (copy->seal.chain, frame->seal.chain, CW_LINE_HASH);
  g_byte_array_append (copy->seal.holes, frame->seal.holes->data, frame->seal.holes->len);
  return copy;
}

const char *
cw_frame_get (const CwFrame *frame, guint32 seq, gsize *length)
{
  guint32 at = seq - frame->first;

  g_assert (seq >= frame->first && seq <= frame->last);
  *length = frame->starts[at + 1] - frame->starts[at] - 1;
  return frame->lines->str + frame->starts[at];
}

static gboolean
damaged (const CwFrame *frame, const char *what, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "stream %d, lines %u to %u: %s",
               frame->stream, frame->first, frame->last, what);
  return FALSE;
}

static gboolean
find_starts (CwFrame *frame, GError **error)
{
  guint32 count = frame->last - frame->first + 1, found = 0;
  const char *at = frame->lines->str, *end = at + frame->lines->len;

  if (count > frame->lines->len + 1)
    return damaged (frame, "fewer lines than it says", error);

  frame->starts = g_renew (guint32, frame->starts, count + 1);
  frame->starts[found++] = 0;
  while ((at = memchr (at, '\n', (gsize) (end - at))) != NULL)
    {
      if (found == count)
        return damaged (frame, "more lines than it says", error);
      frame->starts[found++] = (guint32) (++at - frame->lines->str);
    }
  if (found != count)
    return damaged (frame, "fewer lines than it says", error);

  frame->starts[count] = (guint32) frame->lines->len + 1;
  return TRUE;
}

gboolean
cw_frame_settle (CwFrame *frame, GError **error)
{
  return find_starts (frame, error);
}

void
cw_frame_cut_before (CwFrame *frame, guint32 first)
{
  guint32 skip = first - frame->first;

  g_string_erase (frame->lines, 0, (gssize) frame->starts[skip]);
  if (frame->seal.holes->len > 0)
    g_byte_array_remove_range (frame->seal.holes, 0, skip * CW_FRAME_HOLE);
  frame->first = first;
  find_starts (frame, NULL);
}

void
cw_frame_cut_after (CwFrame *frame, guint32 last)
{
  guint32 count = last - frame->first + 1;

  g_string_truncate (frame->lines, frame->starts[count] - 1);
  if (frame->seal.holes->len > 0)
    g_byte_array_set_size (frame->seal.holes, count * CW_FRAME_HOLE);
  frame->last = last;
  find_starts (frame, NULL);
}

void
cw_frame_hash (const GString *lines, guint8 *hash)
{
  crypto_generichash (hash, CW_FRAME_HASH, (const guint8 *) lines->str, lines->len, NULL, 0);
}

/* A body is one zstd frame and nothing else: what does not come out again would travel unseen. */
static gsize
unpack_zstd (GString *lines, const guint8 *body, gsize length)
{
  if (lines->len == 0 || ZSTD_findFrameCompressedSize (body, length) != length)
    return lines->len + 1;

  return ZSTD_decompress (lines->str, lines->len, body, length);
}

static gboolean
unpack_body (CwFrame *frame, guint32 coding, const guint8 *body, gsize length, GError **error)
{
  gsize size = frame->lines->len, got = length;

  if (coding == CW_CODING_ZSTD)
    got = unpack_zstd (frame->lines, body, length);
  else if (coding != CW_CODING_PLAIN)
    return damaged (frame, "packed in a way that this program does not know", error);
  else if (length == size && size > 0)
    memcpy (frame->lines->str, body, length);

  return got == size || damaged (frame, "cut off or overwritten", error);
}

static gboolean
check_holes (const CwFrame *frame, GError **error)
{
  gsize length = frame->seal.holes->len;

  return length == 0 || length == ((gsize) frame->last - frame->first + 1) * CW_FRAME_HOLE ||
         damaged (frame, "its erased lines are not as they were noted", error);
}

/* The row where @stmt stands, with the hash that it says but without trying it. */
static gboolean
load (CwStmt *stmt, CwFrame *frame, guint8 *said, GError **error)
{
  gint64 id = cw_stmt_int (stmt, 0), last = cw_stmt_int (stmt, 1), size = cw_stmt_int (stmt, 2);
  gsize length, hash_length;
  const guint8 *body = cw_stmt_blob (stmt, 4, &length);
  const guint8 *hash = cw_stmt_blob (stmt, 5, &hash_length);

  frame->stream = (gint32) (id >> 32);
  frame->first = (guint32) id;
  frame->last = (guint32) last;
  if (last < frame->first || last > G_MAXUINT32 || size < 0 || size > CW_FRAME_MOST)
    return damaged (frame, "numbers that can't be", error);
  if (hash_length != CW_FRAME_HASH)
    return damaged (frame, "not what was written", error);

  memcpy (said, hash, CW_FRAME_HASH);
  cw_frame_seal_load (stmt, &frame->seal);
  g_string_set_size (frame->lines, (gsize) size);
  return unpack_body (frame, (guint32) cw_stmt_int (stmt, 3), body, length, error);
}

static gboolean
check (CwFrame *frame, const guint8 *said, const guint8 *found, GError **error)
{
  if (memcmp (said, found, CW_FRAME_HASH) != 0)
    return damaged (frame, "not what was written", error);

  return find_starts (frame, error) && check_holes (frame, error);
}

gboolean
cw_frame_unpack (CwStmt *stmt, CwFrame *frame, GError **error)
{
  guint8 said[CW_FRAME_HASH], found[CW_FRAME_HASH];

  if (!load (stmt, frame, said, error))
    return FALSE;

  cw_frame_hash (frame->lines, found);
  return check (frame, said, found, error);
}

static gboolean
write_row (CwDb *db, const char *sql, const CwFrame *frame, GError **error)
{
  g_autoptr (CwPacked) packed = cw_packed_new ();

  cw_frame_pack (frame, LEVEL, packed);
  cw_packed_hash (packed, frame->lines);
  return cw_packed_write (db, sql, cw_log_make_id (frame->stream, frame->first), packed, error);
}

gboolean
cw_frame_add (CwDb *db,
              gint32 stream,
              guint32 first,
              guint32 last,
              const GString *lines,
              GError **error)
{
  const CwFrame frame = { .stream = stream,
                          .first = first,
                          .last = last,
                          .lines = (GString *) lines };

  g_assert (lines->len <= CW_FRAME_MOST);
  return write_row (db, cw_sql_frame_add, &frame, error);
}

gboolean
cw_packed_unpack (const CwPacked *packed, CwFrame *frame, GError **error)
{
  frame->first = packed->first;
  frame->last = packed->last;
  if (packed->first == 0 || packed->last < packed->first || packed->size > CW_FRAME_MOST)
    return damaged (frame, "numbers that can't be", error);

  g_string_set_size (frame->lines, packed->size);
  if (!unpack_body (frame, packed->coding, packed->body->data, packed->body->len, error) ||
      !find_starts (frame, error))
    return FALSE;

  frame->seal.is_there = packed->seal.is_there;
  frame->seal.seed = packed->seal.seed;
  memcpy (frame->seal.chain, packed->seal.chain, CW_LINE_HASH);
  g_byte_array_set_size (frame->seal.holes, 0);
  g_byte_array_append (frame->seal.holes, packed->seal.holes->data, packed->seal.holes->len);
  return check_holes (frame, error);
}

static gboolean
find (CwDb *db, gint32 stream, guint32 seq, CwFrame *frame, guint8 *said, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_frame_find);
  gboolean is_there = FALSE;

  cw_stmt_bind_int (stmt, ":frame", cw_log_make_id (stream, seq));
  if (cw_stmt_next (stmt) && cw_stmt_int (stmt, 0) >> 32 == stream &&
      cw_stmt_int (stmt, 1) >= seq)
    {
      if (!load (stmt, frame, said, error))
        return FALSE;
      is_there = TRUE;
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (!is_there)
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "stream %d has no line %u", stream, seq);

  return is_there;
}

gboolean
cw_frame_find (CwDb *db, gint32 stream, guint32 seq, CwFrame *frame, GError **error)
{
  guint8 said[CW_FRAME_HASH], found[CW_FRAME_HASH];

  if (!find (db, stream, seq, frame, said, error))
    return FALSE;

  cw_frame_hash (frame->lines, found);
  return check (frame, said, found, error);
}

gboolean
cw_frame_find_some (CwDb *db,
                    gint32 stream,
                    guint32 first,
                    guint32 last,
                    CwFrame **frames,
                    guint *count,
                    GError **error)
{
  guint8 said[CW_FRAMES_AT_ONCE][CW_FRAME_HASH], found[CW_FRAMES_AT_ONCE][CW_FRAME_HASH];
  CwHashed texts[CW_FRAMES_AT_ONCE];
  guint64 seq = first;

  for (*count = 0; *count < CW_FRAMES_AT_ONCE && seq <= last; (*count)++)
    {
      CwFrame *frame = frames[*count];

      if (!find (db, stream, (guint32) seq, frame, said[*count], error))
        return FALSE;
      texts[*count] = (CwHashed){ .bytes = frame->lines->str,
                                  .length = frame->lines->len,
                                  .hash = found[*count],
                                  .size = CW_FRAME_HASH };
      seq = (guint64) frame->last + 1;
    }

  cw_hash_many (texts, *count);
  for (guint i = 0; i < *count; i++)
    if (!check (frames[i], said[i], found[i], error))
      return FALSE;

  return TRUE;
}

gboolean
cw_frame_replace (CwDb *db,
                  CwFrame *frame,
                  guint32 seq,
                  const char *bytes,
                  gsize length,
                  GError **error)
{
  gsize old_length;
  gssize at = cw_frame_get (frame, seq, &old_length) - frame->lines->str;

  g_string_erase (frame->lines, at, (gssize) old_length);
  g_string_insert_len (frame->lines, at, bytes, (gssize) length);
  if (frame->lines->len > CW_FRAME_MOST)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "too many long texts together. Write a new one instead");
      return FALSE;
    }

  return find_starts (frame, error) && write_row (db, cw_sql_frame_rewrite, frame, error);
}

gint64
cw_frame_last (CwDb *db, gint32 stream, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_frame_last);
  gint64 last = 0;

  cw_stmt_bind_int (stmt, ":below", cw_log_make_id (stream + 1, 0));
  if (cw_stmt_next (stmt) && cw_stmt_int (stmt, 0) >> 32 == stream)
    last = cw_stmt_int (stmt, 1);

  return cw_stmt_done (stmt, error) ? last : -1;
}
