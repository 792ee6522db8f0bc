#include "data/log/log-lines.h"

#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

CwLog *
cw_log_new (CwDb *db, gboolean is_private, GError **error)
{
  g_autoptr (CwLog) log = g_new0 (CwLog, 1);

  log->db = db;
  log->is_private = is_private;
  log->streams = g_ptr_array_new_with_free_func (cw_stream_free);
  log->frames = cw_frame_cache_new ();
  log->reader = cw_line_reader_new ();
  log->text = g_string_new (NULL);
  cw_key_forget (log);

  return cw_stream_load_all (log, error) ? g_steal_pointer (&log) : NULL;
}

void
cw_log_free (CwLog *log)
{
  if (log == NULL)
    return;

  g_ptr_array_unref (log->streams);
  g_hash_table_unref (log->by_pair);
  g_hash_table_unref (log->origins);
  cw_frame_cache_free (log->frames);
  cw_line_reader_free (log->reader);
  g_string_free (log->text, TRUE);
  g_free (log);
}

CwDb *
cw_log_get_db (CwLog *log)
{
  return log->db;
}

void
cw_log_set_wider (CwLog *log, CwLog *wider)
{
  log->wider = wider;
}

void
cw_log_freeze (CwLog *log, gboolean is_frozen)
{
  log->is_frozen = is_frozen;
}

void
cw_log_reserve (CwLog *log, gint32 least_origin, gint64 least_known)
{
  log->least_origin = least_origin;
  log->least_known = least_known;
}

static void
drop_tail (gpointer data, gpointer user_data)
{
  Stream *stream = data;

  stream->tail_first = 0;
  if (stream->tail != NULL)
    g_string_truncate (stream->tail, 0);
}

gboolean
cw_log_reload (CwLog *log, GError **error)
{
  /* Even if nothing can be read now, what was rolled back is never written. */
  g_ptr_array_foreach (log->streams, drop_tail, NULL);
  cw_key_forget (log);
  cw_frame_cache_forget (log->frames);
  log->is_stale = !cw_stream_load_all (log, error);
  return !log->is_stale;
}

gboolean
cw_log_refresh (CwLog *log, GError **error)
{
  return !log->is_stale || cw_log_reload (log, error);
}

static gboolean
flush_stream (CwLog *log, Stream *stream, GError **error)
{
  if (stream->tail_first == 0)
    return TRUE;

  if (!cw_frame_add (log->db, stream->public.number, stream->tail_first,
                     (guint32) stream->last_seq, stream->tail, error))
    return FALSE;

  drop_tail (stream, NULL);
  return TRUE;
}

gboolean
cw_log_flush (CwLog *log, GError **error)
{
  for (guint i = 0; i < log->streams->len; i++)
    if (!flush_stream (log, g_ptr_array_index (log->streams, i), error))
      return FALSE;

  return TRUE;
}

/* The first line that an opening writes to a stream says its bits, for itself and those after it.
 * Each stream has its own, so that the end of an id is enough to name a record. */
static gboolean
say_opening (CwLog *log, Stream *stream, CwLine *line, GError **error)
{
  guint32 seq = (guint32) stream->last_seq + 1;

  if (stream->origin != 0)
    return TRUE;

  line->has_opening = TRUE;
  line->opening = randombytes_random () & 0x3ffffff;
  stream->origin = cw_key_open (log, stream, line->opening, seq, error);
  return stream->origin != 0;
}

gint64
cw_log_append (CwLog *log, const CwStream *public, CwLine *line, CwLine *read, GError **error)
{
  Stream *stream = (Stream *) public;

  if (cw_log_last_seq (log, public, error) < 0)
    return 0;
  if (stream->last_seq == G_MAXUINT32)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "this stream is full");
      return 0;
    }
  if (!say_opening (log, stream, line, error))
    return 0;

  /* What the reader would refuse is never kept. */
  g_string_truncate (log->text, 0);
  cw_line_write (line, log->text);
  if (!cw_line_read (log->reader, log->text->str, log->text->len, read, error))
    {
      g_prefix_error (error, "this can't be kept: ");
      return 0;
    }
  if (stream->tail_first != 0 && stream->tail->len + log->text->len > CW_FRAME_SIZE &&
      !flush_stream (log, stream, error))
    return 0;

  stream->last_seq++;
  if (stream->tail == NULL)
    stream->tail = g_string_new (NULL);
  if (stream->tail_first == 0)
    stream->tail_first = (guint32) stream->last_seq;
  else
    g_string_append_c (stream->tail, '\n');
  g_string_append_len (stream->tail, log->text->str, (gssize) log->text->len);
  return cw_log_make_id (stream->origin, (guint32) stream->last_seq);
}

/* Whether the line's number is its own opening's in @stream: it may be another's, of a copy, or of an older
 * state, whose line never came. FALSE with @error only if it could not be looked for. */
static gboolean
is_said_in (CwLog *log, Stream *stream, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint32 seq = (guint32) id;
  gint32 origin =
      seq == 0 || seq > stream->last_seq ? 0 : cw_key_origin_at (log, stream, seq, &failure);

  if (failure != NULL && !g_error_matches (failure, CW_ERROR, CW_ERROR_NOT_FOUND) &&
      !g_error_matches (failure, CW_ERROR, CW_ERROR_DAMAGED))
    g_propagate_error (error, g_steal_pointer (&failure));
  return origin != 0 && origin == (gint32) (id >> 32);
}

/* The stream of a line of this log, its tail written out so that frames hold all of it. */
static Stream *
find_line (CwLog *log, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const Origin *origin =
      id >> 32 == 0 ? NULL : cw_key_get_origin (log, (gint32) (id >> 32), &failure);
  Stream *stream = origin == NULL ? NULL : (Stream *) cw_log_stream_of (log, id);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (stream != NULL && cw_log_last_seq (log, &stream->public, error) < 0)
    return NULL;
  if (stream == NULL || !is_said_in (log, stream, id, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such line here");
      return NULL;
    }

  return stream->tail_first == 0 || flush_stream (log, stream, error) ? stream : NULL;
}

static CwFrame *
get_frame (CwLog *log, const Stream *stream, guint32 seq, GError **error)
{
  return cw_frame_cache_get (log->frames, log->db, stream->public.number, seq, error);
}

gboolean
cw_log_get (CwLog *log, gint64 id, CwEntry *entry, GError **error)
{
  Stream *stream = find_line (log, id, error);
  const CwFrame *frame = stream == NULL ? NULL : get_frame (log, stream, (guint32) id, error);

  if (frame == NULL)
    return FALSE;

  entry->stream = &stream->public;
  entry->seq = (guint32) id;
  entry->id = id;
  entry->bytes = cw_frame_get (frame, entry->seq, &entry->length);
  return TRUE;
}

gboolean
cw_log_get_at (CwLog *log, const CwStream *public, guint32 seq, CwEntry *entry, GError **error)
{
  Stream *stream = cw_stream_at ((Stream *) public, seq);
  gint32 origin = cw_key_origin_at (log, stream, seq, error);
  const CwFrame *frame;

  if (origin == 0 || (stream->tail_first != 0 && !flush_stream (log, stream, error)))
    return FALSE;

  frame = get_frame (log, stream, seq, error);
  if (frame == NULL)
    return FALSE;

  entry->stream = &stream->public;
  entry->seq = seq;
  entry->id = cw_log_make_id (origin, seq);
  entry->bytes = cw_frame_get (frame, seq, &entry->length);
  return TRUE;
}

gboolean
cw_log_replace (CwLog *log, gint64 id, const char *bytes, gsize length, GError **error)
{
  Stream *stream = find_line (log, id, error);
  CwFrame *frame = stream == NULL ? NULL : get_frame (log, stream, (guint32) id, error);
  CwLine read;

  if (frame == NULL)
    return FALSE;
  if ((guint32) id <= stream->public.sealed_seq)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "the line is sealed");
      return FALSE;
    }
  if (length > 0 && !cw_line_read (log->reader, bytes, length, &read, error))
    {
      g_prefix_error (error, "this can't be kept: ");
      return FALSE;
    }

  return cw_frame_replace (log->db, frame, (guint32) id, bytes, length, error);
}

gboolean
cw_log_void (CwLog *log, gint64 id, GError **error)
{
  g_autoptr (GString) left = g_string_new (NULL);
  CwEntry entry;
  CwLine line;

  if (!cw_log_get (log, id, &entry, error))
    return FALSE;
  if (cw_line_read (log->reader, entry.bytes, entry.length, &line, NULL))
    cw_line_write_void (&line, left);
  return cw_log_replace (log, id, left->str, left->len, error);
}

gboolean
cw_lines_each (CwLog *log,
               const CwFrame *frame,
               CwEntryFunc each,
               gpointer user_data,
               GError **error)
{
  Stream *stream = cw_stream_find (log, frame->stream);
  CwEntry entry = { .stream = &stream->public };

  if (stream == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "lines of a stream %d that is not there",
                   frame->stream);
      return FALSE;
    }

  for (guint64 seq = frame->first; seq <= cw_stream_last_shown (stream, frame->last); seq++)
    {
      gint32 origin = cw_key_origin_at (log, stream, (guint32) seq, error);

      if (origin == 0)
        return FALSE;
      entry.seq = (guint32) seq;
      entry.id = cw_log_make_id (origin, entry.seq);
      entry.bytes = cw_frame_get (frame, entry.seq, &entry.length);
      if (!each (&entry, user_data, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cw_log_each (CwLog *log, CwEntryFunc each, gpointer user_data, GError **error)
{
  g_autoptr (CwFrame) frame = cw_frame_new ();
  g_autoptr (CwStmt) stmt = NULL;

  if (!cw_log_flush (log, error))
    return FALSE;

  stmt = cw_stmt_new (log->db, cw_sql_frame_all);
  while (cw_stmt_next (stmt))
    if (!cw_frame_unpack (stmt, frame, error) ||
        !cw_lines_each (log, frame, each, user_data, error))
      return FALSE;

  return cw_stmt_done (stmt, error);
}

gboolean
cw_log_verify (CwLog *log, gint64 id, GError **error)
{
  Stream *stream = find_line (log, id, error);
  g_autoptr (CwStmt) stmt = NULL;
  g_autofree char *copy = NULL;
  const CwFrame *frame = stream == NULL ? NULL : get_frame (log, stream, (guint32) id, error);
  gint64 row;
  gsize length;

  if (frame == NULL)
    return FALSE;

  row = cw_log_make_id (stream->public.number, frame->first);
  stmt = cw_stmt_new (log->db, cw_sql_frame_body);
  cw_stmt_bind_int (stmt, ":id", row);
  if (cw_stmt_next (stmt))
    {
      gconstpointer body = cw_stmt_blob (stmt, 0, &length);

      copy = g_memdup2 (body, length);
    }
  if (copy != NULL && cw_db_verify (log->db, cw_sql_frame_body, row, copy, length))
    return TRUE;

  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_STORAGE,
      "what was written could not be read back. Copy the text, then try again");
  return FALSE;
}
