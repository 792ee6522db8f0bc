#include "data/count/pack-keep.h"

#include "data/base/stmt.h"
#include "sql.h"

#define MOST_STALE 4 /* runs that a question reads from their rows: 20 ms */

static gboolean
run_for (CwStore *store, const char *sql, gint64 chunk, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":chunk", chunk);
  return cw_stmt_run (stmt, error);
}

static gboolean
drop (CwStore *store, gint64 chunk, GError **error)
{
  return run_for (store, cw_sql_pack_drop, chunk, error) &&
         run_for (store, cw_sql_fact_drop, chunk, error);
}

static gboolean
touch_chunk (CwStore *store, gint64 chunk, GError **error)
{
  if (g_hash_table_contains (store->touched, &chunk))
    return TRUE;
  if (!drop (store, chunk, error) || !run_for (store, cw_sql_stale_add, chunk, error))
    return FALSE;

  g_hash_table_add (store->touched, g_memdup2 (&chunk, sizeof chunk));
  return TRUE;
}

gboolean
cw_pack_touch (CwStore *store, gint64 visit, GError **error)
{
  return touch_chunk (store, visit >> CW_PACK_BITS, error);
}

static GArray *
list (CwStmt *stmt, GError **error)
{
  g_autoptr (GArray) chunks = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (cw_stmt_next (stmt))
    {
      gint64 chunk = cw_stmt_int (stmt, 0);

      g_array_append_val (chunks, chunk);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&chunks) : NULL;
}

gboolean
cw_pack_touch_walk (CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_stale_walk);
  g_autoptr (GArray) chunks = NULL;

  cw_stmt_bind_int (stmt, ":walk", walk);
  chunks = list (stmt, error);
  for (guint i = 0; chunks != NULL && i < chunks->len; i++)
    if (!touch_chunk (store, g_array_index (chunks, gint64, i), error))
      return FALSE;

  return chunks != NULL;
}

void
cw_pack_forget_touched (CwStore *store)
{
  g_hash_table_remove_all (store->touched);
  g_clear_pointer (&store->packs, g_ptr_array_unref);
}

GArray *
cw_pack_list_stale (CwStore *store, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_stale_list);

  return list (stmt, error);
}

static gboolean
add_rooms (CwStore *store, const CwPack *pack, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_pack_add);
  g_autoptr (GByteArray) bytes = cw_pack_write (pack);

  cw_stmt_bind_int (stmt, ":chunk", pack->chunk);
  cw_stmt_bind_blob (stmt, ":rooms", bytes->data, bytes->len);
  return cw_stmt_run (stmt, error);
}

static gboolean
add_fact (CwStore *store, const CwPack *pack, const CwFact *fact, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_fact_add);

  cw_stmt_bind_int (stmt, ":chunk", pack->chunk);
  cw_stmt_bind_int (stmt, ":kind", fact->kind);
  cw_stmt_bind_int (stmt, ":item", fact->item);
  cw_stmt_bind_text (stmt, ":counter", fact->counter);
  cw_stmt_bind_blob (stmt, ":facts", fact->bytes->data, fact->bytes->len);
  return cw_stmt_run (stmt, error);
}

static gboolean
fold_chunk (CwStore *store, gint64 chunk, GError **error)
{
  g_autoptr (CwPack) pack = cw_pack_build (store, chunk, error);

  if (pack == NULL || !drop (store, chunk, error))
    return FALSE;
  if (pack->rooms->len == 0)
    return TRUE;
  if (!add_rooms (store, pack, error))
    return FALSE;

  for (guint i = 0; i < pack->facts->len; i++)
    if (!add_fact (store, pack, pack->facts->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
cw_pack_fold (CwStore *store, GError **error)
{
  g_autoptr (GArray) chunks = cw_pack_list_stale (store, error);

  if (chunks == NULL)
    return FALSE;

  for (guint i = 0; i < chunks->len; i++)
    if (!fold_chunk (store, g_array_index (chunks, gint64, i), error))
      return FALSE;

  cw_pack_forget_touched (store);
  return chunks->len == 0 || cw_stmt_do (store->shared, cw_sql_stale_clear, error);
}

/* What can't be packed today is read from its rows. */
void
cw_pack_settle (CwStore *store)
{
  g_autoptr (GArray) chunks = cw_pack_list_stale (store, NULL);

  if (chunks == NULL || chunks->len <= MOST_STALE || !cw_db_begin (store->shared, NULL))
    return;

  if (cw_pack_fold (store, NULL))
    cw_db_commit (store->shared, NULL);
  else
    cw_db_rollback (store->shared);
}
