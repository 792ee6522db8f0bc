/* paper-private.h - what a page is made of: atoms, each drawn whole on one page */
#pragma once

#include "ui/paper/paper.h"

#include <pango/pangocairo.h>

#define CW_PAPER_MARGIN 46.0
#define CW_PAPER_HEAD 24.0 /* room for the title of the document, from the second page on */
#define CW_PAPER_FOOT 26.0

typedef struct _CwPaperAtom CwPaperAtom;

typedef struct
{
  void (*draw) (CwPaper *paper, const CwPaperAtom *atom, cairo_t *cairo, double y);
  void (*free) (CwPaperAtom *atom); /* NULL: g_free() */
  const char *tag;                  /* of the structure of a PDF, NULL for what says nothing */
  const char *group; /* around atoms of the same group that follow each other, or NULL */
} CwPaperAtomClass;

/* The first member of every kind of atom. */
struct _CwPaperAtom
{
  const CwPaperAtomClass *klass;
  double height;
  double gap;        /* above it, unless it begins a page */
  guint keep;        /* so many of the next stand on the same page */
  guint fill_least;  /* not 0: drawn again and again to the foot of the page */
  gboolean is_break; /* the page ends before it */
  CwPaperAtom *head; /* drawn first on each page that an atom begins, or NULL */
};

struct _CwPaper
{
  double width;
  double height;
  char *title;
  char *foot;
  PangoContext *context;
  GPtrArray *atoms; /* of CwPaperAtom */
  GArray *places;   /* of Place, in the order of drawing; NULL until it is laid out */
  guint page_count;
  double gap;        /* above what is added next */
  gboolean is_break; /* before what is added next */

  double widths[24]; /* of the table's columns, in points; 0 after the last */
  CwPaperAtom *head; /* of the table */

  gpointer laid; /* the paragraph whose layout is at hand: all of them would take much memory */
  PangoLayout *layout; /* of it */
};

/* Takes the atom. */
void cw_paper_add_atom (CwPaper *paper, CwPaperAtom *take_atom);

/* What was added last has the next @count atoms on its page. */
void cw_paper_keep (CwPaper *paper, guint count);

/* The room between the margins. */
double cw_paper_inner_width (CwPaper *paper);
double cw_paper_left (CwPaper *paper);

/* (transfer full) */
PangoLayout *
cw_paper_layout_new (CwPaper *paper, CwPaperStyle style, const char *text, double width);

void cw_paper_set_ink (cairo_t *cairo, CwPaperStyle style);

double cw_paper_layout_height (PangoLayout *layout);
