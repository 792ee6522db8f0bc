#include "data/base/db.h"

#include "data/base/db-private.h"
#include "data/base/stmt.h"

#include <errno.h>
#include <string.h>

void
cw_db_set_error (CwDb *db, int code, GError **error)
{
  int cause = db->handle == NULL ? 0 : sqlite3_system_errno (db->handle);
  const char *text = db->handle == NULL ? sqlite3_errstr (code) : sqlite3_errmsg (db->handle);
  const char *name = db->form->name;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FULL,
                           "the disk is full. Make room, then try again");
      break;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (
          error, CW_ERROR, CW_ERROR_DAMAGED,
          "%s is damaged (%s). Restore the last backup, or copy the folder and ask for help",
          name, text);
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, CW_ERROR, CW_ERROR_BUSY,
                           "another program holds the store. Try again in a moment");
      break;

    case SQLITE_READONLY:
      g_set_error (error, CW_ERROR, CW_ERROR_PLACE, "%s can't be written to: it is read-only",
                   name);
      break;

    case SQLITE_INTERRUPT:
      g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
      break;

    default:
      if (cause == ENOSPC || cause == EDQUOT || cause == EFBIG)
        g_set_error_literal (error, CW_ERROR, CW_ERROR_FULL,
                             "the disk is full. Make room, then try again");
      else
        g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "%s: %s%s%s", name, text,
                     cause == 0 ? "" : ": ", cause == 0 ? "" : g_strerror (cause));
    }
}

gboolean
cw_db_check (CwDb *db, int code, GError **error)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;

  cw_db_set_error (db, code, error);
  return FALSE;
}

void
cw_db_doom (CwDb *db, const GError *error)
{
  if (db->depth > 0 && db->doom == NULL)
    db->doom = g_error_copy (error);
}

gboolean
cw_db_check_doom (CwDb *db, GError **error)
{
  if (db->doom == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (db->doom));
  return FALSE;
}

gboolean
cw_db_run (CwDb *db, const char *sql, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!cw_db_check_doom (db, error))
    return FALSE;
  if (cw_db_check (db, sqlite3_exec (db->handle, sql, NULL, NULL, NULL), &failure))
    return TRUE;

  cw_db_doom (db, failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

sqlite3 *
cw_db_get_handle (CwDb *db)
{
  return db->handle;
}

static void
roll_back (CwDb *db)
{
  /* After some failures SQLite has rolled back by itself. */
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  g_clear_error (&db->doom);
}

gboolean
cw_db_begin (CwDb *db, GError **error)
{
  if (db->depth > 0)
    {
      if (!cw_db_check_doom (db, error))
        return FALSE;
      db->depth++;
      return TRUE;
    }

  /* For want of memory a rollback can fail, and a beginning half-way. */
  roll_back (db);
  if (!cw_stmt_do (db, "BEGIN IMMEDIATE", error))
    {
      roll_back (db);
      return FALSE;
    }

  db->depth = 1;
  return TRUE;
}

gboolean
cw_db_begin_reading (CwDb *db, GError **error)
{
  g_assert (db->depth == 0);
  roll_back (db);
  if (!cw_db_run (db, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1;", error))
    {
      roll_back (db);
      return FALSE;
    }

  db->depth++;
  return TRUE;
}

void
cw_db_rollback (CwDb *db)
{
  g_assert (db->depth > 0);

  if (--db->depth == 0)
    roll_back (db);
  else if (db->doom == NULL)
    g_set_error_literal (&db->doom, CW_ERROR, CW_ERROR_STORAGE, "a part of the work failed");
}

gboolean
cw_db_commit (CwDb *db, GError **error)
{
  g_assert (db->depth > 0);

  if (db->depth > 1)
    {
      db->depth--;
      return TRUE;
    }

  db->depth = 0;
  if (!cw_db_check_doom (db, error))
    {
      roll_back (db);
      return FALSE;
    }
  if (cw_stmt_do (db, "COMMIT", error))
    return TRUE;

  db->is_shaken = TRUE;
  roll_back (db);
  return FALSE;
}

gboolean
cw_db_is_shaken (CwDb *db)
{
  return db->is_shaken;
}

void
cw_db_close (CwDb *db)
{
  if (db == NULL)
    return;

  g_hash_table_unref (db->statements);
  g_clear_error (&db->doom);
  if (db->handle != NULL && sqlite3_close (db->handle) != SQLITE_OK)
    g_error ("%s closed while a statement was in use", db->form->name);
  g_free (db);
}

gboolean
cw_db_verify (CwDb *db, const char *sql, gint64 id, gconstpointer bytes, gsize length)
{
  g_autoptr (CwDb) other =
      cw_db_open (sqlite3_db_filename (db->handle, "main"), db->form, CW_DB_READ, NULL);
  g_autoptr (CwStmt) stmt = NULL;
  gboolean is_equal = FALSE;

  if (other == NULL)
    return FALSE;

  stmt = cw_stmt_new (other, sql);
  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    {
      gsize there;
      gconstpointer found = cw_stmt_blob (stmt, 0, &there);

      is_equal = there == length && memcmp (found, bytes, length) == 0;
    }
  g_clear_pointer (&stmt, cw_stmt_free);

  if (is_equal)
    db->is_shaken = FALSE;
  return is_equal;
}
