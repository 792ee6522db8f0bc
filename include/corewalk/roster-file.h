/* corewalk/roster-file.h - a district's roster, read from its files into memory */
#pragma once

#include "corewalk/error.h"
#include "corewalk/roster-content.h"
#include "corewalk/roster-map.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/**
 * cw_roster_file_read:
 * @path: a folder or zip of OneRoster 1.1 or 1.2 files, a folder or zip of School Data Sync
 *   version 1 files, or, with @map, one plain CSV
 * @map: (nullable): what the columns of a plain CSV mean
 * @progress: (nullable): called now and then
 *
 * Reads a whole roster. A zip is never unpacked to disk. Encoding, delimiter, line ends, order of
 * columns and header rows are found out file by file. Students are counted and forgotten; no name
 * but a teacher's, no password and no birth date outlives its row. Rows that can't be taken and
 * references that lead nowhere are listed in @issues.
 *
 * Returns: (transfer full): the roster; free with cw_roster_file_free(). %NULL on
 *   %CW_ERROR_NOT_FOUND (no such file), %CW_ERROR_STORAGE (it can't be read), %CW_ERROR_FORMAT
 *   (no roster, a damaged or unsafe one, or one over the limits: 10,000 files in a zip, 1 GiB a
 *   file, 250 times its packed size, 1 MiB a field), with file and line; %CW_ERROR_CANCELLED.
 */
CwRosterFile *cw_roster_file_read (const char *path,
                                   const CwRosterMap *map,
                                   CwProgress progress,
                                   gpointer progress_data,
                                   GError **error);

G_END_DECLS
