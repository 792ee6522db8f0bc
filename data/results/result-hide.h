/* result-hide.h - the small numbers of students' results */
#pragma once

#include "corewalk/results.h"

/* Hides what @rule wants hidden in @results (element-type CwResult), in the order of cw_result_list(). */
void cw_result_hide (GPtrArray *results, const CwSuppressRule *rule);
