/* paper-module.h - what the command line finds in the module corewalk-paper
 *
 * It is loaded when the first page is printed: what draws would slow down the start of every command.
 */
#pragma once

#include "corewalk/academy.h"
#include "corewalk/handout.h"
#include "ui/paper/chart.h"
#include "ui/paper/walk-content.h"

G_BEGIN_DECLS

#define CW_PAPER_MODULE                                                                        \
  "cw_paper_module" /* the one symbol that is looked up, a CwPaperModule */

/* Each writes to @path as cw_paper_write(), and fails as it does. */
typedef struct
{
  /* @norms: NULL for none. @layout: "rooms" or "visit" */
  gboolean (*print_form) (const CwFormDocument *form,
                          const CwNorms *norms,
                          const char *layout,
                          gboolean is_a4,
                          const char *path,
                          GError **error);

  /* @is_poster: the debrief alone, in large letters */
  gboolean (*print_walk) (const CwWalkContent *content,
                          gboolean is_poster,
                          gboolean is_a4,
                          const char *path,
                          GError **error);

  /* @charts: of CwChart, each with its table; those without rows are left out. @norms: NULL for none */
  gboolean (*print_charts) (const char *title,
                            GPtrArray *charts,
                            const CwNorms *norms,
                            gboolean is_a4,
                            const char *path,
                            GError **error);

  /* The drawing alone. */
  gboolean (*draw_chart) (const CwChart *chart, const char *path, GError **error);

  gboolean (*print_handout) (const CwHandout *handout,
                             gboolean is_a4,
                             const char *path,
                             GError **error);

  /* A project or plan, in large letters. */
  gboolean (*print_poster) (const CwAcademyWork *work,
                            gboolean is_a4,
                            const char *path,
                            GError **error);
} CwPaperModule;

G_END_DECLS
