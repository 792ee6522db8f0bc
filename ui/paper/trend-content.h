/* trend-content.h - the charts of a trend page or screen, each made from the answer to a question */
#pragma once

#include "corewalk/trend-table.h"
#include "ui/paper/chart.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* for actions and files: "month", "heat" */
  const char *title; /* for gettext() */
  CwTrendKind kind;
  CwBy by;
  CwChartKind chart;
  gboolean is_turned;  /* the answer's columns are the chart's rows */
  gboolean is_of_item; /* about one look-for, which the question names */
  guint decimals;
} CwTrendPart;

/* In their order; ended by one without a name. The first shows every look-for. */
extern const CwTrendPart cw_trend_parts[];

/* NULL for none of that name. */
const CwTrendPart *cw_trend_part_find (const char *name);

/* What @part asks within @scope, of which only look-for, form, school, days, today, weeks and rule are read. */
CwTrendQuestion cw_trend_part_question (const CwTrendPart *part, const CwTrendQuestion *scope);

/*
 * Of many patterns, and of the look-fors of all forms together, those of most rooms are drawn; the note says
 * how many are left out.
 *
 * (transfer full)
 */
CwChart *cw_trend_part_draw (const CwTrendPart *part,
                             const CwTrendQuestion *scope,
                             const CwTrendTable *table);

/*
 * Asks and draws. (transfer full): NULL as cw_trend_ask() says. A look-for without levels, where they are asked
 * about, gives a chart without rows.
 */
CwChart *cw_trend_part_make (const CwTrendPart *part,
                             CwStore *store,
                             const CwTrendQuestion *scope,
                             GError **error);

/* The rows of @table that are drawn, in their order. (transfer full) (element-type guint) */
GArray *cw_trend_pick_rows (const CwTrendQuestion *scope, const CwTrendTable *table);

G_END_DECLS
