#include "corewalk/keep.h"

#include "data/base/stmt.h"
#include "data/count/pack-keep.h"
#include "data/keep/amended.h"
#include "data/keep/rebuild.h"
#include "data/record/project.h"
#include "data/record/revive.h"
#include "data/record/words.h"
#include "sql.h"

#define LINES_A_STEP 4096

typedef struct
{
  CwStore *store;
  CwLog *log;
  CwLineReader *reader;
  GArray *amended; /* once all lines were gone through */

  CwProgress progress;
  gpointer user_data;
  gint64 done, total; /* lines: each is gone through twice */
} Rebuild;

static gboolean
report (Rebuild *rebuild, GError **error)
{
  if (rebuild->done++ % LINES_A_STEP != 0 || rebuild->progress == NULL ||
      rebuild->progress (MIN (1.0, (double) rebuild->done / (double) rebuild->total),
                         rebuild->user_data))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

static gboolean
read_line (Rebuild *rebuild, const CwEntry *entry, CwLine *line, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (cw_line_read (rebuild->reader, entry->bytes, entry->length, line, &local))
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "stream %d, line %u, %s",
               entry->stream->number, entry->seq, local->message);
  return FALSE;
}

/* First all lines are told to which record they belong: then each record is folded once. */
static gboolean
sort_line (const CwEntry *entry, gpointer user_data, GError **error)
{
  Rebuild *rebuild = user_data;
  CwLine line;

  if (!report (rebuild, error))
    return FALSE;
  if (cw_line_is_void (entry->bytes, entry->length))
    return TRUE;

  return read_line (rebuild, entry, &line, error) &&
         (!cw_project_is_amendment (rebuild->store, entry, &line) ||
          cw_project_amendment (rebuild->store, entry, &line, error));
}

static gboolean
project_line (const CwEntry *entry, gpointer user_data, GError **error)
{
  Rebuild *rebuild = user_data;
  CwLine line;

  if (!report (rebuild, error))
    return FALSE;
  if (cw_line_is_void (entry->bytes, entry->length) ||
      cw_amended_has (rebuild->amended, entry->id))
    return TRUE;

  return read_line (rebuild, entry, &line, error) &&
         (cw_project_is_amendment (rebuild->store, entry, &line) ||
          cw_project_line (rebuild->store, entry, &line, error));
}

static gboolean
rebuild_log (Rebuild *rebuild, CwLog *log, GError **error)
{
  g_clear_pointer (&rebuild->amended, g_array_unref);
  if (!cw_log_each (log, sort_line, rebuild, error))
    return FALSE;

  rebuild->amended = cw_amended_list (cw_log_get_db (log), error);
  if (rebuild->amended == NULL || !cw_log_each (log, project_line, rebuild, error))
    return FALSE;

  for (guint i = 0; i < rebuild->amended->len; i++)
    if (!report (rebuild, error) ||
        !cw_project_record (rebuild->store, g_array_index (rebuild->amended, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gint64
count_lines (CwLog *log)
{
  GPtrArray *streams = cw_log_get_streams (log);
  gint64 count = 0;

  for (guint i = 0; i < streams->len; i++)
    count += MAX (cw_log_last_seq (log, streams->pdata[i], NULL), 0);

  return count;
}

static void
start (Rebuild *rebuild, CwStore *store)
{
  rebuild->store = store;
  rebuild->reader = cw_line_reader_new ();
  rebuild->total = 2 * (count_lines (store->log) + count_lines (store->private_log)) + 1;
}

static void
finish (Rebuild *rebuild)
{
  g_clear_pointer (&rebuild->amended, g_array_unref);
  cw_line_reader_free (rebuild->reader);
}

static gboolean
empty_shared (CwStore *store, GError **error)
{
  cw_pack_forget_touched (store);
  return cw_db_run (store->shared, cw_sql_empty_shared, error);
}

static gboolean
rebuild_all (CwStore *store, CwProgress progress, gpointer user_data, GError **error)
{
  Rebuild rebuild = { .progress = progress, .user_data = user_data };
  gboolean is_done;

  start (&rebuild, store);
  is_done =
      empty_shared (store, error) && cw_db_run (store->private, cw_sql_empty_private, error) &&
      rebuild_log (&rebuild, store->log, error) &&
      rebuild_log (&rebuild, store->private_log, error) && cw_row_settle (store, error) &&
      cw_revive (store, error) && cw_pack_fold (store, error) && cw_words_fill (store, error);
  finish (&rebuild);
  return is_done;
}

gboolean
cw_rebuild_private (CwStore *store, GError **error)
{
  Rebuild rebuild = { 0 };
  gboolean is_done;

  if (!cw_db_begin (store->private, error))
    return FALSE;

  start (&rebuild, store);
  is_done = cw_db_run (store->private, cw_sql_empty_private, error) &&
            rebuild_log (&rebuild, store->private_log, error);
  finish (&rebuild);
  if (is_done)
    return cw_db_commit (store->private, error);

  cw_db_rollback (store->private);
  return FALSE;
}

gboolean
cw_rebuild_shared (CwStore *store, GError **error)
{
  Rebuild rebuild = { 0 };
  gboolean is_done;

  cw_words_set_pace (store, CW_WORDS_DEFERRED);
  cw_row_gather (store);
  start (&rebuild, store);
  is_done = empty_shared (store, error) && rebuild_log (&rebuild, store->log, error) &&
            cw_row_settle (store, error) && cw_revive (store, error) &&
            cw_pack_fold (store, error) && cw_words_fill (store, error);
  finish (&rebuild);
  cw_words_set_pace (store, CW_WORDS_WAIT);
  if (!is_done)
    cw_row_drop (store);
  return is_done;
}

static gboolean
begin (CwStore *store, GError **error)
{
  if (!cw_store_check_writer (store, error) || !cw_db_begin (store->shared, error))
    return FALSE;
  if (cw_db_begin (store->private, error))
    return TRUE;

  cw_db_rollback (store->shared);
  return FALSE;
}

/* What was named meanwhile is not named any more. */
static void
reload (CwStore *store)
{
  if (!cw_log_reload (store->log, NULL) || !cw_log_reload (store->private_log, NULL))
    g_warning ("the store could not be read again after a failure");
}

gboolean
cw_rebuild (CwStore *store, CwProgress progress, gpointer user_data, GError **error)
{
  gboolean is_done;

  if (!begin (store, error))
    return FALSE;

  cw_words_set_pace (store, CW_WORDS_DEFERRED);
  cw_row_gather (store);
  is_done = rebuild_all (store, progress, user_data, error);
  cw_words_set_pace (store, CW_WORDS_WAIT);
  cw_row_drop (store);

  if (!is_done)
    {
      cw_db_rollback (store->shared);
      cw_db_rollback (store->private);
    }
  else if (!cw_db_commit (store->shared, error))
    {
      cw_db_rollback (store->private);
      is_done = FALSE;
    }
  else
    is_done = cw_db_commit (store->private, error);

  if (!is_done)
    reload (store);
  return is_done;
}
