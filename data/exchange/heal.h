/* heal.h - what waited, taken in when nothing before it is missing, or when a person says so */
#pragma once

#include "data/exchange/span.h"

/* Goes on with what waited, as far as nothing before it is missing any more. */
gboolean cw_heal (CwMerging *merging, GError **error);

/* Shows the lines of @span, which waits, beyond its gap. */
gboolean cw_heal_show (CwMerging *merging, const CwSpan *span, GError **error);
