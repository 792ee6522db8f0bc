#include "corewalk/cycle-event.h"

#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/base/stmt.h"
#include "data/coach/circle.h"
#include "sql.h"

#define BLANK "blank-script" /* the form of a visit without a data tool */

static gboolean
set_moment (CwStore *store,
            const CwEvent *event,
            const char *field,
            const char *title,
            CwMoment at,
            GError **error)
{
  CwLine change;

  cw_line_clear (&change);
  cw_line_put_int (&change, field, at.at_ms);
  return cw_circle_set (store, event->id, &change, title, &at, error);
}

gboolean
cw_event_start (CwStore *store, gint64 id, const CwMoment *moment, GError **error)
{
  g_autoptr (CwEvent) event = cw_event_get (store, id, error);
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();

  if (event == NULL || !cw_circle_check (store, event->cycle, error))
    return FALSE;

  return event->started_ms != 0 ||
         set_moment (store, event, "started_ms", "the beginning of an event", at, error);
}

gboolean
cw_event_stop (CwStore *store, gint64 id, const CwMoment *moment, GError **error)
{
  g_autoptr (CwEvent) event = cw_event_get (store, id, error);
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();

  if (event == NULL || !cw_circle_check (store, event->cycle, error))
    return FALSE;
  if (event->ended_ms != 0)
    return TRUE;
  if (event->started_ms == 0 || (moment != NULL && at.at_ms < event->started_ms))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           event->started_ms == 0 ? "the event did not begin. Start it first"
                                                  : "the event began later than that");
      return FALSE;
    }

  /* A clock that was set back meanwhile must not keep anybody from ending it. */
  at.at_ms = MAX (at.at_ms, event->started_ms);
  return (event->walk == 0 || cw_walk_close (store, event->walk, &at, error)) &&
         set_moment (store, event, "ended_ms", "the end of an event", at, error);
}

/* The class's school, or else the first that is here: a walk is always at one. */
static gint64
find_school (CwStore *store, gint64 class_id, GError **error)
{
  g_autoptr (GPtrArray) schools = NULL;
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_read_class);
  gint64 school = 0;

  cw_stmt_bind_int (stmt, ":id", class_id);
  if (class_id != 0 && cw_stmt_next (stmt))
    for (int i = 0; i < cw_stmt_columns (stmt); i++)
      if (g_strcmp0 (cw_stmt_name (stmt, i), "school") == 0)
        school = cw_stmt_int (stmt, i);
  if (!cw_stmt_done (stmt, error) || school != 0)
    return school;

  schools = cw_school_list (store, error);
  if (schools != NULL && schools->len > 0)
    return ((const CwSchool *) schools->pdata[0])->id;
  if (schools != NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                         "there is no school here where the visit could be. Add one first");
  return 0;
}

/* The walk that holds the visits of the event, in the pair's stream. */
static gint64
make_walk (CwStore *store,
           const CwEvent *event,
           gint64 class_id,
           const CwMoment *moment,
           GError **error)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, event->cycle, error);
  g_autofree char *text = NULL;
  CwWalkPlan plan = { .reach = CW_REACH_PAIR, .cycle = event->cycle, .form = event->form };
  gint64 walk;

  if (cycle == NULL)
    return 0;

  plan.title = cycle->title;
  plan.school = find_school (store, class_id, error);
  if (plan.form == 0)
    plan.form = cw_form_find (store, BLANK, error);
  if (plan.school == 0 || plan.form == 0)
    return 0;

  walk = cw_walk_new (store, &plan, moment, error);
  if (walk == 0)
    return 0;

  text = cw_id_dup_text (store, walk);
  return cw_record_edit (store, event->id, "walk", text, moment, error) ? walk : 0;
}

gint64
cw_event_start_visit (CwStore *store,
                      gint64 id,
                      gint64 class_id,
                      const CwMoment *moment,
                      GError **error)
{
  g_autoptr (CwEvent) event = cw_event_get (store, id, error);
  CwVisitPlan plan = { .class_id = class_id };

  if (event == NULL)
    return 0;
  if (event->kind != CW_EVENT_VISIT || event->ended_ms != 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           event->ended_ms != 0
                               ? "the event is over. Plan another visit"
                               : "only a visit takes down what is seen. Add an "
                                 "event of that kind");
      return 0;
    }
  if (!cw_event_start (store, id, moment, error))
    return 0;

  plan.walk =
      event->walk != 0 ? event->walk : make_walk (store, event, class_id, moment, error);
  return plan.walk == 0 ? 0 : cw_visit_start (store, &plan, moment, error);
}
