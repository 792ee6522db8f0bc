/* label.h - what a stream calls the school that it is about, for those who have no roster
 *
 * Laptops do not send rosters: each stream with walks says once what its school is called.
 */
#pragma once

#include "data/store/store-private.h"

/* Fills @line with the label of @school, 0 for the one that @stream is about. @needed is FALSE where the stream has
 * one, or the school is not known here; the texts of @line stay valid until @room is freed. */
gboolean cw_label_make (CwStore *store,
                        const CwStream *stream,
                        gint64 school,
                        CwLine *line,
                        GStringChunk *room,
                        gboolean *needed,
                        GError **error);
