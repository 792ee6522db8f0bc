#include "ui/paper/chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define FEW 10 /* a share of fewer is no per cent: style of small numbers */

double
cw_chart_row_total (const CwChart *chart, guint row)
{
  double total = 0;

  for (guint column = 0; column < chart->columns->len; column++)
    {
      const CwChartCell *cell = cw_chart_get (chart, row, column);

      if (cell->of > 0)
        return (double) cell->of;
      total += isnan (cell->value) ? 0 : cell->value;
    }
  return total;
}

char *
cw_chart_cell_words (const CwChart *chart, guint row, guint column)
{
  const CwChartCell *cell = cw_chart_get (chart, row, column);

  if (cell->is_hidden)
    return g_strdup ("*");
  if (isnan (cell->value))
    return g_strdup ("");
  if (!chart->is_share)
    return g_strdup_printf ("%.*f", chart->decimals, cell->value);
  if (cell->of > 0 && cell->of < FEW)
    return g_strdup_printf (_ ("%d of %d"), (int) cell->n, (int) cell->of);
  return g_strdup_printf (_ ("%.0f %%"), cell->value * 100);
}

static char *
say_span (const CwChart *chart, guint row, guint column)
{
  const CwChartSpan *span = cw_chart_get_span (chart, row, column);

  if (span == NULL)
    return g_strdup_printf (_ ("%s: nothing."), cw_chart_get_row (chart, row));
  if (span->to <= span->from)
    return g_strdup_printf (_ ("%s: %s, at minute %.0f."), cw_chart_get_row (chart, row),
                            span->label, span->from);
  return g_strdup_printf (_ ("%s: %s, from minute %.1f to %.1f."),
                          cw_chart_get_row (chart, row), span->label, span->from, span->to);
}

/* "7 of 12, 58 %; 95 % interval from 32 % to 81 %" */
static char *
say_value (const CwChart *chart, guint row, const CwChartCell *cell)
{
  GString *words = g_string_new (NULL);
  double total = cw_chart_row_total (chart, row);

  if (cell->of > 0)
    g_string_append_printf (words, _ ("%d of %d"), (int) cell->n, (int) cell->of);
  if (chart->is_share)
    {
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_printf (words, _ ("%.0f %%"), cell->value * 100);
    }
  else if (cell->of == 0)
    g_string_append_printf (words, "%.*f", chart->decimals, cell->value);
  if (chart->kind == CW_CHART_BARS && total > 0)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, _ ("%.0f %%"), cell->value / total * 100);
    }
  if (!isnan (cell->low))
    {
      g_string_append (words, "; ");
      g_string_append_printf (words, _ ("95 %% interval from %.0f %% to %.0f %%"),
                              cell->low * 100, cell->high * 100);
    }
  return g_string_free (words, FALSE);
}

char *
cw_chart_say (const CwChart *chart, guint row, guint column)
{
  const char *group = cw_chart_get_row (chart, row);
  const char *label = cw_chart_get_column (chart, column);
  const char *comma = *group != '\0' && *label != '\0' ? ", " : "";
  const CwChartCell *cell;
  g_autofree char *value = NULL;

  if (chart->kind == CW_CHART_STRIP)
    return say_span (chart, row, column);

  cell = cw_chart_get (chart, row, column);
  if (cell->is_hidden)
    return g_strdup_printf (_ ("%s%s%s: hidden, %s."), group, comma, label,
                            chart->hidden_why != NULL ? chart->hidden_why
                                                      : _ ("too few to be shown"));
  if (isnan (cell->value))
    return g_strdup_printf (_ ("%s%s%s: nothing recorded."), group, comma, label);
  value = say_value (chart, row, cell);
  return g_strdup_printf ("%s%s%s: %s.", group, comma, label, value);
}
