/* sheet-file.h - what draws itself on cairo, as a file: PDF, SVG or PNG, with no display */
#pragma once

#include "corewalk/error.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  double width; /* points */
  double height;
  guint page_count;

  /* @page: from 0. @is_tagged: to a PDF, whose parts say what they are. */
  void (*draw) (gpointer user_data, cairo_t *cairo, guint page, gboolean is_tagged);
  gpointer user_data;
} CwSheet;

/*
 * What the name ends in says which: ".pdf" holds all pages and says what its parts are; ".svg" and ".png"
 * hold one page, and where there are more each gets a file of its own, "NAME-1.png" and so on. A file that
 * is there is replaced once the new one is whole.
 *
 * Returns: FALSE on CW_ERROR_INVALID (another ending), CW_ERROR_FULL or CW_ERROR_STORAGE.
 */
gboolean cw_sheet_write (const CwSheet *sheet, const char *path, GError **error);

G_END_DECLS
