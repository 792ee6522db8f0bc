#include "data/record/bulk.h"

#include "data/count/pack-keep.h"
#include "data/record/label.h"
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

  cw_words_set_pace (store, CW_WORDS_DEFERRED);
  cw_row_gather (store);
  return TRUE;
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

/* The second line of a stream about a school. */
static gboolean
add_label (CwStore *store, const CwStream *stream, GError **error)
{
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  gboolean needed;
  CwLine line;

  if (strcmp (stream->audience, "district") != 0 ||
      cw_log_last_seq (store->log, stream, NULL) != 1)
    return TRUE;

  return cw_label_make (store, stream, 0, &line, room, &needed, error) &&
         (!needed || cw_bulk_add (store, stream, &line, error) != 0);
}

const CwStream *
cw_bulk_stream (CwStore *store,
                const CwAuthor *author,
                const char *audience,
                const char *scope,
                GError **error)
{
  CwLog *log = strcmp (audience, "private") == 0 ? store->private_log : store->log;

  const CwStream *stream = cw_log_own_stream (log, author, audience, scope, error);

  return stream != NULL && add_label (store, stream, error) ? stream : NULL;
}

static void
reload (CwStore *store)
{
  cw_words_set_pace (store, CW_WORDS_WAIT);
  cw_row_drop (store);
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
      !cw_row_settle (store, error) || !cw_pack_fold (store, error) ||
      !cw_words_fill (store, error))
    return cw_bulk_abort (store);

  if (!cw_db_commit (store->shared, error))
    {
      cw_db_rollback (store->private);
      reload (store);
      return FALSE;
    }

  cw_words_set_pace (store, CW_WORDS_WAIT);
  return cw_db_commit (store->private, error);
}
