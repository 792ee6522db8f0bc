/* evidence-words.h - students' evidence in words and as a chart; strings are (transfer full) */
#pragma once

#include "corewalk/student-evidence.h"
#include "ui/paper/chart.h"

/* "Baseline · Written explanation" */
char *cw_evidence_words_dup_title (const CwEvidence *evidence);

/* "Mar 4 · 22 students · 5 met the target · the same students as at the baseline" */
char *cw_evidence_words_dup_about (const CwEvidence *evidence);

/* Which students it is about, and by how much; or why it is not told. */
char *cw_evidence_words_dup_gain (const CwGain *gain);

/* (transfer full) (nullable): a bar for each, in levels where all have the same ones, else who met the
 * target; NULL where there is nothing to draw.
 * @list: (element-type CwEvidence) */
CwChart *cw_evidence_words_new_chart (const GPtrArray *list);
