#include "ui/charts/chart-table.h"

#include <glib/gi18n.h>
#include <math.h>

#define SEVERAL_COLUMNS 8 /* more of them are read more easily as lines */

static void
put (GtkGrid *grid, const char *words, int column, int row, gboolean is_head)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, is_head ? "dim-label" : column > 0 ? "numeric" : "body");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* "58 % (7 of 12), 32 % to 81 %" */
static char *
dup_figure (const CwChart *chart, guint row, guint column)
{
  const CwChartCell *cell = cw_chart_get (chart, row, column);
  g_autofree char *words = cw_chart_cell_words (chart, row, column);
  GString *text = g_string_new (words);

  if (isnan (cell->value))
    return g_string_free (text, FALSE);
  if (cw_chart_get_kind (chart) == CW_CHART_BARS && cell->of > 0)
    {
      g_string_append_printf (text, _ (" (%.0f %%)"), cell->value / (double) cell->of * 100);
      return g_string_free (text, FALSE);
    }
  if (cell->of >= 10)
    g_string_append_printf (text, _ (" (%d of %d)"), (int) cell->n, (int) cell->of);
  if (!isnan (cell->low))
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("%.0f %% to %.0f %%"), cell->low * 100,
                              cell->high * 100);
    }
  return g_string_free (text, FALSE);
}

/* A chart with one figure a row needs no name for it. */
static gboolean
has_names (const CwChart *chart)
{
  return cw_chart_count_columns (chart) > 1 || *cw_chart_get_column (chart, 0) != '\0';
}

GtkWidget *
cw_chart_table_new (const CwChart *chart)
{
  GtkWidget *grid = gtk_grid_new ();
  guint rows = cw_chart_count_rows (chart), columns = cw_chart_count_columns (chart);
  gboolean is_turned = columns > SEVERAL_COLUMNS && rows < columns;
  guint lines = is_turned ? columns : rows, fields = is_turned ? rows : columns;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cw_chart_get_title (chart), -1);
  for (guint field = 0; field < fields && has_names (chart); field++)
    put (GTK_GRID (grid),
         is_turned ? cw_chart_get_row (chart, field) : cw_chart_get_column (chart, field),
         (int) field + 1, 0, TRUE);
  for (guint line = 0; line < lines; line++)
    {
      put (GTK_GRID (grid),
           is_turned ? cw_chart_get_column (chart, line) : cw_chart_get_row (chart, line), 0,
           (int) line + 1, FALSE);
      for (guint field = 0; field < fields; field++)
        {
          g_autofree char *words =
              is_turned ? dup_figure (chart, field, line) : dup_figure (chart, line, field);

          put (GTK_GRID (grid), words, (int) field + 1, (int) line + 1, FALSE);
        }
    }
  return grid;
}
