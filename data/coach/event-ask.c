#include "corewalk/event-ask.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/coach/circle.h"
#include "sql.h"

gboolean
cw_event_is_asked (const CwEvent *event)
{
  return event->asked != NULL && event->planned_ms == 0 && event->started_ms == 0;
}

gint64
cw_event_ask (CwStore *store, const CwEventPlan *wish, const CwMoment *moment, GError **error)
{
  CwEventPlan plan = *wish;

  g_return_val_if_fail (store != NULL && wish->asked != NULL, 0);

  if (!cw_text_check_name ("when it suits", wish->asked, error))
    return 0;

  plan.kind = CW_EVENT_VISIT;
  plan.planned_ms = plan.debrief_ms = 0;
  plan.host = store->person.name;
  return cw_event_add (store, &plan, moment, error);
}

gboolean
cw_event_plan (CwStore *store,
               gint64 id,
               gint64 planned_ms,
               gint64 debrief_ms,
               const CwMoment *moment,
               GError **error)
{
  g_autoptr (CwEvent) event = cw_event_get (store, id, error);
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  CwLine change;

  if (event == NULL || !cw_circle_check (store, event->cycle, error))
    return FALSE;
  if (event->started_ms != 0 || planned_ms == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           planned_ms == 0 ? "say when" : "the event has begun already");
      return FALSE;
    }

  cw_line_clear (&change);
  cw_line_put_int (&change, "planned_ms", planned_ms);
  if (debrief_ms != 0)
    cw_line_put_int (&change, "debrief_ms", debrief_ms);
  return cw_circle_set (store, id, &change, "when an event is planned", &at, error);
}

GPtrArray *
cw_event_asked_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) events =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_event_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_event_asked);

  cw_stmt_bind_text (stmt, ":person", store->person.name);
  while (cw_stmt_next (stmt))
    {
      CwEvent *event = cw_event_get (store, cw_stmt_int (stmt, 0), error);

      if (event == NULL)
        return NULL;
      g_ptr_array_add (events, event);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&events) : NULL;
}
