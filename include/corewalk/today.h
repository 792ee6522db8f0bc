/* corewalk/today.h - what a day's work starts from: what lies ahead, is not finished, or is due */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

#define CW_TODAY_ROWS 8            /* at most so many of each list */
#define CW_TODAY_LATE_DAYS 60      /* a debrief is owed, and a step overdue, for so long */
#define CW_TODAY_STEP_DAYS 14      /* a step is told so long before it is due */
#define CW_TODAY_ARRIVAL_DAYS 14   /* an exchange is news for so long */
#define CW_TODAY_SENDERS_NAMED 3   /* of those who sent what came last */
#define CW_TODAY_COVERAGE_DAYS 120 /* looked back on where no term is known */

typedef struct
{
  gint64 id;          /* of a walk, or of a step: a debrief's card */
  gint64 walk;        /* the walk itself, or the step's */
  char *title;        /* of the walk, or what the step says */
  char *about;        /* the school of a walk, the walk of a step; "" where it is not known */
  char *owner;        /* of a step; NULL for none, and of walks */
  gint64 day;         /* of the walk, or when the step is due, days since 1970-01-01 */
  gint64 visit_count; /* of the walk */
} CwTodayRow;

/** CwTodayList: the first rows of a list, and how long it is. */
typedef struct
{
  GPtrArray *rows; /* of CwTodayRow, CW_TODAY_ROWS of them at most */
  gint64 count;    /* of all of them */
} CwTodayList;

typedef struct
{
  CwTodayList planned; /* open walks whose day lies ahead, the nearest first */
  CwTodayList open;    /* walks of today or earlier that are not closed, the newest first */
  CwTodayList
      debriefs;      /* walks that are closed or have visits of an earlier day, and no debrief;
                           the oldest first */
  CwTodayList steps; /* next steps that are due and not done, those longest due first */

  gint64 arrived_ms; /* when the last files came, UTC; 0 where none came lately */
  char *
      senders; /* the first CW_TODAY_SENDERS_NAMED of them, "Ben, Carla"; NULL where none came */
  gint64 sender_count;
  gint64 file_count;
  gint64 fresh_count;   /* lines that were new */
  gint64 waiting_count; /* lines that wait for an earlier file */

  gint64 room_count;    /* classes of the schools that were walked in; 0 where none is known */
  gint64 visited_count; /* of them since @since_day */
  gint64 since_day;     /* first day of the term, or so long ago where no term is known */
  gboolean is_term;     /* that it is a term's */
} CwToday;

/** cw_today_free: frees @today and what it holds; %NULL is allowed. */
void cw_today_free (CwToday *today);

/**
 * cw_today_read:
 * @day: days since 1970-01-01, the person's local day
 *
 * Asks what concerns the store's own person: walks that he made or was in, and their debriefs.
 * What others only sent does not turn up.
 *
 * Returns: (transfer full): never %NULL lists; %NULL on %CW_ERROR_STORAGE.
 */
CwToday *cw_today_read (CwStore *store, gint64 day, GError **error);

/**
 * cw_today_latest_day:
 *
 * For sample data, whose year is over: the day to which it leads.
 *
 * Returns: the day of the latest walk, days since 1970-01-01; 0 where there is none or on
 *   %CW_ERROR_STORAGE.
 */
gint64 cw_today_latest_day (CwStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwToday, cw_today_free)

G_END_DECLS
