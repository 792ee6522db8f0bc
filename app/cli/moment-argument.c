#include "app/cli/moment-argument.h"

#include <string.h>

typedef struct
{
  int hour, minute, second, millisecond;
  gboolean has_offset;
  int offset_min;
} ClockTime;

/* Two digits at @text, at most @most; -1 for anything else. */
static int
two_digits (const char *text, int most)
{
  int number;

  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;
  number = (text[0] - '0') * 10 + text[1] - '0';
  return number <= most ? number : -1;
}

static const char *
parse_fraction (const char *text, int *millisecond)
{
  int unit = 100;

  if (*text != '.' || !g_ascii_isdigit (text[1]))
    return text;
  for (text++; g_ascii_isdigit (*text); text++, unit /= 10)
    *millisecond += (*text - '0') * unit;
  return text;
}

static gboolean
parse_offset (const char *text, ClockTime *time)
{
  int hours, minutes;

  time->has_offset = *text != '\0';
  if (g_ascii_strcasecmp (text, "Z") == 0 || *text == '\0')
    return TRUE;
  if ((*text != '+' && *text != '-') || strlen (text) != 6 || text[3] != ':')
    return FALSE;
  hours = two_digits (text + 1, 23);
  minutes = two_digits (text + 4, 59);
  time->offset_min = (hours * 60 + minutes) * (*text == '-' ? -1 : 1);
  return hours >= 0 && minutes >= 0;
}

/* "HH:MM[:SS[.fff]][offset]" */
static gboolean
parse_time (const char *text, ClockTime *time)
{
  time->hour = two_digits (text, 23);
  if (time->hour < 0 || text[2] != ':')
    return FALSE;
  time->minute = two_digits (text + 3, 59);
  if (time->minute < 0)
    return FALSE;
  text += 5;
  if (*text == ':')
    {
      time->second = two_digits (text + 1, 59);
      if (time->second < 0)
        return FALSE;
      text = parse_fraction (text + 3, &time->millisecond);
    }
  return parse_offset (text, time);
}

/* "YYYY-MM-DD" at the beginning of @text */
static gboolean
parse_day (const char *text, int *year, int *month, int *day)
{
  int century = two_digits (text, 99);
  int rest = century < 0 ? -1 : two_digits (text + 2, 99);

  if (rest < 0 || text[4] != '-')
    return FALSE;
  *year = century * 100 + rest;
  *month = two_digits (text + 5, 12);
  if (*month < 1 || text[7] != '-')
    return FALSE;
  *day = two_digits (text + 8, 31);
  return *day >= 1;
}

/* What a clock that is @time->offset_min off UTC, or this machine's, was at; %FALSE where it never
 * showed that: the 30th of February, or an hour that was skipped in spring. */
static gboolean
find_moment (int year, int month, int day, const ClockTime *time, CwMoment *moment)
{
  g_autoptr (GTimeZone) zone = time->has_offset ? g_time_zone_new_offset (time->offset_min * 60)
                                                : g_time_zone_new_local ();
  g_autoptr (GDateTime) shown =
      g_date_time_new (zone, year, month, day, time->hour, time->minute, time->second);

  if (shown == NULL || g_date_time_get_hour (shown) != time->hour ||
      g_date_time_get_minute (shown) != time->minute)
    return FALSE;
  moment->at_ms = g_date_time_to_unix (shown) * 1000 + time->millisecond;
  moment->offset_min = (int) (g_date_time_get_utc_offset (shown) / G_TIME_SPAN_MINUTE);
  return TRUE;
}

gboolean
cli_moment_parse (const char *text, CwMoment *moment, GError **error)
{
  CwMoment found;
  ClockTime time = { 0 };
  int year, month, day;

  if (!parse_day (text, &year, &month, &day) || text[10] == '\0' ||
      strchr ("Tt ", text[10]) == NULL || !parse_time (text + 11, &time))
    {
      g_set_error (error, CLI_USAGE, 0,
                   "--at \"%s\" is not a moment. Write \"2024-03-04 09:15\" for this clock, or "
                   "2024-03-04T09:15:00-05:00",
                   text);
      return FALSE;
    }
  if (!find_moment (year, month, day, &time, &found))
    {
      g_set_error (error, CLI_USAGE, 0, "--at: no clock here ever showed %s", text);
      return FALSE;
    }
  if (found.at_ms < CW_MOMENT_LEAST_MS || found.at_ms > CW_MOMENT_MOST_MS)
    {
      g_set_error (error, CLI_USAGE, 0, "--at %s is outside the years 1900 to 9999", text);
      return FALSE;
    }
  *moment = found;
  return TRUE;
}
