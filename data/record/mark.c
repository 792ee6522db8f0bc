#include "corewalk/mark.h"

#include <string.h>

static const char *const mark_names[] = { "not-observable", "not-seen", "seen" };

char *
cw_mark_dup_text (gboolean is_level, int value)
{
  if (!is_level || value == CW_MARK_NOT_OBSERVABLE)
    return g_strdup (mark_names[CLAMP (value, -1, 1) + 1]);

  return g_strdup_printf ("%d", value);
}

gboolean
cw_mark_parse (gboolean is_level, const char *text, int *value)
{
  gint64 level;

  for (int i = 0; i < (int) G_N_ELEMENTS (mark_names); i++)
    if (strcmp (text, mark_names[i]) == 0 && (!is_level || i == 0))
      {
        *value = i - 1;
        return TRUE;
      }
  if (!is_level || !g_ascii_string_to_signed (text, 10, 1, CW_MARK_LEVEL_MOST, &level, NULL))
    return FALSE;

  *value = (int) level;
  return TRUE;
}
