#include "ui/walks/late-words.h"

#include <stdlib.h>
#include <string.h>

#define NO_TIME (-1)
#define EARLIEST_HOUR 7 /* nobody is in school before it: 1:15 is 13:15 */

/* How many digits stand at @text, four at most. */
static guint
count_digits (const char *text)
{
  guint count = 0;

  while (count < 4 && g_ascii_isdigit (text[count]))
    count++;

  return count;
}

static int
to_number (const char *text, guint digits)
{
  int number = 0;

  for (guint i = 0; i < digits; i++)
    number = 10 * number + (text[i] - '0');

  return number;
}

/* "am", "p.m." and the like after a time; @length says how much of @text that is. */
static char
find_half (const char *text, gsize *length)
{
  gsize at = strspn (text, " ");
  char half = g_ascii_tolower (text[at]);

  *length = 0;
  if (half != 'a' && half != 'p')
    return '\0';

  at++;
  at += text[at] == '.';
  if (g_ascii_tolower (text[at]) != 'm')
    return '\0';
  at++;
  at += text[at] == '.';
  if (g_ascii_isalnum (text[at]))
    return '\0';

  *length = at;
  return half;
}

static int
make_time (int hour, int minute, char half)
{
  if (minute > 59 || hour > 23 || (half != '\0' && (hour < 1 || hour > 12)))
    return NO_TIME;

  if (half != '\0')
    hour = hour % 12 + (half == 'p' ? 12 : 0);
  else if (hour > 0 && hour < EARLIEST_HOUR)
    hour += 12;

  return 60 * hour + minute;
}

/* A time at the beginning of @text; @length says how much of it that is. */
static int
read_time (const char *text, gsize *length)
{
  guint digits = count_digits (text);
  gboolean is_parted =
      digits <= 2 && strchr (":.h", text[digits]) != NULL && text[digits] != '\0';
  const char *minute = is_parted ? text + digits + 1 : text + digits - MIN (digits, 2);
  guint hour_digits = is_parted ? digits : digits - MIN (digits, 2);
  gsize half_length = 0;
  char half = '\0';

  if (hour_digits == 0 || (is_parted && count_digits (minute) != 2))
    return NO_TIME;

  half = find_half (minute + 2, &half_length);
  *length = (gsize) (minute + 2 - text) + half_length;
  return make_time (to_number (text, hour_digits), to_number (minute, 2), half);
}

int
cw_late_words_parse_time (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gsize length = 0;
  int minutes = read_time (stripped, &length);

  return minutes != NO_TIME && stripped[length] == '\0' ? minutes : NO_TIME;
}

char *
cw_late_words_format_time (int minutes)
{
  return g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

static CwTags
read_tag (const char *text)
{
  static const char letters[] = "tsk"; /* as on the visit's own screen */
  const char *found =
      *text != '\0' && text[1] == ':' ? strchr (letters, g_ascii_tolower (*text)) : NULL;

  return found != NULL ? (CwTags) (1u << (found - letters)) : CW_TAG_NONE;
}

char *
cw_late_words_split (const char *line, int *minutes, CwTags *tags)
{
  const char *at = line + strspn (line, " \t");
  gsize length = 0;

  *minutes = read_time (at, &length);
  /* "100 blocks" and "3.50 each" are no times here; after "9:05" comes a blank, or the end. */
  if (*minutes != NO_TIME && memchr (at, ':', length) != NULL &&
      strchr (" \t", at[length]) != NULL)
    at += length;
  else
    *minutes = NO_TIME;

  at += strspn (at, " \t");
  *tags = read_tag (at);
  if (*tags != CW_TAG_NONE)
    at += 2;

  return g_strstrip (g_strdup (at));
}

CwMoment
cw_late_words_moment (gint64 day, int minutes)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (day * 86400);
  g_autoptr (GDateTime) local =
      g_date_time_new_local (g_date_time_get_year (utc), g_date_time_get_month (utc),
                             g_date_time_get_day_of_month (utc), minutes / 60, minutes % 60, 0);
  const CwMoment moment = {
    .at_ms = g_date_time_to_unix (local) * 1000,
    .offset_min = (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE),
  };

  return moment;
}

int
cw_late_words_minutes (gint64 at_ms)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (at_ms / 1000);

  return 60 * g_date_time_get_hour (local) + g_date_time_get_minute (local);
}
