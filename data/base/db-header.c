#include "data/base/db-private.h"
#include "data/base/stmt.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define HEADER_BYTES 100
#define PAGE_BYTES 4096

/* After a power cut in the middle of a checkpoint the file may be torn; the log then has it whole. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat about;

  return lstat (log, &about) == 0 && about.st_size > 0;
}

gboolean
cw_db_check_path (const char *path, const CwDbForm *form, GError **error)
{
  struct stat about;
  gboolean is_there = lstat (path, &about) == 0;

  if (is_there && S_ISREG (about.st_mode))
    return TRUE;

  if (!is_there && errno == ENOENT)
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "%s is missing", form->name);
  else
    g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "%s can't be read: %s", form->name,
                 is_there ? "it is no plain file" : g_strerror (errno));
  return FALSE;
}

/* Through SQLite's own descriptor: whoever closes another one of the same file gives up all locks that
 * this process has on it, those of the writer too. */
static int
read_header (CwDb *db, guint8 *header, sqlite3_int64 *size)
{
  sqlite3_file *file = NULL;
  int code = sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (code == SQLITE_OK)
    code = file->pMethods->xFileSize (file, size);
  if (code == SQLITE_OK && *size >= HEADER_BYTES)
    code = file->pMethods->xRead (file, header, HEADER_BYTES, 0);
  return code;
}

static gboolean
check_id (const CwDbForm *form, guint32 id, GError **error)
{
  if (id == form->application_id)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_SCHEMA, "%s was not made by Corewalk", form->name);
  return FALSE;
}

gboolean
cw_db_check_version (const CwDbForm *form, gint64 version, GError **error)
{
  if (version <= form->migration_count)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_SCHEMA,
               "%s was written by a newer Corewalk (form %u). Update this program", form->name,
               (guint32) version);
  return FALSE;
}

gboolean
cw_db_check_header (CwDb *db, const char *path, GError **error)
{
  guint8 header[HEADER_BYTES] = { 0 };
  sqlite3_int64 size = 0;
  guint32 id, version;
  gboolean is_database;

  if (!cw_db_check (db, read_header (db, header, &size), error))
    return FALSE;

  memcpy (&version, header + 60, 4);
  memcpy (&id, header + 68, 4);
  is_database = memcmp (header, "SQLite format 3", 16) == 0;
  if (is_database)
    {
      if (!check_id (db->form, GUINT32_FROM_BE (id), error) ||
          !cw_db_check_version (db->form, GUINT32_FROM_BE (version), error))
        return FALSE;
      if (size % PAGE_BYTES == 0 || has_log (path))
        return TRUE;
    }
  else if (has_log (path))
    return TRUE;

  g_set_error (
      error, CW_ERROR, CW_ERROR_DAMAGED,
      !is_database
          ? "%s is no database: it is cut off or was overwritten. Restore the last backup"
          : "%s is cut off in the middle of a page. Restore the last backup",
      db->form->name);
  return FALSE;
}

gboolean
cw_db_check_id (CwDb *db, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, "PRAGMA application_id");
  guint32 id = cw_stmt_next (stmt) ? (guint32) cw_stmt_int (stmt, 0) : 0;

  return cw_stmt_done (stmt, error) && check_id (db->form, id, error);
}
