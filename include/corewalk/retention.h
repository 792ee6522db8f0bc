/* corewalk/retention.h - what is past the time for which its words were to be kept
 *
 * Nothing is purged by itself: what is past its time is listed, and a purge is an order that somebody
 * approved (corewalk/purge.h).
 */
#pragma once

#include "corewalk/norms.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id; /* of a walk or a coaching cycle */
  char *title;
  gint64 day;   /* of the walk, or on which the cycle was closed, days since 1970-01-01 */
  gint64 due;   /* since when its words are due to be purged */
  gint64 words; /* how many records with words it still has */
} CwRetained;

typedef struct
{
  CwNorms *norms;       /* that say so of walks; NULL where no time was agreed */
  CwNorms *cycle_norms; /* that say so of cycles; NULL where no time was agreed */
  GPtrArray *walks;     /* of CwRetained, the oldest first */
  GPtrArray *cycles;    /* of CwRetained, the oldest first */
} CwRetention;

/** cw_retention_free: frees @retention and what it holds; %NULL is allowed. */
void cw_retention_free (CwRetention *retention);

/**
 * cw_retention_look:
 * @today: days since 1970-01-01
 *
 * Returns: (transfer full): walks whose words are past the time that the joint norms in force say, and
 *   which still have some, and cycles that were closed so long ago; none where no time was agreed. %NULL on %CW_ERROR_STORAGE or
 *   %CW_ERROR_DAMAGED.
 */
CwRetention *cw_retention_look (CwStore *store, gint64 today, GError **error);

/**
 * cw_retention_write_order:
 * @reference: the approval, one line of at most 200 characters
 * @file: name of the file; one that is there is replaced once the new one is whole
 *
 * Writes an order for cw_purge() that lists the words of all these walks, whose marks and counts stay, and
 * the events, steps and student evidence of these cycles. What partners said yes to, and with it the head of
 * a cycle, can't be erased.
 *
 * Returns: %FALSE on %CW_ERROR_INVALID (nothing is due, or the reference), %CW_ERROR_NOT_FOUND (no such
 *   folder), %CW_ERROR_PLACE, %CW_ERROR_FULL, %CW_ERROR_STORAGE; there is no new file then.
 */
gboolean cw_retention_write_order (CwStore *store,
                                   const CwRetention *retention,
                                   const char *reference,
                                   const char *file,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRetention, cw_retention_free)

G_END_DECLS
