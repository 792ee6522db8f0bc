/* ahead.h - lines that are shown beyond a gap, while lines come that were missing
 *
 * What they name by number and is missing is not known, and no row can point to it. They are made anew
 * when lines come before them.
 */
#pragma once

#include "data/exchange/span.h"

/* The first run of lines from @next on that is shown beyond a gap of @stream; span 0 for none. */
gboolean cw_ahead_find (CwMerging *merging,
                        const CwStream *stream,
                        guint32 next,
                        CwSpan *ahead,
                        GError **error);

/* Line @next comes, before lines that are shown: they are made anew when the merge is finished. */
gboolean
cw_ahead_begin (CwMerging *merging, const CwStream *stream, guint32 next, GError **error);

/* What comes before the lines of @ahead is here now, with all that they are about. */
gboolean
cw_ahead_join (CwMerging *merging, const CwStream *stream, const CwSpan *ahead, GError **error);

/* Line @next is not here, and lines beyond it are shown, or will be from @beyond on (0 for none). */
gboolean cw_ahead_lack (CwMerging *merging,
                        const CwStream *stream,
                        guint32 next,
                        guint32 beyond,
                        GError **error);

/* The first line that is missing before line @first of @stream. */
gboolean cw_ahead_find_gap (CwMerging *merging,
                            const CwStream *stream,
                            guint32 first,
                            guint32 *gap,
                            GError **error);
