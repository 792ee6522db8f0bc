#include "data/store/install.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char machine[33]; /* of the computer, hashed; "" where it has none */
  guint64 file;     /* inode of shared.db */
  gint64 lines;
} Facts;

static void
hash_machine (char *out)
{
  g_autofree char *id = NULL;
  guint8 hash[16];
  gsize length;

  out[0] = '\0';
  if (!g_file_get_contents ("/etc/machine-id", &id, &length, NULL))
    return;

  crypto_generichash (hash, sizeof hash, (const guint8 *) id, length,
                      (const guint8 *) "org.corewalk.Corewalk", 21);
  sodium_bin2hex (out, 33, hash, sizeof hash);
}

static gboolean
find_facts (const char *directory, gint64 lines, Facts *facts, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "shared.db", NULL);
  struct stat about;

  if (stat (path, &about) != 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "shared.db: %s", g_strerror (errno));
      return FALSE;
    }

  hash_machine (facts->machine);
  facts->file = about.st_ino;
  facts->lines = lines;
  return TRUE;
}

static char *
install_path (const char *directory)
{
  return g_build_filename (directory, "install.json", NULL);
}

gboolean
cw_install_write (const char *directory, gint64 lines, GError **error)
{
  g_autofree char *path = install_path (directory);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  Facts facts;

  if (!find_facts (directory, lines, &facts, error))
    return FALSE;

  text = g_strdup_printf ("{\"machine\":\"%s\",\"file\":%" G_GUINT64_FORMAT
                          ",\"lines\":%" G_GINT64_FORMAT "}\n",
                          facts.machine, facts.file, facts.lines);
  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &local))
    return TRUE;

  g_set_error (error, CW_ERROR,
               g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? CW_ERROR_FULL
                                                                         : CW_ERROR_STORAGE,
               "install.json: %s", local->message);
  return FALSE;
}

gboolean
cw_install_compare (const char *directory, gint64 lines, CwInstall *found, GError **error)
{
  g_autofree char *path = install_path (directory);
  g_autofree char *text = NULL;
  Facts now, then = { 0 };

  if (!find_facts (directory, lines, &now, error))
    return FALSE;

  /* A file that can't be read says nothing, and so the store counts as a copy: that is safe. */
  *found = CW_INSTALL_COPY;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return TRUE;
  if (sscanf (text,
              "{\"machine\":\"%32[0-9a-f]\",\"file\":%" G_GUINT64_FORMAT
              ",\"lines\":%" G_GINT64_FORMAT "}",
              then.machine, &then.file, &then.lines) != 3 &&
      sscanf (text,
              "{\"machine\":\"\",\"file\":%" G_GUINT64_FORMAT ",\"lines\":%" G_GINT64_FORMAT
              "}",
              &then.file, &then.lines) != 2)
    return TRUE;

  if (now.lines < then.lines)
    *found = CW_INSTALL_OLDER;
  else if (strcmp (now.machine, then.machine) == 0 && now.file == then.file)
    *found = CW_INSTALL_SAME;
  return TRUE;
}
