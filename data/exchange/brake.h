/* brake.h - a bundle that would hide much of a school's work stops before it does */
#pragma once

#include "data/exchange/merging.h"

#define CW_BRAKE_LEAST 10 /* records: fewer are a person's ordinary tidying up */
#define CW_BRAKE_SHARE 5  /* one of so many */

/* FALSE with CW_ERROR_INVALID, which says how many of which school, when what was touched hides more
 * than a fifth of the school's records. Once all lines are in the tables. */
gboolean cw_brake_check (CwMerging *merging, GError **error);
