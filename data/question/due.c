#include "corewalk/debrief.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

void
cw_due_card_free (CwDueCard *card)
{
  if (card == NULL)
    return;

  g_free (card->walk_title);
  g_free (card->text);
  g_free (card->owner);
  g_free (card->help);
  g_free (card);
}

GPtrArray *
cw_card_due_list (CwStore *store, gint64 until, guint limit, GError **error)
{
  g_autoptr (GPtrArray) cards =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_due_card_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_card_due);

  cw_stmt_bind_int (stmt, ":until", until);
  cw_stmt_bind_int (stmt, ":limit", limit == 0 ? -1 : (gint64) limit);
  while (cw_stmt_next (stmt))
    {
      CwDueCard *card = g_new0 (CwDueCard, 1);

      card->id = cw_stmt_int (stmt, 0);
      card->walk = cw_stmt_int (stmt, 1);
      card->walk_title = cw_stmt_dup_text (stmt, 2);
      card->text = cw_stmt_dup_text (stmt, 3);
      card->owner = cw_stmt_dup_text (stmt, 4);
      card->help = cw_stmt_dup_text (stmt, 5);
      card->due = cw_stmt_int (stmt, 6);
      g_ptr_array_add (cards, card);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&cards) : NULL;
}

gboolean
cw_debrief_count (CwStore *store, gint64 walk, CwDebriefCount *count, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_card_count);
  CwDebriefCount found = { 0 };

  cw_stmt_bind_int (stmt, ":walk", walk);
  if (cw_stmt_next (stmt))
    {
      for (int i = 0; i <= CW_STEP_NEXT; i++)
        found.steps[i] = cw_stmt_int (stmt, i);
      found.open_count = cw_stmt_int (stmt, CW_STEP_NEXT + 1);
      found.room_count = cw_stmt_int (stmt, CW_STEP_NEXT + 2);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  *count = found;
  return TRUE;
}
