#include "data/exchange/revoke-run.h"

#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "data/store/secret.h"
#include "sql.h"

#include <string.h>

static gboolean
read_key (const char *text, guint8 key[CW_CARD_KEY_BYTES])
{
  gsize length = 0;

  return text != NULL &&
         sodium_hex2bin (key, CW_CARD_KEY_BYTES, text, strlen (text), NULL, &length, NULL) ==
             0 &&
         length == CW_CARD_KEY_BYTES;
}

static CwOrder *
read_row (CwStore *store, CwStmt *stmt)
{
  CwOrder *order = g_new0 (CwOrder, 1);
  const CwStream *stream;

  order->id = cw_stmt_int (stmt, 0);
  order->moment.at_ms = cw_stmt_int (stmt, 1);
  order->moment.offset_min = (int) cw_stmt_int (stmt, 2);
  /* What is no key is nobody's, and takes nothing from anybody. */
  if (!read_key (cw_stmt_text (stmt, 3), order->key))
    memset (order->key, 0, sizeof order->key);
  order->revokes = cw_stmt_dup_text (stmt, 4);
  order->since_ms = cw_stmt_int (stmt, 5);
  order->reason = cw_stmt_dup_text (stmt, 6);
  order->state = (CwOrderState) cw_stmt_int (stmt, 7);
  stream = cw_log_stream_of (store->log, order->id);
  order->author = g_strdup (stream == NULL ? "" : stream->author);
  order->is_own = cw_store_wrote (store, stream);
  return order;
}

GPtrArray *
cw_revoke_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) orders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_order_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_revocation_list);

  while (cw_stmt_next (stmt))
    g_ptr_array_add (orders, read_row (store, stmt));

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&orders) : NULL;
}

/* Nobody revokes this store's own card from afar: its person is asked. */
static gboolean
binds (CwStore *store, const CwOrder *order, gboolean *is_binding, GError **error)
{
  const CwStream *stream = cw_log_stream_of (store->log, order->id);
  g_autoptr (GError) local = NULL;
  g_autoptr (CwTrusted) author = NULL;

  *is_binding =
      stream != NULL && (stream->is_own || cw_secret_was_mine (store->directory, stream->key));
  if (*is_binding || stream == NULL || cw_secret_was_mine (store->directory, order->key))
    return TRUE;

  author = cw_trust_find_key (store, stream->key, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  *is_binding =
      author != NULL && !author->is_retired &&
      (author->may_order || (author->card->has_old && memcmp (author->card->old_key, order->key,
                                                              sizeof order->key) == 0));
  return TRUE;
}

static gboolean
revoke_trusted (CwStore *store, const CwOrder *order, gboolean *is_news, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_trusted_revoke);

  cw_stmt_bind_blob (stmt, ":key", order->key, sizeof order->key);
  cw_stmt_bind_int (stmt, ":since_ms", MAX (order->since_ms, 1));
  *is_news = cw_stmt_next (stmt);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_revoke_apply (CwStore *store, const CwOrder *order, GError **error)
{
  gboolean is_news;

  return revoke_trusted (store, order, &is_news, error) &&
         cw_order_set (store, order->id, CW_ORDER_DONE, error);
}

static void
tell (CwMerging *merging, const CwOrder *order, gboolean is_done)
{
  if (merging->file == NULL)
    return;

  cw_merging_note (
      merging,
      is_done
          ? g_strdup_printf ("by order of %s the card of %s is revoked: nothing new is taken "
                             "from it. Coaching cycles with it go on once the new card is a "
                             "partner in its place",
                             order->author, order->revokes)
          : g_strdup_printf ("%s asks to revoke the card of %s: that waits for a decision",
                             order->author, order->revokes));
}

static gboolean
run (CwMerging *merging, const CwOrder *order, GError **error)
{
  CwStore *store = merging->store;
  gboolean is_binding = TRUE, is_news = FALSE;

  if (order->state == CW_ORDER_DECLINED)
    return TRUE;
  if (order->state != CW_ORDER_DONE && !binds (store, order, &is_binding, error))
    return FALSE;
  if (!is_binding)
    {
      if (order->state == CW_ORDER_WAITS)
        tell (merging, order, FALSE);
      return cw_order_set (store, order->id, CW_ORDER_ASKS, error);
    }

  if (!revoke_trusted (store, order, &is_news, error))
    return FALSE;
  if (is_news)
    tell (merging, order, TRUE);
  return cw_order_set (store, order->id, CW_ORDER_DONE, error);
}

gboolean
cw_revoke_run_all (CwMerging *merging, GError **error)
{
  g_autoptr (GPtrArray) orders = cw_revoke_list (merging->store, error);

  for (guint i = 0; orders != NULL && i < orders->len; i++)
    if (!run (merging, orders->pdata[i], error))
      return FALSE;

  return orders != NULL;
}
