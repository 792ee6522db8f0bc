#include "ui/paper/pdf-mark.h"

#include <string.h>

/* What follows the last @word in @text, which may hold NUL bytes; or NULL. */
static const char *
after_last (const char *text, gsize length, const char *word)
{
  gsize size = strlen (word);

  for (gsize at = length; at >= size; at--)
    if (memcmp (text + at - size, word, size) == 0)
      return text + at;

  return NULL;
}

/* The bytes of object @number as they stand between "obj" and "endobj"; NULL where it isn't there. */
static char *
dup_object (const char *text, gsize length, guint64 number)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n", number);
  const char *from = after_last (text, length, head);
  const char *to =
      from != NULL ? g_strstr_len (from, (gssize) length - (from - text), "endobj") : NULL;

  return to != NULL ? g_strndup (from, (gsize) (to - from)) : NULL;
}

/* What the file's trailer says. */
typedef struct
{
  char *words;    /* its dictionary, without the closing brackets */
  guint64 root;   /* the catalogue's object */
  guint64 tables; /* where its table of objects lies */
} Trailer;

static gboolean
read_trailer (const char *text, gsize length, Trailer *trailer)
{
  const char *from = after_last (text, length, "\ntrailer\n");
  g_autofree char *rest =
      from != NULL ? g_strndup (from, length - (gsize) (from - text)) : g_strdup ("");
  const char *root = strstr (rest, "/Root ");
  const char *start = strstr (rest, "startxref\n");
  const char *end = g_strstr_len (rest, -1, ">>");

  if (root == NULL || start == NULL || end == NULL || end > start)
    return FALSE;

  trailer->root = g_ascii_strtoull (root + strlen ("/Root "), NULL, 10);
  trailer->tables = g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);
  trailer->words = g_strndup (rest, (gsize) (end - rest));
  return TRUE;
}

gboolean
cw_pdf_mark (GByteArray *pdf, const char *language)
{
  Trailer trailer = { NULL };
  g_autofree char *words = NULL;
  g_autofree char *catalog = NULL;
  g_autoptr (GString) update = g_string_new (NULL);
  gsize table;
  char *end;

  if (!read_trailer ((const char *) pdf->data, pdf->len, &trailer))
    return FALSE;

  words = trailer.words;
  catalog = dup_object ((const char *) pdf->data, pdf->len, trailer.root);
  end = catalog != NULL ? g_strrstr (catalog, ">>") : NULL;
  if (end == NULL || strstr (catalog, "/MarkInfo") != NULL)
    return FALSE;

  *end = '\0';
  g_string_printf (update,
                   "%" G_GUINT64_FORMAT " 0 obj\n%s   /MarkInfo << /Marked true >>\n"
                   "   /ViewerPreferences << /DisplayDocTitle true >>\n   /Lang (%s)\n>>\n"
                   "endobj\n",
                   trailer.root, catalog, language);
  table = pdf->len + update->len;
  g_string_append_printf (update,
                          "xref\n%" G_GUINT64_FORMAT
                          " 1\n%010u 00000 n \n" /* 20 bytes an entry */
                          "trailer\n%s   /Prev %" G_GUINT64_FORMAT "\n>>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          trailer.root, pdf->len, words, trailer.tables, table);
  g_byte_array_append (pdf, (const guint8 *) update->str, (guint) update->len);
  return TRUE;
}
