/* corewalk/conflict.h - where two people wrote different things without seeing each other's
 *
 * Both are kept, one is shown, and a person decides once for everybody.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  char change[32 + 1]; /* the line that says it: its UUID in hex, without dashes */
  char *value; /* as people read it; NULL for nothing. Of "alive": "kept" or "removed" */
  char *author;
  CwMoment moment;
  gboolean is_shown;
} CwConflictHead;

typedef struct
{
  gint64 record;
  const char *kind;  /* "visit", "note" …; static */
  const char *field; /* static; "alive" when one person removed what another one changed */
  GPtrArray *heads;  /* of CwConflictHead, the shown one first */
} CwConflict;

/** cw_conflict_free: frees @conflict and what it holds; %NULL is allowed. */
void cw_conflict_free (CwConflict *conflict);

/**
 * cw_conflict_count:
 *
 * Returns: how many are open, by record and field; -1 on %CW_ERROR_STORAGE.
 */
gint64 cw_conflict_count (CwStore *store, GError **error);

/**
 * cw_conflict_list:
 * @record: only those of this record; 0 for all
 * @limit: at most so many; 0 for all, which takes a while where thousands are open
 *
 * Returns: (transfer full) (element-type CwConflict): by the records' UUIDs, then by field; %NULL on
 *   %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
GPtrArray *cw_conflict_list (CwStore *store, gint64 record, guint limit, GError **error);

/**
 * cw_conflict_keep:
 * @change: hex of a head of that conflict, or an unambiguous start of 8 or more digits
 *
 * Settles it: what @change says stands, for everybody who receives it.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such conflict or change), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gboolean cw_conflict_keep (CwStore *store,
                           gint64 record,
                           const char *field,
                           const char *change,
                           const CwMoment *moment,
                           GError **error);

/**
 * cw_conflict_write:
 * @value: as for cw_record_edit()
 *
 * Settles it with a value of one's own.
 *
 * Returns: %FALSE as cw_conflict_keep(), or on %CW_ERROR_INVALID (the value).
 */
gboolean cw_conflict_write (CwStore *store,
                            gint64 record,
                            const char *field,
                            const char *value,
                            const CwMoment *moment,
                            GError **error);

G_END_DECLS
