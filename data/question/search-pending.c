#include "data/question/search-pending.h"

#include "data/base/stmt.h"
#include "sql.h"

/* An index of its own for the few texts, so that both find by the same rules. */
static const char *const migrations[] = { cw_sql_word_make };
static const CwDbForm index_form = {
  .name = "the search",
  .migrations = migrations,
  .migration_count = G_N_ELEMENTS (migrations),
};

static gboolean
add_texts (CwDb *db, CwStmt *texts, GError **error)
{
  while (cw_stmt_next (texts))
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_word_add);
      gsize length;
      const char *text = cw_stmt_blob (texts, 1, &length);

      cw_stmt_bind_int (stmt, ":id", cw_stmt_int (texts, 0));
      cw_stmt_put_text (stmt, cw_stmt_parameter (stmt, ":text"), text, (gssize) length);
      if (!cw_stmt_run (stmt, error))
        return FALSE;
    }

  return cw_stmt_done (texts, error);
}

static gboolean
find (CwDb *db, const char *query, GArray *found, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_word_search);

  cw_stmt_bind_text (stmt, ":query", query);
  cw_stmt_bind_int (stmt, ":limit", -1);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_array_append_val (found, id);
    }

  return cw_stmt_done (stmt, error);
}

gboolean
cw_search_pending (CwStore *store, const char *query, GArray *found, GError **error)
{
  g_autoptr (CwDb) db = cw_db_open_memory (&index_form, error);
  g_autoptr (CwStmt) texts = NULL;

  if (db == NULL)
    return FALSE;

  texts = cw_stmt_new (store->shared, cw_sql_pending_text);
  if (!cw_db_begin (db, error) || !add_texts (db, texts, error) || !cw_db_commit (db, error))
    return FALSE;

  return find (db, query, found, error);
}
