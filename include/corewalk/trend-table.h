/* corewalk/trend-table.h - answers to questions over many rooms, as tables that a chart can draw
 *
 * Every cell says of how many rooms it speaks, and is hidden where they are too few. Across the versions
 * of a form a look-for is one, by its id.
 */
#pragma once

#include "corewalk/suppression.h"
#include "corewalk/trend.h"

G_BEGIN_DECLS

typedef enum
{
  CW_TREND_RATE, /* look-fors × groups: rooms where it was seen, of those where it could be */
  CW_TREND_LEVELS, /* groups × the levels of one look-for: rooms; the last row is all of them */
  CW_TREND_HEAT,   /* grades × subjects: as CW_TREND_RATE for one look-for */
  CW_TREND_COVERAGE, /* groups × visits, visits in the last weeks, weeks since the last one */
  CW_TREND_PERIODS,  /* weekdays × the hours in which visits began: visits */
  CW_TREND_TALK,     /* counters × groups: counted in a room, on average */
  CW_TREND_USE,      /* stopwatches × groups: minutes of it, of the minutes of those visits */
  CW_TREND_SCANS, /* what was scanned for × groups: how many showed it, of those looked at */
  CW_TREND_PATTERNS, /* patterns of debriefs: rooms that they come from, of the walk's rooms */
  CW_TREND_NEXT,     /* groups × how next steps stand */
  CW_TREND_SPENT,    /* groups × visits, minutes in rooms, minutes of a visit on average */
  CW_TREND_QUALITY,  /* what is missing: how many, of how many */
  CW_TREND_FOLLOW,   /* how coaching cycles that are here went on: how many, of how many */
} CwTrendKind;

typedef enum
{
  CW_TREND_SHARE,  /* values are shares, 0 to 1 */
  CW_TREND_COUNT,  /* counts */
  CW_TREND_NUMBER, /* other numbers of 0 and more */
} CwTrendUnit;

typedef struct
{
  CwTrendKind kind;
  gint64 form; /* as in CwRateQuestion; where look-fors are asked about */
  gint64 item; /* one look-for; 0 for all, or in LEVELS and HEAT the one with the most marks */
  const char
      *core; /* that one among those about "teacher", "student" or "task"; NULL for any */
  CwBy by;   /* groups; not for CW_TREND_HEAT, _PERIODS, _PATTERNS, _QUALITY and _FOLLOW */
  gint64 from_day; /* first local day, days since 1970-01-01; G_MININT64 for no bound */
  gint64 to_day;   /* last local day, inclusive; G_MAXINT64 for no bound */
  gint64 school;   /* 0 for all */
  const char *grade, *subject, *segment; /* NULL for all */
  gint64 today;        /* for CW_TREND_COVERAGE, _NEXT and _FOLLOW, days since 1970-01-01 */
  gint64 week_count;   /* for CW_TREND_COVERAGE, 1 and more */
  CwSuppressRule rule; /* only its fewest counts: rooms; 0 means 3 */
} CwTrendQuestion;

typedef struct
{
  double value;       /* NaN where there is nothing, and where it is hidden */
  double low, high;   /* 95 %, Wilson; NaN for none */
  gint64 n, of;       /* of a share; of an average the sum and the rooms; else -1 */
  gint64 room_count;  /* that it speaks of; -1 where it is about none, and where it is hidden */
  gboolean is_hidden; /* fewer rooms than the rule wants, or one could work such a cell out */
} CwTrendCell;

typedef struct
{
  char *key;   /* of a look-for, counter, scan or stopwatch in its form, or "" */
  char *label; /* "" is what nobody wrote down: no grade, no subject */
  gint64 id;   /* of a look-for or card, or 0 */
} CwTrendHead;

typedef struct
{
  CwTrendKind kind;
  CwTrendUnit unit;
  char *title;        /* of the look-for, for LEVELS and HEAT; else "" */
  GPtrArray *rows;    /* of CwTrendHead */
  GPtrArray *columns; /* of CwTrendHead */
  CwTrendCell *cells; /* row by row */
  gint64 fewest;      /* rooms that a cell must speak of */
} CwTrendTable;

/** cw_trend_table_free: frees @table and what it holds; %NULL is allowed. */
void cw_trend_table_free (CwTrendTable *table);

/** cw_trend_table_cell: (transfer none): the cell at @row and @column, from 0. */
const CwTrendCell *cw_trend_table_cell (const CwTrendTable *table, guint row, guint column);

/**
 * cw_trend_ask:
 *
 * Returns: (transfer full): the answer, with no rows where nothing fits; free with
 *   cw_trend_table_free(). %NULL on %CW_ERROR_NOT_FOUND (form, or no such look-for in it),
 *   %CW_ERROR_INVALID (a look-for without levels) or %CW_ERROR_STORAGE.
 */
CwTrendTable *cw_trend_ask (CwStore *store, const CwTrendQuestion *question, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTrendTable, cw_trend_table_free)

G_END_DECLS
