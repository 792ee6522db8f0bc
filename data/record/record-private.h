/* record-private.h - values of folded fields, for what reads records in general */
#pragma once

#include "corewalk/record.h"
#include "data/record/fold.h"

/* The shown value; its text is the caller's. */
CwFieldValue cw_record_value (CwStore *store, const CwFoldField *folded);
