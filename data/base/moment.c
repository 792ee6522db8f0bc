#include "corewalk/moment.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/*
 * The wall clock, but never backwards while the program runs: when somebody sets it back in the
 * middle of a visit, time goes on from where it was, by the clock that nobody can set.
 */
static gint64
steady_ms (void)
{
  static GMutex mutex;
  static gint64 said_ms,
      passed_then_ms; /* what was said last, and how long the machine ran then */
  struct timespec running;
  gint64 wall_ms = g_get_real_time () / 1000;
  gint64 passed_ms;

  clock_gettime (CLOCK_BOOTTIME, &running);
  passed_ms = (gint64) running.tv_sec * 1000 + running.tv_nsec / 1000000;

  g_mutex_lock (&mutex);
  if (said_ms != 0 && wall_ms < said_ms)
    wall_ms = said_ms + MAX (passed_ms - passed_then_ms, 0);
  said_ms = wall_ms;
  passed_then_ms = passed_ms;
  g_mutex_unlock (&mutex);
  return wall_ms;
}

CwMoment
cw_moment_now (void)
{
  CwMoment moment = { .at_ms = CLAMP (steady_ms (), CW_MOMENT_LEAST_MS, CW_MOMENT_MOST_MS) };
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment.at_ms / 1000);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_local (utc);

  if (local != NULL)
    moment.offset_min = (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE);
  return moment;
}

static gint64
local_ms (CwMoment moment)
{
  return moment.at_ms + (gint64) moment.offset_min * 60000;
}

static gint64
floor_divide (gint64 number, gint64 by)
{
  return number / by - (number % by < 0);
}

gint64
cw_moment_local_day (CwMoment moment)
{
  return floor_divide (local_ms (moment), MS_PER_DAY);
}

/* Days of the calendar without a time zone: Howard Hinnant, "chrono-compatible low-level date
 * algorithms", days_from_civil and civil_from_days. */
static void
day_to_date (gint64 day, int *year, int *month, int *date)
{
  gint64 shifted = day + 719468;
  gint64 era = floor_divide (shifted, 146097);
  gint64 of_era = shifted - era * 146097;
  gint64 year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint64 of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * of_year + 2) / 153;

  *date = (int) (of_year - (153 * shifted_month + 2) / 5 + 1);
  *month = (int) (shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  *year = (int) (year_of_era + era * 400 + (*month <= 2));
}

static gint64
date_to_day (int year, int month, int date)
{
  gint64 shifted = year - (month <= 2);
  gint64 era = floor_divide (shifted, 400);
  gint64 year_of_era = shifted - era * 400;
  gint64 of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year -
         719468;
}

char *
cw_day_format (gint64 day)
{
  int year, month, date;

  day_to_date (day, &year, &month, &date);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, date);
}

gboolean
cw_day_parse (const char *text, gint64 *day)
{
  int year, month, date, end = 0;

  if (strlen (text) != 10 || strspn (text, "0123456789-") != 10 ||
      sscanf (text, "%4d-%2d-%2d%n", &year, &month, &date, &end) != 3 || end != 10 ||
      text[4] != '-' || text[7] != '-' || year < 1900 ||
      !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  *day = date_to_day (year, month, date);
  return TRUE;
}

static char *
format (gint64 ms, const char *between, gboolean is_utc)
{
  gint64 day = floor_divide (ms, MS_PER_DAY);
  int of_day = (int) (ms - day * MS_PER_DAY);
  g_autofree char *date = cw_day_format (day);

  if (is_utc)
    return g_strdup_printf ("%s%s%02d:%02d:%02d.%03dZ", date, between, of_day / 3600000,
                            of_day / 60000 % 60, of_day / 1000 % 60, of_day % 1000);
  return g_strdup_printf ("%s%s%02d:%02d", date, between, of_day / 3600000,
                          of_day / 60000 % 60);
}

char *
cw_moment_format_utc (CwMoment moment)
{
  return format (moment.at_ms, "T", TRUE);
}

char *
cw_moment_format_local (CwMoment moment)
{
  return format (local_ms (moment), " ", FALSE);
}
