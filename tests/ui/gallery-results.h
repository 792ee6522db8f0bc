/* gallery-results.h - students' results of a school over three years, as the gallery and tests show them */
#pragma once

#include "corewalk/store.h"

/* Whole grades, a small group, interim blocks, a cohort and matched students. */
void gallery_results_add (CwStore *store, gint64 school);
