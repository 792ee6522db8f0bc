#include "data/question/calendar-text.h"

#define MOST_BYTES 75 /* of a line, without its end */

/* A character is never cut: 75 bytes a line, the space that goes before the rest of it counted. */
static void
fold (GString *out, const char *line)
{
  gsize column = 0;

  for (const char *at = line; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      gsize length = (gsize) (next - at);

      if (column + length > MOST_BYTES)
        {
          g_string_append (out, "\r\n ");
          column = 1;
        }
      g_string_append_len (out, at, (gssize) length);
      column += length;
      at = next;
    }
  g_string_append (out, "\r\n");
}

void
cw_calendar_text_add (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  fold (out, line);
}

void
cw_calendar_text_add_words (GString *out, const char *name, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = words; *at != '\0'; at++)
    switch (*at)
      {
      case '\\':
      case ';':
      case ',':
        g_string_append_c (text, '\\');
        g_string_append_c (text, *at);
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      default:
        /* What else is a control character has no place in a calendar. */
        if ((guchar) *at >= 0x20 && *at != 0x7f)
          g_string_append_c (text, *at);
        else if (*at == '\t')
          g_string_append_c (text, ' ');
      }
  cw_calendar_text_add (out, name, text->str);
}
