#include "corewalk/waiting.h"

#include "data/base/stmt.h"
#include "data/exchange/heal.h"
#include "data/exchange/merge-line.h"
#include "data/exchange/order-run.h"
#include "data/exchange/sweep.h"
#include "data/log/log-lines.h"
#include "data/store/wipe.h"
#include "sql.h"

#include <string.h>

void
cw_waiting_free (CwWaiting *waiting)
{
  if (waiting == NULL)
    return;

  g_free (waiting->author);
  g_free (waiting->stream);
  g_free (waiting->sender);
  g_free (waiting);
}

static CwWaiting *
waiting_of (const CwStream *stream)
{
  CwWaiting *waiting = g_new0 (CwWaiting, 1);

  waiting->author = g_strdup (stream->author);
  waiting->stream = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", stream->bits);
  return waiting;
}

static gboolean
find_sender (CwStore *store, gint64 bundle, CwWaiting *waiting, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_bundle_sender);

  cw_stmt_bind_int (stmt, ":number", bundle);
  if (cw_stmt_next (stmt))
    {
      waiting->sender = cw_stmt_dup_text (stmt, 0);
      waiting->received_ms = cw_stmt_int (stmt, 1);
    }
  if (waiting->sender == NULL)
    waiting->sender = g_strdup (waiting->author);
  return cw_stmt_done (stmt, error);
}

/* The first line that is missing before @span: behind all that is here before it. A branch of which
 * only the lines beyond its fork are here lacks the one before it at least. */
static guint32
find_missing (const CwStream *stream, const GArray *spans, const CwSpan *span)
{
  guint32 last = stream->sealed_seq < span->first ? stream->sealed_seq : span->first - 2;

  for (guint i = 0; i < spans->len; i++)
    {
      const CwSpan *other = &g_array_index (spans, CwSpan, i);

      if (other->stream == span->stream && other->last + 1 < span->first)
        last = MAX (last, other->last);
    }

  return MIN (last + 1, span->first - 1);
}

static gboolean
add_spans (CwStore *store, GPtrArray *list, GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (store, error);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);
      const CwStream *stream = cw_log_get_stream (store->log, span->stream);
      CwWaiting *waiting = waiting_of (stream);

      g_ptr_array_add (list, waiting);
      waiting->missing_from = find_missing (stream, spans, span);
      waiting->missing_to = span->first - 1;
      waiting->from = span->first;
      waiting->to = span->last;
      waiting->is_shown = span->is_shown;
      if (!find_sender (store, span->bundle, waiting, error))
        return FALSE;
    }

  return spans != NULL;
}

/* What was done at once, and of which only the beginning came. */
static gboolean
add_part (CwStore *store, const CwStream *stream, GPtrArray *list, GError **error)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  CwWaiting *waiting;
  CwEntry entry;
  CwLine line;

  if (!cw_log_get_at (store->log, stream, stream->hidden_seq, &entry, error))
    return FALSE;
  if (cw_line_is_void (entry.bytes, entry.length))
    return TRUE; /* it was erased, and with it how much belongs to it */
  if (!cw_line_read (reader, entry.bytes, entry.length, &line, error))
    return FALSE;

  waiting = waiting_of (stream);
  waiting->sender = g_strdup (stream->author);
  waiting->from = stream->hidden_seq;
  waiting->to = stream->sealed_seq;
  waiting->missing_from = stream->sealed_seq + 1;
  waiting->missing_to = stream->hidden_seq + line.together - 1;
  g_ptr_array_add (list, waiting);
  return TRUE;
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const CwWaiting *one = *(CwWaiting *const *) a, *other = *(CwWaiting *const *) b;
  int order = strcmp (one->author, other->author);

  if (order == 0)
    order = strcmp (one->stream, other->stream);
  return order != 0 ? order : (one->from > other->from) - (one->from < other->from);
}

GPtrArray *
cw_waiting_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_waiting_free);
  GPtrArray *streams = cw_log_get_streams (store->log);

  if (!add_spans (store, list, error))
    return NULL;
  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];

      if (stream->hidden_seq != 0 && !add_part (store, stream, list, error))
        return NULL;
    }

  g_ptr_array_sort (list, compare_waiting);
  return g_steal_pointer (&list);
}

static gboolean
is_of (const CwStream *stream, const char *author)
{
  g_autofree char *bits = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", stream->bits);
  g_autofree char *folded = g_utf8_casefold (stream->author, -1);
  g_autofree char *asked = g_utf8_casefold (author, -1);

  return strcmp (asked, bits) == 0 || strcmp (asked, folded) == 0;
}

/* Lines stand there already, and are not what it goes on with: it is of another branch, and where that
 * parts only what is missing says. */
static gboolean
is_of_unknown_branch (const CwStream *stream, const CwSpan *span)
{
  return span->first - 1 <= stream->sealed_seq;
}

static gboolean
show_spans (CwMerging *merging, const char *author, GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (merging->store, error);
  gboolean found = FALSE, is_parted = FALSE;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);
      const CwStream *stream = cw_log_get_stream (merging->store->log, span->stream);

      if (span->is_shown || !is_of (stream, author))
        continue;
      is_parted |= is_of_unknown_branch (stream, span);
      if (is_of_unknown_branch (stream, span))
        continue;
      found = TRUE;
      if (!cw_heal_show (merging, span, error))
        return FALSE;
    }
  if (spans == NULL || found)
    return spans != NULL;

  if (is_parted)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "what waits of %s was written beside what is here, by a copy: it shows once "
                 "what is missing before it comes",
                 author);
  else
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "nothing of %s waits", author);
  return FALSE;
}

static gboolean
accept (CwStore *store, const char *author, gint64 *shown, GError **error)
{
  g_auto (CwMerging) merging = { 0 };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  CwMergedFile file = { .notes = notes };

  cw_merging_init (&merging, store);
  cw_merging_start (&merging, &file);
  if (!show_spans (&merging, author, error) || !cw_heal (&merging, error) ||
      !cw_merge_finish_lines (&merging, error) || !cw_order_run_all (&merging, error) ||
      !cw_merge_finish_lines (&merging, error) || !cw_sweep_news (store, error) ||
      !cw_order_finish (store, merging.erased, error))
    return FALSE;

  *shown = file.fresh + merging.healed;
  return TRUE;
}

static gboolean
begin (CwStore *store, GError **error)
{
  if (!cw_store_check_writer (store, error) || !cw_log_refresh (store->log, error) ||
      !cw_db_begin (store->shared, error))
    return FALSE;
  if (cw_db_begin (store->private, error))
    return TRUE;

  cw_db_rollback (store->shared);
  return FALSE;
}

/* The private file first: what undo could bring back of what an order erased goes before it does. */
static gboolean
finish (CwStore *store, gboolean is_done, GError **error)
{
  if (!is_done)
    cw_db_rollback (store->private);
  is_done = is_done && cw_db_commit (store->private, error);
  if (is_done)
    is_done = cw_db_commit (store->shared, error);
  else
    cw_db_rollback (store->shared);
  if (!is_done)
    cw_log_reload (store->log, NULL);

  return is_done;
}

gboolean
cw_waiting_accept (CwStore *store, const char *author, gint64 *shown, GError **error)
{
  gint64 lines = 0;
  gboolean is_left;

  if (!begin (store, error) || !finish (store, accept (store, author, &lines, error), error))
    return FALSE;

  cw_wipe (store, &is_left);
  if (shown != NULL)
    *shown = lines;
  return TRUE;
}
