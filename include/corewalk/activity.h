/* corewalk/activity.h - how much coaching there is, never what is in it
 *
 * Where the joint norms of a program say so, each laptop tells its school how many cycles and events
 * began there in a month, and how many minutes they took: each once, by the laptop that wrote it down.
 * No title, partner, goal or word of a cycle is in it, and nothing that leads to one.
 */
#pragma once

#include "corewalk/cycle-event.h"
#include "corewalk/handout.h"

G_BEGIN_DECLS

#define CW_ACTIVITY_FEWEST                                                                     \
  5 /* of fewer people nothing is shown, and of less than so many no number */

typedef struct
{
  char month[8];                 /* "2024-03" */
  gint64 cycles;                 /* that began in it */
  gint64 events[CW_EVENT_KINDS]; /* that began in it */
  gint64 minutes;                /* that those took which are over */
} CwActivity;

/**
 * cw_activity_own:
 *
 * Counts what this store's person wrote down.
 *
 * Returns: (transfer full) (element-type CwActivity): months in which anything began, the first one
 *   first; %NULL on %CW_ERROR_STORAGE.
 */
GArray *cw_activity_own (CwStore *store, GError **error);

/**
 * cw_activity_settle:
 *
 * Makes what this store tells its school true as of now: where the norms in force for coaching allow
 * it, and the school is known (the person's organization, or the only one there is), months that
 * changed are told anew; where they do not, what was told is taken back. An export to a school
 * does this by itself, so that its preview shows what leaves.
 *
 * Returns: how many months changed; -1 on %CW_ERROR_BUSY, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
int cw_activity_settle (CwStore *store, GError **error);

/**
 * cw_activity_page:
 *
 * What this laptop tells, and what all of each school's told, small numbers hidden: nothing of
 * a school from which fewer than %CW_ACTIVITY_FEWEST people told something, no smaller number, and none
 * by which a hidden one could be worked out.
 *
 * Returns: (transfer full): where the norms do not allow it a page that says so; %NULL on
 *   %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
CwHandout *cw_activity_page (CwStore *store, GError **error);

G_END_DECLS
