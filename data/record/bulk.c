#include "data/record/bulk.h"

#include "data/record/project.h"
#include "data/record/words.h"

#include <string.h>

gboolean
cw_bulk_begin (CwStore *store, GError **error)
{
  if (!cw_store_check_writer (store, error) || !cw_log_refresh (store->log, error) ||
      !cw_log_refresh (store->private_log, error))
    return FALSE;
  if (!cw_store_is_empty (store))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_EXISTS,
                           "there is work in this store already. Make another store for it");
      return FALSE;
    }
  if (!cw_db_begin (store->shared, error))
    return FALSE;
  if (!cw_db_begin (store->private, error))
    {
      cw_db_rollback (store->shared);
      return FALSE;
    }

  cw_words_defer (store, TRUE);
  return TRUE;
}

const CwStream *
cw_bulk_stream (CwStore *store,
                const CwAuthor *author,
                const char *audience,
                const char *scope,
                GError **error)
{
  CwLog *log = strcmp (audience, "private") == 0 ? store->private_log : store->log;

  return cw_log_own_stream (log, author, audience, scope, error);
}

gint64
cw_bulk_add (CwStore *store, const CwStream *stream, CwLine *line, GError **error)
{
  CwLog *log = cw_log_get_stream (store->log, stream->number) == stream ? store->log
                                                                        : store->private_log;
  CwEntry entry = { .stream = stream };
  CwLine read;

  entry.id = cw_log_append (log, stream, line, &read, error);
  entry.seq = (guint32) entry.id;
  return entry.id != 0 && cw_project_line (store, &entry, &read, error) ? entry.id : 0;
}

static void
reload (CwStore *store)
{
  cw_words_defer (store, FALSE);
  cw_log_reload (store->log, NULL); /* if that fails, the next act tries it again */
  cw_log_reload (store->private_log, NULL);
}

gboolean
cw_bulk_abort (CwStore *store)
{
  cw_db_rollback (store->shared);
  cw_db_rollback (store->private);
  reload (store);
  return FALSE;
}

gboolean
cw_bulk_commit (CwStore *store, GError **error)
{
  if (!cw_log_flush (store->log, error) || !cw_log_flush (store->private_log, error) ||
      !cw_words_fill (store, error))
    return cw_bulk_abort (store);

  if (!cw_db_commit (store->shared, error))
    {
      cw_db_rollback (store->private);
      reload (store);
      return FALSE;
    }

  cw_words_defer (store, FALSE);
  return cw_db_commit (store->private, error);
}
