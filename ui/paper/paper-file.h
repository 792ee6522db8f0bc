/* paper-file.h - pages as a file: PDF, SVG or PNG, with no display */
#pragma once

#include "ui/paper/paper.h"

#include "corewalk/error.h"

G_BEGIN_DECLS

/* As cw_sheet_write(), which says what the name's ending does and what fails. */
gboolean cw_paper_write (CwPaper *paper, const char *path, GError **error);

G_END_DECLS
