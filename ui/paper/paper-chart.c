#include "ui/paper/paper-chart.h"

#include "ui/paper/chart-draw.h"
#include "ui/paper/paper-private.h"
#include "ui/paper/sheet-file.h"

#include <glib/gi18n.h>
#include <math.h>

#define TEXT 8.0  /* letters of a chart on paper, in points */
#define EDGE 12.0 /* around a chart that is a file of its own */

typedef struct
{
  CwPaperAtom atom;
  const CwChart *chart;
  double width;
} Chart;

static CwChartLook
look_of (const CwChart *chart, double width)
{
  CwChartLook look = { .width = width, .text = TEXT, .has_title = TRUE };

  look.height = cw_chart_natural_height (chart, &look);
  return look;
}

static void
draw_chart (CwPaper *paper, const CwPaperAtom *atom, cairo_t *cairo, double y)
{
  const Chart *own = (const Chart *) atom;
  const CwChartLook look = look_of (own->chart, own->width);

  cairo_translate (cairo, cw_paper_left (paper), y);
  cw_chart_draw (own->chart, cairo, &look);
}

static const CwPaperAtomClass chart_class = { draw_chart, NULL, "Figure", NULL };

void
cw_paper_add_chart (CwPaper *paper, const CwChart *chart)
{
  Chart *own = g_new0 (Chart, 1);

  own->atom.klass = &chart_class;
  own->atom.gap = 8;
  own->chart = chart;
  own->width = cw_paper_inner_width (paper);
  own->atom.height = look_of (chart, own->width).height;
  own->atom.keep = 2; /* the head of its table and a line */
  cw_paper_add_atom (paper, &own->atom);
}

/* A table whose lines are the chart's rows, or its columns where @is_turned. */
typedef struct
{
  const CwChart *chart;
  gboolean is_turned;
  guint lines;
  guint fields;
} Table;

static const char *
line_name (const Table *table, guint line)
{
  return table->is_turned ? cw_chart_get_column (table->chart, line)
                          : cw_chart_get_row (table->chart, line);
}

static const char *
field_name (const Table *table, guint field)
{
  return table->is_turned ? cw_chart_get_row (table->chart, field)
                          : cw_chart_get_column (table->chart, field);
}

static void
add_head (CwPaper *paper, const Table *table, guint first, guint count)
{
  CwPaperCell cells[24] = { { .text = "", .style = CW_PAPER_SMALL } };

  for (guint i = 0; i < count; i++)
    cells[i + 1] = (CwPaperCell){ .text = field_name (table, first + i),
                                  .style = CW_PAPER_SMALL,
                                  .is_centered = TRUE };
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, cells, 0);
}

static void
add_line (CwPaper *paper, const Table *table, guint line, guint first, guint count)
{
  CwPaperCell cells[24] = { { .text = line_name (table, line), .style = CW_PAPER_SMALL } };
  char *words[24] = { NULL };

  for (guint i = 0; i < count; i++)
    {
      guint field = first + i;

      words[i] = table->is_turned ? cw_chart_cell_words (table->chart, field, line)
                                  : cw_chart_cell_words (table->chart, line, field);
      cells[i + 1] =
          (CwPaperCell){ .text = words[i], .style = CW_PAPER_SMALL, .is_centered = TRUE };
    }
  cw_paper_add_row (paper, CW_PAPER_ROW, cells, 0);
  for (guint i = 0; i < count; i++)
    g_free (words[i]);
}

/* One figure a row has room for all that is behind it: of how many, and how sure. */
static void
add_single (CwPaper *paper, const CwChart *chart)
{
  static const double widths[] = { 4, 1, 1.2, 1.6, 0 };
  const CwPaperCell head[] = {
    { .text = "", .style = CW_PAPER_SMALL },
    { .text = _ ("Figure"), .style = CW_PAPER_SMALL, .is_centered = TRUE },
    { .text = _ ("Of how many"), .style = CW_PAPER_SMALL, .is_centered = TRUE },
    { .text = _ ("Interval of 95 %"), .style = CW_PAPER_SMALL, .is_centered = TRUE }
  };

  cw_paper_add_gap (paper, 8);
  cw_paper_begin_table (paper, widths);
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, head, 0);
  for (guint row = 0; row < cw_chart_count_rows (chart); row++)
    {
      const CwChartCell *cell = cw_chart_get (chart, row, 0);
      g_autofree char *figure = cw_chart_cell_words (chart, row, 0);
      g_autofree char *of =
          cell->of > 0 ? g_strdup_printf (_ ("%d of %d"), (int) cell->n, (int) cell->of) : NULL;
      g_autofree char *interval =
          isnan (cell->low)
              ? NULL
              : g_strdup_printf (_ ("%.0f %% to %.0f %%"), cell->low * 100, cell->high * 100);
      const CwPaperCell cells[] = {
        { .text = cw_chart_get_row (chart, row), .style = CW_PAPER_SMALL },
        { .text = figure, .style = CW_PAPER_SMALL, .is_centered = TRUE },
        { .text = of, .style = CW_PAPER_SMALL, .is_centered = TRUE },
        { .text = interval, .style = CW_PAPER_SMALL, .is_centered = TRUE },
      };

      cw_paper_add_row (paper, CW_PAPER_ROW, cells, 0);
    }
}

void
cw_paper_add_chart_table (CwPaper *paper, const CwChart *chart)
{
  const guint most =
      12; /* fields that a page is wide enough for; more of them make another table */
  Table table = { .chart = chart };
  guint rows = cw_chart_count_rows (chart), columns = cw_chart_count_columns (chart);

  if (columns == 1)
    {
      add_single (paper, chart);
      return;
    }
  table.is_turned = columns > most && rows <= most;
  table.lines = table.is_turned ? columns : rows;
  table.fields = table.is_turned ? rows : columns;
  for (guint first = 0; first < table.fields; first += most)
    {
      guint count = MIN (most, table.fields - first);
      double widths[24] = { 2.5 };

      for (guint i = 0; i < count; i++)
        widths[i + 1] = 1;
      cw_paper_add_gap (paper, 8);
      cw_paper_begin_table (paper, widths);
      add_head (paper, &table, first, count);
      for (guint line = 0; line < table.lines; line++)
        add_line (paper, &table, line, first, count);
    }
}

static void
draw_alone (gpointer user_data, cairo_t *cairo, guint page, gboolean is_tagged)
{
  const Chart *own = user_data;
  const CwChartLook look = look_of (own->chart, own->width);

  g_assert (page == 0);
  cairo_translate (cairo, EDGE, EDGE);
  if (is_tagged)
    cairo_tag_begin (cairo, "Figure", NULL);
  cw_chart_draw (own->chart, cairo, &look);
  if (is_tagged)
    cairo_tag_end (cairo, "Figure");
}

gboolean
cw_chart_write (const CwChart *chart, double width, const char *path, GError **error)
{
  Chart own = { .chart = chart, .width = width - 2 * EDGE };
  const CwSheet sheet = { cw_chart_get_title (chart),
                          width,
                          look_of (chart, own.width).height + 2 * EDGE,
                          1,
                          draw_alone,
                          &own };

  return cw_sheet_write (&sheet, path, error);
}
