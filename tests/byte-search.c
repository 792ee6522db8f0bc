#include "tests/byte-search.h"

#include <string.h>

static gboolean
is_at (const char *bytes, const char *word, gsize length)
{
  return g_ascii_strncasecmp (bytes, word, length) == 0;
}

gboolean
byte_search_file (const char *file, const char *word)
{
  g_autofree char *bytes = NULL;
  gsize length, word_length = strlen (word);

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  for (gsize i = 0; i + word_length <= length; i++)
    if (is_at (bytes + i, word, word_length))
      {
        g_test_message ("%s: '%s' at byte %" G_GSIZE_FORMAT, file, word, i);
        return TRUE;
      }

  return FALSE;
}

guint
byte_search (const char *folder, const char *word)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      count += g_file_test (path, G_FILE_TEST_IS_DIR) ? byte_search (path, word)
                                                      : (guint) byte_search_file (path, word);
    }

  return count;
}
