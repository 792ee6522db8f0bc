/* corewalk/roster.h - taking in a roster: organizations, terms, courses, classes, teachers
 *
 * A roster is a snapshot of somebody else's records. The one with the newest date of its own shows;
 * older ones stay in the log. What a newer bulk file no longer has is marked gone, never deleted.
 */
#pragma once

#include "corewalk/roster-content.h"
#include "corewalk/roster-map.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  const CwRosterMap *map; /* what the columns of a plain CSV mean, or NULL */
  const char *issuer;     /* whose codes and ids they are, or NULL to find out */
  gboolean is_dry_run;    /* count, and change nothing */
  CwProgress progress;    /* or NULL */
  gpointer progress_data;
} CwRosterOptions;

/**
 * CwRosterChange:
 * @added: were not known
 * @changed: say something else than before, or came back after they were gone
 * @unchanged: say the same, or are older than what is known
 * @gone: were known and are no more; they stay, marked
 */
typedef struct
{
  guint added;
  guint changed;
  guint unchanged;
  guint gone;
} CwRosterChange;

typedef struct
{
  gint64 snapshot;  /* the import's record; 0 after a dry run */
  gboolean is_new;  /* not the same roster again */
  gboolean is_past; /* a newer roster of this issuer was taken in before */
  char *issuer;
  char *dated; /* the date that decides what shows, RFC 3339 UTC */
  CwRosterChange all;
  CwRosterChange orgs;
  CwRosterChange terms;
  CwRosterChange courses;
  CwRosterChange classes;
  CwRosterChange teachers;
  CwRosterFile *file; /* what was read, with all issues */
} CwRosterReport;

void cw_roster_report_free (CwRosterReport *report);

/**
 * cw_roster_import:
 * @path: as for cw_roster_file_read()
 * @options: (nullable)
 *
 * Takes a roster in, in one transaction. Taking the same one in again changes nothing, in whatever
 * dress. Teachers' names go to the private file. Students are only counted; where enrollments come
 * as a delta the counts stay those of the last whole roster.
 *
 * Returns: (transfer full): what was or would be done; free with cw_roster_report_free(). %NULL with
 *   nothing changed on the errors of cw_roster_file_read(), %CW_ERROR_BUSY (the store is open for
 *   reading), %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
CwRosterReport *cw_roster_import (CwStore *store,
                                  const char *path,
                                  const CwRosterOptions *options,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterReport, cw_roster_report_free)

G_END_DECLS
