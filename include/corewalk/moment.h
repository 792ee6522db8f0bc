/* corewalk/moment.h - when something was recorded, and what day that was for who recorded it */
#pragma once

#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 at_ms;   /* since the Unix epoch, UTC; years 1900 to 9999 */
  int offset_min; /* the recorder's clock minus UTC, minutes, -1440 to 1440 */
} CwMoment;

#define CW_MOMENT_LEAST_MS G_GINT64_CONSTANT (-2208988800000)
#define CW_MOMENT_MOST_MS G_GINT64_CONSTANT (253402300799999)

/**
 * cw_moment_now: the wall clock and this machine's offset at that moment; never earlier than it
 *   said before in this program, even when the clock is set back meanwhile.
 */
CwMoment cw_moment_now (void);

/**
 * cw_moment_local_day:
 *
 * Returns: the recorder's local day as days since 1970-01-01, also before it.
 */
gint64 cw_moment_local_day (CwMoment moment);

/** cw_moment_format_utc: (transfer full): RFC 3339 with milliseconds and "Z". */
char *cw_moment_format_utc (CwMoment moment);

/** cw_moment_format_local: (transfer full): "2026-03-04 09:15" on the recorder's own clock. */
char *cw_moment_format_local (CwMoment moment);

/** cw_day_format: (transfer full): @day, days since 1970-01-01, as "YYYY-MM-DD". */
char *cw_day_format (gint64 day);

/**
 * cw_day_parse:
 * @text: "YYYY-MM-DD"
 * @day: (out): days since 1970-01-01
 *
 * Returns: whether @text is a day of the calendar; @day is untouched when it is not.
 */
gboolean cw_day_parse (const char *text, gint64 *day);

G_END_DECLS
