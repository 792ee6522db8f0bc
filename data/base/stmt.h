/* stmt.h - one statement in use, whose first failure sticks
 *
 * Bind, step and read without looking at errors; ask once at the end with cw_stmt_done().
 */
#pragma once

#include "data/base/db.h"

/* @sql must be a constant: statements are kept by its address. */
CwStmt *cw_stmt_new (CwDb *db, const char *sql);
void cw_stmt_free (CwStmt *stmt);

/* cw_stmt_destroy: for the database, which keeps one of each. */
void cw_stmt_destroy (gpointer stmt);

/* Parameters by number, from 1; a number of 0 (no such parameter) is a bug. */
int cw_stmt_parameter (CwStmt *stmt, const char *name);
void cw_stmt_put_int (CwStmt *stmt, int parameter, gint64 value);
void cw_stmt_put_null (CwStmt *stmt, int parameter);
void cw_stmt_put_text (CwStmt *stmt, int parameter, const char *value, gssize length);

/* The same by name. The bytes of texts and blobs must stay until the statement is done. */
void cw_stmt_bind_int (CwStmt *stmt, const char *name, gint64 value);
void
cw_stmt_bind_text (CwStmt *stmt, const char *name, const char *value); /* NULL binds NULL */
void cw_stmt_bind_blob (CwStmt *stmt, const char *name, gconstpointer bytes, gsize length);

/* cw_stmt_next: TRUE on a row; FALSE at the end and after any failure. */
gboolean cw_stmt_next (CwStmt *stmt);

/* cw_stmt_again: ready to be bound and stepped once more; a failure stays. */
void cw_stmt_again (CwStmt *stmt);

gboolean cw_stmt_is_null (CwStmt *stmt, int column);
gboolean cw_stmt_is_int (CwStmt *stmt, int column);
int cw_stmt_columns (CwStmt *stmt);
const char *cw_stmt_name (CwStmt *stmt, int column); /* of the column, as SELECT calls it */
gint64 cw_stmt_int (CwStmt *stmt, int column);
const char *cw_stmt_text (CwStmt *stmt, int column); /* valid until the next step */
char *cw_stmt_dup_text (CwStmt *stmt, int column);
gconstpointer cw_stmt_blob (CwStmt *stmt, int column, gsize *length);

/* cw_stmt_done: FALSE with @error set when anything failed since cw_stmt_new(). */
gboolean cw_stmt_done (CwStmt *stmt, GError **error);

/* cw_stmt_run: steps to the end, then cw_stmt_done(). */
gboolean cw_stmt_run (CwStmt *stmt, GError **error);

/* cw_stmt_do: one statement without parameters and rows, prepared once: cw_db_run() reads it anew. */
gboolean cw_stmt_do (CwDb *db, const char *sql, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwStmt, cw_stmt_free)
