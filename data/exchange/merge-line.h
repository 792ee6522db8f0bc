/* merge-line.h - from lines that just came to the tables
 *
 * Most lines make a record and are all there is of it: their row is written at once. What is said
 * about a record by several lines is folded once, when all lines of the file are here.
 */
#pragma once

#include "data/exchange/merging.h"

/* A record of which lines came: as it was shown before them. */
typedef struct
{
  gboolean is_settled; /* its row is what all lines say */
  gboolean was_shown;
  const CwStream *stream; /* it was made in; NULL for an id that is the same everywhere */
} CwTouched;

/* A line of others in its place; it is not void. */
gboolean
cw_merge_line (CwMerging *merging, const CwEntry *entry, const CwLine *line, GError **error);

/* A line that was taken in before is to count anew, once the lines that it names are here. */
gboolean
cw_merge_unmake (CwMerging *merging, const CwEntry *entry, const CwLine *line, GError **error);

/* Before another line about @record counts, which is @line, or one of its lines goes (@line 0): its row
 * goes. */
gboolean cw_merge_touch (CwMerging *merging, gint64 record, gint64 line, GError **error);

/* Folds and shows what was touched. */
gboolean cw_merge_finish_lines (CwMerging *merging, GError **error);
