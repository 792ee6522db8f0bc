#include "data/base/stmt.h"
#include "data/question/trend-rooms.h"
#include "sql.h"

static void
tell_made (const CwTrendRun *run,
           CwFactKind kind,
           gint64 item,
           CwTrendFactFunc func,
           gpointer user_data)
{
  for (guint i = 0; i < run->pack->facts->len; i++)
    {
      const CwFact *fact = run->pack->facts->pdata[i];

      if (fact->kind == kind && (item == 0 || fact->item == item))
        func (run->first, run->count, fact->item, fact->counter, fact->bytes->data,
              fact->bytes->len, user_data);
    }
}

static gboolean
tell_kept (CwStmt *stmt, const CwTrendRun *run, CwTrendFactFunc func, gpointer user_data)
{
  while (cw_stmt_next (stmt))
    {
      const char *counter = cw_stmt_text (stmt, 1);
      gsize length;
      const guint8 *bytes = cw_stmt_blob (stmt, 2, &length);

      func (run->first, run->count, cw_stmt_int (stmt, 0), counter == NULL ? "" : counter,
            bytes, length, user_data);
    }

  return cw_stmt_done (stmt, NULL);
}

gboolean
cw_trend_facts_each (CwStore *store,
                     const CwTrendRooms *rooms,
                     CwFactKind kind,
                     gint64 item,
                     CwTrendFactFunc func,
                     gpointer user_data,
                     GError **error)
{
  g_autoptr (CwStmt) stmt =
      cw_stmt_new (store->shared, item == 0 ? cw_sql_fact_list : cw_sql_fact_get);

  for (guint i = 0; i < rooms->runs->len; i++)
    {
      const CwTrendRun *run = &g_array_index (rooms->runs, CwTrendRun, i);

      if (run->pack->is_made)
        {
          tell_made (run, kind, item, func, user_data);
          continue;
        }
      cw_stmt_bind_int (stmt, ":chunk", run->chunk);
      cw_stmt_bind_int (stmt, ":kind", kind);
      if (item != 0)
        cw_stmt_bind_int (stmt, ":item", item);
      if (!tell_kept (stmt, run, func, user_data))
        break;
      cw_stmt_again (stmt);
    }

  return cw_stmt_done (stmt, error);
}
