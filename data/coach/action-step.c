#include "corewalk/action-step.h"

#include "corewalk/cycle-event.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/coach/circle.h"
#include "sql.h"

#include <string.h>

static const char *const state_names[] = { "open", "done", "dropped" };

const char *
cw_action_state_get_name (CwActionState state)
{
  return state_names[state];
}

void
cw_action_step_free (CwActionStep *step)
{
  if (step == NULL)
    return;

  g_free (step->text);
  g_free (step->owner);
  g_free (step->evidence);
  g_free (step->result);
  g_free (step);
}

static gint64
day_of (CwStmt *stmt, int column)
{
  return cw_stmt_is_null (stmt, column) ? G_MININT64 : cw_stmt_int (stmt, column);
}

static CwActionStep *
read_step (CwStmt *stmt)
{
  CwActionStep *step = g_new0 (CwActionStep, 1);

  step->id = cw_stmt_int (stmt, 0);
  step->cycle = cw_stmt_int (stmt, 1);
  step->made.at_ms = cw_stmt_int (stmt, 2);
  step->made.offset_min = (int) cw_stmt_int (stmt, 3);
  step->text = cw_stmt_dup_text (stmt, 4);
  step->owner = cw_stmt_dup_text (stmt, 5);
  step->agreed = day_of (stmt, 6);
  step->check_back = day_of (stmt, 7);
  step->evidence = cw_stmt_dup_text (stmt, 8);
  step->result = cw_stmt_dup_text (stmt, 9);
  step->done = day_of (stmt, 11);
  if (step->done == G_MININT64)
    step->state = CW_ACTION_OPEN;
  else
    step->state = g_strcmp0 (cw_stmt_text (stmt, 10), "dropped") == 0 ? CW_ACTION_DROPPED
                                                                      : CW_ACTION_DONE;
  step->event = cw_stmt_int (stmt, 12);
  step->card = cw_stmt_int (stmt, 13);
  return step;
}

CwActionStep *
cw_action_step_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_step_get);
  g_autoptr (CwActionStep) step = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    step = read_step (stmt);
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (step == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such step");

  return g_steal_pointer (&step);
}

static GPtrArray *
read_list (CwStore *store, CwStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) steps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_action_step_free);

  while (cw_stmt_next (stmt))
    {
      CwActionStep *step = cw_action_step_get (store, cw_stmt_int (stmt, 0), error);

      if (step == NULL)
        return NULL;
      g_ptr_array_add (steps, step);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&steps) : NULL;
}

GPtrArray *
cw_action_step_list (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_step_list);

  cw_stmt_bind_int (stmt, ":cycle", cycle);
  return read_list (store, stmt, error);
}

GPtrArray *
cw_action_step_due_list (CwStore *store, gint64 until, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_step_due);

  cw_stmt_bind_int (stmt, ":until", until);
  return read_list (store, stmt, error);
}

GPtrArray *
cw_action_step_carried_list (CwStore *store, gint64 event, GError **error)
{
  g_autoptr (CwEvent) of = cw_event_get (store, event, error);
  g_autoptr (CwStmt) stmt = NULL;

  if (of == NULL)
    return NULL;

  stmt = cw_stmt_new (store->shared, cw_sql_step_carried);
  cw_stmt_bind_int (stmt, ":event", event);
  return read_list (store, stmt, error);
}
