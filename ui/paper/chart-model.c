#include "ui/paper/chart-private.h"

#include <math.h>

static void
clear_span (gpointer span)
{
  g_free (((CwChartSpan *) span)->label);
}

CwChart *
cw_chart_new (CwChartKind kind, const char *title, gboolean is_share)
{
  CwChart *chart = g_new0 (CwChart, 1);

  chart->kind = kind;
  chart->title = g_strdup (title);
  chart->is_share = is_share;
  chart->rows = g_ptr_array_new_with_free_func (g_free);
  chart->columns = g_ptr_array_new_with_free_func (g_free);
  chart->spans = g_array_new (FALSE, FALSE, sizeof (CwChartSpan));
  g_array_set_clear_func (chart->spans, clear_span);
  return chart;
}

void
cw_chart_free (CwChart *chart)
{
  if (chart == NULL)
    return;

  g_free (chart->title);
  g_free (chart->subject);
  g_free (chart->note);
  g_free (chart->hidden_why);
  g_ptr_array_unref (chart->rows);
  g_ptr_array_unref (chart->columns);
  g_array_unref (chart->spans);
  g_free (chart->cells);
  g_free (chart);
}

void
cw_chart_set_subject (CwChart *chart, const char *subject)
{
  g_free (chart->subject);
  chart->subject = g_strdup (subject);
}

void
cw_chart_set_note (CwChart *chart, const char *note)
{
  g_free (chart->note);
  chart->note = g_strdup (note);
}

void
cw_chart_set_hidden_why (CwChart *chart, const char *why)
{
  g_free (chart->hidden_why);
  chart->hidden_why = g_strdup (why);
}

void
cw_chart_set_decimals (CwChart *chart, guint decimals)
{
  chart->decimals = (int) decimals;
}

void
cw_chart_set_apart (CwChart *chart)
{
  chart->is_apart = TRUE;
}

static guint
add_label (const CwChart *chart, GPtrArray *labels, const char *label)
{
  g_assert (chart->cells == NULL);
  g_ptr_array_add (labels, g_strdup (label));
  return labels->len - 1;
}

guint
cw_chart_add_row (CwChart *chart, const char *label)
{
  return add_label (chart, chart->rows, label);
}

guint
cw_chart_add_column (CwChart *chart, const char *label)
{
  return add_label (chart, chart->columns, label);
}

void
cw_chart_set (CwChart *chart, guint row, guint column, CwChartCell cell)
{
  guint count = chart->rows->len * chart->columns->len;

  g_return_if_fail (row < chart->rows->len && column < chart->columns->len);

  if (chart->cells == NULL)
    {
      chart->cells = g_new (CwChartCell, count);
      for (guint i = 0; i < count; i++)
        chart->cells[i] = CW_CHART_NOTHING;
    }
  chart->cells[row * chart->columns->len + column] = cell.is_hidden ? CW_CHART_HIDDEN : cell;
}

void
cw_chart_add_span (CwChart *chart, guint row, double from, double to, const char *label)
{
  const CwChartSpan span = { row, from, to, g_strdup (label) };

  g_assert (chart->kind == CW_CHART_STRIP && row < chart->rows->len && to >= from);
  g_array_append_val (chart->spans, span);
}

CwChartKind
cw_chart_get_kind (const CwChart *chart)
{
  return chart->kind;
}

const char *
cw_chart_get_title (const CwChart *chart)
{
  return chart->title;
}

const char *
cw_chart_get_subject (const CwChart *chart)
{
  return chart->subject;
}

const char *
cw_chart_get_note (const CwChart *chart)
{
  return chart->note;
}

guint
cw_chart_count_rows (const CwChart *chart)
{
  return chart->rows->len;
}

static guint
count_spans (const CwChart *chart, guint row)
{
  guint count = 0;

  for (guint i = 0; i < chart->spans->len; i++)
    count += g_array_index (chart->spans, CwChartSpan, i).row == row;
  return count;
}

guint
cw_chart_count_columns (const CwChart *chart)
{
  guint most = 0;

  if (chart->kind != CW_CHART_STRIP)
    return chart->columns->len;
  for (guint row = 0; row < chart->rows->len; row++)
    most = MAX (most, count_spans (chart, row));
  return most;
}

const char *
cw_chart_get_row (const CwChart *chart, guint row)
{
  return chart->rows->pdata[row];
}

const char *
cw_chart_get_column (const CwChart *chart, guint column)
{
  return column < chart->columns->len ? chart->columns->pdata[column] : "";
}

const CwChartCell *
cw_chart_get (const CwChart *chart, guint row, guint column)
{
  static const CwChartCell nothing = { .value = NAN, .low = NAN, .high = NAN };

  return chart->cells != NULL ? &chart->cells[row * chart->columns->len + column] : &nothing;
}

const CwChartSpan *
cw_chart_get_span (const CwChart *chart, guint row, guint column)
{
  for (guint i = 0; i < chart->spans->len; i++)
    {
      const CwChartSpan *span = &g_array_index (chart->spans, CwChartSpan, i);

      if (span->row == row && column-- == 0)
        return span;
    }
  return NULL;
}
