#include "ui/paper/paper-module.h"

#include "ui/paper/chart-pages.h"
#include "ui/paper/debrief-part.h"
#include "ui/paper/form-sheet.h"
#include "ui/paper/handout-sheet.h"
#include "ui/paper/paper-chart.h"
#include "ui/paper/paper-file.h"
#include "ui/paper/poster-sheet.h"
#include "ui/paper/walk-sheet.h"

static gboolean
print_form (const CwFormDocument *form,
            const CwNorms *norms,
            const char *layout,
            gboolean is_a4,
            const char *path,
            GError **error)
{
  g_autoptr (CwPaper) paper =
      cw_form_sheet_new (is_a4 ? CW_PAPER_A4_WIDTH : CW_PAPER_LETTER_WIDTH,
                         is_a4 ? CW_PAPER_A4_HEIGHT : CW_PAPER_LETTER_HEIGHT,
                         g_str_equal (layout, "visit") ? CW_FORM_SHEET_VISIT
                                                       : CW_FORM_SHEET_ROOMS,
                         form, norms);

  return cw_paper_write (paper, path, error);
}

static gboolean
print_walk (const CwWalkContent *content,
            gboolean is_poster,
            gboolean is_a4,
            const char *path,
            GError **error)
{
  double width = is_a4 ? CW_PAPER_A4_WIDTH : CW_PAPER_LETTER_WIDTH;
  double height = is_a4 ? CW_PAPER_A4_HEIGHT : CW_PAPER_LETTER_HEIGHT;
  g_autoptr (CwPaper) paper = is_poster ? cw_debrief_poster_new (width, height, content)
                                        : cw_walk_sheet_new (width, height, content);

  return cw_paper_write (paper, path, error);
}

static gboolean
print_charts (const char *title,
              GPtrArray *charts,
              const CwNorms *norms,
              gboolean is_a4,
              const char *path,
              GError **error)
{
  g_autoptr (CwPaper) paper =
      cw_chart_pages_new (is_a4 ? CW_PAPER_A4_WIDTH : CW_PAPER_LETTER_WIDTH,
                          is_a4 ? CW_PAPER_A4_HEIGHT : CW_PAPER_LETTER_HEIGHT, title, charts,
                          norms);

  return cw_paper_write (paper, path, error);
}

static gboolean
draw_chart (const CwChart *chart, const char *path, GError **error)
{
  return cw_chart_write (chart, 640, path, error);
}

static gboolean
print_handout (const CwHandout *handout, gboolean is_a4, const char *path, GError **error)
{
  g_autoptr (CwPaper) paper =
      cw_handout_sheet_new (is_a4 ? CW_PAPER_A4_WIDTH : CW_PAPER_LETTER_WIDTH,
                            is_a4 ? CW_PAPER_A4_HEIGHT : CW_PAPER_LETTER_HEIGHT, handout);

  return cw_paper_write (paper, path, error);
}

static gboolean
print_poster (const CwAcademyWork *work, gboolean is_a4, const char *path, GError **error)
{
  g_autoptr (CwPaper) paper =
      cw_poster_sheet_new (is_a4 ? CW_PAPER_A4_WIDTH : CW_PAPER_LETTER_WIDTH,
                           is_a4 ? CW_PAPER_A4_HEIGHT : CW_PAPER_LETTER_HEIGHT, work);

  return cw_paper_write (paper, path, error);
}

extern const CwPaperModule cw_paper_module;
const CwPaperModule cw_paper_module = { print_form, print_walk,    print_charts,
                                        draw_chart, print_handout, print_poster };
