/* roster-table.h - delimited text cut into records and cells, with their lines */
#pragma once

#include "corewalk/error.h"

/* One logical record. Cells are valid until the callback returns, and end in a zero byte. */
typedef struct
{
  gint64 line;        /* where it begins, from 1 */
  gint64 last_line;   /* where it ends: later when a cell holds line ends */
  guint n_cells;      /* never 0 */
  char *const *cells; /* not trimmed inside quotes */
  gboolean has_nul;   /* a cell holds a zero byte; it is cut there */
  gboolean is_blank;  /* every cell is empty, as spreadsheets leave below a table */
} CwRosterRecord;

/* Returns FALSE to stop; sets @error only if that is a failure. */
typedef gboolean (*CwRosterRecordFunc) (const CwRosterRecord *record,
                                        gpointer data,
                                        GError **error);

typedef struct _CwRosterTable CwRosterTable;

CwRosterTable *cw_roster_table_new (char delimiter, CwRosterRecordFunc func, gpointer data);
void cw_roster_table_free (CwRosterTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterTable, cw_roster_table_free)

/*
 * Takes UTF-8 in pieces of any size; lines end in LF, CRLF or bare CR. FALSE when the callback
 * stopped it, or on FORMAT: a field over 1 MiB, more than 2,000 cells, a quote never closed.
 */
gboolean cw_roster_table_feed (CwRosterTable *table, const char *text, gsize n, GError **error);
gboolean cw_roster_table_end (CwRosterTable *table, GError **error);
