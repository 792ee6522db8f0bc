#include "app/cli/wrapped-text.h"

#define WIDTH 79

void
cli_add_wrapped (GString *out, const char *text, guint column, guint indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      guint width = (guint) g_utf8_strlen (*word, -1);

      if (word != words && column + 1 + width > WIDTH)
        {
          g_string_append_printf (out, "\n%*s", (int) indent, "");
          column = indent;
        }
      else if (word != words)
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append (out, *word);
      column += width;
    }
  g_string_append_c (out, '\n');
}

void
cli_add_beside (GString *out, const char *left, const char *right, guint indent)
{
  guint width = 2 + (guint) g_utf8_strlen (left, -1);

  g_string_append_printf (out, "  %s", left);
  if (width + 2 > indent)
    g_string_append_printf (out, "\n%*s", (int) indent, "");
  else
    g_string_append_printf (out, "%*s", (int) (indent - width), "");
  cli_add_wrapped (out, right, indent, indent);
}
