/* times.h - days, clock times and lengths of time as people write them */
#pragma once

#include "corewalk/moment.h"

/* (transfer full): "Today", "Yesterday", "Wed, Mar 4", or with the year where it is another one.
 * @day: days since 1970-01-01 */
char *cw_times_dup_day (gint64 day);

/* (transfer full): "Mar 4". */
char *cw_times_dup_short_day (gint64 day);

/* (transfer full): "Wednesday, March 4, 2026". */
char *cw_times_dup_long_day (gint64 day);

/* (transfer full): "9:15" on the recorder's own clock. */
char *cw_times_dup_clock (CwMoment moment);

/* (transfer full): "03:12" for minutes and seconds since @start; the clock time where @moment lies
 * before it or more than ten hours behind it. */
char *cw_times_dup_since (CwMoment moment, CwMoment start);

/* (transfer full): "12 min" from @from_ms to @to_ms, UTC; never less than nothing. */
char *cw_times_dup_minutes (gint64 from_ms, gint64 to_ms);
