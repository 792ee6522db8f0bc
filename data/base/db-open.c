#include "data/base/db-private.h"
#include "data/base/db.h"
#include "data/base/stmt.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_VALUE (16 * 1024 * 1024) /* a frame of 8 MiB and room to spare */

typedef struct
{
  const char *pragma;
  const char *expected; /* what reading it back must give */
} Setting;

static const Setting settings[] = {
  { "PRAGMA cell_size_check", "1" }, { "PRAGMA mmap_size", "0" },
  { "PRAGMA temp_store", "2" },      { "PRAGMA foreign_keys", "1" },
  { "PRAGMA secure_delete", "1" },   { "PRAGMA trusted_schema", "0" },
};

static const char *vfs_name;

void
cw_db_use_vfs (const char *name)
{
  vfs_name = name;
}

static gboolean
make_file (const char *path, const CwDbForm *form, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }

  g_set_error (error, CW_ERROR,
               errno == ENOSPC   ? CW_ERROR_FULL
               : errno == EROFS  ? CW_ERROR_PLACE
               : errno == EEXIST ? CW_ERROR_EXISTS
                                 : CW_ERROR_STORAGE,
               "%s can't be made: %s", form->name, g_strerror (errno));
  return FALSE;
}

static void
limit (sqlite3 *handle)
{
  static const int limits[][2] = {
    { SQLITE_LIMIT_LENGTH, LONGEST_VALUE },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 200 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 5 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i][0], limits[i][1]);
}

static gboolean
configure (CwDb *db, GError **error)
{
  static const int options[][2] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int now = -1;

      sqlite3_db_config (db->handle, options[i][0], options[i][1], &now);
      g_assert (now == options[i][1]);
    }
  /* Nothing is written to a file that is not known to be ours: see cw_db_open(). */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  limit (db->handle);
  sqlite3_extended_result_codes (db->handle, TRUE);
  sqlite3_busy_timeout (db->handle, 3000);
  return cw_db_run (
      db,
      "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
      "PRAGMA secure_delete = ON; PRAGMA cache_size = -16000;",
      error);
}

static gboolean
read_pragma (CwDb *db, const char *pragma, gint64 *value, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, pragma);

  *value = cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
  return cw_stmt_done (stmt, error);
}

static gboolean
assert_setting (CwDb *db, const char *pragma, const char *expected, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, pragma);
  gboolean is_as_expected =
      cw_stmt_next (stmt) && g_strcmp0 (cw_stmt_text (stmt, 0), expected) == 0;

  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (!is_as_expected)
    g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "%s: %s is not %s on this computer",
                 db->form->name, pragma, expected);

  return is_as_expected;
}

static gboolean
set_journal (CwDb *db, CwDbMode mode, GError **error)
{
  if (mode == CW_DB_READ)
    {
      if (!cw_db_run (db, "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0;", error))
        return FALSE;
    }
  else if (
      !cw_db_run (db,
                  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                  /* Whoever types waits for a checkpoint: every 800 lines, not every 200. */
                  "PRAGMA wal_autocheckpoint = 4000;",
                  error) ||
      !assert_setting (db, "PRAGMA synchronous", "2", error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!assert_setting (db, settings[i].pragma, settings[i].expected, error))
      return FALSE;

  return assert_setting (db, "PRAGMA journal_mode", "wal", error);
}

/* The id goes into the file itself before the write-ahead log exists: see cw_db_check_header(). */
static gboolean
stamp (CwDb *db, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("PRAGMA page_size = 4096; PRAGMA application_id = %u;",
                       db->form->application_id);

  return cw_db_run (db, sql, error);
}

static gboolean
migrate (CwDb *db, CwDbMode mode, GError **error)
{
  gint64 version;

  if (!read_pragma (db, "PRAGMA user_version", &version, error))
    return FALSE;

  if (!cw_db_check_version (db->form, version, error))
    return FALSE;
  if (mode == CW_DB_READ && version < db->form->migration_count)
    {
      g_set_error (
          error, CW_ERROR, CW_ERROR_SCHEMA,
          "%s was written by an older Corewalk. Open it once for writing to bring it up "
          "to date",
          db->form->name);
      return FALSE;
    }

  for (; version < db->form->migration_count; version++)
    {
      g_autofree char *done = g_strdup_printf ("PRAGMA user_version = %d", (int) version + 1);

      if (!cw_db_begin (db, error))
        return FALSE;
      if (!cw_db_run (db, db->form->migrations[version], error) || !cw_db_run (db, done, error))
        {
          cw_db_rollback (db);
          return FALSE;
        }
      if (!cw_db_commit (db, error))
        return FALSE;
    }

  return TRUE;
}

static CwDb *
new_db (const CwDbForm *form)
{
  CwDb *db = g_new0 (CwDb, 1);

  db->form = form;
  db->statements = g_hash_table_new_full (NULL, NULL, NULL, cw_stmt_destroy);
  return db;
}

CwDb *
cw_db_open (const char *path, const CwDbForm *form, CwDbMode mode, GError **error)
{
  g_autoptr (CwDb) db = new_db (form);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW |
              SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
  gboolean is_new = mode == CW_DB_CREATE;

  if (is_new ? !make_file (path, form, error) : !cw_db_check_path (path, form, error))
    return NULL;
  if (!cw_db_check (db, sqlite3_open_v2 (path, &db->handle, flags, vfs_name), error) ||
      (!is_new && !cw_db_check_header (db, path, error)) || !configure (db, error) ||
      !(is_new ? stamp (db, error) : cw_db_check_id (db, error)) ||
      !set_journal (db, mode, error) || !migrate (db, mode, error))
    return NULL;

  if (mode != CW_DB_READ)
    sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return g_steal_pointer (&db);
}

CwDb *
cw_db_open_memory (const CwDbForm *form, GError **error)
{
  g_autoptr (CwDb) db = new_db (form);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;

  return cw_db_check (db, sqlite3_open_v2 (":memory:", &db->handle, flags, NULL), error) &&
                 migrate (db, CW_DB_CREATE, error)
             ? g_steal_pointer (&db)
             : NULL;
}
