#include "data/base/spoken.h"

#include "corewalk/moment.h"

char *
cw_spoken_dup_day (gint64 day)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) date = g_date_time_add_days (epoch, (int) day);

  /* Translators: a day, as in g_date_time_format() */
  return date == NULL ? cw_day_format (day) : g_date_time_format (date, _ ("%A, %B %-d, %Y"));
}
