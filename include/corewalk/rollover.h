/* corewalk/rollover.h - from one school year to the next, and handing one's work over on leaving */
#pragma once

#include "corewalk/error.h"
#include "corewalk/handout.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

/* What a new school year would end. */
typedef struct
{
  gint64 day;          /* the first day of the new year, days since 1970-01-01 */
  GArray *walks;       /* of gint64: open walks of earlier days, the newest first */
  GArray *slots;       /* of gint64: visits planned for earlier days that were not made */
  GArray *opt_outs;    /* of gint64: rooms that opted out before that day and still do */
  gint64 terms;        /* that begin on that day or later, in the newest roster */
  gint64 classes;      /* in the newest roster */
  gint64 gone_classes; /* of older rosters; they stay with the visits that were there */
} CwRollover;

/** cw_rollover_free: frees @rollover and what it holds; %NULL is allowed. */
void cw_rollover_free (CwRollover *rollover);

/**
 * cw_rollover_suggest_day:
 *
 * Returns: the first day of the latest school year or, where none is known, of the latest term that
 *   began by @today or begins within half a year; else @today.
 */
gint64 cw_rollover_suggest_day (CwStore *store, gint64 today);

/**
 * cw_rollover_look:
 * @day: the first day of the new year
 *
 * Returns: (transfer full): what it would end; %NULL on %CW_ERROR_STORAGE.
 */
CwRollover *cw_rollover_look (CwStore *store, gint64 day, GError **error);

/**
 * cw_rollover_run:
 * @rollover: what a person was shown
 * @done: (out) (nullable): how many of them were ended
 *
 * Closes the walks, calls the planned visits off and ends the opting out. Each is an act of its own that
 * undo takes back. What was ended meanwhile is passed over; called again, it goes on where it stopped.
 *
 * Returns: %FALSE on %CW_ERROR_BUSY, %CW_ERROR_FULL or %CW_ERROR_STORAGE; some may be ended then.
 */
gboolean cw_rollover_run (CwStore *store,
                          const CwRollover *rollover,
                          const CwMoment *moment,
                          guint *done,
                          GError **error);

/** cw_rollover_page: (transfer full): what would be ended and what stays, in words for people. */
CwHandout *cw_rollover_page (CwStore *store, const CwRollover *rollover);

/**
 * cw_leaving_page:
 *
 * Returns: (transfer full): the list to go through when a person leaves and somebody else takes the work
 *   on: backup, a file with everything for the successor's card, receipt, what to do with the laptop.
 */
CwHandout *cw_leaving_page (CwStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRollover, cw_rollover_free)

G_END_DECLS
