/* db-private.h - what a database is made of: for db-open.c, db-header.c, db-transaction.c, stmt.c */
#pragma once

#include "data/base/db.h"

struct _CwDb
{
  sqlite3 *handle;
  const CwDbForm *form;
  GHashTable *statements; /* char * (a constant's address) -> CwStmt *, prepared once */
  int depth;              /* of nested transactions */
  GError *doom; /* why this transaction can only be rolled back; NULL while all is well */
  gboolean is_shaken;
};

/*
 * Whatever failed in a transaction, whether or not its caller minds, the transaction is not committed:
 * SQLite may have rolled it back already, and would keep each later statement by itself.
 */
void cw_db_doom (CwDb *db, const GError *error);
gboolean cw_db_check_doom (CwDb *db, GError **error);

/* TRUE for SQLITE_OK, _ROW and _DONE; else sets @error. */
gboolean cw_db_check (CwDb *db, int code, GError **error);

/*
 * Whether the file is one of ours, told before anything is written: there is a plain file; its first
 * bytes, where the log can't have them better; its id as SQLite reads it, log and all.
 */
gboolean cw_db_check_path (const char *path, const CwDbForm *form, GError **error);
gboolean cw_db_check_header (CwDb *db, const char *path, GError **error);
gboolean cw_db_check_id (CwDb *db, GError **error);
gboolean cw_db_check_version (const CwDbForm *form, gint64 version, GError **error);
