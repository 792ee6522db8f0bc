/* corewalk/trend.h - questions over time */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef enum
{
  CW_BY_NOTHING,
  CW_BY_MONTH,
  CW_BY_SCHOOL,
  CW_BY_GRADE,
  CW_BY_SUBJECT,
  CW_BY_SEGMENT,
} CwBy;

typedef struct
{
  gint64 form; /* a version of a form: all its versions count; 0 for all forms */
  gint64 item; /* one look-for, or 0 for all */
  CwBy by;
  gint64 school;   /* one school, or 0 for all */
  gint64 from_day; /* first local day, days since 1970-01-01; G_MININT64 for no bound */
  gint64 to_day;   /* last local day, inclusive; G_MAXINT64 for no bound */
} CwRateQuestion;

typedef struct
{
  gint64 item;
  char *item_key;
  char *item_label;
  char *group;   /* "2026-03", a school's name, a grade …; "" where it is not known; "all" */
  gint64 n_seen; /* rooms where it was seen; -1 when suppressed */
  gint64 n_observable;    /* rooms where it was observable; -1 when suppressed */
  double rate;            /* n_seen / n_observable; NaN when suppressed or n_observable is 0 */
  double low, high;       /* Wilson 95 %; NaN as @rate */
  gboolean is_suppressed; /* fewer than 3 rooms */
} CwRate;

/** cw_rate_free: frees @rate and what it holds; %NULL is allowed. */
void cw_rate_free (CwRate *rate);

/**
 * cw_trend_rate:
 *
 * How often each look-for was seen where it could be seen: of the visits in which the item was
 * marked seen or not seen, the share marked seen. Items with levels are not counted here. A cell
 * with 1 or 2 observable rooms is suppressed, and with it as many groups as it takes that nobody works it
 * out who knows the same rate of all rooms together.
 *
 * Returns: (transfer full) (element-type CwRate): by item in form order, then group; free with
 *   g_ptr_array_unref(). %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_trend_rate (CwStore *store, const CwRateQuestion *question, GError **error);

/**
 * cw_wilson:
 * @k: successes, 0 to @n
 * @n: tries, at least 1
 *
 * The Wilson score interval at 95 % (Wilson 1927; z = 1.959964).
 */
void cw_wilson (gint64 k, gint64 n, double *low, double *high);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRate, cw_rate_free)

G_END_DECLS
