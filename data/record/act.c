#include "data/record/act.h"

#include "data/base/stmt.h"
#include "data/record/project.h"
#include "data/record/removed.h"
#include "data/record/revive.h"
#include "data/record/words.h"
#include "sql.h"

#include <string.h>

#define ACTS_AT_ONCE                                                                           \
  512 /* are forgotten, of those beyond the thousand that undo can take back */

typedef struct
{
  gint64 record, line;
  char *before; /* the line as it was; "" for a void one */
} Swap;

typedef struct
{
  gint64 first;
  guint count;
} Added;

struct _CwAct
{
  gboolean is_private;
  char *title;
  CwMoment moment;
  gint64 token;
  gint64 step;    /* of the taken-back lines: 0 for a new act */
  gint64 turned;  /* the act that is turned over, or 0 */
  gint64 retired; /* the act that is done again by this one, or 0 */
  CwTurned now;   /* how the turned one is then */
  GArray *swaps;  /* of Swap */
  GArray *added;  /* of Added */
};

static void
clear_swap (gpointer data)
{
  g_free (((Swap *) data)->before);
}

static void
free_act (CwStore *store)
{
  CwAct *act = g_steal_pointer (&store->act);

  g_array_unref (act->swaps);
  g_array_unref (act->added);
  g_free (act->title);
  g_free (act);
}

static CwDb *
act_db (CwStore *store)
{
  return store->act->is_private ? store->private : store->shared;
}

gboolean
cw_act_begin (CwStore *store,
              gboolean is_private,
              const char *title,
              const CwMoment *moment,
              GError **error)
{
  CwAct *act;

  g_assert (store->act == NULL);
  if (!cw_store_check_writer (store, error))
    return FALSE;

  act = store->act = g_new0 (CwAct, 1);
  act->is_private = is_private;
  act->title = g_strdup (title);
  act->moment = moment != NULL ? *moment : cw_moment_now ();
  act->swaps = g_array_new (FALSE, FALSE, sizeof (Swap));
  g_array_set_clear_func (act->swaps, clear_swap);
  act->added = g_array_new (FALSE, FALSE, sizeof (Added));
  randombytes_buf (&act->token, sizeof act->token);
  act->token &= G_MAXINT64;

  if (cw_log_refresh (store->log, error) && cw_log_refresh (store->private_log, error) &&
      cw_db_begin (act_db (store), error))
    return TRUE;

  free_act (store);
  return FALSE;
}

CwMoment
cw_act_moment (CwStore *store)
{
  return store->act->moment;
}

static void
note_added (CwAct *act, gint64 id)
{
  Added *last =
      act->added->len == 0 ? NULL : &g_array_index (act->added, Added, act->added->len - 1);
  const Added added = { .first = id, .count = 1 };

  if (last != NULL && last->first + last->count == id)
    last->count++;
  else
    g_array_append_val (act->added, added);
}

gint64
cw_act_add (CwStore *store, const CwStream *stream, CwLine *line, GError **error)
{
  line->moment = store->act->moment;
  return cw_act_add_again (store, stream, line, error);
}

static gboolean
check_line (CwStore *store, const CwEntry *entry, const CwLine *line, GError **error)
{
  gint64 record;

  if (!cw_removed_has_any (store))
    return TRUE;

  return cw_project_find_target (store, entry, line, &record, error) &&
         cw_removed_check_line (store, record, entry->stream, line, error);
}

gint64
cw_act_add_again (CwStore *store, const CwStream *stream, CwLine *line, GError **error)
{
  CwLog *log = store->act->is_private ? store->private_log : store->log;
  CwLine read;
  CwEntry entry = { .stream = stream };

  entry.id = cw_log_append (log, stream, line, &read, error);
  entry.seq = (guint32) entry.id;
  if (entry.id == 0 || !check_line (store, &entry, &read, error) ||
      !cw_project_line (store, &entry, &read, error))
    return 0;

  note_added (store->act, entry.id);
  return entry.id;
}

static gboolean
update_amendment (CwStore *store, gint64 record, gint64 line, gboolean is_there, GError **error)
{
  CwDb *db = cw_log_get_db (cw_store_log_of (store, line));
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, is_there ? cw_sql_amend_add : cw_sql_amend_drop);

  if (line == record)
    return TRUE;

  cw_stmt_bind_int (stmt, ":record", record);
  cw_stmt_bind_int (stmt, ":line", line);
  return cw_stmt_run (stmt, error);
}

/* Neither the record may be off this laptop, nor what it hangs on as @bytes say. */
static gboolean
check_swap (CwStore *store,
            gint64 record,
            const CwStream *stream,
            const char *bytes,
            gsize length,
            GError **error)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  CwLine line;

  if (length == 0 || !cw_line_read (reader, bytes, length, &line, NULL))
    return cw_removed_check (store, record, error);

  return cw_removed_check_line (store, record, stream, &line, error);
}

/* What remains of @before when it is taken back. */
static void
write_void (const char *before, GString *out)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  CwLine line;

  if (cw_line_read (reader, before, strlen (before), &line, NULL))
    cw_line_write_void (&line, out);
}

gboolean
cw_act_swap (CwStore *store,
             gint64 record,
             gint64 line,
             const char *bytes,
             gsize length,
             GError **error)
{
  CwLog *log = cw_store_log_of (store, line);
  Swap swap = { .record = record, .line = line };
  g_autoptr (GString) empty = g_string_new (NULL);
  CwEntry entry;

  if (!check_swap (store, record, cw_log_stream_of (log, line), bytes, length, error) ||
      !cw_log_get (log, line, &entry, error))
    return FALSE;

  swap.before = cw_line_is_void (entry.bytes, entry.length)
                    ? g_strdup ("")
                    : g_strndup (entry.bytes, entry.length);
  g_array_append_val (store->act->swaps, swap);
  if (length == 0)
    write_void (swap.before, empty);
  return cw_project_forget (store, record, error) &&
         cw_log_replace (log, line, length == 0 ? empty->str : bytes,
                         length == 0 ? empty->len : length, error) &&
         update_amendment (store, record, line, length > 0, error) &&
         cw_project_record (store, record, error);
}

static gboolean
keep_swap (CwStore *store, const Swap *swap, GError **error)
{
  const CwAct *act = store->act;
  CwMoment now = cw_moment_now ();
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_taken_back_add);

  cw_stmt_bind_int (stmt, ":token", act->token);
  cw_stmt_bind_int (stmt, ":line", swap->line);
  cw_stmt_bind_int (stmt, ":step", act->step);
  cw_stmt_bind_int (stmt, ":record", swap->record);
  cw_stmt_bind_int (stmt, ":at_ms", now.at_ms);
  cw_stmt_bind_int (stmt, ":offset", now.offset_min);
  cw_stmt_bind_text (stmt, ":line_text", swap->before);
  return cw_stmt_run (stmt, error);
}

/* What is taken back is safe in the private file before the log changes. */
static gboolean
keep_swaps (CwStore *store, GError **error)
{
  const GArray *swaps = store->act->swaps;

  if (swaps->len == 0)
    return TRUE;
  if (!cw_db_begin (store->private, error))
    return FALSE;

  for (guint i = 0; i < swaps->len; i++)
    if (!keep_swap (store, &g_array_index (swaps, Swap, i), error))
      {
        cw_db_rollback (store->private);
        return FALSE;
      }

  return cw_db_commit (store->private, error);
}

static char *
format_added (const CwAct *act)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < act->added->len; i++)
    {
      const Added *added = &g_array_index (act->added, Added, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "+%u", i > 0 ? " " : "", added->first,
                              added->count);
    }

  return g_string_free (text, FALSE);
}

static gboolean
write_new_act (CwStore *store, GError **error)
{
  const CwAct *act = store->act;
  g_autofree char *added = format_added (act);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_act_add);
  gint64 number = 0;

  cw_stmt_bind_int (stmt, ":token", act->token);
  cw_stmt_bind_text (stmt, ":title", act->title);
  cw_stmt_bind_int (stmt, ":at_ms", act->moment.at_ms);
  cw_stmt_bind_text (stmt, ":added", added);
  if (cw_stmt_next (stmt))
    number = cw_stmt_int (stmt, 0);
  if (!cw_stmt_run (stmt, error))
    return FALSE;

  for (guint i = 0; i < act->swaps->len; i++)
    {
      g_autoptr (CwStmt) swap = cw_stmt_new (store->shared, cw_sql_act_swap_add);

      cw_stmt_bind_int (swap, ":act", number);
      cw_stmt_bind_int (swap, ":line", g_array_index (act->swaps, Swap, i).line);
      if (!cw_stmt_run (swap, error))
        return FALSE;
    }

  return number % ACTS_AT_ONCE != 0 || cw_db_run (store->shared, cw_sql_act_trim, error);
}

static gboolean
turn_act (CwStore *store, gint64 number, gint64 step, CwTurned now, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_act_turn);

  cw_stmt_bind_int (stmt, ":act", number);
  cw_stmt_bind_int (stmt, ":step", step);
  cw_stmt_bind_int (stmt, ":undone", now);
  return cw_stmt_run (stmt, error);
}

/* What was undone before can't be done again once something else was done, or undone for good. */
static gboolean
write_act (CwStore *store, GError **error)
{
  const CwAct *act = store->act;

  if ((act->title != NULL || (act->turned != 0 && act->now == CW_TURNED_FOR_GOOD)) &&
      !cw_stmt_do (store->shared, cw_sql_act_settle, error))
    return FALSE;
  if (act->turned != 0)
    return turn_act (store, act->turned, act->step, act->now, error);
  if (act->retired != 0 && !turn_act (store, act->retired, 0, CW_TURNED_FOR_GOOD, error))
    return FALSE;

  return act->title == NULL || write_new_act (store, error);
}

/* Once a sync failed, "kept" is said only of what a second reader finds. */
static gboolean
verify (CwStore *store, CwDb *db, GError **error)
{
  gint64 line;

  if (!cw_db_is_shaken (db) || store->act->added->len == 0)
    return TRUE;

  line = g_array_index (store->act->added, Added, 0).first;
  return cw_log_verify (cw_store_log_of (store, line), line, error);
}

static gboolean
forget_uncommitted (CwStore *store)
{
  CwLog *log = store->act->is_private ? store->private_log : store->log;

  cw_log_reload (log, NULL); /* if that fails, the next act tries it again */
  free_act (store);
  return FALSE;
}

gboolean
cw_act_abort (CwStore *store)
{
  cw_db_rollback (act_db (store));
  return forget_uncommitted (store);
}

static gboolean
commit_shared (CwStore *store, GError **error)
{
  if (!cw_revive (store, error) || !keep_swaps (store, error) ||
      !cw_log_flush (store->log, error) || !write_act (store, error))
    {
      cw_act_abort (store);
      return FALSE;
    }
  if (!cw_db_commit (store->shared, error))
    return forget_uncommitted (store);

  return TRUE;
}

static gboolean
commit_private (CwStore *store, GError **error)
{
  if (!keep_swaps (store, error) || !cw_log_flush (store->private_log, error))
    {
      cw_act_abort (store);
      return FALSE;
    }
  if (!cw_db_commit (store->private, error))
    return forget_uncommitted (store);

  /* The private lines are kept; the shared file only learns that undo can take them back. */
  if (!cw_db_begin (store->shared, NULL))
    return TRUE;
  if (write_act (store, NULL))
    return cw_db_commit (store->shared, NULL) || TRUE;
  cw_db_rollback (store->shared);
  return TRUE;
}

gboolean
cw_act_commit (CwStore *store, GError **error)
{
  CwDb *db = act_db (store);
  gboolean is_kept =
      store->act->is_private ? commit_private (store, error) : commit_shared (store, error);

  if (!is_kept)
    return FALSE;

  is_kept = verify (store, db, error);
  free_act (store);
  cw_words_settle_many (store);
  return is_kept;
}

void
cw_act_set_turn (CwStore *store, gint64 act, gint64 token, gint64 step, CwTurned turned)
{
  store->act->turned = act;
  store->act->token = token;
  store->act->step = step;
  store->act->now = turned;
}

void
cw_act_retire (CwStore *store, gint64 act)
{
  store->act->retired = act;
}
