/* pdf-mark.h - says of a PDF that its text is tagged, and in which language
 *
 * cairo 1.16 writes the tree of headings, tables and figures, but not the mark without which readers
 * don't look for it. It is added as an incremental update (ISO 32000-1, 7.5.6): a second catalogue
 * after the first end of the file, which stays byte for byte as cairo wrote it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * cw_pdf_mark: appends the update to @pdf, a whole file with a plain cross-reference table as cairo
 * 1.16 writes it. @language is a tag such as "en" or "es-MX".
 *
 * Returns: FALSE where the file has another shape, or its catalogue is marked already; it is
 *   unchanged then.
 */
gboolean cw_pdf_mark (GByteArray *pdf, const char *language);

G_END_DECLS
