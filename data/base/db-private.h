/* db-private.h - what db-open.c and db-transaction.c share */
#pragma once

#include "data/base/db.h"

struct _CwDb
{
  sqlite3 *handle;
  const CwDbForm *form;
  GHashTable *idle;   /* char * (a constant's address) -> sqlite3_stmt *, prepared and unused */
  int depth;          /* of nested transactions */
  gboolean is_doomed; /* an inner transaction was rolled back */
  gboolean is_shaken;
};

/* TRUE for SQLITE_OK, _ROW and _DONE; else sets @error. */
gboolean cw_db_check (CwDb *db, int code, GError **error);
