/* fill.h - words for lines that came without them, though no order that is known here erased them
 *
 * What stands in the place of an erased line nobody signed: whoever hands lines on can leave out the
 * words of any of them. Where the words come by another way, they are put back.
 */
#pragma once

#include "data/exchange/merging.h"

/* Finds where words are missing of what @run brings: merging->holed is empty where they are not. */
gboolean cw_fill_begin (CwMerging *merging, const CwRun *run, GError **error);

/* Puts back what @frame, which was checked, has of them. */
gboolean cw_fill_from (CwMerging *merging, const CwFrame *frame, GError **error);
