#include "data/roster/roster-date.h"

#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define MINUTE_MS G_GINT64_CONSTANT (60000)
#define JULIAN_1970 719163 /* g_date_get_julian () of 1970-01-01 */
#define PIVOT 70
#define SERIAL_ZERO (-25569) /* day 0 of spreadsheets, in days since 1970 */

/* The parts of a date as they stand in the text, before anybody decides what they mean. */
typedef struct
{
  int year; /* -1: take it from @last */
  int first;
  int second;
  int last;
  gboolean is_named; /* @second is a month that was spelled out */
  gboolean is_dotted;
} Parts;

static gboolean
take_number (const char **text, int most_digits, int *number)
{
  int digits = 0;

  *number = 0;
  while (digits < most_digits && g_ascii_isdigit (**text))
    {
      *number = *number * 10 + (*(*text)++ - '0');
      digits++;
    }
  return digits > 0 && !g_ascii_isdigit (**text);
}

static gboolean
take_separator (const char **text, char separator)
{
  if (**text != separator)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
take_month_name (const char **text, int *month)
{
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (*text, names + 3 * i, 3) == 0)
      {
        while (g_ascii_isalpha (**text))
          (*text)++;
        *month = i + 1;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_parts (const char **text, Parts *parts)
{
  const char *begin = *text;
  char separator;

  *parts = (Parts){ .year = -1 };
  if (strspn (begin, "0123456789") == 8)
    {
      int number = 0;

      take_number (text, 8, &number);
      *parts = (Parts){ number / 10000, number / 100 % 100, number % 100, 0, FALSE, FALSE };
      return TRUE;
    }
  if (!take_number (text, 4, &parts->first) || **text == '\0' || !strchr ("-/. ", **text))
    return FALSE;
  separator = *(*text)++;
  parts->is_dotted = separator == '.';
  if (*text - begin == 5) /* a four-digit year comes first */
    {
      parts->year = parts->first;
      return take_number (text, 2, &parts->first) && take_separator (text, separator) &&
             take_number (text, 2, &parts->second);
    }
  parts->is_named = take_month_name (text, &parts->second);
  return (parts->is_named || take_number (text, 2, &parts->second)) &&
         take_separator (text, separator) && take_number (text, 4, &parts->last);
}

static int
spell_year (int year)
{
  return year >= 100 ? year : year < PIVOT ? 2000 + year : 1900 + year;
}

/* Returns whether the two numbers could be swapped, and sets month and day. */
static gboolean
settle_order (const Parts *parts, gboolean is_day_first, int *month, int *day)
{
  gboolean can_swap = parts->year < 0 && !parts->is_named && !parts->is_dotted &&
                      parts->first <= 12 && parts->second <= 12;

  if (parts->year >= 0)
    is_day_first = FALSE;
  else if (parts->is_named || parts->is_dotted || parts->first > 12)
    is_day_first = TRUE;
  else if (parts->second > 12)
    is_day_first = FALSE;
  *month = is_day_first ? parts->second : parts->first;
  *day = is_day_first ? parts->first : parts->second;
  return can_swap && parts->first != parts->second;
}

static gboolean
take_zone (const char **text, gint64 *offset_ms)
{
  int sign = **text == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;
  gsize digits;

  *offset_ms = 0;
  if (take_separator (text, 'Z') || take_separator (text, 'z') || **text == '\0')
    return TRUE;
  if (!strchr ("+-", **text))
    return FALSE;
  (*text)++;
  digits = strspn (*text, "0123456789");
  if (digits == 4)
    {
      take_number (text, 4, &hours);
      minutes = hours % 100;
      hours /= 100;
    }
  else if (!take_number (text, 2, &hours) ||
           (take_separator (text, ':') && !take_number (text, 2, &minutes)))
    return FALSE;
  *offset_ms = sign * (hours * 60 + minutes) * MINUTE_MS;
  return hours <= 14 && minutes < 60;
}

/* "T18:25:43.511Z", " 6:25 PM" and nothing at all. */
static gboolean
take_time (const char **text, gint64 *ms)
{
  int hour = 0;
  int minute = 0;
  int second = 0;
  int thousandth = 0;
  gint64 offset_ms = 0;

  *ms = 0;
  if (!take_separator (text, 'T') && !take_separator (text, ' '))
    return take_zone (text, &offset_ms); /* a date with a zone is that day */
  if (!take_number (text, 2, &hour) || !take_separator (text, ':') ||
      !take_number (text, 2, &minute))
    return FALSE;
  if (take_separator (text, ':') && !take_number (text, 2, &second))
    return FALSE;
  if (take_separator (text, '.') || take_separator (text, ','))
    for (int scale = 100; g_ascii_isdigit (**text); scale /= 10)
      thousandth += (*(*text)++ - '0') * scale;
  take_separator (text, ' ');
  if (g_ascii_strncasecmp (*text, "am", 2) == 0 || g_ascii_strncasecmp (*text, "pm", 2) == 0)
    {
      hour = hour % 12 + (g_ascii_tolower (**text) == 'p' ? 12 : 0);
      *text += 2;
    }
  if (hour > 24 || minute > 59 || second > 60 || !take_zone (text, &offset_ms))
    return FALSE;
  *ms =
      ((hour * 60 + minute) * 60 + second) * G_GINT64_CONSTANT (1000) + thousandth - offset_ms;
  return TRUE;
}

static void
write_day (CwRosterDate *date, int year, int month, int day)
{
  g_snprintf (date->day, sizeof date->day, "%04d-%02d-%02d", year, month, day);
}

static CwRosterDateVerdict
read_day_number (const char *text, CwRosterDate *date)
{
  int number = 0;
  GDate day;

  if (!take_number (&text, 5, &number) || *text != '\0' || number < 20000 || number > 80000)
    return CW_ROSTER_DATE_IMPOSSIBLE;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, JULIAN_1970 + SERIAL_ZERO + number);
  write_day (date, g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day));
  date->at_ms = (SERIAL_ZERO + number) * DAY_MS;
  return CW_ROSTER_DATE_NUMBER;
}

CwRosterDateVerdict
cw_roster_date_read (const char *text, gboolean is_day_first, CwRosterDate *date)
{
  const char *at = text;
  gboolean is_ambiguous;
  gint64 time_ms;
  Parts parts;
  int month, day, year;
  GDate found;

  *date = (CwRosterDate){ 0 };
  if (*text == '\0')
    return CW_ROSTER_DATE_BLANK;
  if (strspn (text, "0123456789") == 5 && strlen (text) == 5)
    return read_day_number (text, date);
  if (!take_parts (&at, &parts) || !take_time (&at, &time_ms) || *at != '\0')
    return CW_ROSTER_DATE_IMPOSSIBLE;
  is_ambiguous = settle_order (&parts, is_day_first, &month, &day);
  year = spell_year (parts.year >= 0 ? parts.year : parts.last);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 ||
      !g_date_valid_dmy (day, month, year))
    return CW_ROSTER_DATE_IMPOSSIBLE;
  g_date_clear (&found, 1);
  g_date_set_dmy (&found, day, month, year);
  write_day (date, year, month, day);
  date->at_ms = ((gint64) g_date_get_julian (&found) - JULIAN_1970) * DAY_MS + time_ms;
  return is_ambiguous ? CW_ROSTER_DATE_AMBIGUOUS : CW_ROSTER_DATE_GOOD;
}

void
cw_roster_date_look (const char *text, CwRosterDateHint *hint)
{
  Parts parts;

  if (!take_parts (&text, &parts) || parts.year >= 0 || parts.is_named || parts.is_dotted)
    return;
  hint->first_over += parts.first > 12 && parts.second <= 12;
  hint->second_over += parts.second > 12 && parts.first <= 12;
  hint->either += parts.first <= 12 && parts.second <= 12 && parts.first != parts.second;
}
