#include "data/base/stmt.h"
#include "data/count/pack-keep.h"
#include "sql.h"

#include <string.h>

static gboolean
has_bytes (CwStmt *stmt, int column, const GByteArray *bytes)
{
  gsize length;
  gconstpointer found = cw_stmt_blob (stmt, column, &length);

  return length == bytes->len && (length == 0 || memcmp (found, bytes->data, length) == 0);
}

static const CwFact *
find_fact (const CwPack *pack, CwFactKind kind, gint64 item, const char *counter)
{
  for (guint i = 0; i < pack->facts->len; i++)
    {
      const CwFact *fact = pack->facts->pdata[i];

      if (fact->kind == kind && fact->item == item && g_strcmp0 (fact->counter, counter) == 0)
        return fact;
    }

  return NULL;
}

static gboolean
check_facts (CwStore *store, const CwPack *pack, gboolean *is_true, GError **error)
{
  guint count = 0;

  for (CwFactKind kind = 0; kind < CW_FACT_KINDS; kind++)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_fact_list);

      cw_stmt_bind_int (stmt, ":chunk", pack->chunk);
      cw_stmt_bind_int (stmt, ":kind", kind);
      for (; cw_stmt_next (stmt); count++)
        {
          const CwFact *fact =
              find_fact (pack, kind, cw_stmt_int (stmt, 0), cw_stmt_text (stmt, 1));

          *is_true = *is_true && fact != NULL && has_bytes (stmt, 2, fact->bytes);
        }
      if (!cw_stmt_done (stmt, error))
        return FALSE;
    }

  *is_true = *is_true && count == pack->facts->len;
  return TRUE;
}

static gboolean
check_chunk (CwStore *store, gint64 chunk, CwStmt *packs, gboolean *is_true, GError **error)
{
  g_autoptr (CwPack) pack = cw_pack_build (store, chunk, error);
  g_autoptr (GByteArray) bytes = pack == NULL ? NULL : cw_pack_write (pack);

  *is_true = bytes != NULL && has_bytes (packs, 1, bytes);
  return bytes != NULL && check_facts (store, pack, is_true, error);
}

/* Runs with visits, and neither a pack nor noted to have none. */
static gboolean
check_all_there (CwStore *store, gboolean *is_true, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_pack_missing);

  *is_true = !cw_stmt_next (stmt);
  return cw_stmt_done (stmt, error);
}

gboolean
cw_pack_check (CwStore *store, gboolean *is_true, GError **error)
{
  g_autoptr (CwStmt) packs = cw_stmt_new (store->shared, cw_sql_pack_list);

  if (!check_all_there (store, is_true, error))
    return FALSE;

  while (*is_true && cw_stmt_next (packs))
    if (!check_chunk (store, cw_stmt_int (packs, 0), packs, is_true, error))
      return FALSE;
  return cw_stmt_done (packs, error);
}
