/* trend-charts.h - the charts of the Trends screen, each made from a question on the background thread */
#pragma once

#include "corewalk/trend.h"
#include "ui/paper/chart.h"
#include "ui/session/jobs.h"

/* What is asked about. */
typedef struct
{
  gint64 school;   /* 0 for all */
  char *form;      /* a form's key, all its versions; NULL for all forms */
  gint64 from_day; /* as of CwRateQuestion */
  gint64 to_day;
  gint64 item; /* the look-for that most charts are about; 0 while none is chosen */
} CwTrendScope;

CwTrendScope *cw_trend_scope_copy (const CwTrendScope *scope);
void cw_trend_scope_free (CwTrendScope *scope);

/* A job with a CwTrendScope that answers with a CwTrendOverview: how often each look-for was seen. Of all
 * forms together only the look-fors that were marked in most rooms are shown. */
extern const CwJobClass cw_trend_overview_job;

typedef struct
{
  CwChart *chart;   /* a row is a look-for */
  GPtrArray *items; /* of CwRate: the look-for of each row */
} CwTrendOverview;

void cw_trend_overview_free (CwTrendOverview *overview);

typedef struct
{
  const char *name;
  const char *title; /* for gettext() */
  CwJobClass job;    /* with a CwTrendScope that has an item; answers with a CwChart */
} CwTrendChart;

/* In their order; ended by one without a name. */
extern const CwTrendChart cw_trend_charts[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTrendScope, cw_trend_scope_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTrendOverview, cw_trend_overview_free)
