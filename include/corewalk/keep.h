/* corewalk/keep.h - is the record whole: check it, remake its tables, print it */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 line_count;   /* lines of the log that were read */
  gint64 record_count; /* living records that were compared with their tables */
  GPtrArray
      *faults; /* of char *: each a sentence that names the place; empty for a whole record */
} CwCheck;

/** cw_check_free: frees @check and what it holds; %NULL is allowed. */
void cw_check_free (CwCheck *check);

/**
 * cw_check:
 *
 * Reads every line of both files: SQLite's own checks, each frame's hash, each line's form, chains
 * and signatures of what is sealed, and every table against the log.
 *
 * Damage is what it looks for, and no failure. Nothing is written; a store that was opened for
 * reading may be checked beside its writer.
 *
 * Returns: (transfer full): what was found, or %NULL on %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED (not
 *   even the list of streams can be read) or %CW_ERROR_CANCELLED.
 */
CwCheck *cw_check (CwStore *store, CwProgress progress, gpointer user_data, GError **error);

/**
 * cw_rebuild:
 *
 * Remakes every table from the log, in one transaction.
 *
 * Returns: %FALSE on %CW_ERROR_DAMAGED (a line can't be read; nothing is changed), %CW_ERROR_BUSY
 *   (opened for reading), %CW_ERROR_FULL, %CW_ERROR_STORAGE or %CW_ERROR_CANCELLED.
 */
gboolean cw_rebuild (CwStore *store, CwProgress progress, gpointer user_data, GError **error);

/**
 * CwDumpLine:
 * @line: one record as canonical JSON, without a newline; valid during the call
 *
 * Returns: %FALSE to stop.
 */
typedef gboolean (*CwDumpLine) (const char *line, gpointer user_data);

/**
 * cw_dump:
 * @is_private: the private records instead of the shared ones
 *
 * One line a record, sorted by UUID, keys sorted, no white space:
 * {"alive":…,"conflicts":{…},"fields":{…},"id":…,"kind":…}. Two stores that hold the same changes give
 * the same lines.
 *
 * Returns: %FALSE on %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED, or %CW_ERROR_CANCELLED when @each stopped.
 */
gboolean cw_dump (CwStore *store,
                  gboolean is_private,
                  CwDumpLine each,
                  gpointer user_data,
                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCheck, cw_check_free)

G_END_DECLS
