#include "corewalk/order.h"

#include "data/base/stmt.h"
#include "data/exchange/erasing.h"
#include "data/exchange/order-run.h"
#include "sql.h"

void
cw_order_free (CwOrder *order)
{
  if (order == NULL)
    return;

  g_free (order->author);
  g_free (order->reason);
  g_free (order->reference);
  g_free (order);
}

GPtrArray *
cw_order_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) orders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_order_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_order_list);

  while (cw_stmt_next (stmt))
    {
      CwOrder *order = g_new0 (CwOrder, 1);
      const CwStream *stream;

      order->id = cw_stmt_int (stmt, 0);
      order->moment.at_ms = cw_stmt_int (stmt, 1);
      order->moment.offset_min = (int) cw_stmt_int (stmt, 2);
      order->record = cw_stmt_int (stmt, 3);
      order->lines = cw_stmt_int (stmt, 4);
      order->reason = cw_stmt_dup_text (stmt, 5);
      order->reference = cw_stmt_is_null (stmt, 6) ? NULL : cw_stmt_dup_text (stmt, 6);
      order->state = (CwOrderState) cw_stmt_int (stmt, 7);
      stream = cw_log_stream_of (store->log, order->id);
      order->author = g_strdup (stream == NULL ? "" : stream->author);
      order->is_own = cw_store_wrote (store, stream);
      g_ptr_array_add (orders, order);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&orders) : NULL;
}

static gboolean
check_open (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_order_open);
  g_autoptr (CwStmt) any = cw_stmt_new (store->shared, cw_sql_read_erase);
  gboolean is_open = FALSE, is_there;

  while (cw_stmt_next (stmt))
    is_open |= cw_stmt_int (stmt, 0) == id;
  cw_stmt_bind_int (any, ":id", id);
  is_there = cw_stmt_next (any);
  if (!cw_stmt_done (stmt, error) || !cw_stmt_done (any, error))
    return FALSE;

  if (!is_there)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such order");
  else if (!is_open)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "it is done already");
  return is_open;
}

gboolean
cw_order_accept (CwStore *store, gint64 order, gint64 *lines, GError **error)
{
  CwErasing erasing;
  gint64 erased = 0;
  gboolean is_done, is_left;

  if (!cw_store_check_writer (store, error) || !check_open (store, order, error) ||
      !cw_erasing_begin (&erasing, store, FALSE, NULL, error))
    return FALSE;

  is_done = cw_order_run_anyway (&erasing.merging, order, &erased, error);
  if (!cw_erasing_end (&erasing, is_done, &is_left, error))
    return FALSE;

  if (lines != NULL)
    *lines = erased;
  return TRUE;
}

gboolean
cw_order_decline (CwStore *store, gint64 order, GError **error)
{
  return cw_store_check_writer (store, error) && check_open (store, order, error) &&
         cw_order_set (store, order, CW_ORDER_DECLINED, error);
}
