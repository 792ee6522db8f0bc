/* The scanner and the reader of lines. What they take has one spelling, and is JSON for anybody. */
#include "corewalk/json.h"
#include "data/log/line.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define KEYS "afikmoprxz" /* the keys of a line, "at" by its first letter, in their order */

/* Whether the line has only keys that this program knows, and all its fields were decoded. */
static gboolean
is_all_known (const CwJson *root, const CwLine *line)
{
  for (guint i = 0; i < cw_json_length (root); i++)
    {
      const char *key = cw_json_key (cw_json_at (root, i));

      if (strcmp (key, "at") != 0 &&
          (strlen (key) != 1 || key[0] == 'a' || strchr (KEYS, key[0]) == NULL))
        return FALSE;
      if (key[0] == 'f' && cw_json_length (cw_json_at (root, i)) != line->cell_count)
        return FALSE;
    }

  return TRUE;
}

static void
check_line (const char *bytes, gsize length, const CwLine *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwJson) root = cw_json_parse (bytes, length, &error);
  g_autoptr (GString) again = g_string_new (NULL);

  g_assert_no_error (error);
  if (!is_all_known (root, line))
    return;

  cw_line_write (line, again);
  if (again->len != length || memcmp (again->str, bytes, length) != 0)
    g_error ("read, it is written as %s", again->str);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static CwLineReader *reader;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size);
  CwLine line;

  if (reader == NULL)
    reader = cw_line_reader_new ();
  cw_line_is_void ((const char *) data, size);
  cw_line_read_refs (text, refs);
  if (memchr (data, '\n', size) != NULL)
    return 0;
  if (cw_line_read (reader, (const char *) data, size, &line, &error))
    check_line ((const char *) data, size, &line);
  else
    g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  return 0;
}
