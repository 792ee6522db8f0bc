/* corewalk/calendar.h - what is planned, as a file for other calendars (iCalendar, RFC 5545)
 *
 * Nothing is said that the person did not choose: by default a visit is "Learning walk", and no more.
 * Teachers are never named.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 from;          /* the first day, days since 1970-01-01 */
  gint64 until;         /* the last day */
  gint64 cycle;         /* only what is planned in this coaching cycle; 0 for everything */
  gboolean tells_rooms; /* in which class or room a visit is planned */
  gboolean
      tells_words; /* what walks are called, what a step says, and what an event is about */
} CwCalendarPlan;

/**
 * cw_calendar_dup:
 * @made: when it is made
 * @count: (out) (optional): how many entries it has
 *
 * Planned visits with their time on the clock of this computer, events of coaching cycles and when to talk
 * about them, walks, steps and days to look back at them as whole days. An entry
 * keeps its identity: imported again it is changed, not doubled.
 *
 * Returns: (transfer full): the file's text, its lines ended as RFC 5545 asks; %NULL on
 *   %CW_ERROR_STORAGE.
 */
char *cw_calendar_dup (CwStore *store,
                       const CwCalendarPlan *plan,
                       CwMoment made,
                       guint *count,
                       GError **error);

/**
 * cw_calendar_write:
 * @file: name of the file; one that is there is replaced once the new one is whole
 *
 * Returns: %FALSE as cw_calendar_dup(), and on %CW_ERROR_NOT_FOUND (no such folder), %CW_ERROR_INVALID,
 *   %CW_ERROR_PLACE, %CW_ERROR_FULL; there is no new file then.
 */
gboolean cw_calendar_write (CwStore *store,
                            const CwCalendarPlan *plan,
                            const char *file,
                            guint *count,
                            GError **error);

G_END_DECLS
