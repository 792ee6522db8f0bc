#include "data/log/drop.h"

#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "sql.h"

#include <string.h>

static gboolean
run (CwLog *log, const char *sql, const CwStream *stream, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, sql);

  cw_stmt_bind_int (stmt, ":stream", stream->number);
  return cw_stmt_run (stmt, error);
}

static gboolean
drop_frames (CwLog *log, const CwStream *stream, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (log->db, cw_sql_frame_drop);

  cw_stmt_bind_int (stmt, ":from", cw_log_make_id (stream->number, 0));
  cw_stmt_bind_int (stmt, ":to", cw_log_make_id (stream->number, G_MAXUINT32));
  return cw_stmt_run (stmt, error);
}

gboolean
cw_drop_stream (CwLog *log, const CwStream *public, GError **error)
{
  Stream *stream = (Stream *) public;

  g_assert (!public->is_own && public->trunk == NULL && !stream->has_branches);
  cw_frame_cache_forget (log->frames);
  stream->last_seq = 0;
  stream->near_origin = 0;
  stream->public.sealed_seq = stream->public.hidden_seq = 0;
  stream->public.signs_openings = FALSE;
  memset (stream->public.sealed_hash, 0, sizeof stream->public.sealed_hash);
  return drop_frames (log, public, error) && run (log, cw_sql_amend_drop_all, public, error) &&
         run (log, cw_sql_opening_drop_all, public, error) &&
         run (log, cw_sql_stream_drop, public, error);
}
