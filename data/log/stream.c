#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

void
cw_stream_free (gpointer data)
{
  Stream *stream = data;

  g_free (stream->public.audience);
  g_free (stream->public.scope);
  g_free (stream->public.author);
  g_free (stream->public.name);
  if (stream->tail != NULL)
    g_string_free (stream->tail, TRUE);
  g_free (stream);
}

Stream *
cw_stream_find (CwLog *log, gint32 number)
{
  /* Numbers are given out from 1 on, and none is taken back. */
  if (number >= 1 && (guint) number <= log->streams->len)
    {
      Stream *stream = g_ptr_array_index (log->streams, number - 1);

      if (stream->public.number == number)
        return stream;
    }

  for (guint i = 0; i < log->streams->len; i++)
    {
      Stream *stream = g_ptr_array_index (log->streams, i);

      if (stream->public.number == number)
        return stream;
    }

  return NULL;
}

Stream *
cw_stream_root (Stream *stream)
{
  while (stream->public.trunk != NULL)
    stream = (Stream *) stream->public.trunk;

  return stream;
}

Stream *
cw_stream_at (Stream *stream, guint32 seq)
{
  while (stream->public.trunk != NULL && seq <= stream->public.fork_seq)
    stream = (Stream *) stream->public.trunk;

  return stream;
}

gboolean
cw_log_has_twins (const CwStream *stream)
{
  return cw_stream_root ((Stream *) stream)->has_branches;
}

static void
copy_blob (CwStmt *stmt, int column, guint8 *out, gsize length)
{
  gsize there;
  gconstpointer bytes = cw_stmt_blob (stmt, column, &there);

  if (there == length)
    memcpy (out, bytes, length);
}

/* A branch is always added after the stream that it branches from. */
static void
join_trunk (GPtrArray *streams, Stream *stream, gint32 trunk)
{
  for (guint i = 0; trunk != 0 && i < streams->len; i++)
    {
      Stream *other = g_ptr_array_index (streams, i);

      if (other->public.number == trunk)
        stream->public.trunk = &other->public;
    }
  if (stream->public.trunk != NULL)
    cw_stream_root (stream)->has_branches = TRUE;
}

static gboolean
load_stream (CwLog *log, CwStmt *stmt, GPtrArray *streams, GError **error)
{
  Stream *stream = g_new0 (Stream, 1);

  g_ptr_array_add (streams, stream);
  stream->public.number = (gint32) cw_stmt_int (stmt, 0);
  stream->public.bits = (guint64) cw_stmt_int (stmt, 1);
  stream->public.audience = cw_stmt_dup_text (stmt, 2);
  stream->public.scope = cw_stmt_dup_text (stmt, 3);
  stream->public.author = cw_stmt_dup_text (stmt, 4);
  stream->public.is_sample = cw_stmt_int (stmt, 5) != 0;
  stream->public.is_own = cw_stmt_int (stmt, 6) != 0;
  copy_blob (stmt, 7, stream->public.key, sizeof stream->public.key);
  stream->public.sealed_seq = (guint32) cw_stmt_int (stmt, 8);
  copy_blob (stmt, 9, stream->public.sealed_hash, sizeof stream->public.sealed_hash);
  stream->public.fork_seq = (guint32) cw_stmt_int (stmt, 11);
  stream->public.hidden_seq = (guint32) cw_stmt_int (stmt, 12);
  stream->public.signs_openings = cw_stmt_int (stmt, 13) != 0;
  join_trunk (streams, stream, (gint32) cw_stmt_int (stmt, 10));

  /* A district holds a thousand streams of others, most of which nobody asks for. */
  stream->last_seq = -1;
  return !stream->public.is_own || cw_log_last_seq (log, &stream->public, error) >= 0;
}

gint64
cw_log_last_seq (CwLog *log, const CwStream *public, GError **error)
{
  Stream *stream = (Stream *) public;

  if (stream->last_seq < 0)
    stream->last_seq = cw_frame_last (log->db, public->number, error);

  return stream->last_seq;
}

gboolean
cw_stream_load_all (CwLog *log, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_all);
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func (cw_stream_free);

  while (cw_stmt_next (stmt))
    if (!load_stream (log, stmt, streams, error))
      return FALSE;
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  g_ptr_array_unref (log->streams);
  log->streams = g_steal_pointer (&streams);
  return TRUE;
}

static char *
make_hex (const guint8 *bytes, gsize length)
{
  char *hex = g_malloc (2 * length + 1);

  return sodium_bin2hex (hex, 2 * length + 1, bytes, length);
}

/* What stands in a stream's first line: `data/format.md`, "Streams". */
static gboolean
say_first_line (CwLog *log, Stream *stream, GError **error)
{
  const CwStream *public = &stream->public;
  g_autofree char *bits = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", public->bits);
  g_autofree char *key = make_hex (public->key, sizeof public->key);
  CwLine line, read;

  cw_line_clear (&line);
  line.kind = "stream";
  line.moment = cw_moment_now ();
  cw_line_put_text (&line, "audience", public->audience);
  cw_line_put_text (&line, "author", public->author);
  cw_line_put_int (&line, "format", 1);
  cw_line_put_text (&line, "key", key);
  cw_line_put_int (&line, "openings", 1);
  cw_line_put_int (&line, "sample", public->is_sample);
  if (public->scope[0] != '\0')
    cw_line_put_text (&line, "scope", public->scope);
  cw_line_put_text (&line, "stream", bits);
  return cw_log_append (log, public, &line, &read, error) != 0;
}

/* Writes the row of @stream, which is in the list already. */
static gboolean
write_stream (CwLog *log, Stream *stream, GError **error)
{
  CwStream *public = &stream->public;
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_add);
  gboolean is_told = public->audience[0] != '\0';

  cw_stmt_bind_int (stmt, ":bits", (gint64) public->bits);
  cw_stmt_bind_int (stmt, ":trunk", public->trunk == NULL ? 0 : public->trunk->number);
  cw_stmt_bind_int (stmt, ":fork_seq", public->fork_seq);
  cw_stmt_bind_text (stmt, ":audience", public->audience);
  cw_stmt_bind_text (stmt, ":scope", public->scope);
  cw_stmt_bind_text (stmt, ":author", public->author);
  cw_stmt_bind_int (stmt, ":sample", public->is_sample);
  cw_stmt_bind_int (stmt, ":own", public->is_own);
  cw_stmt_bind_blob (stmt, ":key", is_told ? public->key : NULL,
                     is_told ? sizeof public->key : 0);
  cw_stmt_bind_blob (stmt, ":openings", public->signs_openings ? "" : NULL, 0);
  if (cw_stmt_next (stmt))
  public->number = (gint32) cw_stmt_int (stmt, 0);
  return cw_stmt_run (stmt, error);
}

static Stream *
add_stream (CwLog *log,
            guint64 bits,
            const CwAuthor *author,
            const char *audience,
            const char *scope,
            GError **error)
{
  Stream *stream = g_new0 (Stream, 1);
  CwStream *public = &stream->public;

  g_ptr_array_add (log->streams, stream);
  public->bits = bits;
  public->audience = g_strdup (audience);
  public->scope = g_strdup (scope);
  public->author = g_strdup (author->author);
  public->is_sample = author->is_sample;
  public->is_own = public->signs_openings = author->key != NULL;
  if (author->key != NULL)
    memcpy (public->key, author->key, sizeof public->key);
  return write_stream (log, stream, error) ? stream : NULL;
}

Stream *
cw_stream_add_branch (CwLog *log, Stream *stream, guint32 fork_seq, GError **error)
{
  Stream *branch = g_new0 (Stream, 1);
  const CwStream *from = &stream->public;
  CwStream *public = &branch->public;

  g_ptr_array_add (log->streams, branch);
  public->bits = from->bits;
  public->trunk = from;
  public->fork_seq = fork_seq;
  public->audience = g_strdup (from->audience);
  public->scope = g_strdup (from->scope);
  public->author = g_strdup (from->author);
  public->is_sample = from->is_sample;
  public->signs_openings = from->signs_openings;
  memcpy (public->key, from->key, sizeof public->key);
  public->sealed_seq = fork_seq;
  branch->last_seq = fork_seq;
  cw_stream_root (branch)->has_branches = TRUE;
  return write_stream (log, branch, error) ? branch : NULL;
}

/* A stream that something points to and that has not been received: named, and empty. */
Stream *
cw_stream_add_stub (CwLog *log, guint64 bits, GError **error)
{
  const CwAuthor nobody = { .author = "" };

  return add_stream (log, bits, &nobody, "", "", error);
}

const CwStream *
cw_log_own_stream (CwLog *log,
                   const CwAuthor *author,
                   const char *audience,
                   const char *scope,
                   GError **error)
{
  Stream *stream;
  guint64 bits;

  for (guint i = 0; i < log->streams->len; i++)
    {
      const CwStream *public = g_ptr_array_index (log->streams, i);

      if (public->is_own && strcmp (public->audience, audience) == 0 &&
          strcmp (public->scope, scope) == 0 && strcmp (public->author, author->author) == 0 &&
          memcmp (public->key, author->key, sizeof public->key) == 0)
        return public;
    }

  randombytes_buf (&bits, sizeof bits);
  stream = add_stream (log, bits, author, audience, scope, error);
  if (stream == NULL || !say_first_line (log, stream, error))
    return NULL;

  return &stream->public;
}

gboolean
cw_log_disown (CwLog *log, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_disown);

  if (!cw_stmt_run (stmt, error))
    return FALSE;

  for (guint i = 0; i < log->streams->len; i++)
    ((Stream *) g_ptr_array_index (log->streams, i))->public.is_own = FALSE;
  return TRUE;
}

gboolean
cw_log_let_go (CwLog *log, const CwStream *stream, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_let_go);

  cw_stmt_bind_int (stmt, ":stream", stream->number);
  if (!cw_stmt_run (stmt, error))
    return FALSE;

  ((Stream *) stream)->public.is_own = FALSE;
  return TRUE;
}

const CwStream *
cw_log_get_stream (CwLog *log, gint32 number)
{
  return (const CwStream *) cw_stream_find (log, number);
}

GPtrArray *
cw_log_get_streams (CwLog *log)
{
  return log->streams;
}
