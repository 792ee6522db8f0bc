/* result-content.h - students' results as charts: a bar for each date, from the lowest level to the highest */
#pragma once

#include "corewalk/results.h"
#include "ui/paper/chart.h"

G_BEGIN_DECLS

/* What a series is about: "SBAC Mathematics · Grade 4 · English learners · Riverside". (transfer full) */
char *cw_result_series_dup_title (const CwResultSeries *series);

/* In a sentence, whom the bars are about, and what they can't say. (transfer none) */
const char *cw_result_view_words (CwResultView view);

/* @rule: by which numbers are hidden; NULL for none. (transfer full) */
CwChart *cw_result_series_draw (const CwResultSeries *series, const CwSuppressRule *rule);

/* Reads, hides and draws. (transfer full) (element-type CwChart): one for each series; NULL as cw_result_list()
 * says. */
GPtrArray *cw_result_charts_make (CwStore *store,
                                  const CwResultQuestion *question,
                                  CwResultView view,
                                  const CwSuppressRule *rule,
                                  GError **error);

G_END_DECLS
