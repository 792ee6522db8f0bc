/* today-reading.h - all that Today shows, read from the store at one moment, off the main thread */
#pragma once

#include "corewalk/backup-plan.h"
#include "corewalk/cycle-event.h"
#include "corewalk/moment.h"
#include "corewalk/today.h"
#include "ui/session/jobs.h"

#define CW_TODAY_NOTICE_DAYS                                                                   \
  14 /* a host who wasn't told of a visit turns up so long before it */

/* A visit whose host was not given her copy. */
typedef struct
{
  gint64 visit;
  gint64 number;
  CwMoment started;
  char *room; /* NULL where it is not known */
  char *walk;
} CwTodayCopy;

/* A step to look back at, or an event that is planned or goes on. */
typedef struct
{
  gint64 cycle;
  char *title; /* what the step says, or what the event is about; NULL for nothing said */
  char *about; /* title of the cycle */
  char *owner; /* of a step; NULL for an event */
  gint64 day;  /* when to look back; G_MININT64 for an event */
  CwEventKind kind;
  gint64 planned_ms; /* of an event, UTC; 0 for not said */
  gboolean goes_on;
} CwTodayCoaching;

typedef struct
{
  gint64 day; /* that is today, days since 1970-01-01 */
  CwToday *today;
  GPtrArray
      *slots; /* of CwSlot: planned for the day, and for later where the host wasn't told */
  GPtrArray *copies; /* of CwTodayCopy, CW_TODAY_ROWS of them at most */
  gint64 copy_count; /* of all of them */
  GPtrArray *
      coaching; /* of CwTodayCoaching: steps and events of coaching cycles, the earliest first */
  CwBackupPlan *backup; /* NULL where none is planned */
  guint due_count;      /* walks and cycles whose words are past the time that was agreed */
  gboolean has_work;    /* of a person's own, that would be lost with the laptop */
} CwTodayReading;

/* NULL is allowed. */
void cw_today_reading_free (CwTodayReading *reading);

/* Takes no input and gives a CwTodayReading. In sample data, whose year is over, its last day is today. */
extern const CwJobClass cw_today_reading_job;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTodayReading, cw_today_reading_free)
