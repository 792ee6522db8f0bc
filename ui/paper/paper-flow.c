#include "ui/paper/paper-private.h"

#include <glib/gi18n.h>

#define FAMILY "Cantarell, Noto Sans, DejaVu Sans, sans-serif"

typedef struct
{
  guint page;
  double y;
  CwPaperAtom *atom;
} Place;

static const struct
{
  double size;
  PangoWeight weight;
  double ink[3];
} styles[] = {
  [CW_PAPER_TITLE] = { 20, PANGO_WEIGHT_BOLD, { .08, .22, .38 } },
  [CW_PAPER_HEADING] = { 13, PANGO_WEIGHT_BOLD, { .08, .22, .38 } },
  [CW_PAPER_SUBHEADING] = { 10.5, PANGO_WEIGHT_BOLD, { .1, .1, .1 } },
  [CW_PAPER_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, { .1, .1, .1 } },
  [CW_PAPER_STRONG] = { 9.5, PANGO_WEIGHT_BOLD, { .1, .1, .1 } },
  [CW_PAPER_SMALL] = { 8, PANGO_WEIGHT_NORMAL, { .33, .33, .33 } },
  [CW_PAPER_LARGE] = { 13, PANGO_WEIGHT_NORMAL, { .1, .1, .1 } },
};

CwPaper *
cw_paper_new (double width, double height, const char *title, const char *foot)
{
  CwPaper *paper = g_new0 (CwPaper, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  paper->width = width;
  paper->height = height;
  paper->title = g_strdup (title);
  paper->foot = g_strdup (foot);
  paper->atoms = g_ptr_array_new ();
  paper->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  /* The same breaks on every surface: a point is a point, and nothing snaps to pixels. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (paper->context, options);
  pango_cairo_context_set_resolution (paper->context, 72);
  pango_context_set_round_glyph_positions (paper->context, FALSE);
  cairo_font_options_destroy (options);
  return paper;
}

static void
free_atom (CwPaperAtom *atom)
{
  if (atom->klass->free != NULL)
    atom->klass->free (atom);
  else
    g_free (atom);
}

void
cw_paper_free (CwPaper *paper)
{
  if (paper == NULL)
    return;

  for (guint i = 0; i < paper->atoms->len; i++)
    free_atom (paper->atoms->pdata[i]);
  g_ptr_array_unref (paper->atoms);
  g_clear_pointer (&paper->places, g_array_unref);
  g_clear_object (&paper->layout);
  g_object_unref (paper->context);
  g_free (paper->title);
  g_free (paper->foot);
  g_free (paper);
}

const char *
cw_paper_get_title (CwPaper *paper)
{
  return paper->title;
}

double
cw_paper_get_width (CwPaper *paper)
{
  return paper->width;
}

double
cw_paper_get_height (CwPaper *paper)
{
  return paper->height;
}

double
cw_paper_inner_width (CwPaper *paper)
{
  return paper->width - 2 * CW_PAPER_MARGIN;
}

double
cw_paper_left (CwPaper *paper)
{
  return CW_PAPER_MARGIN;
}

PangoLayout *
cw_paper_layout_new (CwPaper *paper, CwPaperStyle style, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (paper->context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.1F);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

void
cw_paper_set_ink (cairo_t *cairo, CwPaperStyle style)
{
  cairo_set_source_rgb (cairo, styles[style].ink[0], styles[style].ink[1],
                        styles[style].ink[2]);
}

double
cw_paper_layout_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

void
cw_paper_add_atom (CwPaper *paper, CwPaperAtom *take_atom)
{
  g_assert (paper->places == NULL);

  take_atom->gap += paper->gap;
  take_atom->is_break = paper->is_break;
  paper->gap = 0;
  paper->is_break = FALSE;
  g_ptr_array_add (paper->atoms, take_atom);
}

void
cw_paper_keep (CwPaper *paper, guint count)
{
  CwPaperAtom *atom = paper->atoms->pdata[paper->atoms->len - 1];

  atom->keep = MAX (atom->keep, count);
}

void
cw_paper_add_gap (CwPaper *paper, double height)
{
  paper->gap = MAX (paper->gap, height);
}

void
cw_paper_add_break (CwPaper *paper)
{
  paper->is_break = TRUE;
}

/* Where the next atom stands. */
typedef struct
{
  CwPaper *paper;
  guint page;
  double y;
  double bottom;
  gboolean is_fresh; /* nothing stands on the page yet */
} Pen;

static void
put (Pen *pen, CwPaperAtom *atom)
{
  const Place place = { pen->page, pen->y, atom };

  g_array_append_val (pen->paper->places, place);
  pen->y += atom->height;
  pen->is_fresh = FALSE;
}

static void
turn_page (Pen *pen, const CwPaperAtom *next)
{
  pen->page++;
  pen->y = CW_PAPER_MARGIN + CW_PAPER_HEAD;
  pen->is_fresh = TRUE;
  if (next->head != NULL && next->head != next)
    put (pen, next->head);
}

/* The height of atom @at with all that must be on its page. */
static double
measure_kept (CwPaper *paper, guint at, gboolean is_fresh)
{
  const CwPaperAtom *atom = paper->atoms->pdata[at];
  double height = (is_fresh ? 0 : atom->gap) + atom->height * MAX (atom->fill_least, 1);
  guint last = at + atom->keep;

  for (guint i = at + 1; i <= last && i < paper->atoms->len; i++)
    {
      const CwPaperAtom *next = paper->atoms->pdata[i];

      if (next->is_break)
        break;
      height += next->gap + next->height * MAX (next->fill_least, 1);
      last = MAX (last, i + next->keep);
    }
  return height;
}

static void
place_atom (Pen *pen, guint at)
{
  CwPaperAtom *atom = pen->paper->atoms->pdata[at];
  double most = pen->bottom - (CW_PAPER_MARGIN + CW_PAPER_HEAD);
  double kept = MIN (measure_kept (pen->paper, at, pen->is_fresh), most);

  if ((atom->is_break && at > 0) || (!pen->is_fresh && pen->y + kept > pen->bottom + .01))
    turn_page (pen, atom);
  if (!pen->is_fresh)
    pen->y += atom->gap;
  put (pen, atom);
  while (atom->fill_least > 0 && pen->y + atom->height <= pen->bottom)
    put (pen, atom);
}

guint
cw_paper_count_pages (CwPaper *paper)
{
  Pen pen = { .paper = paper, .y = CW_PAPER_MARGIN, .is_fresh = TRUE };

  if (paper->places != NULL)
    return paper->page_count;

  pen.bottom = paper->height - CW_PAPER_MARGIN - CW_PAPER_FOOT;
  paper->places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint i = 0; i < paper->atoms->len; i++)
    place_atom (&pen, i);
  paper->page_count = pen.page + 1;
  return paper->page_count;
}

static void
draw_line_of (CwPaper *paper,
              cairo_t *cairo,
              const char *text,
              double x,
              double y,
              double width)
{
  PangoLayout *layout = cw_paper_layout_new (paper, CW_PAPER_SMALL, text, width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (x < 0)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cw_paper_set_ink (cairo, CW_PAPER_SMALL);
  cairo_move_to (cairo, x < 0 ? -x : x, y);
  pango_cairo_show_layout (cairo, layout);
  g_object_unref (layout);
}

static void
draw_rule (CwPaper *paper, cairo_t *cairo, double y)
{
  cairo_set_source_rgb (cairo, .72, .72, .72);
  cairo_set_line_width (cairo, .5);
  cairo_move_to (cairo, CW_PAPER_MARGIN, y);
  cairo_line_to (cairo, paper->width - CW_PAPER_MARGIN, y);
  cairo_stroke (cairo);
}

static void
draw_frame (CwPaper *paper, cairo_t *cairo, guint page)
{
  double inner = cw_paper_inner_width (paper);
  double foot = paper->height - CW_PAPER_MARGIN - CW_PAPER_FOOT + 12;
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, paper->page_count);

  if (page > 0)
    {
      draw_line_of (paper, cairo, paper->title, CW_PAPER_MARGIN, CW_PAPER_MARGIN - 4, inner);
      draw_rule (paper, cairo, CW_PAPER_MARGIN + 10);
    }
  draw_rule (paper, cairo, foot - 3);
  draw_line_of (paper, cairo, paper->foot, CW_PAPER_MARGIN, foot, inner - 90);
  draw_line_of (paper, cairo, number, -(CW_PAPER_MARGIN + inner - 84), foot, 84);
}

static void
draw_atom (CwPaper *paper, cairo_t *cairo, const Place *place, gboolean is_tagged)
{
  const char *tag = is_tagged ? place->atom->klass->tag : NULL;

  cairo_save (cairo);
  if (tag != NULL)
    cairo_tag_begin (cairo, tag, NULL);
  place->atom->klass->draw (paper, place->atom, cairo, place->y);
  if (tag != NULL)
    cairo_tag_end (cairo, tag);
  cairo_restore (cairo);
}

void
cw_paper_draw (CwPaper *paper, cairo_t *cairo, guint page, gboolean is_tagged)
{
  const char *group = NULL;

  g_return_if_fail (page < cw_paper_count_pages (paper));

  for (guint i = 0; i < paper->places->len; i++)
    {
      const Place *place = &g_array_index (paper->places, Place, i);

      if (place->page != page)
        continue;
      if (is_tagged && group != NULL && place->atom->klass->group != group)
        cairo_tag_end (cairo, group);
      if (is_tagged && place->atom->klass->group != NULL && place->atom->klass->group != group)
        cairo_tag_begin (cairo, place->atom->klass->group, NULL);
      group = place->atom->klass->group;
      draw_atom (paper, cairo, place, is_tagged);
    }
  if (is_tagged && group != NULL)
    cairo_tag_end (cairo, group);
  draw_frame (paper, cairo, page);
}
