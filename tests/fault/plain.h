/* plain.h - lines in a plain SQLite table: what the fault harness is tried on */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "tests/fault/power-cut.h"

G_BEGIN_DECLS

/**
 * plain_open:
 * @synchronous: "FULL", "NORMAL" or "OFF"; the journal is a WAL that is soon checkpointed
 *
 * Returns: the database in @directory, made where it is missing, or %NULL when that failed
 */
sqlite3 *plain_open (const char *directory, const char *synchronous);

/** plain_add: keeps scratch_line (@n). Returns: whether it is kept. */
gboolean plain_add (sqlite3 *db, gint64 n);

/** plain_verify: a #CutVerifier: whether lines 1 to @acked are there, and no line is half there. */
CutVerdict plain_verify (const char *directory, gint64 acked, gpointer user_data);

/** plain_last: the highest number of a line that is there. */
gint64 plain_last (const char *directory);

G_END_DECLS
