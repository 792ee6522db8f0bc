#include "ui/visit/judgement.h"

#include "ui/settings/settings.h"

#include <gio/gio.h>
#include <string.h>

#define READ_MOST 4000 /* characters; it is done again at every key */

static void
add_words (GHashTable *words, const char *list)
{
  g_auto (GStrv) lines = g_strsplit_set (list, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *word = g_strstrip (lines[i]);

      if (*word != '\0' && *word != '#' && g_utf8_validate (word, -1, NULL))
        g_hash_table_add (words, g_utf8_casefold (word, -1));
    }
}

static void
add_own_words (GHashTable *words)
{
  g_auto (GStrv) own = g_settings_get_strv (cw_settings_get (), "judgement-words");

  for (guint i = 0; own[i] != NULL; i++)
    add_words (words, own[i]);
}

GHashTable *
cw_judgement_load_words (void)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *own =
      g_build_filename (g_get_user_config_dir (), "corewalk", "judgement-words.txt", NULL);
  g_autofree char *list = NULL;
  g_autoptr (GBytes) built_in = NULL;

  add_own_words (words);
  if (g_file_get_contents (own, &list, NULL, NULL))
    {
      add_words (words, list);
      return words;
    }

  built_in = g_resources_lookup_data ("/org/corewalk/Corewalk/judgement-words.txt",
                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  list = g_strndup (g_bytes_get_data (built_in, NULL), g_bytes_get_size (built_in));
  add_words (words, list);
  return words;
}

/* What somebody said is evidence, whatever the words: nothing in quotation marks judges. */
static gboolean
is_quoted_after (gboolean is_quoted, gunichar c)
{
  if (c == '"')
    return !is_quoted;

  return c == 0x201c || (is_quoted && c != 0x201d); /* “ and ” */
}

static gboolean
is_judgement (GHashTable *words, const char *start, const char *end)
{
  g_autofree char *word = g_utf8_casefold (start, end - start);

  return g_hash_table_contains (words, word);
}

GArray *
cw_judgement_find (GHashTable *words, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CwJudgement));
  const char *word = NULL; /* where the present word begins */
  int word_at = 0;
  int at = 0;
  gboolean is_quoted = FALSE;

  for (const char *p = text; at <= READ_MOST; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_inside = !is_quoted && (g_unichar_isalpha (c) || c == '\'');

      is_quoted = is_quoted_after (is_quoted, c);
      if (is_inside && word == NULL)
        {
          word = p;
          word_at = at;
        }
      else if (!is_inside && word != NULL)
        {
          CwJudgement judgement = { word_at, at };

          if (is_judgement (words, word, p))
            g_array_append_val (found, judgement);
          word = NULL;
        }
      if (*p == '\0')
        break;
    }

  return found;
}
