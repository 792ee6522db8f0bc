#include "ui/paper/paper-private.h"

/* One text, of which each line is an atom. */
typedef struct
{
  gatomicrefcount count;
  char *text;
  char *label; /* before its first line, or NULL */
  CwPaperStyle style;
  double column; /* how wide the label's is */
} Paragraph;

typedef struct
{
  CwPaperAtom atom;
  Paragraph *paragraph;
  int line;
} Line;

static void
paragraph_unref (Paragraph *paragraph)
{
  if (!g_atomic_ref_count_dec (&paragraph->count))
    return;

  g_free (paragraph->text);
  g_free (paragraph->label);
  g_free (paragraph);
}

static PangoLayout *
lay_out (CwPaper *paper, Paragraph *paragraph)
{
  if (paper->laid == paragraph)
    return paper->layout;

  g_clear_object (&paper->layout);
  paper->laid = paragraph;
  paper->layout = cw_paper_layout_new (paper, paragraph->style, paragraph->text,
                                       cw_paper_inner_width (paper) - paragraph->column);
  return paper->layout;
}

static void
draw_label (CwPaper *paper, cairo_t *cairo, const Paragraph *paragraph, double baseline)
{
  PangoLayout *label =
      cw_paper_layout_new (paper, CW_PAPER_SMALL, paragraph->label, paragraph->column - 6);

  pango_layout_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  cw_paper_set_ink (cairo, CW_PAPER_SMALL);
  cairo_move_to (cairo, cw_paper_left (paper),
                 baseline - (double) pango_layout_get_baseline (label) / PANGO_SCALE);
  pango_cairo_show_layout (cairo, label);
  g_object_unref (label);
}

static void
draw_line (CwPaper *paper, const CwPaperAtom *atom, cairo_t *cairo, double y)
{
  const Line *line = (const Line *) atom;
  PangoLayoutLine *laid =
      pango_layout_get_line_readonly (lay_out (paper, line->paragraph), line->line);
  PangoRectangle ink, logical;
  double baseline;

  pango_layout_line_get_extents (laid, &ink, &logical);
  baseline = y - (double) logical.y / PANGO_SCALE;
  if (line->line == 0 && line->paragraph->label != NULL)
    draw_label (paper, cairo, line->paragraph, baseline);
  cw_paper_set_ink (cairo, line->paragraph->style);
  cairo_move_to (cairo,
                 cw_paper_left (paper) + line->paragraph->column +
                     (double) logical.x / PANGO_SCALE,
                 baseline);
  pango_cairo_show_layout_line (cairo, laid);
}

static void
free_line (CwPaperAtom *atom)
{
  paragraph_unref (((Line *) atom)->paragraph);
  g_free (atom);
}

static const CwPaperAtomClass text_class = { draw_line, free_line, "P", NULL };
static const CwPaperAtomClass title_class = { draw_line, free_line, "H1", NULL };
static const CwPaperAtomClass heading_class = { draw_line, free_line, "H2", NULL };
static const CwPaperAtomClass subheading_class = { draw_line, free_line, "H3", NULL };

static const CwPaperAtomClass *
class_of (CwPaperStyle style)
{
  switch (style)
    {
    case CW_PAPER_TITLE:
      return &title_class;
    case CW_PAPER_HEADING:
      return &heading_class;
    case CW_PAPER_SUBHEADING:
      return &subheading_class;
    case CW_PAPER_BODY:
    case CW_PAPER_STRONG:
    case CW_PAPER_SMALL:
    case CW_PAPER_LARGE:
    default:
      return &text_class;
    }
}

/* Two lines at least stand together, at the foot of a page as at its head. */
static guint
lines_kept (CwPaperStyle style, int line, int count)
{
  if (style <= CW_PAPER_SUBHEADING)
    return (guint) (count - line) + 1;
  return line == 0 || line == count - 2 ? (count > 1 ? 1 : 0) : 0;
}

void
cw_paper_add_labelled (CwPaper *paper,
                       double column,
                       const char *label,
                       CwPaperStyle style,
                       const char *text)
{
  Paragraph *paragraph = NULL;
  int count;

  if (*text == '\0')
    return;

  paragraph = g_new0 (Paragraph, 1);
  g_atomic_ref_count_init (&paragraph->count);
  paragraph->text = g_strdup (text);
  paragraph->label = g_strdup (label);
  paragraph->style = style;
  paragraph->column = column;
  count = pango_layout_get_line_count (lay_out (paper, paragraph));
  for (int i = 0; i < count; i++)
    {
      Line *line = g_new0 (Line, 1);
      int height = 0;

      pango_layout_line_get_height (pango_layout_get_line_readonly (paper->layout, i), &height);
      line->atom.klass = class_of (style);
      line->atom.height = (double) height / PANGO_SCALE * 1.1;
      line->atom.keep = lines_kept (style, i, count);
      line->paragraph = paragraph;
      line->line = i;
      g_atomic_ref_count_inc (&paragraph->count);
      cw_paper_add_atom (paper, &line->atom);
    }
  paragraph_unref (paragraph);
}

void
cw_paper_add_text (CwPaper *paper, CwPaperStyle style, const char *text)
{
  cw_paper_add_labelled (paper, 0, NULL, style, text);
}
