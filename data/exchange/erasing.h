/* erasing.h - one act that erases: both files change together, and are wiped after it */
#pragma once

#include "data/exchange/merging.h"

typedef struct
{
  CwMerging merging; /* without a file: what is touched, what is erased */
} CwErasing;

/* Begins an act in the file of @is_private, and a transaction of the private file besides. */
gboolean cw_erasing_begin (CwErasing *erasing,
                           CwStore *store,
                           gboolean is_private,
                           const CwMoment *moment,
                           GError **error);

/* Nothing is kept. */
void cw_erasing_abort (CwErasing *erasing);

/* Projects what was touched and keeps all, if @is_done; else nothing is kept. @is_left as in CwErased. */
gboolean
cw_erasing_end (CwErasing *erasing, gboolean is_done, gboolean *is_left, GError **error);
