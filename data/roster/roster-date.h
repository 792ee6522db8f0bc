/* roster-date.h - dates as districts write them */
#pragma once

#include <glib.h>

typedef enum
{
  CW_ROSTER_DATE_BLANK,
  CW_ROSTER_DATE_GOOD,
  CW_ROSTER_DATE_AMBIGUOUS,  /* 3/4/2026: read in the order asked for */
  CW_ROSTER_DATE_NUMBER,     /* 46249: a spreadsheet's day number, read as such */
  CW_ROSTER_DATE_IMPOSSIBLE, /* 2026-02-30, or no date at all */
} CwRosterDateVerdict;

typedef struct
{
  char day[11]; /* "YYYY-MM-DD" as written, whatever its zone; "" when blank or impossible */
  gint64 at_ms; /* the moment, ms UTC; without a zone as if written in UTC */
} CwRosterDate;

typedef enum
{
  CW_ROSTER_DATES_BY_FILE, /* as the file itself shows */
  CW_ROSTER_DATES_MONTH_FIRST,
  CW_ROSTER_DATES_DAY_FIRST,
} CwRosterDateOrder;

/* What all dates of a file say about the order of day and month. */
typedef struct
{
  guint first_over;  /* dates whose first number can't be a month */
  guint second_over; /* dates whose second number can't be a month */
  guint either;      /* dates that can be read both ways and differ */
} CwRosterDateHint;

/*
 * Reads ISO 8601 dates and times, M/D/YYYY and D/M/YYYY with / - or dots, two-digit years (up to
 * 69 are 20xx), 15-Aug-2026 and day numbers of spreadsheets. @is_day_first decides only where both
 * readings are possible. Years 1900 to 2199.
 */
CwRosterDateVerdict
cw_roster_date_read (const char *text, gboolean is_day_first, CwRosterDate *date);

void cw_roster_date_look (const char *text, CwRosterDateHint *hint);
