#include "ui/paper/paper-private.h"

#define PAD 4.0
#define BOX 11.0
#define BOX_GAP 3.0

typedef struct
{
  PangoLayout *text; /* NULL for none, as the next */
  PangoLayout *small;
  CwPaperStyle style;
  GStrv boxes; /* or NULL */
  double x;
  double width;
} Cell;

typedef struct
{
  CwPaperAtom atom;
  CwPaperRow kind;
  GPtrArray *cells; /* of Cell */
} Row;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_clear_object (&cell->text);
  g_clear_object (&cell->small);
  g_strfreev (cell->boxes);
  g_free (cell);
}

static void
row_free (CwPaperAtom *atom)
{
  g_ptr_array_unref (((Row *) atom)->cells);
  g_free (atom);
}

/* How wide a box is: as wide as its word. */
static double
measure_box (CwPaper *paper, const char *word)
{
  PangoLayout *layout = cw_paper_layout_new (paper, CW_PAPER_SMALL, word, -1);
  int width = 0;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  g_object_unref (layout);
  return MAX (BOX, (double) width / PANGO_SCALE + 5);
}

/* Puts the boxes side by side, in as many lines as they take. Returns: their height. */
static double
place_boxes (CwPaper *paper, const Cell *cell, cairo_t *cairo, double top)
{
  double x = 0, y = 0;

  for (guint i = 0; cell->boxes != NULL && cell->boxes[i] != NULL; i++)
    {
      double width = measure_box (paper, cell->boxes[i]);

      if (x > 0 && x + width > cell->width - 2 * PAD)
        {
          x = 0;
          y += BOX + BOX_GAP;
        }
      if (cairo != NULL)
        {
          PangoLayout *word =
              cw_paper_layout_new (paper, CW_PAPER_SMALL, cell->boxes[i], width);

          pango_layout_set_alignment (word, PANGO_ALIGN_CENTER);
          cairo_set_source_rgb (cairo, .45, .45, .45);
          cairo_set_line_width (cairo, .6);
          cairo_rectangle (cairo, cell->x + PAD + x, top + y, width, BOX);
          cairo_stroke (cairo);
          cw_paper_set_ink (cairo, CW_PAPER_SMALL);
          cairo_move_to (cairo, cell->x + PAD + x,
                         top + y + (BOX - cw_paper_layout_height (word)) / 2);
          pango_cairo_show_layout (cairo, word);
          g_object_unref (word);
        }
      x += width + BOX_GAP;
    }
  return cell->boxes != NULL ? y + BOX : 0;
}

static double
measure_cell (CwPaper *paper, const Cell *cell)
{
  double height = 2 * PAD;

  if (cell->text != NULL)
    height += cw_paper_layout_height (cell->text);
  if (cell->small != NULL)
    height += cw_paper_layout_height (cell->small) + (cell->text != NULL ? 1 : 0);
  if (cell->boxes != NULL)
    height += place_boxes (paper, cell, NULL, 0) + (cell->text != NULL ? 2 : 0);
  return height;
}

static void
draw_cell (CwPaper *paper, const Cell *cell, cairo_t *cairo, double y, double height)
{
  double at = y + PAD;

  if (cell->text != NULL)
    {
      cw_paper_set_ink (cairo, cell->style);
      cairo_move_to (cairo, cell->x + PAD, at);
      pango_cairo_show_layout (cairo, cell->text);
      at += cw_paper_layout_height (cell->text) + 1;
    }
  if (cell->small != NULL)
    {
      cw_paper_set_ink (cairo, CW_PAPER_SMALL);
      cairo_move_to (cairo, cell->x + PAD, at);
      pango_cairo_show_layout (cairo, cell->small);
      at += cw_paper_layout_height (cell->small) + 1;
    }
  if (cell->text == NULL && cell->small == NULL)
    at = y + (height - place_boxes (paper, cell, NULL, 0)) / 2;
  place_boxes (paper, cell, cairo, at + (cell->text != NULL ? 1 : 0));
}

static void
draw_grid (CwPaper *paper, const Row *row, cairo_t *cairo, double y)
{
  double left = cw_paper_left (paper), width = cw_paper_inner_width (paper);

  if (row->kind == CW_PAPER_ROW_SECTION || row->kind == CW_PAPER_ROW_HEAD)
    {
      cairo_set_source_rgb (cairo, .91, .935, .96);
      cairo_rectangle (cairo, left, y, width, row->atom.height);
      cairo_fill (cairo);
    }
  cairo_set_source_rgb (cairo, .68, .68, .68);
  cairo_set_line_width (cairo, .5);
  cairo_move_to (cairo, left, y + row->atom.height);
  cairo_line_to (cairo, left + width, y + row->atom.height);
  if (row->kind != CW_PAPER_ROW_BARE)
    {
      cairo_move_to (cairo, left, y);
      cairo_line_to (cairo, left + width, y);
      cairo_move_to (cairo, left + width, y);
      cairo_line_to (cairo, left + width, y + row->atom.height);
      for (guint i = 0; i < row->cells->len; i++)
        {
          const Cell *cell = row->cells->pdata[i];

          cairo_move_to (cairo, cell->x, y);
          cairo_line_to (cairo, cell->x, y + row->atom.height);
        }
    }
  cairo_stroke (cairo);
}

static void
draw_row (CwPaper *paper, const CwPaperAtom *atom, cairo_t *cairo, double y)
{
  const Row *row = (const Row *) atom;
  gboolean is_tagged =
      cairo_surface_get_type (cairo_get_target (cairo)) == CAIRO_SURFACE_TYPE_PDF;
  const char *tag = row->kind == CW_PAPER_ROW_HEAD ? "TH" : "TD";

  draw_grid (paper, row, cairo, y);
  for (guint i = 0; i < row->cells->len; i++)
    {
      if (is_tagged)
        cairo_tag_begin (cairo, tag, NULL);
      draw_cell (paper, row->cells->pdata[i], cairo, y, atom->height);
      if (is_tagged)
        cairo_tag_end (cairo, tag);
    }
}

static const CwPaperAtomClass row_class = { draw_row, row_free, "TR", "Table" };

void
cw_paper_begin_table (CwPaper *paper, const double *widths)
{
  double sum = 0;
  guint count = 0;

  for (; widths[count] > 0 && count < G_N_ELEMENTS (paper->widths) - 1; count++)
    sum += widths[count];
  for (guint i = 0; i < count; i++)
    paper->widths[i] = widths[i] / sum * cw_paper_inner_width (paper);
  paper->widths[count] = 0;
  paper->head = NULL;
}

static Cell *
cell_new (CwPaper *paper, const CwPaperCell *from, double x, double width)
{
  Cell *cell = g_new0 (Cell, 1);
  const CwPaperStyle style = from->style == CW_PAPER_TITLE ? CW_PAPER_BODY : from->style;

  cell->x = x;
  cell->width = width;
  cell->style = style;
  if (from->text != NULL && *from->text != '\0')
    cell->text = cw_paper_layout_new (paper, style, from->text, width - 2 * PAD);
  if (from->small != NULL && *from->small != '\0')
    cell->small = cw_paper_layout_new (paper, CW_PAPER_SMALL, from->small, width - 2 * PAD);
  if (from->boxes != NULL && *from->boxes != '\0')
    cell->boxes = g_strsplit (from->boxes, " ", -1);
  if (from->is_centered && cell->text != NULL)
    pango_layout_set_alignment (cell->text, PANGO_ALIGN_CENTER);
  return cell;
}

static Row *
row_new (CwPaper *paper, CwPaperRow kind, const CwPaperCell *cells, double height)
{
  Row *row = g_new0 (Row, 1);
  double x = cw_paper_left (paper);

  row->atom.klass = &row_class;
  row->atom.height = height;
  row->kind = kind;
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  for (guint column = 0; paper->widths[column] > 0; cells++)
    {
      double width = 0;
      Cell *cell = NULL;

      for (guint span = MAX (cells->span, 1); span > 0 && paper->widths[column] > 0; span--)
        width += paper->widths[column++];
      cell = cell_new (paper, cells, x, width);
      x += width;
      row->atom.height = MAX (row->atom.height, measure_cell (paper, cell));
      g_ptr_array_add (row->cells, cell);
    }
  return row;
}

void
cw_paper_add_row (CwPaper *paper, CwPaperRow kind, const CwPaperCell *cells, double height)
{
  Row *row = row_new (paper, kind, cells, height);

  if (kind == CW_PAPER_ROW_HEAD)
    paper->head = &row->atom;
  row->atom.keep = kind == CW_PAPER_ROW_HEAD || kind == CW_PAPER_ROW_SECTION ? 1 : 0;
  row->atom.head = paper->head;
  cw_paper_add_atom (paper, &row->atom);
}

void
cw_paper_fill_rows (CwPaper *paper, const CwPaperCell *cells, double height, guint least)
{
  Row *row = row_new (paper, CW_PAPER_ROW_BARE, cells, height);

  row->atom.head = paper->head;
  row->atom.fill_least = least;
  cw_paper_add_atom (paper, &row->atom);
}
