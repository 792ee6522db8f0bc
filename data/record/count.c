#include "corewalk/count.h"

#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/meaning.h"
#include "data/record/writer.h"
#include "sql.h"

void
cw_tally_free (CwTally *tally)
{
  if (tally == NULL)
    return;

  g_free (tally->counter);
  g_free (tally);
}

void
cw_interval_free (CwInterval *interval)
{
  if (interval == NULL)
    return;

  g_free (interval->counter);
  g_free (interval);
}

void
cw_timer_free (CwTimer *timer)
{
  if (timer == NULL)
    return;

  g_free (timer->name);
  g_free (timer);
}

typedef struct
{
  const char *name;
  const char *text; /* or NULL, and then number */
  gint64 number;
} Cell;

static gint64
add (CwStore *store,
     const char *kind,
     gint64 visit,
     const Cell *cells,
     const CwMoment *moment,
     GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwHost host;
  CwLine line;

  if (!cw_host_find_visit (store, visit, &host, error))
    return 0;

  stream = cw_writer_begin (store, kind, &host, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  for (; cells->name != NULL; cells++)
    if (cells->text != NULL)
      cw_line_put_text (&line, cells->name, cells->text);
    else
      cw_line_put_int (&line, cells->name, cells->number);
  return cw_writer_finish (store, stream, &line, error);
}

gint64
cw_tally_add (CwStore *store,
              gint64 visit,
              const char *counter,
              int by,
              const CwMoment *moment,
              GError **error)
{
  const Cell cells[] = { { "counter", counter, 0 }, { "by", NULL, by }, { NULL } };

  if (!cw_text_check_name ("the counter", counter, error) ||
      !cw_meaning_check_tally (by, error))
    return 0;

  return add (store, "tally", visit, cells, moment, error);
}

GPtrArray *
cw_tally_list (CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) tallies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_tally_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_tally_list);

  cw_stmt_bind_int (stmt, ":visit", visit);
  while (cw_stmt_next (stmt))
    {
      CwTally *tally = g_new0 (CwTally, 1);

      tally->counter = cw_stmt_dup_text (stmt, 0);
      tally->total = cw_stmt_int (stmt, 1);
      g_ptr_array_add (tallies, tally);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&tallies) : NULL;
}

gint64
cw_interval_add (CwStore *store,
                 gint64 visit,
                 const char *counter,
                 int k,
                 int n,
                 const CwMoment *moment,
                 GError **error)
{
  const Cell cells[] = { { "counter", counter, 0 },
                         { "k", NULL, k },
                         { "n", NULL, n },
                         { NULL } };

  if (!cw_text_check_name ("the counter", counter, error) ||
      !cw_meaning_check_interval (k, n, error))
    return 0;

  return add (store, "interval", visit, cells, moment, error);
}

GPtrArray *
cw_interval_list (CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) intervals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_interval_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_interval_list);

  cw_stmt_bind_int (stmt, ":visit", visit);
  while (cw_stmt_next (stmt))
    {
      CwInterval *interval = g_new0 (CwInterval, 1);

      interval->id = cw_stmt_int (stmt, 0);
      interval->moment.at_ms = cw_stmt_int (stmt, 1);
      interval->moment.offset_min = (int) cw_stmt_int (stmt, 2);
      interval->counter = cw_stmt_dup_text (stmt, 3);
      interval->k = (int) cw_stmt_int (stmt, 4);
      interval->n = (int) cw_stmt_int (stmt, 5);
      g_ptr_array_add (intervals, interval);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&intervals) : NULL;
}

/* The run of that name that goes on; started_ms says since when. */
static gint64
find_running (CwStore *store, gint64 visit, const char *name, gint64 *started_ms)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_timer_running);

  cw_stmt_bind_int (stmt, ":visit", visit);
  cw_stmt_bind_text (stmt, ":name", name);
  if (!cw_stmt_next (stmt))
    return 0;

  *started_ms = cw_stmt_int (stmt, 1);
  return cw_stmt_int (stmt, 0);
}

gint64
cw_timer_start (CwStore *store,
                gint64 visit,
                const char *name,
                const CwMoment *moment,
                GError **error)
{
  const Cell cells[] = { { "name", name, 0 }, { NULL } };
  gint64 started_ms;

  if (!cw_text_check_name ("the stopwatch's name", name, error))
    return 0;
  if (find_running (store, visit, name, &started_ms) != 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "'%s' runs already. Stop it first", name);
      return 0;
    }

  return add (store, "timer", visit, cells, moment, error);
}

gint64
cw_timer_stop (CwStore *store,
               gint64 visit,
               const char *name,
               const CwMoment *moment,
               GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autofree char *stopped = g_strdup_printf ("%" G_GINT64_FORMAT, at.at_ms);
  gint64 started_ms, timer = find_running (store, visit, name, &started_ms);

  if (timer == 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "'%s' does not run. Start it first",
                   name);
      return 0;
    }
  if (at.at_ms < started_ms)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "'%s' was started later than that", name);
      return 0;
    }

  return cw_record_edit (store, timer, "stopped_ms", stopped, moment, error) ? timer : 0;
}

GPtrArray *
cw_timer_list (CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) timers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_timer_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_timer_list);

  cw_stmt_bind_int (stmt, ":visit", visit);
  while (cw_stmt_next (stmt))
    {
      CwTimer *timer = g_new0 (CwTimer, 1);

      timer->id = cw_stmt_int (stmt, 0);
      timer->started.at_ms = cw_stmt_int (stmt, 1);
      timer->started.offset_min = (int) cw_stmt_int (stmt, 2);
      timer->name = cw_stmt_dup_text (stmt, 3);
      timer->stopped_ms = cw_stmt_int (stmt, 4);
      g_ptr_array_add (timers, timer);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&timers) : NULL;
}
