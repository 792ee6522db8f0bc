#include "data/base/stmt.h"

#include "data/base/db-private.h"

#include <string.h>

struct _CwStmt
{
  CwDb *db;
  sqlite3_stmt *handle; /* NULL when preparing failed */
  gboolean is_kept;     /* by the database, for the next use */
  gboolean is_used;
  int failure;   /* the first SQLite code other than OK, ROW and DONE */
  GError *error; /* of that failure */
};

static void
keep_first_failure (CwStmt *stmt, int code)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE ||
      stmt->failure != SQLITE_OK)
    return;

  stmt->failure = code;
  cw_db_set_error (stmt->db, code, &stmt->error);
  cw_db_doom (stmt->db, stmt->error);
}

CwStmt *
cw_stmt_new (CwDb *db, const char *sql)
{
  CwStmt *kept = g_hash_table_lookup (db->statements, sql);
  CwStmt *stmt = kept;

  if (kept == NULL || kept->is_used)
    {
      stmt = g_new0 (CwStmt, 1);
      stmt->db = db;
      keep_first_failure (stmt,
                          sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                              &stmt->handle, NULL));
    }
  if (kept == NULL && stmt->handle != NULL)
    {
      stmt->is_kept = TRUE;
      g_hash_table_insert (db->statements, (gpointer) sql, stmt);
    }

  stmt->is_used = TRUE;
  return stmt;
}

void
cw_stmt_destroy (gpointer data)
{
  CwStmt *stmt = data;

  sqlite3_finalize (stmt->handle);
  g_clear_error (&stmt->error);
  g_free (stmt);
}

void
cw_stmt_free (CwStmt *stmt)
{
  if (stmt == NULL)
    return;

  if (!stmt->is_kept)
    {
      cw_stmt_destroy (stmt);
      return;
    }

  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  g_clear_error (&stmt->error);
  stmt->failure = SQLITE_OK;
  stmt->is_used = FALSE;
}

int
cw_stmt_parameter (CwStmt *stmt, const char *name)
{
  return stmt->handle == NULL ? 0 : sqlite3_bind_parameter_index (stmt->handle, name);
}

static int
known_parameter (CwStmt *stmt, const char *name)
{
  int parameter = cw_stmt_parameter (stmt, name);

  g_assert (parameter > 0 || stmt->handle == NULL);
  return parameter;
}

void
cw_stmt_put_int (CwStmt *stmt, int parameter, gint64 value)
{
  if (stmt->failure == SQLITE_OK)
    keep_first_failure (stmt, sqlite3_bind_int64 (stmt->handle, parameter, value));
}

void
cw_stmt_put_null (CwStmt *stmt, int parameter)
{
  if (stmt->failure == SQLITE_OK)
    keep_first_failure (stmt, sqlite3_bind_null (stmt->handle, parameter));
}

void
cw_stmt_put_text (CwStmt *stmt, int parameter, const char *value, gssize length)
{
  if (stmt->failure == SQLITE_OK)
    keep_first_failure (stmt, sqlite3_bind_text64 (stmt->handle, parameter, value,
                                                   length < 0 ? strlen (value) : (gsize) length,
                                                   SQLITE_STATIC, SQLITE_UTF8));
}

void
cw_stmt_bind_int (CwStmt *stmt, const char *name, gint64 value)
{
  cw_stmt_put_int (stmt, known_parameter (stmt, name), value);
}

void
cw_stmt_bind_text (CwStmt *stmt, const char *name, const char *value)
{
  if (value == NULL)
    cw_stmt_put_null (stmt, known_parameter (stmt, name));
  else
    cw_stmt_put_text (stmt, known_parameter (stmt, name), value, -1);
}

void
cw_stmt_bind_blob (CwStmt *stmt, const char *name, gconstpointer bytes, gsize length)
{
  if (stmt->failure == SQLITE_OK)
    keep_first_failure (stmt, sqlite3_bind_blob64 (stmt->handle, known_parameter (stmt, name),
                                                   bytes, length, SQLITE_STATIC));
}

gboolean
cw_stmt_next (CwStmt *stmt)
{
  int code;

  if (stmt->failure == SQLITE_OK && !cw_db_check_doom (stmt->db, &stmt->error))
    stmt->failure = SQLITE_ABORT;
  if (stmt->failure != SQLITE_OK)
    return FALSE;

  code = sqlite3_step (stmt->handle);
  keep_first_failure (stmt, code);
  return code == SQLITE_ROW;
}

void
cw_stmt_again (CwStmt *stmt)
{
  if (stmt->handle != NULL)
    sqlite3_reset (stmt->handle);
}

gboolean
cw_stmt_is_null (CwStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

gboolean
cw_stmt_is_int (CwStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_INTEGER;
}

int
cw_stmt_columns (CwStmt *stmt)
{
  return stmt->handle == NULL ? 0 : sqlite3_column_count (stmt->handle);
}

const char *
cw_stmt_name (CwStmt *stmt, int column)
{
  return sqlite3_column_name (stmt->handle, column);
}

gint64
cw_stmt_int (CwStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

const char *
cw_stmt_text (CwStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt->handle, column);
}

char *
cw_stmt_dup_text (CwStmt *stmt, int column)
{
  return g_strdup (cw_stmt_text (stmt, column));
}

gconstpointer
cw_stmt_blob (CwStmt *stmt, int column, gsize *length)
{
  gconstpointer bytes = sqlite3_column_blob (stmt->handle, column);

  *length = (gsize) sqlite3_column_bytes (stmt->handle, column);
  return bytes;
}

gboolean
cw_stmt_done (CwStmt *stmt, GError **error)
{
  if (stmt->failure == SQLITE_OK)
    return TRUE;

  if (error != NULL)
    *error = g_error_copy (stmt->error);
  return FALSE;
}

gboolean
cw_stmt_run (CwStmt *stmt, GError **error)
{
  while (cw_stmt_next (stmt))
    ;

  return cw_stmt_done (stmt, error);
}

gboolean
cw_stmt_do (CwDb *db, const char *sql, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  return cw_stmt_run (stmt, error);
}
