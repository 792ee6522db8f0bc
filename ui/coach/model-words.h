/* model-words.h - models of coaching cycles in words; strings are (transfer full) */
#pragma once

#include "corewalk/cycle-model.h"

/* What it is, and its phases in their order: "Goal → Baseline → …". */
char *cw_model_words_dup_about (const CwCycleModel *model);

/* What a goal is gently asked, a line each; "" for nothing. */
char *cw_model_words_dup_check (const CwCycleModel *model);
