#include "ui/parts/times.h"

#include <glib/gi18n.h>

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)
#define STAMPED_MOST_MS (10 * 60 * G_GINT64_CONSTANT (60000))

static GDateTime *
day_date (gint64 day)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);

  return g_date_time_add_days (epoch, (int) CLAMP (day, -36500, 2900000));
}

char *
cw_times_dup_day (gint64 day)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());
  g_autoptr (GDateTime) date = day_date (day);
  g_autoptr (GDateTime) now = day_date (today);

  if (day == today)
    return g_strdup (_ ("Today"));
  if (day == today - 1)
    return g_strdup (_ ("Yesterday"));
  if (g_date_time_get_year (date) == g_date_time_get_year (now))
    /* Translators: a day of this year, strftime format: "Wed, Mar 4" */
    return g_date_time_format (date, _ ("%a, %b %-d"));

  /* Translators: a day of another year, strftime format: "Mar 4, 2025" */
  return g_date_time_format (date, _ ("%b %-d, %Y"));
}

char *
cw_times_dup_short_day (gint64 day)
{
  g_autoptr (GDateTime) date = day_date (day);

  /* Translators: strftime format: "Mar 4" */
  return g_date_time_format (date, _ ("%b %-d"));
}

char *
cw_times_dup_long_day (gint64 day)
{
  g_autoptr (GDateTime) date = day_date (day);

  /* Translators: strftime format: "Wednesday, March 4, 2026" */
  return g_date_time_format (date, _ ("%A, %B %-d, %Y"));
}

char *
cw_times_dup_clock (CwMoment moment)
{
  gint64 minute = moment.at_ms / MINUTE_MS + moment.offset_min;
  gint64 of_day = ((minute % 1440) + 1440) % 1440;

  return g_strdup_printf ("%d:%02d", (int) (of_day / 60), (int) (of_day % 60));
}

char *
cw_times_dup_since (CwMoment moment, CwMoment start)
{
  gint64 since_ms = moment.at_ms - start.at_ms;

  if (since_ms < 0 || since_ms > STAMPED_MOST_MS)
    return cw_times_dup_clock (moment);

  return g_strdup_printf ("%02d:%02d", (int) (since_ms / MINUTE_MS),
                          (int) (since_ms % MINUTE_MS / SECOND_MS));
}

char *
cw_times_dup_minutes (gint64 from_ms, gint64 to_ms)
{
  gint64 minutes = MAX (to_ms - from_ms, 0) / MINUTE_MS;

  /* Translators: how long a visit takes or took */
  return g_strdup_printf (_ ("%d min"), (int) MIN (minutes, 99999));
}
