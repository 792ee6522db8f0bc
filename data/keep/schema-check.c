#include "data/keep/schema-check.h"

#include "data/base/stmt.h"
#include "data/keep/fault-list.h"
#include "sql.h"

/* What a new database would hold: name -> the words that make it. */
static GHashTable *
make_schema (const CwDbForm *form)
{
  GHashTable *schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = NULL;
  int code =
      sqlite3_open_v2 (":memory:", &db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, NULL);

  for (int i = 0; i < form->migration_count && code == SQLITE_OK; i++)
    code = sqlite3_exec (db, form->migrations[i], NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_prepare_v2 (db, cw_sql_schema_list, -1, &stmt, NULL);
  if (code != SQLITE_OK)
    g_error ("%s: its own migrations fail: %s", form->name, sqlite3_errmsg (db));

  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_hash_table_insert (schema, g_strdup ((const char *) sqlite3_column_text (stmt, 0)),
                         g_strdup ((const char *) sqlite3_column_text (stmt, 1)));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return schema;
}

static void
add_missing (gpointer name, gpointer made, gpointer user_data)
{
  cw_fault_add (user_data, "table %s is missing", (const char *) name);
}

gboolean
cw_schema_check (CwDb *db, const CwDbForm *form, GPtrArray *faults, GError **error)
{
  g_autoptr (GHashTable) schema = make_schema (form);
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_schema_list);

  while (cw_stmt_next (stmt))
    {
      const char *name = cw_stmt_text (stmt, 0);
      const char *made = name == NULL ? NULL : g_hash_table_lookup (schema, name);

      if (made == NULL || g_strcmp0 (made, cw_stmt_text (stmt, 1)) != 0)
        cw_fault_add (faults, "%s: table or index %s is not as it was made", form->name,
                      name == NULL ? "without a name" : name);
      if (made != NULL)
        g_hash_table_remove (schema, name);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  g_hash_table_foreach (schema, add_missing, faults);
  return TRUE;
}
