#include "data/exchange/order-run.h"

#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "data/exchange/merge-line.h"
#include "data/exchange/span.h"
#include "data/log/erase.h"
#include "data/store/secret.h"
#include "data/store/wipe.h"
#include "sql.h"

#include <string.h>

/* One order under way. */
typedef struct
{
  CwMerging *merging;
  gint64 order;
  const CwStream *stream; /* in which it lies */
  gboolean binds;         /* on everybody's lines */
  gboolean has_old; /* its author signed with another key before, and is trusted with both */
  guint8 old_key[32];
  CwFrame *frame;
  GArray *spots;       /* of CwEraseSpot: what loses its words */
  GHashTable *streams; /* trunks (as pointers) of which a line is erased, here or not */
  guint asked, waiting;
} Running;

static gboolean
find_authority (Running *running, GError **error)
{
  CwStore *store = running->merging->store;
  g_autoptr (GError) local = NULL;
  CwTrusted *author;

  if (running->stream->is_own || cw_secret_was_mine (store->directory, running->stream->key))
    {
      running->binds = TRUE;
      return TRUE;
    }

  author = cw_trust_find_key (store, running->stream->key, &local);
  running->binds = author != NULL && author->may_order;
  running->has_old = author != NULL && author->card->has_old;
  if (running->has_old)
    memcpy (running->old_key, author->card->old_key, sizeof running->old_key);
  cw_trusted_free (author);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const CwStream *
trunk_of (CwLog *log, gint64 line)
{
  const CwStream *stream = cw_log_stream_of (log, line);

  while (stream != NULL && stream->trunk != NULL)
    stream = stream->trunk;
  return stream;
}

/* The first line of a stream says whose it is: without it nothing of it could be verified. */
static gboolean
can_be_erased (gint64 line)
{
  return line >> 32 != 0 && !cw_log_id_is_private (line) && (guint32) line > 1;
}

static gboolean
wrote (const Running *running, const CwStream *trunk)
{
  /* Whose a stream is that was only named so far is not known. */
  return trunk->audience[0] != '\0' &&
         (memcmp (trunk->key, running->stream->key, sizeof trunk->key) == 0 ||
          (running->has_old && memcmp (trunk->key, running->old_key, sizeof trunk->key) == 0));
}

/* An order that does not bind: a line that is here without its words, and by no order that does, is asked
 * about as well, for they could still come by another way. */
static gboolean
count_unbound (Running *running,
               const CwStream *trunk,
               guint32 seq,
               const guint8 *payload,
               CwErasePresence presence,
               GError **error)
{
  gboolean is_noted = FALSE;

  if (presence == CW_ERASE_GONE &&
      !cw_erase_is_noted (running->merging->store->log, trunk, seq, payload, &is_noted, error))
    return FALSE;

  running->asked += presence != CW_ERASE_ABSENT && !is_noted;
  running->waiting += presence == CW_ERASE_ABSENT;
  return TRUE;
}

static gboolean
run_line (Running *running, gint64 line, const char *hex, GError **error)
{
  CwLog *log = running->merging->store->log;
  const CwStream *trunk = can_be_erased (line) ? trunk_of (log, line) : NULL;
  g_autoptr (GArray) unbound = g_array_new (FALSE, FALSE, sizeof (CwEraseSpot));
  guint8 payload[CW_LINE_HASH];
  gboolean binds;
  CwErasePresence presence;
  gsize length = 0;

  running->waiting +=
      line == 0; /* the order came beyond a gap, and what it names lies in that */
  if (trunk == NULL || hex == NULL ||
      sodium_hex2bin (payload, sizeof payload, hex, strlen (hex), NULL, &length, NULL) != 0 ||
      length != sizeof payload)
    return TRUE;

  binds = running->binds || wrote (running, trunk);
  if (!cw_erase_find (log, trunk, (guint32) line, payload, running->frame,
                      binds ? running->spots : unbound, &presence, error))
    return FALSE;
  if (binds)
    {
      g_hash_table_add (running->streams, (gpointer) trunk);
      return cw_erase_note (log, trunk, (guint32) line, payload, error);
    }

  return count_unbound (running, trunk, (guint32) line, payload, presence, error);
}

static gboolean
run_lines (Running *running, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (running->merging->store->shared, cw_sql_order_lines);

  cw_stmt_bind_int (stmt, ":id", running->order);
  while (cw_stmt_next (stmt))
    if (cw_stmt_is_int (stmt, 0) &&
        !run_line (running, cw_stmt_int (stmt, 0), cw_stmt_text (stmt, 1), error))
      return FALSE;

  return cw_stmt_done (stmt, error);
}

static void
note_erased (CwMerging *merging, gint64 record)
{
  g_hash_table_add (merging->erased, g_memdup2 (&record, sizeof record));
}

static gboolean
drop_amendment (CwStore *store, gint64 record, gint64 line, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_amend_drop);

  cw_stmt_bind_int (stmt, ":record", record);
  cw_stmt_bind_int (stmt, ":line", line);
  return cw_stmt_run (stmt, error);
}

/* The line's record is not shown any more until all of it that is left is folded. */
static gboolean
touch_spot (Running *running, const CwEraseSpot *spot, GError **error)
{
  CwMerging *merging = running->merging;
  CwLog *log = merging->store->log;
  const CwStream *stream = cw_log_get_stream (log, spot->stream);
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  CwEntry entry;
  CwLine line;
  gint64 record;

  if (!cw_log_get_at (log, stream, spot->seq, &entry, error))
    return FALSE;
  if (cw_line_is_void (entry.bytes, entry.length))
    return TRUE;
  if (!cw_line_read (reader, entry.bytes, entry.length, &line, error) ||
      !cw_project_find_target (merging->store, &entry, &line, &record, error))
    return FALSE;

  note_erased (merging, entry.id);
  note_erased (merging, record);
  /* It has no row while the rest of its transaction, or what it is about, is missing. */
  if (record == 0 || (stream->hidden_seq != 0 && spot->seq >= stream->hidden_seq))
    return TRUE;

  return cw_merge_touch (merging, record, 0, error) &&
         (record == entry.id || drop_amendment (merging->store, record, entry.id, error));
}

static gboolean
erase_spots (Running *running, GError **error)
{
  CwStore *store = running->merging->store;
  GHashTableIter iter;
  gpointer stream;
  gboolean is_changed = FALSE;

  for (guint i = 0; i < running->spots->len; i++)
    if (!touch_spot (running, &g_array_index (running->spots, CwEraseSpot, i), error))
      return FALSE;
  if (!cw_erase_rewrite (store->log, running->spots, FALSE, error))
    return FALSE;

  g_hash_table_iter_init (&iter, running->streams);
  while (g_hash_table_iter_next (&iter, &stream, NULL))
    if (!cw_span_erase_known (store, stream, &is_changed, error))
      return FALSE;

  if (is_changed)
    note_erased (running->merging, 0); /* what waits is of no record yet */
  return TRUE;
}

gboolean
cw_order_set (CwStore *store, gint64 order, CwOrderState state, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_order_set);

  cw_stmt_bind_int (stmt, ":id", order);
  cw_stmt_bind_int (stmt, ":state", state);
  return cw_stmt_run (stmt, error);
}

static void
tell (const Running *running, CwOrderState before)
{
  CwMerging *merging = running->merging;
  const char *author = running->stream->author;

  if (merging->file == NULL)
    return;
  if (running->spots->len > 0)
    cw_merging_note (merging, g_strdup_printf ("by order of %s %u line%s erased for good",
                                               author, running->spots->len,
                                               running->spots->len == 1 ? " is" : "s are"));
  if (running->asked > 0 && before == CW_ORDER_WAITS)
    cw_merging_note (
        merging, g_strdup_printf ("%s asks to erase %u line%s that others wrote: that waits "
                                  "for a decision",
                                  author, running->asked, running->asked == 1 ? "" : "s"));
}

static gboolean
run_whole (Running *running, CwOrderState before, GError **error)
{
  CwOrderState after = running->asked > 0 ? CW_ORDER_ASKS : CW_ORDER_WAITS;

  running->stream = cw_log_stream_of (running->merging->store->log, running->order);
  if ((!running->binds && !find_authority (running, error)) || !run_lines (running, error) ||
      !erase_spots (running, error))
    return FALSE;

  tell (running, before);
  if (running->asked + running->waiting == 0)
    after = CW_ORDER_DONE;
  else if (before == CW_ORDER_DECLINED)
    after = before;
  else if (running->asked > 0)
    after = CW_ORDER_ASKS;
  return cw_order_set (running->merging->store, running->order, after, error);
}

static gboolean
run (CwMerging *merging,
     gint64 order,
     CwOrderState before,
     gboolean binds,
     gint64 *erased,
     GError **error)
{
  Running running = { .merging = merging, .order = order, .binds = binds };
  gboolean is_done;

  running.frame = cw_frame_new ();
  running.spots = g_array_new (FALSE, FALSE, sizeof (CwEraseSpot));
  running.streams = g_hash_table_new (NULL, NULL);
  is_done = run_whole (&running, before, error);
  if (is_done && erased != NULL)
    *erased += running.spots->len;
  g_hash_table_unref (running.streams);
  g_array_unref (running.spots);
  cw_frame_free (running.frame);
  return is_done;
}

gboolean
cw_order_run_anyway (CwMerging *merging, gint64 order, gint64 *erased, GError **error)
{
  return run (merging, order, CW_ORDER_ASKS, TRUE, erased, error);
}

gboolean
cw_order_run_all (CwMerging *merging, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (CwOrderState));
  g_autoptr (CwStmt) stmt = cw_stmt_new (merging->store->shared, cw_sql_order_open);

  while (cw_stmt_next (stmt))
    {
      gint64 order = cw_stmt_int (stmt, 0);
      CwOrderState state = (CwOrderState) cw_stmt_int (stmt, 1);

      g_array_append_val (open, order);
      g_array_append_val (states, state);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  g_clear_pointer (&stmt, cw_stmt_free);

  for (guint i = 0; i < open->len; i++)
    if (!run (merging, g_array_index (open, gint64, i), g_array_index (states, CwOrderState, i),
              FALSE, NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
run_with_line (CwDb *db, const char *sql, gint64 line, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  cw_stmt_bind_int (stmt, ":line", line);
  return cw_stmt_run (stmt, error);
}

static gboolean
drop_draft (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_draft_erase);
  char text[CW_UUID_TEXT_LENGTH + 1] = "";
  CwUuid uuid;

  if (cw_log_to_uuid (cw_store_log_of (store, record), record, &uuid))
    cw_uuid_to_text (&uuid, text);
  cw_stmt_bind_text (stmt, ":uuid", text);
  return cw_stmt_run (stmt, error);
}

/* What this laptop alone knows of a record or one of its lines: what undo could bring back, drafts. */
static gboolean
forget (CwStore *store, gint64 id, GError **error)
{
  return run_with_line (store->private, cw_sql_taken_back_erase, id, error) &&
         run_with_line (store->shared, cw_sql_act_erase, id, error) &&
         run_with_line (store->shared, cw_sql_act_erase_empty, id, error) &&
         drop_draft (store, id, error);
}

gboolean
cw_order_finish (CwStore *store, GHashTable *erased, GError **error)
{
  gboolean is_shared = FALSE;
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (erased) == 0)
    return TRUE;

  g_hash_table_iter_init (&iter, erased);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 record = *(const gint64 *) key;

      is_shared |= !cw_log_id_is_private (record);
      if (!forget (store, record, error))
        return FALSE;
    }

  /* The search index keeps deleted words until its segments are one. */
  return (!is_shared || cw_db_run (store->shared, cw_sql_word_settle, error)) &&
         cw_wipe_plan (store, error);
}
