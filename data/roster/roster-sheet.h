/* roster-sheet.h - one file of a roster: how it is dressed, and its rows */
#pragma once

#include "data/roster/roster-date.h"
#include "data/roster/roster-header.h"
#include "data/roster/roster-source.h"
#include "data/roster/roster-table.h"
#include "data/roster/roster-text.h"

typedef struct
{
  CwRosterSource *source; /* borrowed, like @member and @columns */
  const CwRosterMember *member;
  const CwRosterColumn *columns;
  CwRosterEncoding encoding;
  char delimiter;
  gint64 header_line; /* where the names of the columns stand; 0 for an empty file */
  CwRosterHeader *header;
  char **header_cells;          /* as typed */
  CwRosterDateHint hint;        /* of all dates: one program wrote them */
  CwRosterDateOrder date_order; /* set by the caller where a person said it */
  guint64 bad_count;            /* letters that can't be read in any encoding tried */
  GPtrArray *notes;             /* of char *, besides those of the header */
} CwRosterSheet;

/*
 * Finds out encoding, delimiter and header from the file's beginning, and the rest by going over it
 * once. A file whose columns are missing is no failure: look at header->missing. FORMAT with a line
 * for one that can't be cut into records.
 */
CwRosterSheet *cw_roster_sheet_open (CwRosterSource *source,
                                     const CwRosterMember *member,
                                     const CwRosterColumn *columns,
                                     GError **error);
void cw_roster_sheet_close (CwRosterSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterSheet, cw_roster_sheet_close)

/* Calls @func for every record below the header that isn't blank, a legend or the header again. */
gboolean cw_roster_sheet_read (CwRosterSheet *sheet,
                               CwRosterRecordFunc func,
                               gpointer data,
                               GError **error);

/* The trimmed text of a field, "" where there is no such column or cell. */
const char *
cw_roster_sheet_cell (CwRosterSheet *sheet, const CwRosterRecord *record, CwRosterField field);

/* The same for references, dates and choices, where "NULL", "N/A" and the like mean blank. */
const char *cw_roster_sheet_choice (CwRosterSheet *sheet,
                                    const CwRosterRecord *record,
                                    CwRosterField field);

/* Whether a slashed date starts with the day. */
gboolean cw_roster_sheet_is_day_first (CwRosterSheet *sheet);
