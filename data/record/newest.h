/* newest.h - what everybody has under the same id, and which line of it shows
 *
 * A school or a form comes with each laptop's bundle, said alike by all. A line that says what shows
 * already, or something older, changes nothing that is shown.
 */
#pragma once

#include "data/record/fold.h"

/* After @record was folded: notes which line shows. @fold NULL or dead: none does. */
gboolean cw_newest_note (CwStore *store, gint64 record, const CwFold *fold, GError **error);

/* Whether the record is shown as before once @line, at @entry, belongs to it too. */
gboolean cw_newest_stays (CwStore *store,
                          gint64 record,
                          const CwEntry *entry,
                          const CwLine *line,
                          gboolean *stays,
                          GError **error);
