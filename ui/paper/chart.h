/* chart.h - what a chart shows: a table of rows and columns that knows its words
 *
 * chart-draw.h draws it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CwChart CwChart;

typedef enum
{
  CW_CHART_LINE, /* a row is a line, a column a time; shares with their band */
  CW_CHART_BARS, /* a row is a bar of counts, a column a level, from lowest to highest */
  CW_CHART_HEAT, /* each cell a share or a count */
  CW_CHART_DOTS, /* a row is a group, a column a dot in it ("then", "now"), with its interval */
  CW_CHART_CALENDAR, /* a row is a weekday, a column a week; counts */
  CW_CHART_STRIP,    /* a row is a lane; spans of minutes lie in it */
} CwChartKind;

typedef struct
{
  double value;     /* a share, 0 to 1, or a count; NaN where there is nothing */
  double low, high; /* 95 % interval of a share; NaN for none */
  gint64 n;         /* of a share: so many ... */
  gint64
      of; /* ... of so many; 0 where neither is told. Of bars: what the whole bar stands for */
  gboolean is_hidden; /* too few to be shown: nothing else in the cell is read */
} CwChartCell;

#define CW_CHART_NOTHING ((CwChartCell){ .value = NAN, .low = NAN, .high = NAN })
#define CW_CHART_HIDDEN                                                                        \
  ((CwChartCell){ .value = NAN, .low = NAN, .high = NAN, .is_hidden = TRUE })

/* @is_share: cells are shares, told in per cent; else counts. Bars hold counts and show shares. */
CwChart *cw_chart_new (CwChartKind kind, const char *title, gboolean is_share);
void cw_chart_free (CwChart *chart);

/* What it is about, beneath its title: one look-for. NULL for nothing. */
void cw_chart_set_subject (CwChart *chart, const char *subject);

/* Beneath the drawing, in small letters: what was counted, why something is hidden. */
void cw_chart_set_note (CwChart *chart, const char *note);

/* Why a cell is hidden, in words that end a sentence: "fewer than 3 rooms". */
void cw_chart_set_hidden_why (CwChart *chart, const char *why);

/* Returns: the number of the new row or column, from 0. All of them come before the first cell is set. */
guint cw_chart_add_row (CwChart *chart, const char *label);
guint cw_chart_add_column (CwChart *chart, const char *label);

/* A cell that is not set holds nothing. */
void cw_chart_set (CwChart *chart, guint row, guint column, CwChartCell cell);

/* Of CW_CHART_STRIP alone: from @from to @to minutes, both from 0; equal for a moment. */
void cw_chart_add_span (CwChart *chart, guint row, double from, double to, const char *label);

/* How many digits after the point a count is told with; 0 at first. */
void cw_chart_set_decimals (CwChart *chart, guint decimals);

/* Of a heat map: its columns count different things, and each is shaded by itself. */
void cw_chart_set_apart (CwChart *chart);

CwChartKind cw_chart_get_kind (const CwChart *chart);
const char *cw_chart_get_title (const CwChart *chart);
const char *cw_chart_get_subject (const CwChart *chart); /* NULL for none, as the next */
const char *cw_chart_get_note (const CwChart *chart);
guint cw_chart_count_rows (const CwChart *chart);

/* Of a strip: the most spans that a row has. */
guint cw_chart_count_columns (const CwChart *chart);
const char *cw_chart_get_row (const CwChart *chart, guint row);
const char *cw_chart_get_column (const CwChart *chart, guint column); /* "" in a strip */
const CwChartCell *cw_chart_get (const CwChart *chart, guint row, guint column);

/* A cell as a table has it: "58 %", "7 of 12", "40", "*" where it is hidden, "" where there is nothing.
 * A share of fewer than 10 is told as "7 of 12" alone. (transfer full) */
char *cw_chart_cell_words (const CwChart *chart, guint row, guint column);

/* A cell as one would say it: "Asks why, March: 7 of 12, 58 %; 95 % interval from 32 % to 81 %." (transfer full) */
char *cw_chart_say (const CwChart *chart, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwChart, cw_chart_free)

G_END_DECLS
