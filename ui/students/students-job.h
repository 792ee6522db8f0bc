/* students-job.h - reads students' results and draws them, off the main thread */
#pragma once

#include "corewalk/results.h"
#include "ui/paper/chart.h"
#include "ui/session/jobs.h"

typedef struct
{
  CwResultQuestion question; /* but for its test */
  char *instrument;          /* NULL for all */
  CwResultView view;
  CwSuppressRule rule;
} CwStudentsAsk;

/* (transfer full): a copy. */
CwStudentsAsk *cw_students_ask_copy (const CwStudentsAsk *ask);

typedef struct
{
  GPtrArray *results; /* of CwResult: what the series are of */
  GPtrArray *series;  /* of CwResultSeries */
  GPtrArray *charts;  /* of CwChart, one for each series */
  GPtrArray *tests;   /* of char *: every instrument, whatever was asked for */
} CwStudentsReply;

void cw_students_reply_free (CwStudentsReply *reply);

/* With a CwStudentsAsk; answers with a CwStudentsReply. */
extern const CwJobClass cw_students_job;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwStudentsReply, cw_students_reply_free)
