#include "data/keep/database-check.h"

#include <string.h>

static void
fail (const CwDbForm *form, CwError code, const char *cause, GError **error)
{
  g_set_error (error, CW_ERROR, (gint) code, "%s %s", form->name, cause);
}

static void
harden (sqlite3 *db)
{
  static const struct
  {
    int option, value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },       { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },     { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (db, options[i].option, options[i].value, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
}

/* ask: the first value of a PRAGMA as text, or NULL with @error. */
static char *
ask (sqlite3 *db, const CwDbForm *form, const char *pragma, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  char *answer = NULL;

  if (sqlite3_prepare_v2 (db, pragma, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);

  if (answer == NULL)
    {
      g_autofree char *cause = g_strconcat ("can't be read: ", sqlite3_errmsg (db), NULL);

      fail (form, sqlite3_errcode (db) == SQLITE_NOTADB ? CW_ERROR_SCHEMA : CW_ERROR_DAMAGED,
            cause, error);
    }
  return answer;
}

static gboolean
check_form (sqlite3 *db, const CwDbForm *form, GError **error)
{
  g_autofree char *id = ask (db, form, "PRAGMA application_id", error);
  g_autofree char *version = id != NULL ? ask (db, form, "PRAGMA user_version", error) : NULL;

  if (version == NULL)
    return FALSE;

  if (g_ascii_strtoll (id, NULL, 10) != (gint64) form->application_id)
    fail (form, CW_ERROR_SCHEMA, "is no file of Corewalk's", error);
  else if (g_ascii_strtoll (version, NULL, 10) < 1)
    fail (form, CW_ERROR_SCHEMA, "was never made to its end", error);
  else if (g_ascii_strtoll (version, NULL, 10) > form->migration_count)
    fail (form, CW_ERROR_SCHEMA, "was written by a newer Corewalk. Update this program", error);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_content (sqlite3 *db, const CwDbForm *form, GError **error)
{
  g_autofree char *found = ask (db, form, "PRAGMA quick_check (1)", error);
  g_autofree char *cause = NULL;

  if (found == NULL || strcmp (found, "ok") == 0)
    return found != NULL;

  cause = g_strconcat ("is damaged: ", found, NULL);
  fail (form, CW_ERROR_DAMAGED, cause, error);
  return FALSE;
}

gboolean
cw_database_check (const char *folder, const CwDbForm *form, GError **error)
{
  g_autofree char *path = g_build_filename (folder, form->name, NULL);
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  sqlite3 *db = NULL;
  gboolean is_good = FALSE;

  if (sqlite3_open_v2 (uri, &db,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                           SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE,
                       NULL) == SQLITE_OK)
    {
      harden (db);
      is_good = check_form (db, form, error) && check_content (db, form, error);
    }
  else
    fail (form, CW_ERROR_STORAGE, "can't be opened", error);

  sqlite3_close (db);
  return is_good;
}
