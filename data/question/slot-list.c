#include "corewalk/opt-out.h"
#include "corewalk/slot.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

void
cw_slot_free (CwSlot *slot)
{
  if (slot == NULL)
    return;

  g_free (slot->walk_title);
  cw_host_room_free (slot->room);
  g_free (slot->time);
  g_free (slot);
}

static gboolean
read_walk (CwStore *store, CwSlot *slot, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_walk_title);

  cw_stmt_bind_int (stmt, ":id", slot->walk);
  if (cw_stmt_next (stmt))
    {
      slot->walk_title = cw_stmt_dup_text (stmt, 0);
      slot->is_walk_open = cw_stmt_is_null (stmt, 1);
    }
  else
    slot->walk_title = g_strdup ("");

  return cw_stmt_done (stmt, error);
}

static gboolean
is_alive (CwStore *store, gint64 visit)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_visit_alive);

  cw_stmt_bind_int (stmt, ":id", visit);
  return cw_stmt_next (stmt);
}

static CwSlot *
read_slot (CwStore *store, CwStmt *stmt, GError **error)
{
  g_autoptr (CwSlot) slot = g_new0 (CwSlot, 1);
  gint64 visited = cw_stmt_int (stmt, 7);

  slot->id = cw_stmt_int (stmt, 0);
  slot->walk = cw_stmt_int (stmt, 1);
  slot->day = cw_stmt_int (stmt, 3);
  slot->time = cw_stmt_dup_text (stmt, 4);
  slot->minutes = cw_stmt_int (stmt, 5);
  slot->noticed_ms = cw_stmt_int (stmt, 6);
  slot->off_ms = cw_stmt_int (stmt, 8);
  slot->visit = visited != 0 && is_alive (store, visited) ? visited : 0;
  slot->is_opted_out = cw_opt_out_find (store, cw_stmt_int (stmt, 2), slot->day) != 0;
  slot->room = cw_host_room_get (store, cw_stmt_int (stmt, 2), error);
  return slot->room != NULL && read_walk (store, slot, error) ? g_steal_pointer (&slot) : NULL;
}

/* What stands in a row whose class is not known here any more is not for showing. */
static gboolean
read_slots (CwStore *store, CwStmt *stmt, GPtrArray *slots, GError **error)
{
  while (cw_stmt_next (stmt))
    {
      g_autoptr (GError) local = NULL;
      CwSlot *slot = read_slot (store, stmt, &local);

      if (slot != NULL)
        g_ptr_array_add (slots, slot);
      else if (!g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return cw_stmt_done (stmt, error);
}

CwSlot *
cw_slot_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_slot_get);
  gboolean is_there;
  CwSlot *slot = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  is_there = cw_stmt_next (stmt);
  if (is_there)
    slot = read_slot (store, stmt, error);
  else if (cw_stmt_done (stmt, error))
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such planned visit");

  return slot;
}

GPtrArray *
cw_slot_list (CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_slot_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_slot_of_walk);

  cw_stmt_bind_int (stmt, ":walk", walk);
  return read_slots (store, stmt, slots, error) ? g_steal_pointer (&slots) : NULL;
}

GPtrArray *
cw_slot_due_list (CwStore *store, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_slot_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_slot_of_days);

  cw_stmt_bind_int (stmt, ":from", from);
  cw_stmt_bind_int (stmt, ":until", until);
  if (!read_slots (store, stmt, all, error))
    return NULL;

  for (guint i = all->len; i > 0; i--)
    {
      const CwSlot *slot = all->pdata[i - 1];

      if (slot->visit != 0 || slot->is_opted_out || !slot->is_walk_open)
        g_ptr_array_remove_index (all, i - 1);
    }

  return g_steal_pointer (&all);
}
