#include "ui/help/help-text.h"

#include <string.h>

#define FOLDER "/org/corewalk/Corewalk/help"

const char *const cw_help_pages[] = { "start",   "today",    "visit",  "coaching", "forms",
                                      "debrief", "students", "trends", "academy",  "exchange",
                                      "privacy", "safe",     "keys",   NULL };

char *
cw_help_text_dup_in (const char *language, const char *page)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s/%s.txt", language, page);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

char *
cw_help_text_dup (const char *page)
{
  const char *const *languages = g_get_language_names (); /* the best first, "C" at the end */

  for (guint i = 0; languages[i] != NULL; i++)
    {
      char *text = cw_help_text_dup_in (languages[i], page);

      if (text != NULL)
        return text;
    }

  return cw_help_text_dup_in ("en", page);
}

char *
cw_help_text_dup_title (const char *text)
{
  const char *start = g_str_has_prefix (text, "# ") ? text + 2 : text;

  return g_strndup (start, strcspn (start, "\n"));
}

static GStrv
split_words (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return g_strsplit_set (folded, " \t", -1);
}

gboolean
cw_help_text_matches (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) asked = split_words (words);

  for (guint i = 0; asked[i] != NULL; i++)
    if (strstr (folded, asked[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
make_tags (GtkTextBuffer *buffer)
{
  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "title") != NULL)
    return;

  gtk_text_buffer_create_tag (buffer, "title", "weight", PANGO_WEIGHT_ULTRABOLD, "scale", 1.6,
                              "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "scale", 1.15,
                              "pixels-above-lines", 12, "pixels-below-lines", 3, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 24, "indent", -12,
                              "accumulative-margin", TRUE, "pixels-below-lines", 3, NULL);
  gtk_text_buffer_create_tag (buffer, "text", "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "found", "underline", PANGO_UNDERLINE_DOUBLE, "weight",
                              PANGO_WEIGHT_BOLD, NULL);
}

static void
add_line (GtkTextBuffer *buffer, const char *line)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (g_str_has_prefix (line, "## "))
    gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line + 3, -1, "heading", NULL);
  else if (g_str_has_prefix (line, "# "))
    gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line + 2, -1, "title", NULL);
  else if (g_str_has_prefix (line, "- "))
    {
      gtk_text_buffer_insert_with_tags_by_name (buffer, &end, "•\302\240", -1, "item", NULL);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line + 2, -1, "item", NULL);
    }
  else
    gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line, -1, "text", NULL);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
}

static void
mark_word (GtkTextBuffer *buffer, const char *word)
{
  GtkTextIter at, start, end;

  gtk_text_buffer_get_start_iter (buffer, &at);
  while (*word != '\0' &&
         gtk_text_iter_forward_search (&at, word, GTK_TEXT_SEARCH_CASE_INSENSITIVE, &start,
                                       &end, NULL))
    {
      gtk_text_buffer_apply_tag_by_name (buffer, "found", &start, &end);
      at = end;
    }
}

void
cw_help_text_show (const char *text, const char *words, GtkTextBuffer *buffer)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) asked = split_words (words);

  make_tags (buffer);
  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_line (buffer, lines[i]);
  for (guint i = 0; asked[i] != NULL; i++)
    mark_word (buffer, asked[i]);
}
