/* corewalk/purge.h - purging by an approved order: a file that names records and the approval */
#pragma once

#include "corewalk/order.h"

G_BEGIN_DECLS

typedef enum
{
  CW_PURGE_DONE,   /* it is erased now */
  CW_PURGE_GONE,   /* nothing of it was left: erased before, or with a record named earlier */
  CW_PURGE_ABSENT, /* it never came here: whoever has it needs the order, too */
} CwPurgeResult;

typedef struct
{
  char uuid[36 + 1];
  CwPurgeResult result;
} CwPurgedRecord;

typedef struct
{
  char *reference;
  char *reason;
  GArray *records; /* of CwPurgedRecord, as the file lists them */
  CwErased erased;
} CwPurged;

/** cw_purged_free: frees @purged and what it holds; %NULL is allowed. */
void cw_purged_free (CwPurged *purged);

/**
 * cw_purge:
 * @file: JSON: an object with "reference" (the approval, one line of at most 200 characters),
 *   "reason" and "records" (a list of UUIDs)
 * @is_trial: find out and report; erase nothing
 * @moment: (nullable): when it was decided, %NULL for now
 *
 * Erases the records as cw_erase() does, all or none, by orders that carry the reference.
 *
 * Returns: (transfer full): what was found of each record; %NULL on %CW_ERROR_NOT_FOUND (no such
 *   file), %CW_ERROR_FORMAT (with the place in the file; without a reference it is no order),
 *   %CW_ERROR_INVALID (a record that can't be erased), %CW_ERROR_BUSY, %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
CwPurged *cw_purge (CwStore *store,
                    const char *file,
                    gboolean is_trial,
                    const CwMoment *moment,
                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPurged, cw_purged_free)

G_END_DECLS
