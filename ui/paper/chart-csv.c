#include "ui/paper/chart-csv.h"

#include "ui/paper/chart-private.h"

#include <math.h>
#include <string.h>

static void
add_text (GString *csv, const char *text)
{
  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

/* Six digits are more than rooms can give; whole numbers stay whole. */
static void
add_number (GString *csv, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (isfinite (number))
    g_ascii_formatd (text, sizeof text, number == floor (number) ? "%.0f" : "%.6f", number);
  g_string_append_printf (csv, ",%s", text);
}

static void
add_cell (GString *csv, const CwChart *chart, guint row, guint column)
{
  const CwChartCell *cell = cw_chart_get (chart, row, column);

  if (isnan (cell->value) && !cell->is_hidden)
    return;
  add_text (csv, cw_chart_get_row (chart, row));
  g_string_append_c (csv, ',');
  add_text (csv, cw_chart_get_column (chart, column));
  add_number (csv, cell->value);
  add_number (csv, cell->low);
  add_number (csv, cell->high);
  add_number (csv, cell->of > 0 ? (double) cell->n : NAN);
  add_number (csv, cell->of > 0 ? (double) cell->of : NAN);
  g_string_append_printf (csv, ",%s\r\n", cell->is_hidden ? "true" : "false");
}

static void
add_span (GString *csv, const CwChart *chart, const CwChartSpan *span)
{
  add_text (csv, cw_chart_get_row (chart, span->row));
  g_string_append_c (csv, ',');
  add_text (csv, span->label);
  add_number (csv, span->from);
  add_number (csv, span->to);
  g_string_append (csv, "\r\n");
}

char *
cw_chart_to_csv (const CwChart *chart)
{
  gboolean is_strip = chart->kind == CW_CHART_STRIP;
  GString *csv = g_string_new (is_strip ? "group,label,from_minute,to_minute\r\n"
                                        : "group,column,value,low,high,n,of,hidden\r\n");

  for (guint i = 0; i < chart->spans->len; i++)
    add_span (csv, chart, &g_array_index (chart->spans, CwChartSpan, i));
  for (guint row = 0; !is_strip && row < chart->rows->len; row++)
    for (guint column = 0; column < chart->columns->len; column++)
      add_cell (csv, chart, row, column);
  return g_string_free (csv, FALSE);
}
