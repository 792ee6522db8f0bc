/* paper-file.h - pages as a file: PDF, SVG or PNG, with no display */
#pragma once

#include "ui/paper/paper.h"

#include "corewalk/error.h"

G_BEGIN_DECLS

/*
 * What the name ends in says which: ".pdf" holds all pages and says what its parts are; ".svg" and ".png"
 * hold one page, and where there are more each gets a file of its own, "NAME-1.png" and so on. A file that
 * is there is replaced once the new one is whole.
 *
 * Returns: FALSE on CW_ERROR_INVALID (another ending), CW_ERROR_FULL or CW_ERROR_STORAGE.
 */
gboolean cw_paper_write (CwPaper *paper, const char *path, GError **error);

G_END_DECLS
