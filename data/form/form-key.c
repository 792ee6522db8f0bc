#include "data/form/form-key.h"

#include <sodium.h>
#include <string.h>

#define RANDOM_LENGTH 5
#define MOST_BYTES 48 /* room for a number or for random letters behind it */

char *
cw_form_key_dup_random (void)
{
  static const char digits[] =
      "abcdefghjkmnpqrstuvwxyz23456789"; /* none that looks like another */
  char *key = g_malloc0 (RANDOM_LENGTH + 1);

  for (int i = 0; i < RANDOM_LENGTH; i++)
    key[i] = digits[randombytes_uniform (sizeof digits - 1)];
  return key;
}

char *
cw_form_key_dup (const char *label, const char *otherwise)
{
  g_autofree char *ascii = g_str_to_ascii (label, "C");
  GString *key = g_string_new (NULL);

  for (const char *byte = ascii; *byte != '\0'; byte++)
    {
      if (g_ascii_isalnum (*byte))
        g_string_append_c (key, g_ascii_tolower (*byte));
      else if (*byte != '\'' && key->len > 0 && key->str[key->len - 1] != '-')
        g_string_append_c (key, '-');
    }
  if (key->len > MOST_BYTES)
    {
      const char *cut = g_strrstr_len (key->str, MOST_BYTES + 1, "-");

      g_string_truncate (key, cut != NULL ? (gsize) (cut - key->str) : MOST_BYTES);
    }
  while (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_assign (key, otherwise);
  return g_string_free (key, FALSE);
}

gboolean
cw_form_key_means_another (CwFormPart part, gconstpointer before, gconstpointer after)
{
  if (part == CW_FORM_ITEMS)
    {
      const CwFormItem *one = before, *other = after;

      return g_strcmp0 (one->kind, other->kind) != 0 || one->levels->len != other->levels->len;
    }
  if (part == CW_FORM_SCANS)
    {
      const CwFormTool *one = before, *other = after;

      return g_strcmp0 (one->mode, other->mode) != 0 || one->seconds != other->seconds;
    }
  return FALSE;
}

char **
cw_form_key_of (CwFormPart part, gpointer element)
{
  return part == CW_FORM_ITEMS ? &((CwFormItem *) element)->key
                               : &((CwFormTool *) element)->key;
}

gpointer
cw_form_key_find (const CwFormDocument *document, CwFormPart part, const char *key)
{
  GPtrArray *list = cw_form_document_part (document, part);

  for (guint i = 0; i < list->len && *key != '\0'; i++)
    if (g_str_equal (*cw_form_key_of (part, list->pdata[i]), key))
      return list->pdata[i];
  return NULL;
}
