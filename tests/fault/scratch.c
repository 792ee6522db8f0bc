#include "tests/fault/scratch.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>

char *
scratch_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = g_dir_make_tmp ("corewalk-XXXXXX", &error);
  char *real;

  g_assert_no_error (error);
  real = realpath (made, NULL);
  g_assert_nonnull (real);
  return real;
}

void
scratch_remove (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        scratch_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (directory);
}

void
scratch_copy (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_no_errno (g_mkdir_with_parents (to, 0700));
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          scratch_copy (source, target);
          continue;
        }
      if (g_str_has_suffix (name, "-shm"))
        continue;
      g_file_get_contents (source, &bytes, &length, &error);
      g_assert_no_error (error);
      g_file_set_contents_full (target, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                &error);
      g_assert_no_error (error);
    }
}

char *
scratch_line (gint64 n)
{
  static const char *const words[] = {
    "asks why",     "\"it's half\"", "writes",     "3 of 4", "sagt nichts",
    "détaché",      "שלום",          "数を数える", "🙂",   "the task: a graph",
    "\xE2\x80\xAE", "waits\t",       "\x01",       "O'Neil", "%s {\"k\":1} \\ /"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) n);
  GString *line = g_string_new (NULL);
  int count = g_rand_int_range (rand, 1, n % 7 == 0 ? 1200 : 12);

  g_string_append_printf (line, "%" G_GINT64_FORMAT, n);
  while (count-- > 0)
    {
      g_string_append_c (line, ' ');
      g_string_append (line, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (line, FALSE);
}

guint
scratch_count (const char *name, guint few, guint most)
{
  const char *value = g_getenv (name);

  if (value != NULL)
    return (guint) g_ascii_strtoull (value, NULL, 10);
  return g_getenv ("CW_LONG") != NULL ? most : few;
}
