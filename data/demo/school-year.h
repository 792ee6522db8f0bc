/* school-year.h - which days of the sample district are school, and what its clocks say */
#pragma once

#include "corewalk/moment.h"
#include "data/demo/random.h"

G_BEGIN_DECLS

#define CW_DEMO_DAYS 300 /* from the first day of a school year to its last, at most */
#define CW_DEMO_TERMS 4

typedef enum
{
  CW_DEMO_DAY_FREE,  /* weekend, holiday, vacation, snow, training of teachers */
  CW_DEMO_DAY_SHORT, /* students go home at noon */
  CW_DEMO_DAY_FULL,
} CwDemoDay;

typedef struct
{
  gint64 first_day; /* days since 1970-01-01 */
  gint64 last_day;
} CwDemoTerm;

typedef struct
{
  gint64 first_day; /* of school, days since 1970-01-01 */
  guint count;      /* days to the last one, both included */
  guint8 days[CW_DEMO_DAYS];
  CwDemoTerm terms[CW_DEMO_TERMS]; /* quarters, one after the other */
} CwDemoSchoolYear;

/*
 * The school year that begins in August of @year, as a district in Connecticut keeps it: Labor
 * Day, Columbus Day, Veterans Day, Thanksgiving, winter, February and spring vacation, Memorial
 * Day, an early release every other Wednesday; @random sends a few days of snow.
 */
void cw_demo_school_year_init (CwDemoSchoolYear *self, gint year, CwDemoRandom *random);

/* CW_DEMO_DAY_FREE for any day outside the year. */
CwDemoDay cw_demo_school_year_get (const CwDemoSchoolYear *self, gint64 day);

/* Days since 1970-01-01 of a day of the calendar. */
gint64 cw_demo_day (gint year, gint month, gint day_of_month);

/* 0: Monday to 6: Sunday. */
gint cw_demo_weekday (gint64 day);

/* 1 to 12. */
gint cw_demo_month (gint64 day);

/*
 * @local_ms: on the clock of that day, since midnight. The moment by the rule of the eastern United
 * States since 2007: daylight time from 2:00 on the second Sunday of March to 2:00 on the first of
 * November. An hour that is there twice is the first of the two.
 */
CwMoment cw_demo_moment (gint64 day, gint local_ms);

G_END_DECLS
