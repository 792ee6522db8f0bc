#include "ui/paper/sheet-file.h"

#include "ui/paper/pdf-mark.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define PNG_SCALE 2.0 /* pixels a point: 144 to the inch */

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Frees the surface. */
static gboolean
finish (cairo_surface_t *take_surface, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (take_surface);
  status = cairo_surface_status (take_surface);
  cairo_surface_destroy (take_surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "the page can't be drawn: %s",
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
store (const char *path, const GByteArray *bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  const char *why = NULL;

  if (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0644, &cause))
    return TRUE;

  why = strrchr (cause->message, ':'); /* before it stands the name of a temporary file */
  g_set_error (error, CW_ERROR,
               g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? CW_ERROR_FULL
                                                                         : CW_ERROR_STORAGE,
               "the file can't be written%s", why != NULL ? why : "");
  return FALSE;
}

static gboolean
write_pdf (const CwSheet *sheet, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append, bytes, sheet->width, sheet->height);
  cairo_t *cairo = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Corewalk");
  for (guint page = 0; page < sheet->page_count; page++)
    {
      sheet->draw (sheet->user_data, cairo, page, TRUE);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  if (!finish (surface, error))
    return FALSE;

  /* TRANSLATORS: the code of the language that you translate into, such as "es". */
  cw_pdf_mark (bytes, _ ("en")); /* FALSE where a newer cairo has done it */
  return store (path, bytes, error);
}

static void
draw_on (const CwSheet *sheet, cairo_surface_t *surface, guint page)
{
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  sheet->draw (sheet->user_data, cairo, page, FALSE);
  cairo_destroy (cairo);
}

static gboolean
write_svg (const CwSheet *sheet, const char *path, guint page, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append, bytes, sheet->width, sheet->height);

  draw_on (sheet, surface, page);
  return finish (surface, error) && store (path, bytes, error);
}

static gboolean
write_png (const CwSheet *sheet, const char *path, guint page, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (sheet->width * PNG_SCALE),
                                  (int) (sheet->height * PNG_SCALE));

  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  draw_on (sheet, surface, page);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  return finish (surface, error) && store (path, bytes, error);
}

gboolean
cw_sheet_write (const CwSheet *sheet, const char *path, GError **error)
{
  gboolean is_svg = g_str_has_suffix (path, ".svg");

  if (g_str_has_suffix (path, ".pdf"))
    return write_pdf (sheet, path, error);
  if (!is_svg && !g_str_has_suffix (path, ".png"))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the name of the file must end in .pdf, .svg or .png");
      return FALSE;
    }

  for (guint page = 0; page < sheet->page_count; page++)
    {
      g_autofree char *name = g_strndup (path, strlen (path) - strlen (".svg"));
      g_autofree char *one =
          sheet->page_count == 1
              ? g_strdup (path)
              : g_strdup_printf ("%s-%u%s", name, page + 1, is_svg ? ".svg" : ".png");

      if (!(is_svg ? write_svg : write_png) (sheet, one, page, error))
        return FALSE;
    }
  return TRUE;
}
