/* merge-run.h - taking in one run of lines */
#pragma once

#include "data/exchange/merging.h"

/*
 * Takes in what is new of @incoming: behind what is here, as a branch, or, with something missing
 * before it, as lines that wait. Counts into the file's report. All frames of it are read.
 */
gboolean cw_merge_run (CwMerging *merging, const CwIncoming *incoming, GError **error);

/* Shows a run though lines before it are missing; the stream's signed end stays before the gap. */
gboolean cw_merge_beyond_gap (CwMerging *merging, const CwIncoming *incoming, GError **error);
