#include "data/base/text.h"

#include <string.h>

#define NAME_MOST 200 /* characters */

gboolean
cw_text_check (const char *name, const char *text, GError **error)
{
  gsize length = text == NULL ? 0 : strlen (text);
  const char *bad;

  if (length == 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s is empty", name);
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, &bad))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "%s is not UTF-8 at byte %" G_GSIZE_FORMAT ". Save it as UTF-8", name,
                   (gsize) (bad - text) + 1);
      return FALSE;
    }
  if (length > CW_TEXT_MOST)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "%s is too long: it goes on past byte %d. Split it", name, CW_TEXT_MOST);
      return FALSE;
    }

  return TRUE;
}

/* What turns the words around it about: "Ana" would stand there backwards, or as another name. */
static gboolean
turns_words (gunichar letter)
{
  return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

/* A terminal obeys controls of either range; the two separators begin a line. */
static gboolean
can_be_in_name (gunichar letter)
{
  return !g_unichar_iscntrl (letter) && !turns_words (letter) && letter != 0x2028 &&
         letter != 0x2029;
}

gboolean
cw_text_check_name (const char *name, const char *text, GError **error)
{
  const char *at;

  if (!cw_text_check (name, text, error))
    return FALSE;
  if (g_utf8_strlen (text, -1) > NAME_MOST)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s has more than %d characters", name,
                   NAME_MOST);
      return FALSE;
    }
  for (at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!can_be_in_name (g_utf8_get_char (at)))
      {
        g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                     "%s has a control character at byte %" G_GSIZE_FORMAT, name,
                     (gsize) (at - text) + 1);
        return FALSE;
      }

  return TRUE;
}
