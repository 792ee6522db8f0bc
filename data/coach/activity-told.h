/* activity-told.h - what was told of coaching, as it lies in the record */
#pragma once

#include "corewalk/activity.h"
#include "data/log/log.h"

/* One month of one laptop. */
typedef struct
{
  gint64 id;
  const CwStream *stream; /* whose, and of which school */
  CwActivity counts;
} CwActivityTold;

/* (transfer full) (element-type CwActivityTold): by month; NULL on CW_ERROR_STORAGE. */
GArray *cw_activity_told (CwStore *store, GError **error);

/* "visit 3, co-plan 1"; "" for none. */
char *cw_activity_write_events (const CwActivity *counts);

/* The school to which this store tells it, as it is in the log's scopes; FALSE where none is known. */
gboolean cw_activity_find_school (CwStore *store, char scope[CW_UUID_TEXT_LENGTH + 1]);
