#include "data/people/person-name.h"

#include <string.h>

#define SHORTEST 3 /* letters */

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n\r", -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (plain, "%s%s", plain->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

gboolean
cw_person_name_init (CwPersonName *name, const char *text)
{
  const char *last;

  name->full = fold (text);
  name->family = NULL;
  if (g_utf8_strlen (name->full, -1) < SHORTEST)
    {
      cw_person_name_clear (name);
      return FALSE;
    }

  last = strrchr (name->full, ' ');
  if (last != NULL && g_utf8_strlen (last + 1, -1) >= SHORTEST)
    name->family = g_strdup (last + 1);
  return TRUE;
}

void
cw_person_name_clear (CwPersonName *name)
{
  g_clear_pointer (&name->full, g_free);
  g_clear_pointer (&name->family, g_free);
}

gboolean
cw_person_name_is (const CwPersonName *name, const char *text)
{
  g_autofree char *folded = text != NULL ? fold (text) : NULL;

  return folded != NULL && strcmp (folded, name->full) == 0;
}

static gboolean
is_letter (const char *at)
{
  return g_unichar_isalnum (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at));
}

static gboolean
has_word (const char *text, const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !is_letter (g_utf8_prev_char (at))) && !is_letter (at + strlen (word)))
      return TRUE;
  return FALSE;
}

gboolean
cw_person_name_stands_in (const CwPersonName *name, const char *text)
{
  g_autofree char *folded = fold (text);

  return has_word (folded, name->full) ||
         (name->family != NULL && has_word (folded, name->family));
}
