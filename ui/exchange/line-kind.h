/* line-kind.h - what can be said and done about lines of a kind, such as "note" or "walk" */
#pragma once

#include "ui/exchange/export-lines.h"

/* What many of them are called, such as "Lines of evidence"; static. */
const char *cw_line_kind_get_name (const char *kind);

/* Its place in lists of kinds, from 0. */
guint cw_line_kind_get_rank (const char *kind);

/* Sorts CwExportCount: by audience, then as people think of the kinds. */
int cw_line_kind_compare_counts (gconstpointer count, gconstpointer other);

/* Whether the line can be taken back as if it had never been, and nothing with it. */
gboolean cw_line_kind_can_go (const CwExportLine *line);

/*
 * @json: the line as it travels
 * @name: a name from the roster; "" for none
 * @text: (out) (transfer full): what stands in that field
 *
 * Returns: (transfer none): the field that a person typed and that says @name; NULL for none.
 */
const char *cw_line_kind_find_text (const CwExportLine *line,
                                    const char *json,
                                    const char *name,
                                    char **text);
