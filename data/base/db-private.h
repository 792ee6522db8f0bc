/* db-private.h - what a database is made of: for db-open.c, db-transaction.c and stmt.c */
#pragma once

#include "data/base/db.h"

struct _CwDb
{
  sqlite3 *handle;
  const CwDbForm *form;
  GHashTable *statements; /* char * (a constant's address) -> CwStmt *, prepared once */
  int depth;              /* of nested transactions */
  gboolean is_doomed;     /* an inner transaction was rolled back */
  gboolean is_shaken;
};

/* TRUE for SQLITE_OK, _ROW and _DONE; else sets @error. */
gboolean cw_db_check (CwDb *db, int code, GError **error);
