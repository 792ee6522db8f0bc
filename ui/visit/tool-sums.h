/* tool-sums.h - what a visit's tools show: what is kept, and what still waits to be */
#pragma once

#include "ui/session/work-session.h"

typedef struct
{
  int count;        /* of a tally its sum; of a scan, a question or the task how often */
  int k, n;         /* of the last scan */
  gint64 passed_ms; /* of a stopwatch: all runs that are over */
  gint64 since_ms;  /* UTC: when it was started; 0 while it stands */
  gint64 last_ms;   /* UTC: of the last scan */
} CwToolSum;

#define CW_TOOL_TASK_KEY "" /* of the task sample, which no form has to name */

/* (transfer full) (element-type utf8 CwToolSum): by the tools' keys, only those that were used.
 * NULL on %CW_ERROR_STORAGE. */
GHashTable *cw_tool_sums_load (CwWorkSession *session, gint64 visit, GError **error);

/* Adds one thing that was done, and is not in the record yet. */
void cw_tool_sums_add (GHashTable *sums, const CwVisitAct *waiting);

/* (transfer none): what the tool @key shows; all nothing for one that was not used. */
const CwToolSum *cw_tool_sums_get (GHashTable *sums, const char *key);
