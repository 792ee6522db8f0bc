#include "corewalk/action-step.h"

#include "corewalk/cycle-event.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/coach/circle.h"
#include "sql.h"

#include <string.h>

static gboolean
check_days (const CwActionPlan *plan, gint64 today, GError **error)
{
  gint64 agreed = today, check_back;

  if ((plan->agreed != NULL && !cw_day_parse (plan->agreed, &agreed)) ||
      (plan->check_back != NULL && !cw_day_parse (plan->check_back, &check_back)))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the days must be days such as 2026-03-04");
      return FALSE;
    }
  if (plan->check_back != NULL && check_back < agreed)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the day to look back is before the day it was agreed");
      return FALSE;
    }

  return TRUE;
}

/* The owner's name as the circle has it: (transfer full), NULL with @error. */
static char *
find_owner (CwStore *store, const CwActionPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) circles = cw_circle_list (store, plan->cycle, error);
  const CwCircle *current = circles == NULL ? NULL : cw_circle_find_current (circles, NULL);
  const CwPartner *owner;

  if (current == NULL)
    return NULL;

  /* Oneself comes first. */
  owner = plan->owner == NULL ? current->members->pdata[0]
                              : cw_circle_find_name (current, plan->owner);
  if (owner != NULL)
    return g_strdup (owner->name);

  g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "no partner is called \"%.100s\"",
               plan->owner);
  return NULL;
}

/* One small step at a time. */
static gboolean
check_alone (CwStore *store, const CwActionPlan *plan, const char *owner, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_step_open);
  g_autofree char *other = NULL;

  cw_stmt_bind_int (stmt, ":cycle", plan->cycle);
  cw_stmt_bind_text (stmt, ":owner", owner);
  if (cw_stmt_next (stmt))
    other = cw_stmt_dup_text (stmt, 0);
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (other == NULL || plan->is_one_more)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_EXISTS,
               "%s has an open step: \"%.100s\". Settle that first, or say that it is one more",
               owner, other);
  return FALSE;
}

static gboolean
check_refs (CwStore *store, const CwActionPlan *plan, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_read_card);
  g_autoptr (CwEvent) event = NULL;
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, plan->cycle, error);
  gboolean is_there;

  if (cycle == NULL)
    return FALSE;
  if (cycle->state == CW_CYCLE_DONE || cycle->state == CW_CYCLE_STOPPED)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the cycle is closed. Take it up again first");
      return FALSE;
    }
  event = plan->event == 0 ? NULL : cw_event_get (store, plan->event, error);
  if (plan->event != 0 && event == NULL)
    return FALSE;

  cw_stmt_bind_int (stmt, ":id", plan->card);
  is_there = plan->card == 0 || cw_stmt_next (stmt);
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (!is_there)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such card");
  return is_there;
}

gint64
cw_action_step_add (CwStore *store,
                    const CwActionPlan *plan,
                    const CwMoment *moment,
                    GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  char cycle_room[CW_UUID_TEXT_LENGTH + 1], event_room[CW_UUID_TEXT_LENGTH + 1],
      card_room[CW_UUID_TEXT_LENGTH + 1];
  g_autofree char *today = cw_day_format (cw_moment_local_day (at));
  g_autofree char *owner = NULL;
  const CwStream *stream;
  CwLine line;

  if (!cw_text_check ("the step", plan->text, error) ||
      !check_days (plan, cw_moment_local_day (at), error) ||
      !cw_circle_check (store, plan->cycle, error) || !check_refs (store, plan, error))
    return 0;
  owner = find_owner (store, plan, error);
  if (owner == NULL || !check_alone (store, plan, owner, error))
    return 0;

  stream = cw_circle_begin (store, "step", plan->cycle, &at, &line, cycle_room, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "text", plan->text);
  cw_line_put_text (&line, "owner", owner);
  cw_line_put_text (&line, "agreed", plan->agreed != NULL ? plan->agreed : today);
  if (plan->check_back != NULL)
    cw_line_put_text (&line, "check_back", plan->check_back);
  cw_writer_put_ref (store, stream, &line, "event", plan->event, event_room);
  cw_writer_put_ref (store, stream, &line, "card", plan->card, card_room);
  return cw_writer_finish (store, stream, &line, error);
}

gboolean
cw_action_step_settle (CwStore *store,
                       gint64 id,
                       CwActionState state,
                       const char *evidence,
                       const char *result,
                       const CwMoment *moment,
                       GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autofree char *day = cw_day_format (cw_moment_local_day (at));
  g_autoptr (CwActionStep) step = NULL;
  gboolean is_open = state == CW_ACTION_OPEN;
  CwLine change;

  if ((evidence != NULL && !cw_text_check ("the evidence", evidence, error)) ||
      (result != NULL && !cw_text_check ("the result", result, error)))
    return FALSE;
  step = cw_action_step_get (store, id, error);
  if (step == NULL || !cw_circle_check (store, step->cycle, error))
    return FALSE;

  cw_line_clear (&change);
  cw_line_put_text (&change, "state", is_open ? NULL : cw_action_state_get_name (state));
  cw_line_put_text (&change, "done", is_open ? NULL : day);
  if (evidence != NULL)
    cw_line_put_text (&change, "evidence", evidence);
  if (result != NULL)
    cw_line_put_text (&change, "result", result);
  return cw_circle_set (store, id, &change, "what became of a step", &at, error);
}
