#include "corewalk/cycle.h"

#include "corewalk/id.h"
#include "data/base/stmt.h"
#include "data/coach/consent.h"
#include "sql.h"

#include <string.h>

static const char *const state_names[] = { "active", "paused", "done", "stopped" };

const char *
cw_cycle_state_get_name (CwCycleState state)
{
  return state_names[state];
}

void
cw_cycle_free (CwCycle *cycle)
{
  if (cycle == NULL)
    return;

  g_free (cycle->title);
  g_free (cycle->model);
  g_free (cycle->goal);
  g_free (cycle->measure);
  g_free (cycle->target);
  g_free (cycle->agreement);
  g_free (cycle->phase);
  g_free (cycle->reason);
  g_free (cycle->reflection);
  g_ptr_array_unref (cycle->partners);
  g_free (cycle);
}

static gint64
day_of (CwStmt *stmt, int column)
{
  return cw_stmt_is_null (stmt, column) ? G_MININT64 : cw_stmt_int (stmt, column);
}

static CwCycleState
parse_state (const char *text)
{
  for (guint i = 1; text != NULL && i < G_N_ELEMENTS (state_names); i++)
    if (strcmp (text, state_names[i]) == 0)
      return (CwCycleState) i;

  return CW_CYCLE_ACTIVE;
}

static CwCycle *
read_cycle (CwStmt *stmt, gint64 id)
{
  CwCycle *cycle = g_new0 (CwCycle, 1);

  cycle->id = id;
  cycle->title = cw_stmt_dup_text (stmt, 0);
  cycle->model = cw_stmt_dup_text (stmt, 1);
  cycle->goal = cw_stmt_dup_text (stmt, 2);
  cycle->measure = cw_stmt_dup_text (stmt, 3);
  cycle->target = cw_stmt_dup_text (stmt, 4);
  cycle->agreement = cw_stmt_dup_text (stmt, 5);
  cycle->phase = cw_stmt_dup_text (stmt, 6);
  cycle->state = parse_state (cw_stmt_text (stmt, 7));
  cycle->reason = cw_stmt_dup_text (stmt, 8);
  cycle->reflection = cw_stmt_dup_text (stmt, 9);
  cycle->begun = day_of (stmt, 10);
  cycle->until = day_of (stmt, 11);
  cycle->closed = day_of (stmt, 12);
  cycle->made.at_ms = cw_stmt_int (stmt, 13);
  cycle->made.offset_min = (int) cw_stmt_int (stmt, 14);
  cycle->event_count = (guint) cw_stmt_int (stmt, 15);
  cycle->open_steps = (guint) cw_stmt_int (stmt, 16);
  cycle->next_planned_ms = cw_stmt_int (stmt, 17);
  cycle->partners = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_partner_free);
  return cycle;
}

static gboolean
add_partners (CwStore *store, CwCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) circles = cw_circle_list (store, cycle->id, error);
  g_autoptr (GPtrArray) consents =
      circles == NULL ? NULL : cw_consent_list (store, cycle->id, error);
  const CwCircle *current;

  if (consents == NULL)
    return FALSE;

  current = cw_circle_find_current (circles, &cycle->is_split);
  if (current == NULL)
    return TRUE;

  cycle->is_mine = cw_circle_is_mine (store, current);
  while (current->members->len > 0)
    {
      CwPartner *partner = g_ptr_array_steal_index (current->members, 0);

      partner->takes_part =
          cw_consent_find (consents, CW_CONSENT_TAKE_PART, partner->key, 0, NULL) != NULL;
      g_ptr_array_add (cycle->partners, partner);
    }
  return TRUE;
}

CwCycle *
cw_cycle_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_cycle_get);
  g_autoptr (CwCycle) cycle = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    cycle = read_cycle (stmt, id);
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (cycle == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such cycle");
      return NULL;
    }

  return add_partners (store, cycle, error) ? g_steal_pointer (&cycle) : NULL;
}

GPtrArray *
cw_cycle_recipients (const CwCycle *cycle)
{
  GPtrArray *recipients = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cycle->partners->len; i++)
    {
      const CwPartner *partner = cycle->partners->pdata[i];

      if (!partner->is_own)
        g_ptr_array_add (recipients, g_strdup (partner->recipient));
    }
  return recipients;
}

GPtrArray *
cw_cycle_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) cycles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_cycle_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_cycle_list);

  while (cw_stmt_next (stmt))
    {
      CwCycle *cycle = cw_cycle_get (store, cw_stmt_int (stmt, 0), error);

      if (cycle == NULL)
        return NULL;
      g_ptr_array_add (cycles, cycle);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&cycles) : NULL;
}

gint64
cw_cycle_find (CwStore *store, const char *text, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_cycle_named);
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  gint64 found = 0;
  guint count = 0;

  while (cw_stmt_next (stmt))
    {
      g_autofree char *title = g_utf8_casefold (cw_stmt_text (stmt, 1), -1);

      if (strcmp (title, wanted) != 0)
        continue;
      found = cw_stmt_int (stmt, 0);
      count++;
    }
  if (!cw_stmt_done (stmt, error))
    return 0;
  if (count == 0)
    return cw_id_find (store, text, error);
  if (count == 1)
    return found;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%u cycles are called \"%.100s\". Say one by its id", count, text);
  return 0;
}
