/* db.h - one SQLite database file: its settings, its one connection, its statements
 *
 * Every statement is a constant of data/query or data/schema; it is prepared once and kept.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

#include <sqlite3.h>

typedef struct _CwDb CwDb;
typedef struct _CwStmt CwStmt; /* data/base/stmt.h */

typedef enum
{
  CW_DB_CREATE, /* the file must not be there */
  CW_DB_WRITE,
  CW_DB_READ, /* query_only, no checkpoints */
} CwDbMode;

/* What one file is: who made it, and how it came to its present form. */
typedef struct
{
  const char *name;              /* "shared.db", for messages */
  guint32 application_id;        /* four bytes that tell our two files apart */
  const char *const *migrations; /* append-only; user_version counts them */
  int migration_count;
} CwDbForm;

/*
 * Opens @path with the settings that `data/format.md` lists, each of them read back; a writer
 * brings an older form up to date. Fails with CW_ERROR_SCHEMA, _DAMAGED, _FULL, _STORAGE, _BUSY.
 */
CwDb *cw_db_open (const char *path, const CwDbForm *form, CwDbMode mode, GError **error);

/* A new one that lies in memory only. */
CwDb *cw_db_open_memory (const CwDbForm *form, GError **error);

/* NULL is allowed. All statements must have been given back. */
void cw_db_close (CwDb *db);

sqlite3 *cw_db_get_handle (CwDb *db);

/*
 * Transactions nest: only the outermost one reaches the disk. A commit that fails has rolled back.
 * After a rollback of an inner one the outer one can only be rolled back too.
 */
gboolean cw_db_begin (CwDb *db, GError **error);
gboolean cw_db_commit (CwDb *db, GError **error);
void cw_db_rollback (CwDb *db);

/*
 * All that is read until cw_db_rollback() is of one moment, whatever another process writes, and
 * nothing that is written meanwhile is kept.
 */
gboolean cw_db_begin_reading (CwDb *db, GError **error);

/* Runs a constant without parameters and without rows. */
gboolean cw_db_run (CwDb *db, const char *sql, GError **error);

/*
 * Outside of transactions: writes the file anew, so that nothing which was deleted is left in it or in
 * its log. CW_ERROR_BUSY while another program reads: what it may still read can't be taken away.
 */
gboolean cw_db_wipe (CwDb *db, GError **error);

/* Commits have failed since the file was opened: see cw_db_verify(). */
gboolean cw_db_is_shaken (CwDb *db);

/* TRUE once what is committed was synced anew and read through a second connection. */
gboolean cw_db_verify (CwDb *db, const char *sql, gint64 id, gconstpointer bytes, gsize length);

/* Sets @error from a SQLite code: the one place where codes become ours. */
void cw_db_set_error (CwDb *db, int code, GError **error);

/* Tests only: the VFS through which files are opened from now on; NULL for the system's own. */
void cw_db_use_vfs (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDb, cw_db_close)
