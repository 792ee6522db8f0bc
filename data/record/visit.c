#include "corewalk/visit.h"

#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/amend.h"
#include "data/record/room-keep.h"
#include "data/record/visit-end.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

void
cw_visit_free (CwVisit *visit)
{
  if (visit == NULL)
    return;

  g_free (visit->walker);
  g_free (visit->grade);
  g_free (visit->subject);
  g_free (visit->segment);
  g_free (visit);
}

static gboolean
check_plan (CwStore *store,
            const CwVisitPlan *plan,
            const CwMoment *moment,
            CwHost *host,
            GError **error)
{
  gint64 day = cw_moment_local_day (moment != NULL ? *moment : cw_moment_now ());
  static const char *const segments[] = { "opening", "middle", "closing", NULL };

  if (!cw_host_find_walk (store, plan->walk, host, error))
    return FALSE;
  if (host->is_closed)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the walk is closed. Undo that first, or start another walk");
      return FALSE;
    }
  if ((plan->grade != NULL && !cw_text_check_name ("the grade", plan->grade, error)) ||
      (plan->subject != NULL && !cw_text_check_name ("the subject", plan->subject, error)))
    return FALSE;
  if (plan->segment != NULL && !g_strv_contains (segments, plan->segment))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the segment must be opening, middle or closing");
      return FALSE;
    }
  return plan->class_id == 0 ||
         cw_room_check (store, plan->class_id, day, plan->is_despite_opt_out, error);
}

/* This walker's next number: visits of others in a team walk have their own. */
static gint64
next_number (CwStore *store, gint64 walk)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_visit_numbers);
  gint64 most = 0;

  cw_stmt_bind_int (stmt, ":walk", walk);
  while (cw_stmt_next (stmt))
    {
      const CwStream *stream = cw_log_stream_of (store->log, cw_stmt_int (stmt, 0));

      if (cw_store_wrote (store, stream))
        most = MAX (most, cw_stmt_int (stmt, 1));
    }

  return most + 1;
}

gint64
cw_visit_start (CwStore *store, const CwVisitPlan *plan, const CwMoment *moment, GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  gboolean is_for_school = FALSE;
  const CwStream *stream;
  gint64 visit;
  CwHost host;
  CwLine line;

  if (!check_plan (store, plan, moment, &host, error) ||
      !cw_room_is_for_school (store, &host, &is_for_school, error))
    return 0;

  stream = cw_writer_begin (store, "visit", &host, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  cw_line_put_int (&line, "number", next_number (store, plan->walk));
  if (plan->grade != NULL)
    cw_line_put_text (&line, "grade", plan->grade);
  if (plan->subject != NULL)
    cw_line_put_text (&line, "subject", plan->subject);
  if (plan->segment != NULL)
    cw_line_put_text (&line, "segment", plan->segment);
  is_for_school = is_for_school && plan->class_id != 0;
  visit = cw_act_add (store, stream, &line, error);
  if (visit == 0 ||
      (is_for_school && !cw_room_put (store, visit, plan->class_id, &host, TRUE, error)))
    return cw_act_abort (store);
  if (!cw_act_commit (store, error))
    return 0;
  if (plan->class_id == 0 || is_for_school ||
      cw_room_keep (store, visit, plan->class_id, NULL, moment, error))
    return visit;

  /* The two files are two transactions: without its room the visit is taken back. */
  cw_record_delete (store, visit, moment, NULL);
  return 0;
}

static gboolean
stop_timers (CwStore *store, gint64 visit, gint64 ms, GError **error)
{
  g_autoptr (GArray) running = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_timer_open);

  cw_stmt_bind_int (stmt, ":visit", visit);
  cw_stmt_bind_int (stmt, ":until", ms);
  while (cw_stmt_next (stmt))
    {
      gint64 timer = cw_stmt_int (stmt, 0);

      g_array_append_val (running, timer);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  g_clear_pointer (&stmt, cw_stmt_free);

  for (guint i = 0; i < running->len; i++)
    if (!cw_amend_set_moment (store, g_array_index (running, gint64, i), "stopped_ms", ms,
                              error))
      return FALSE;

  return TRUE;
}

gboolean
cw_visit_end_at (CwStore *store, gint64 visit, gint64 ms, GError **error)
{
  return stop_timers (store, visit, ms, error) &&
         cw_amend_set_moment (store, visit, "ended_ms", ms, error);
}

gboolean
cw_visit_end (CwStore *store, gint64 visit, const CwMoment *moment, GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  CwHost host;

  if (!cw_host_find_visit (store, visit, &host, error))
    return FALSE;
  if (host.is_closed)
    return TRUE;
  if (moment != NULL && at.at_ms < host.started_ms)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the visit started later than that");
      return FALSE;
    }

  /* A clock that was set back in mid-visit must not keep anybody from ending it. */
  at.at_ms = MAX (at.at_ms, host.started_ms);
  if (!cw_act_begin (store, FALSE, "the end of a visit", &at, error))
    return FALSE;
  if (!cw_visit_end_at (store, visit, at.at_ms, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

GArray *
cw_visit_ids (CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_visit_numbers);

  cw_stmt_bind_int (stmt, ":walk", walk);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&ids) : NULL;
}

CwVisit *
cw_visit_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_visit_get);
  g_autoptr (CwVisit) visit = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    {
      const CwStream *stream = cw_log_stream_of (store->log, id);

      visit = g_new0 (CwVisit, 1);
      visit->id = id;
      visit->walk = cw_stmt_int (stmt, 0);
      visit->number = cw_stmt_int (stmt, 1);
      visit->walker = g_strdup (stream == NULL ? "" : stream->author);
      visit->grade = cw_stmt_dup_text (stmt, 2);
      visit->subject = cw_stmt_dup_text (stmt, 3);
      visit->segment = cw_stmt_dup_text (stmt, 4);
      visit->started.at_ms = cw_stmt_int (stmt, 5);
      visit->started.offset_min = (int) cw_stmt_int (stmt, 6);
      visit->ended_ms = cw_stmt_int (stmt, 7);
      visit->note_count = cw_stmt_int (stmt, 8);
      visit->mark_count = cw_stmt_int (stmt, 9);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (visit == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such visit");

  return g_steal_pointer (&visit);
}
