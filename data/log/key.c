#include "data/base/stmt.h"
#include "data/log/address.h"
#include "data/log/log-private.h"
#include "sql.h"

#include <string.h>

static guint
hash_pair (gconstpointer data)
{
  const Origin *pair = data;

  return (guint) pair->stream * 2654435761u ^ pair->opening;
}

static gboolean
pairs_equal (gconstpointer a, gconstpointer b)
{
  const Origin *one = a, *other = b;

  return one->stream == other->stream && one->opening == other->opening;
}

void
cw_key_forget (CwLog *log)
{
  g_clear_pointer (&log->by_pair, g_hash_table_unref);
  g_clear_pointer (&log->origins, g_hash_table_unref);
  log->origins = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  log->by_pair = g_hash_table_new (hash_pair, pairs_equal);
  memset (log->named, 0, sizeof log->named);
  log->near = NULL;
}

static void
remember (CwLog *log, gint32 origin, gint32 stream, guint32 opening)
{
  Origin *pair = g_new (Origin, 1);

  pair->stream = stream;
  pair->opening = opening;
  g_hash_table_insert (log->origins, GINT_TO_POINTER (origin), pair);
  g_hash_table_insert (log->by_pair, pair, GINT_TO_POINTER (origin));
}

static gint32
add_origin (CwLog *log, gint32 stream, guint32 opening, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_origin_add);
  gint32 origin = 0;

  cw_stmt_bind_int (stmt, ":least",
                    MAX (log->is_private ? CW_PRIVATE_ORIGIN : 1, log->least_origin));
  cw_stmt_bind_int (stmt, ":stream", stream);
  cw_stmt_bind_int (stmt, ":opening", opening);
  if (cw_stmt_next (stmt))
    origin = (gint32) cw_stmt_int (stmt, 0);
  if (!cw_stmt_run (stmt, error))
    return 0;

  remember (log, origin, stream, opening);
  return origin;
}

const Origin *
cw_key_get_origin (CwLog *log, gint32 origin, GError **error)
{
  Origin *pair = g_hash_table_lookup (log->origins, GINT_TO_POINTER (origin));
  g_autoptr (CwStmt) stmt = NULL;

  if (pair != NULL)
    return pair;

  stmt = cw_stmt_new (log->db, cw_sql_origin_get);
  cw_stmt_bind_int (stmt, ":origin", origin);
  if (!cw_stmt_next (stmt))
    {
      cw_stmt_done (stmt, error);
      return NULL;
    }

  remember (log, origin, (gint32) cw_stmt_int (stmt, 0), (guint32) cw_stmt_int (stmt, 1));
  return g_hash_table_lookup (log->origins, GINT_TO_POINTER (origin));
}

static gint32
find_origin (CwLog *log, gint32 stream, guint32 opening)
{
  const Origin wanted = { .stream = stream, .opening = opening };
  gpointer known = g_hash_table_lookup (log->by_pair, &wanted);
  g_autoptr (CwStmt) stmt = NULL;

  if (known != NULL)
    return GPOINTER_TO_INT (known);

  stmt = cw_stmt_new (log->db, cw_sql_origin_find);
  cw_stmt_bind_int (stmt, ":stream", stream);
  cw_stmt_bind_int (stmt, ":opening", opening);
  if (!cw_stmt_next (stmt))
    return 0;

  remember (log, (gint32) cw_stmt_int (stmt, 0), stream, opening);
  return (gint32) cw_stmt_int (stmt, 0);
}

gboolean
cw_key_has_origin (CwLog *log, Stream *stream, guint32 opening)
{
  return find_origin (log, cw_stream_root (stream)->public.number, opening) != 0;
}

/*
 * Another branch has line @seq of the same opening, too: it was written before the copy was made and
 * sealed after it, and may say something else in each. Then it has two local ids for one UUID.
 */
static gboolean
is_twin (CwLog *log, Stream *stream, guint32 opening, guint32 seq)
{
  for (guint i = 0; stream->public.trunk != NULL && i < log->streams->len; i++)
    {
      Stream *other = g_ptr_array_index (log->streams, i);

      if (other != stream && cw_stream_root (other) == cw_stream_root (stream) &&
          cw_stream_at (other, seq) == other &&
          cw_log_last_seq (log, &other->public, NULL) >= seq &&
          cw_log_opening_at (log, &other->public, seq, NULL) == opening)
        return TRUE;
    }

  return FALSE;
}

gint32
cw_key_open (CwLog *log, Stream *stream, guint32 opening, guint32 first_seq, GError **error)
{
  const Stream *holder =
      is_twin (log, stream, opening, first_seq) ? stream : cw_stream_root (stream);
  gint32 origin = find_origin (log, holder->public.number, opening);
  g_autoptr (CwStmt) stmt = NULL;

  if (origin == 0)
    origin = add_origin (log, holder->public.number, opening, error);
  if (origin == 0)
    return 0;

  stmt = cw_stmt_new (log->db, cw_sql_opening_add);
  cw_stmt_bind_int (stmt, ":stream", stream->public.number);
  cw_stmt_bind_int (stmt, ":first_seq", first_seq);
  cw_stmt_bind_int (stmt, ":origin", origin);
  stream->near_origin = 0;
  return cw_stmt_run (stmt, error) ? origin : 0;
}

gint32
cw_key_origin_at (CwLog *log, Stream *stream, guint32 seq, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  stream = cw_stream_at (stream, seq);
  if (stream->near_origin != 0 && seq >= stream->near_first && seq <= stream->near_end)
    return stream->near_origin;

  stmt = cw_stmt_new (log->db, cw_sql_opening_at);
  cw_stmt_bind_int (stmt, ":stream", stream->public.number);
  cw_stmt_bind_int (stmt, ":seq", seq);
  if (cw_stmt_next (stmt))
    {
      stream->near_origin = (gint32) cw_stmt_int (stmt, 0);
      stream->near_first = (guint32) cw_stmt_int (stmt, 1);
      stream->near_end =
          cw_stmt_is_null (stmt, 2) ? G_MAXUINT32 : (guint32) cw_stmt_int (stmt, 2) - 1;
      if (stream->near_origin == 0)
        g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "stream %d: line %u is missing",
                     stream->public.number, seq);
      return stream->near_origin;
    }
  if (cw_stmt_done (stmt, error))
    g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "stream %d: nobody opened line %u",
                 stream->public.number, seq);

  return 0;
}

gboolean
cw_key_part_twins (CwLog *log, Stream *stream, guint32 seq, GError **error)
{
  gint32 origin = cw_key_origin_at (log, stream, seq, error);
  const Origin *pair = origin == 0 ? NULL : cw_key_get_origin (log, origin, error);

  if (pair == NULL)
    return FALSE;

  return is_twin (log, stream, pair->opening, seq) == (pair->stream == stream->public.number) ||
         cw_key_open (log, stream, pair->opening, seq, error) != 0;
}

/* From line @seq on the lines of @stream are of @origin. */
static gboolean
begin (CwLog *log, Stream *stream, guint32 seq, gint32 origin, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_opening_add);

  cw_stmt_bind_int (stmt, ":stream", stream->public.number);
  cw_stmt_bind_int (stmt, ":first_seq", seq);
  cw_stmt_bind_int (stmt, ":origin", origin);
  stream->near_origin = 0;
  return cw_stmt_run (stmt, error);
}

/* Only line @seq of @branch is given an origin of its own, and what follows stays as it was. */
static gboolean
set_apart (CwLog *log, Stream *branch, guint32 seq, gint32 origin, GError **error)
{
  const Origin *pair = cw_key_get_origin (log, origin, error);
  gint32 own = pair == NULL ? 0 : find_origin (log, branch->public.number, pair->opening);
  gint32 after = cw_key_origin_at (log, branch, seq + 1, NULL);

  if (pair != NULL && own == 0)
    own = add_origin (log, branch->public.number, pair->opening, error);
  return own != 0 && begin (log, branch, seq, own, error) &&
         (after != origin || begin (log, branch, seq + 1, origin, error));
}

gboolean
cw_key_claim (CwLog *log, Stream *trunk, guint32 seq, gboolean *has_moved, GError **error)
{
  gint32 origin = cw_key_origin_at (log, trunk, seq, error);

  if (origin == 0)
    return FALSE;

  for (guint i = 0; i < log->streams->len; i++)
    {
      Stream *branch = g_ptr_array_index (log->streams, i);

      if (branch == trunk || cw_stream_root (branch) != trunk ||
          cw_stream_at (branch, seq) != branch ||
          cw_log_last_seq (log, &branch->public, NULL) < seq ||
          cw_key_origin_at (log, branch, seq, NULL) != origin)
        continue;
      if (!set_apart (log, branch, seq, origin, error))
        return FALSE;
      *has_moved = TRUE;
    }

  return TRUE;
}

gint32
cw_log_origin_at (CwLog *log, const CwStream *stream, guint32 seq, GError **error)
{
  return cw_key_origin_at (log, (Stream *) stream, seq, error);
}

gint64
cw_log_opening_at (CwLog *log, const CwStream *stream, guint32 seq, GError **error)
{
  gint32 origin = cw_key_origin_at (log, (Stream *) stream, seq, error);
  const Origin *pair = origin == 0 ? NULL : cw_key_get_origin (log, origin, error);

  return pair == NULL ? -1 : (gint64) pair->opening;
}

static gint64
find_known (CwLog *log, const CwUuid *uuid)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_known_find);

  cw_stmt_bind_blob (stmt, ":uuid", uuid->bytes, sizeof uuid->bytes);
  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

static Stream *
find_bits (CwLog *log, guint64 bits)
{
  if (log->near != NULL && log->near->public.bits == bits)
    return log->near;

  for (guint i = 0; i < log->streams->len; i++)
    {
      Stream *stream = g_ptr_array_index (log->streams, i);

      if (stream->public.bits == bits && stream->public.trunk == NULL)
        return log->near = stream;
    }

  return NULL;
}

gint64
cw_log_find_uuid (CwLog *log, const CwUuid *uuid)
{
  CwAddress address;
  Stream *stream;
  gint32 origin;

  if (!cw_address_from_uuid (uuid, &address))
    return log->wider != NULL ? cw_log_find_uuid (log->wider, uuid) : find_known (log, uuid);

  stream = find_bits (log, address.bits);
  if (stream == NULL)
    return log->wider != NULL ? cw_log_find_uuid (log->wider, uuid) : 0;

  origin = find_origin (log, stream->public.number, address.opening);
  return origin == 0 ? 0 : cw_log_make_id (origin, address.seq);
}

static gint64
add_known (CwLog *log, const CwUuid *uuid, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_known_add);
  gint64 id = 0;

  cw_stmt_bind_int (stmt, ":least", MAX (1, log->least_known));
  cw_stmt_bind_blob (stmt, ":uuid", uuid->bytes, sizeof uuid->bytes);
  if (cw_stmt_next (stmt))
    id = cw_stmt_int (stmt, 0);
  return cw_stmt_run (stmt, error) ? id : 0;
}

gint64
cw_log_name_uuid (CwLog *log, const CwUuid *uuid, GError **error)
{
  gint64 id = cw_log_find_uuid (log, uuid);
  CwAddress address;
  Stream *stream;
  gint32 origin;

  if (id != 0)
    return id;

  /* What a private line points to and is not here stays unnamed: the shared file is not written. */
  if (log->wider != NULL || log->is_frozen)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                           "it points to nothing known here");
      return 0;
    }
  if (!cw_address_from_uuid (uuid, &address))
    return add_known (log, uuid, error);

  stream = find_bits (log, address.bits);
  if (stream == NULL)
    stream = cw_stream_add_stub (log, address.bits, error);
  if (stream == NULL)
    return 0;

  origin = add_origin (log, stream->public.number, address.opening, error);
  return origin == 0 ? 0 : cw_log_make_id (origin, address.seq);
}

/* By the last digits, which tell most: they are random, or the number of a line. */
static Named *
place_of (CwLog *log, const char *text)
{
  guint64 digits;

  memcpy (&digits, text + CW_UUID_TEXT_LENGTH - sizeof digits, sizeof digits);
  return &log->named[(digits * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) % NAMED];
}

gint64
cw_log_name_text (CwLog *log, const char *text, gsize length, GError **error)
{
  Named *named = length == CW_UUID_TEXT_LENGTH ? place_of (log, text) : NULL;
  CwUuid uuid;
  gint64 id;

  if (named != NULL && named->id != 0 && memcmp (named->text, text, sizeof named->text) == 0)
    return named->id;
  if (named == NULL || !cw_uuid_from_text (text, &uuid))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "no UUID");
      return 0;
    }

  id = cw_log_name_uuid (log, &uuid, error);
  if (id != 0 && log->wider == NULL)
    {
      memcpy (named->text, text, sizeof named->text);
      named->id = id;
    }
  return id;
}

gint64
cw_log_name_ref (CwLog *log, const CwStream *stream, const CwRef *ref, GError **error)
{
  gint32 origin;

  if (ref->seq == 0)
    return cw_log_name_uuid (log, &ref->uuid, error);

  origin = cw_key_origin_at (log, (Stream *) stream, ref->seq, error);
  return origin == 0 ? 0 : cw_log_record_of (log, cw_log_make_id (origin, ref->seq));
}

gint64
cw_log_record_of (CwLog *log, gint64 line)
{
  const Origin *pair =
      line >> 32 == 0 ? NULL : cw_key_get_origin (log, (gint32) (line >> 32), NULL);
  Stream *stream = pair == NULL ? NULL : cw_stream_find (log, pair->stream);
  gint32 origin;

  if (stream == NULL || stream->public.trunk == NULL)
    return line;

  origin = find_origin (log, cw_stream_root (stream)->public.number, pair->opening);
  return origin == 0 ? line : cw_log_make_id (origin, (guint32) line);
}

gboolean
cw_log_to_uuid (CwLog *log, gint64 id, CwUuid *uuid)
{
  const Origin *origin;
  const Stream *stream;
  CwAddress address;

  if (log->wider != NULL && !cw_log_id_is_private (id))
    return cw_log_to_uuid (log->wider, id, uuid);
  if (id >> 32 == 0)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_known_get);
      gsize length;
      gconstpointer bytes;

      cw_stmt_bind_int (stmt, ":id", id);
      if (!cw_stmt_next (stmt))
        return FALSE;
      bytes = cw_stmt_blob (stmt, 0, &length);
      if (length != sizeof uuid->bytes)
        return FALSE;
      memcpy (uuid->bytes, bytes, length);
      return TRUE;
    }

  origin = cw_key_get_origin (log, (gint32) (id >> 32), NULL);
  stream = origin == NULL ? NULL : cw_stream_find (log, origin->stream);
  if (stream == NULL)
    return FALSE;

  address.bits = stream->public.bits;
  address.opening = origin->opening;
  address.seq = (guint32) id;
  cw_address_to_uuid (&address, uuid);
  return TRUE;
}

const CwStream *
cw_log_stream_of (CwLog *log, gint64 id)
{
  const Origin *origin =
      id >> 32 == 0 ? NULL : cw_key_get_origin (log, (gint32) (id >> 32), NULL);
  const Stream *trunk = origin == NULL ? NULL : cw_stream_find (log, origin->stream);

  if (trunk == NULL || !trunk->has_branches)
    return (const CwStream *) trunk;

  /* In two branches one number is two lines, of two openings or of two origins. */
  for (guint i = 0; i < log->streams->len; i++)
    {
      Stream *stream = g_ptr_array_index (log->streams, i);
      guint32 seq = (guint32) id;

      if (cw_stream_root (stream) == trunk && cw_stream_at (stream, seq) == stream &&
          cw_log_last_seq (log, &stream->public, NULL) >= seq &&
          cw_key_origin_at (log, stream, seq, NULL) == (gint32) (id >> 32))
        return &stream->public;
    }

  return &trunk->public;
}

gboolean
cw_log_make_ref (CwLog *log, const CwStream *stream, gint64 id, CwRef *ref)
{
  const Origin *origin = NULL;

  if (id >> 32 != 0 && cw_log_id_is_private (id) == log->is_private)
    origin = cw_key_get_origin (log, (gint32) (id >> 32), NULL);

  ref->seq = 0;
  if (origin != NULL && origin->stream == stream->number &&
      cw_log_stream_of (log, id) == stream)
    {
      ref->seq = (guint32) id;
      return TRUE;
    }

  return cw_log_to_uuid (log, id, &ref->uuid);
}
