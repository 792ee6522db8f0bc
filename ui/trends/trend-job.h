/* trend-job.h - asks a question and draws its answer, off the main thread */
#pragma once

#include "ui/paper/trend-content.h"
#include "ui/session/jobs.h"

/* What is asked: a part of the page within a scope. */
typedef struct
{
  const CwTrendPart *part;
  CwTrendQuestion scope; /* but for its form */
  char *form;            /* its key; NULL for all forms */
} CwTrendAsk;

CwTrendAsk *
cw_trend_ask_new (const CwTrendPart *part, const CwTrendQuestion *scope, const char *form);

typedef struct
{
  CwChart *chart;
  CwTrendTable *table;
  GArray *rows; /* of guint: which rows of the table the first part draws */
} CwTrendReply;

void cw_trend_reply_free (CwTrendReply *reply);

/* With a CwTrendAsk; answers with a CwTrendReply. */
extern const CwJobClass cw_trend_job;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTrendReply, cw_trend_reply_free)
