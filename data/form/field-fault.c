#include "data/form/field-fault.h"

#include <string.h>

static gboolean
is_key (const char *text)
{
  return text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0' &&
         g_ascii_isalnum (*text);
}

/* "en", "es-419", "zh-Hant": parts of letters and digits, the first of 2 or 3 letters. */
static gboolean
is_language (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length < (i == 0 ? 2 : 1) || length > (i == 0 ? 3 : 8))
        return FALSE;
      for (const char *byte = parts[i]; *byte != '\0'; byte++)
        if (!(i == 0 ? g_ascii_islower (*byte) : g_ascii_isalnum (*byte)))
          return FALSE;
    }
  return parts[0] != NULL;
}

static gboolean
has_control (const char *text, gboolean may_break_lines)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)) && !(may_break_lines && *text == '\n'))
      return TRUE;
  return FALSE;
}

gboolean
cw_form_text_is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

char *
cw_form_field_dup_fault (const CwFormField *field, const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (field->need == CW_NEED_REQUIRED && cw_form_text_is_blank (text))
    return g_strdup ("is empty");
  if (field->most > 0 && length > field->most)
    return g_strdup_printf ("has %ld characters, at most %" G_GINT64_FORMAT " fit", length,
                            field->most);
  if (field->kind == CW_FIELD_KEY && !is_key (text))
    return g_strdup_printf ("is \"%s\"; only a to z, 0 to 9 and - may be in it", text);
  if (field->kind == CW_FIELD_LETTER && (length != 1 || !g_ascii_islower (*text)))
    return g_strdup_printf ("is \"%s\"; it must be one letter from a to z", text);
  if (field->kind == CW_FIELD_LANGUAGE && !is_language (text))
    return g_strdup_printf ("is \"%s\"; it must be a code such as en or es-419", text);
  if (has_control (text, field->kind == CW_FIELD_TEXT && !field->is_label))
    return g_strdup ("has a control character in it");
  return NULL;
}
