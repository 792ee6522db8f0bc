/* result-write.h - writing students' results inside an act */
#pragma once

#include "corewalk/results.h"

/* Whether @plan can be kept; FALSE with CW_ERROR_INVALID. Its school is not looked for. */
gboolean cw_result_check (const CwResultPlan *plan, GError **error);

/* The result of the same group, test and day; 0 for none. */
gint64 cw_result_find (CwStore *store, const CwResultPlan *plan);

/* Keeps @count results, checked already, in one act. The last one's id, or 0. */
gint64 cw_result_write (CwStore *store,
                        const CwResultPlan *plans,
                        guint count,
                        const CwMoment *moment,
                        GError **error);
