/* paper.h - pages that are drawn with cairo and pango alone: what is added flows from page to page
 *
 * All lengths are points, 72 to the inch. Add everything, then ask for the pages.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define CW_PAPER_LETTER_WIDTH 612.0
#define CW_PAPER_LETTER_HEIGHT 792.0
#define CW_PAPER_A4_WIDTH 595.276
#define CW_PAPER_A4_HEIGHT 841.89

typedef struct _CwPaper CwPaper;

typedef enum
{
  CW_PAPER_TITLE,
  CW_PAPER_HEADING,    /* of a part; never the last line of a page */
  CW_PAPER_SUBHEADING, /* likewise */
  CW_PAPER_BODY,
  CW_PAPER_STRONG,
  CW_PAPER_SMALL, /* grey */
  CW_PAPER_LARGE, /* of a poster */
} CwPaperStyle;

/* @title: names the document; every page but the first has it at its head.
 * @foot: at the foot of each page, beside its number */
CwPaper *cw_paper_new (double width, double height, const char *title, const char *foot);
void cw_paper_free (CwPaper *paper);

const char *cw_paper_get_title (CwPaper *paper);
double cw_paper_get_width (CwPaper *paper);
double cw_paper_get_height (CwPaper *paper);

/* Text that wraps and goes on on the next page where it must. "" adds nothing. */
void cw_paper_add_text (CwPaper *paper, CwPaperStyle style, const char *text);

/* The same with a few words in a column before it, @column wide: a time, a number. */
void cw_paper_add_labelled (CwPaper *paper,
                            double column,
                            const char *label,
                            CwPaperStyle style,
                            const char *text);

/* Nothing at the head of a page. */
void cw_paper_add_gap (CwPaper *paper, double height);

/* What follows begins a new page. */
void cw_paper_add_break (CwPaper *paper);

typedef struct
{
  const char *text;  /* wraps; NULL for none */
  const char *small; /* grey, beneath it; NULL for none */
  const char *boxes; /* words, each in a box to tick, "S N O"; NULL for none */
  CwPaperStyle style;
  guint span; /* columns that it covers; 0 means 1 */
  gboolean is_centered;
} CwPaperCell;

typedef enum
{
  CW_PAPER_ROW,
  CW_PAPER_ROW_HEAD,    /* stands at the head of each page that the table goes on on */
  CW_PAPER_ROW_SECTION, /* shaded, with what follows it on its page */
  CW_PAPER_ROW_BARE,    /* without lines between its cells */
} CwPaperRow;

/* @widths: of the columns, as parts of the whole; ended by 0 */
void cw_paper_begin_table (CwPaper *paper, const double *widths);

/* @cells: as many as the columns ask for. @height: at least. A row is never cut. */
void
cw_paper_add_row (CwPaper *paper, CwPaperRow kind, const CwPaperCell *cells, double height);

/* The same row again and again to the foot of the page, and at least @least times. */
void cw_paper_fill_rows (CwPaper *paper, const CwPaperCell *cells, double height, guint least);

/* How many pages it takes; at least 1. Nothing is added after it. */
guint cw_paper_count_pages (CwPaper *paper);

/* @page: from 0. @is_tagged: to a PDF, whose parts say what they are. */
void cw_paper_draw (CwPaper *paper, cairo_t *cairo, guint page, gboolean is_tagged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPaper, cw_paper_free)

G_END_DECLS
