/* reverse.h - taking back by new lines what is sealed, sent, or in streams that are not ours to write
 *
 * A record of which nothing is left comes back by a line that makes it anew and says all of it, with
 * the moment that it had: it keeps its id.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/* Inside an act: @line is to count as @before did; "" for a line that was not there. */
gboolean cw_reverse_line (CwStore *store, gint64 line, const char *before, GError **error);
