#include "ui/paper/paper-file.h"

#include "ui/paper/sheet-file.h"

static void
draw (gpointer user_data, cairo_t *cairo, guint page, gboolean is_tagged)
{
  cw_paper_draw (user_data, cairo, page, is_tagged);
}

gboolean
cw_paper_write (CwPaper *paper, const char *path, GError **error)
{
  const CwSheet sheet = { cw_paper_get_title (paper),
                          cw_paper_get_width (paper),
                          cw_paper_get_height (paper),
                          cw_paper_count_pages (paper),
                          draw,
                          paper };

  return cw_sheet_write (&sheet, path, error);
}
