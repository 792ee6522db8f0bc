#include "data/record/writer.h"

#include "data/base/stmt.h"
#include "data/record/removed.h"
#include "sql.h"

#include <string.h>

static gboolean
find_host (CwStore *store,
           const char *sql,
           gint64 id,
           const char *what,
           CwHost *host,
           GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);
  gboolean is_there;

  cw_stmt_bind_int (stmt, ":id", id);
  is_there = cw_stmt_next (stmt);
  if (is_there)
    {
      const char *reach = cw_stmt_text (stmt, 6);

      host->walk = cw_stmt_int (stmt, 0);
      host->visit = cw_stmt_int (stmt, 1);
      host->school = cw_stmt_int (stmt, 2);
      host->form = cw_stmt_int (stmt, 3);
      host->started_ms = cw_stmt_int (stmt, 4);
      host->is_closed = !cw_stmt_is_null (stmt, 5);
      host->reach = reach == NULL ? '-' : reach[0];
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (!is_there && cw_removed_check (store, id, error))
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such %s", what);

  return is_there;
}

gboolean
cw_host_find_walk (CwStore *store, gint64 walk, CwHost *host, GError **error)
{
  return find_host (store, cw_sql_host_walk, walk, "walk", host, error);
}

gboolean
cw_host_find_visit (CwStore *store, gint64 visit, CwHost *host, GError **error)
{
  return find_host (store, cw_sql_host_visit, visit, "visit", host, error);
}

const CwStream *
cw_host_stream (CwStore *store, const CwKind *kind, const CwHost *host, GError **error)
{
  const char *audience = kind->audience;
  char scope[CW_UUID_TEXT_LENGTH + 1] = "";
  const CwStream *of_walk = cw_log_stream_of (store->log, host->walk);
  CwUuid uuid;

  if (kind->about != CW_ABOUT_NOTHING && host->reach == 'p' && of_walk != NULL)
    return cw_store_stream (store, "pair", of_walk->scope, error);

  if (kind->about != CW_ABOUT_NOTHING || strcmp (kind->name, "walk") == 0)
    {
      audience = host->reach == 's' ? "school" : host->reach == 'd' ? "district" : audience;
      if (host->school != 0 && cw_log_to_uuid (store->log, host->school, &uuid))
        cw_uuid_to_text (&uuid, scope);
    }

  return cw_store_stream (store, audience, scope, error);
}

void
cw_writer_put_ref (CwStore *store,
                   const CwStream *stream,
                   CwLine *line,
                   const char *name,
                   gint64 id,
                   char room[CW_UUID_TEXT_LENGTH + 1])
{
  CwRef ref;

  if (id == 0 || !cw_log_make_ref (cw_store_log_of (store, id), stream, id, &ref))
    return;

  if (ref.seq != 0)
    {
      cw_line_put_int (line, name, ref.seq);
      return;
    }
  cw_uuid_to_text (&ref.uuid, room);
  cw_line_put_text (line, name, room);
}

const CwStream *
cw_writer_begin (CwStore *store,
                 const char *kind_name,
                 const CwHost *host,
                 const CwMoment *moment,
                 CwLine *line,
                 char room[CW_UUID_TEXT_LENGTH + 1],
                 GError **error)
{
  const CwKind *kind = cw_kind_find (kind_name);
  const CwStream *stream;

  if (!cw_act_begin (store, cw_kind_is_private (kind), kind->title, moment, error))
    return NULL;

  stream = cw_host_stream (store, kind, host, error);
  if (stream == NULL)
    {
      cw_act_abort (store);
      return NULL;
    }

  cw_line_clear (line);
  line->kind = kind->name;
  if (kind->about == CW_ABOUT_VISIT)
    cw_writer_put_ref (store, stream, line, "visit", host->visit, room);
  else if (kind->about == CW_ABOUT_WALK)
    cw_writer_put_ref (store, stream, line, "walk", host->walk, room);
  return stream;
}

gint64
cw_writer_finish (CwStore *store, const CwStream *stream, CwLine *line, GError **error)
{
  gint64 id = cw_act_add (store, stream, line, error);

  if (id == 0)
    return cw_act_abort (store);

  return cw_act_commit (store, error) ? id : 0;
}
