#include "data/log/foreign.h"

#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "data/log/openings.h"
#include "sql.h"

#include <string.h>

static gboolean
is_told (const CwStream *stream)
{
  return stream->audience[0] != '\0';
}

/* Only a first line says what the author signed of the stream; a bundle can say anything of it. */
static gboolean
is_hearsay (const CwStream *stream)
{
  return !stream->is_own && stream->sealed_seq == 0;
}

static gboolean
tell (CwLog *log, Stream *stream, const CwStreamFacts *facts, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_stream_tell);
  CwStream *public = &stream->public;

  g_free (public->audience);
  g_free (public->scope);
  g_free (public->author);
  g_clear_pointer (&public->name, g_free);
  public->audience = g_strdup (facts->audience);
  public->scope = g_strdup (facts->scope);
  public->author = g_strdup (facts->author);
  public->is_sample = facts->is_sample;
  memcpy (public->key, facts->key, sizeof public->key);

  cw_stmt_bind_int (stmt, ":stream", public->number);
  cw_stmt_bind_text (stmt, ":audience", public->audience);
  cw_stmt_bind_text (stmt, ":scope", public->scope);
  cw_stmt_bind_text (stmt, ":author", public->author);
  cw_stmt_bind_int (stmt, ":sample", public->is_sample);
  cw_stmt_bind_blob (stmt, ":key", public->key, sizeof public->key);
  return cw_stmt_run (stmt, error);
}

/* A stream is its bits and its key: with the bits of somebody else's anybody can make one, and it is
 * another one. */
const CwStream *
cw_foreign_stream (CwLog *log, const CwStreamFacts *facts, gboolean has_first, GError **error)
{
  Stream *found = NULL;
  gboolean is_same = FALSE;

  for (guint i = 0; i < log->streams->len && !is_same; i++)
    {
      Stream *stream = g_ptr_array_index (log->streams, i);
      const CwStream *public = &stream->public;

      if (public->bits != facts->bits || public->trunk != NULL)
        continue;
      is_same = is_told (public) && memcmp (public->key, facts->key, sizeof public->key) == 0;
      if (is_same || !is_told (public) || (has_first && is_hearsay (public)))
        found = stream;
    }

  if (is_same && !(has_first && is_hearsay (&found->public)))
    return &found->public;
  if (found == NULL)
    found = cw_stream_add_stub (log, facts->bits, error);
  return found != NULL && tell (log, found, facts, error) ? &found->public : NULL;
}

const CwStream *
cw_foreign_branch (CwLog *log, const CwStream *stream, guint32 fork_seq, GError **error)
{
  return (const CwStream *) cw_stream_add_branch (log, (Stream *) stream, fork_seq, error);
}

gboolean
cw_foreign_add (CwLog *log,
                const CwStream *public,
                const CwFrame *frame,
                const CwPacked *packed,
                GError **error)
{
  Stream *stream = (Stream *) public;
  g_autoptr (CwPacked) made = NULL;

  if (packed == NULL)
    {
      made = cw_packed_new ();
      cw_frame_pack (frame, CW_FRAME_SEALED_LEVEL, made);
      cw_packed_hash (made, frame->lines);
      packed = made;
    }

  cw_frame_cache_forget (log->frames);
  if (cw_log_last_seq (log, public, error) < 0 ||
      !cw_packed_write (log->db, cw_sql_frame_add,
                        cw_log_make_id (public->number, frame->first), packed, error))
    return FALSE;

  stream->last_seq = MAX (stream->last_seq, (gint64) frame->last);
  return TRUE;
}

gboolean
cw_foreign_open (CwLog *log,
                 const CwStream *stream,
                 guint32 seq,
                 guint32 opening,
                 gboolean *was_named,
                 GError **error)
{
  *was_named = cw_key_has_origin (log, (Stream *) stream, opening);
  return cw_key_open (log, (Stream *) stream, opening, seq, error) != 0;
}

static gboolean
set_opening (CwLog *log, const CwStream *stream, guint32 seq, const char *sql, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, sql);

  cw_stmt_bind_int (stmt, ":stream", stream->number);
  cw_stmt_bind_int (stmt, ":first_seq", seq);
  ((Stream *) stream)->near_origin = 0;
  return cw_stmt_run (stmt, error);
}

gboolean
cw_foreign_lack (CwLog *log, const CwStream *stream, guint32 seq, GError **error)
{
  return set_opening (log, stream, seq, cw_sql_opening_lack, error);
}

gboolean
cw_foreign_lack_no_more (CwLog *log, const CwStream *stream, guint32 seq, GError **error)
{
  return set_opening (log, stream, seq, cw_sql_opening_drop, error);
}

gboolean
cw_foreign_open_anew (CwLog *log,
                      const CwStream *stream,
                      guint32 seq,
                      gint64 opening,
                      GError **error)
{
  gboolean was_named;

  /* A branch goes on in the opening of the line that it parts behind. */
  if (opening < 0 && stream->trunk != NULL && seq == stream->fork_seq + 1 &&
      stream->fork_seq > 0)
    {
      opening = cw_log_opening_at (log, stream->trunk, stream->fork_seq, error);
      if (opening < 0)
        return FALSE;
    }

  return set_opening (log, stream, seq, cw_sql_opening_unsay, error) &&
         (opening < 0 ||
          cw_foreign_open (log, stream, seq, (guint32) opening, &was_named, error));
}

gboolean
cw_foreign_part_twins (CwLog *log,
                       const CwStream *stream,
                       guint32 seq,
                       gboolean *has_moved,
                       GError **error)
{
  if (stream->trunk != NULL)
    return cw_key_part_twins (log, (Stream *) stream, seq, error);

  return !cw_log_has_twins (stream) ||
         cw_key_claim (log, (Stream *) stream, seq, has_moved, error);
}

void
cw_foreign_promise (const CwStream *stream, gboolean signs_openings)
{
  ((Stream *) stream)->public.signs_openings = signs_openings;
}

gboolean
cw_foreign_seal (CwLog *log,
                 const CwStream *public,
                 guint32 seq,
                 const guint8 *hash,
                 const guint8 *signature,
                 const guint8 *openings,
                 GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;
  Stream *stream = (Stream *) public;

  if (!cw_openings_check (log, public, seq, hash, openings, error))
    return FALSE;

  stream->public.sealed_seq = seq;
  memcpy (stream->public.sealed_hash, hash, CW_LINE_HASH);
  stmt = cw_stmt_new (log->db, cw_sql_stream_seal);
  cw_stmt_bind_int (stmt, ":stream", public->number);
  cw_stmt_bind_int (stmt, ":seq", seq);
  cw_stmt_bind_blob (stmt, ":hash", hash, CW_LINE_HASH);
  cw_stmt_bind_blob (stmt, ":signature", signature, 64);
  cw_stmt_bind_blob (stmt, ":openings", public->signs_openings ? openings : NULL,
                     public->signs_openings ? 64 : 0);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_foreign_hide (CwLog *log, const CwStream *public, guint32 seq, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (public->hidden_seq == seq)
    return TRUE;

  stmt = cw_stmt_new (log->db, cw_sql_stream_hide);
  ((Stream *) public)->public.hidden_seq = seq;
  cw_stmt_bind_int (stmt, ":stream", public->number);
  cw_stmt_bind_int (stmt, ":seq", seq);
  return cw_stmt_run (stmt, error);
}
