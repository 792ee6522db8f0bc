/* roster-line.h - the line that a record of reference data has, and the one it must get */
#pragma once

#include "data/roster/roster-import.h"

/* An empty line about the thing @uuid; NULL for one of the private file. */
void cw_roster_line_begin (CwRosterImport *import,
                           CwLine *line,
                           const char *kind,
                           const CwUuid *uuid);

/* Puts one line of at most 200 characters; "" puts nothing. */
void cw_roster_line_put_text (CwRosterImport *import,
                              CwLine *line,
                              const char *name,
                              const char *text);
void cw_roster_line_put_ref (CwRosterImport *import,
                             CwLine *line,
                             const char *name,
                             const CwUuid *uuid);
void cw_roster_line_put_refs (CwRosterImport *import,
                              CwLine *line,
                              const char *name,
                              const GArray *uuids);

/* Makes it a line about a record of the private file; 0 is a new one. */
void cw_roster_line_point (CwRosterImport *import, CwLine *line, gint64 record);

/* Puts the cell that the record shows now; nothing where there is none. */
void cw_roster_line_put_shown (CwRosterImport *import,
                               CwLine *line,
                               const char *name,
                               const CwFoldLine *shown);

/* The line of @record that shows, or NULL; it lives as long as @fold. */
const CwFoldLine *cw_roster_line_shown (const CwFold *fold);

/* What is known of the record: NULL with no error when nothing is. */
CwFold *cw_roster_line_fold (CwRosterImport *import, gint64 record, GError **error);

/*
 * Counts what the line is to the record @fold (NULL for none) in @change, and writes it where it
 * must: what is older than what shows is not, what is the same is, to carry the newer date.
 */
gboolean cw_roster_line_keep (CwRosterImport *import,
                              CwLine *line,
                              const CwFold *fold,
                              gboolean is_gone,
                              CwRosterChange *change,
                              GError **error);

/* Writes again what @record shows, marked as gone. */
gboolean cw_roster_line_end (CwRosterImport *import,
                             const CwFold *fold,
                             gint64 record,
                             CwRosterChange *change,
                             GError **error);
