/* corewalk/count.h - tallies, k-of-n scans and stopwatches of a visit */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

/**
 * cw_tally_add:
 * @counter: what is counted, 1 to 200 characters
 * @by: not 0; negative takes back a miscount
 *
 * Returns: this count's id, or 0 on %CW_ERROR_INVALID, %CW_ERROR_NOT_FOUND (visit),
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_tally_add (CwStore *store,
                     gint64 visit,
                     const char *counter,
                     int by,
                     const CwMoment *moment,
                     GError **error);

typedef struct
{
  char *counter;
  gint64 total;
} CwTally;

/** cw_tally_free: frees @tally and what it holds; %NULL is allowed. */
void cw_tally_free (CwTally *tally);

/** cw_tally_list: (transfer full) (element-type CwTally): totals by counter, first counted first. */
GPtrArray *cw_tally_list (CwStore *store, gint64 visit, GError **error);

/**
 * cw_interval_add:
 * @counter: what was scanned for, 1 to 200 characters
 * @k: how many showed it, 0 to @n
 * @n: of how many, 1 to 1000
 *
 * Returns: the scan, or 0 as cw_tally_add().
 */
gint64 cw_interval_add (CwStore *store,
                        gint64 visit,
                        const char *counter,
                        int k,
                        int n,
                        const CwMoment *moment,
                        GError **error);

typedef struct
{
  gint64 id;
  CwMoment moment;
  char *counter;
  int k, n;
} CwInterval;

/** cw_interval_free: frees @interval and what it holds; %NULL is allowed. */
void cw_interval_free (CwInterval *interval);

/** cw_interval_list: (transfer full) (element-type CwInterval): the visit's scans by time. */
GPtrArray *cw_interval_list (CwStore *store, gint64 visit, GError **error);

/**
 * cw_timer_start:
 * @name: of the stopwatch, 1 to 200 characters
 *
 * Starts a stopwatch; one of a name runs at a time in a visit.
 *
 * Returns: this run of it, or 0 on %CW_ERROR_INVALID (it runs already), %CW_ERROR_NOT_FOUND
 *   (visit), %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_timer_start (CwStore *store,
                       gint64 visit,
                       const char *name,
                       const CwMoment *moment,
                       GError **error);

/**
 * cw_timer_stop:
 *
 * Returns: the run that was stopped, or 0 on %CW_ERROR_INVALID (it does not run, or before its
 *   start), %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_timer_stop (CwStore *store,
                      gint64 visit,
                      const char *name,
                      const CwMoment *moment,
                      GError **error);

typedef struct
{
  gint64 id;
  char *name;
  CwMoment started;
  gint64 stopped_ms; /* UTC; 0 while it runs */
} CwTimer;

/** cw_timer_free: frees @timer and what it holds; %NULL is allowed. */
void cw_timer_free (CwTimer *timer);

/** cw_timer_list: (transfer full) (element-type CwTimer): the visit's runs by start. */
GPtrArray *cw_timer_list (CwStore *store, gint64 visit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTally, cw_tally_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwInterval, cw_interval_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTimer, cw_timer_free)

G_END_DECLS
