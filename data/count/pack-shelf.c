#include "data/count/pack-shelf.h"

#include "data/base/stmt.h"
#include "data/count/pack-keep.h"
#include "sql.h"

static gboolean
read_kept (CwStore *store, GPtrArray *packs, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_pack_list);

  while (cw_stmt_next (stmt))
    {
      gsize length;
      const guint8 *bytes = cw_stmt_blob (stmt, 1, &length);
      CwPack *pack = cw_pack_read (cw_stmt_int (stmt, 0), bytes, length, error);

      if (pack == NULL)
        return FALSE;
      g_ptr_array_add (packs, pack);
    }

  return cw_stmt_done (stmt, error);
}

static gboolean
make_stale (CwStore *store, GPtrArray *packs, GError **error)
{
  g_autoptr (GArray) stale = cw_pack_list_stale (store, error);

  for (guint i = 0; stale != NULL && i < stale->len; i++)
    {
      CwPack *pack = cw_pack_build (store, g_array_index (stale, gint64, i), error);

      if (pack == NULL)
        return FALSE;
      pack->is_made = TRUE;
      g_ptr_array_add (packs, pack);
    }

  return stale != NULL;
}

GPtrArray *
cw_pack_shelf (CwStore *store, GError **error)
{
  gint64 stamp = cw_store_get_stamp (store);
  g_autoptr (GPtrArray) packs = NULL;

  if (store->packs != NULL && store->packs_stamp == stamp)
    return store->packs;

  g_clear_pointer (&store->packs, g_ptr_array_unref);
  packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_pack_free);
  if (!read_kept (store, packs, error) || !make_stale (store, packs, error))
    return NULL;

  store->packs_stamp = stamp;
  store->packs = g_steal_pointer (&packs);
  return store->packs;
}
