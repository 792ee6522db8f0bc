/* plain-store.h - what the store is measured against: SQLite as anybody would use it
 *
 * The same settings, the same projected tables and indexes, and nothing else: no log, no act that
 * undo can take back. Helpers end the program where something fails.
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* The projected tables. */
extern const char *const plain_tables[];
extern const guint plain_table_count;

/* Opens or makes @path with the settings of a store. */
sqlite3 *plain_open (const char *path);

/* All tables and indexes of the projections; the words' own only if @with_words. */
void plain_make_tables (sqlite3 *db, gboolean with_words);

/* Fills the words' index as rebuild does it. */
void plain_fill_words (sqlite3 *db);

void plain_run (sqlite3 *db, const char *sql);
sqlite3_stmt *plain_prepare (sqlite3 *db, const char *sql);

/* One row or the end; anything else ends the program. TRUE on a row. */
gboolean plain_step (sqlite3_stmt *stmt);

/* What passed since @start, a g_get_monotonic_time(), in ms. */
double plain_ms_since (gint64 start);

/* Processor time that this program has used, in ms. */
double plain_cpu_ms (void);
