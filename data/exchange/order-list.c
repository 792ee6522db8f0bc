#include "corewalk/order.h"

#include "data/base/stmt.h"
#include "data/exchange/erasing.h"
#include "data/exchange/order-run.h"
#include "data/exchange/revoke-run.h"
#include "sql.h"

void
cw_order_free (CwOrder *order)
{
  if (order == NULL)
    return;

  g_free (order->author);
  g_free (order->reason);
  g_free (order->reference);
  g_free (order->revokes);
  g_free (order);
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  const CwOrder *one = *(CwOrder *const *) a, *other = *(CwOrder *const *) b;

  if (one->moment.at_ms != other->moment.at_ms)
    return one->moment.at_ms < other->moment.at_ms ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

static gboolean
add_revoking (CwStore *store, GPtrArray *orders, GError **error)
{
  GPtrArray *revoking = cw_revoke_list (store, error);

  if (revoking == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (orders, revoking);
  g_ptr_array_sort (orders, compare_orders);
  return TRUE;
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

  return cw_stmt_done (stmt, error) && add_revoking (store, orders, error)
             ? g_steal_pointer (&orders)
             : NULL;
}

/* take_order: one that is open still; NULL with @error. */
static CwOrder *
take_open (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) orders = cw_order_list (store, error);

  if (orders == NULL)
    return NULL;

  for (guint i = 0; i < orders->len; i++)
    {
      const CwOrder *order = orders->pdata[i];

      if (order->id != id)
        continue;
      if (order->state != CW_ORDER_DONE)
        return g_ptr_array_steal_index (orders, i);
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "it is done already");
      return NULL;
    }

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such order");
  return NULL;
}

gboolean
cw_order_accept (CwStore *store, gint64 id, gint64 *lines, GError **error)
{
  g_autoptr (CwOrder) order = NULL;
  CwErasing erasing;
  gint64 erased = 0;
  gboolean is_done, is_left;

  if (!cw_store_check_writer (store, error))
    return FALSE;
  order = take_open (store, id, error);
  if (order == NULL || !cw_erasing_begin (&erasing, store, FALSE, NULL, error))
    return FALSE;

  is_done = order->revokes != NULL ? cw_revoke_apply (store, order, error)
                                   : cw_order_run_anyway (&erasing.merging, id, &erased, error);
  if (!cw_erasing_end (&erasing, is_done, &is_left, error))
    return FALSE;

  if (lines != NULL)
    *lines = order->revokes != NULL ? -1 : erased;
  return TRUE;
}

gboolean
cw_order_decline (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwOrder) order =
      cw_store_check_writer (store, error) ? take_open (store, id, error) : NULL;

  return order != NULL && cw_order_set (store, id, CW_ORDER_DECLINED, error);
}
