#include "app/cli/output.h"

#include <string.h>
#include <unistd.h>

#define GAP "  "
#define CELL_COLUMNS 300 /* a longer text is cut in a table; --json has all of it */

struct _CliTable
{
  GPtrArray *cells; /* of char *, the heads first */
  guint column_count;
};

char *
cli_visible_dup (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *visible = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar point = g_utf8_get_char (c);

      if (point == '\n' || point == '\t' || point == 0x2028 || point == 0x2029)
        g_string_append_c (visible, ' ');
      else if (point < 0x20 || (point >= 0x7f && point < 0xa0))
        g_string_append_printf (visible, "\\x%02x", point);
      else if ((point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069))
        g_string_append_printf (visible, "\\u%04x", point); /* would turn the line around */
      else
        g_string_append_unichar (visible, point);
    }
  return g_string_free (visible, FALSE);
}

static guint
count_columns (const char *text)
{
  guint count = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar point = g_utf8_get_char (c);

      if (!g_unichar_iszerowidth (point))
        count += g_unichar_iswide (point) ? 2 : 1;
    }
  return count;
}

CliTable *
cli_table_new (const char *const *heads)
{
  CliTable *table = g_new0 (CliTable, 1);

  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->column_count = g_strv_length ((char **) heads);
  for (guint i = 0; i < table->column_count; i++)
    g_ptr_array_add (table->cells, g_strdup (heads[i]));
  return table;
}

/* @text, or what of it fits into a cell. */
static char *
cut_to_cell (char *text)
{
  guint columns = 0;

  for (char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      columns += g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1;
      if (columns > CELL_COLUMNS)
        {
          g_autofree char *whole = text;

          *c = '\0';
          return g_strconcat (whole, "…", NULL);
        }
    }
  return text;
}

void
cli_table_add (CliTable *table, const char *text)
{
  g_ptr_array_add (table->cells, cut_to_cell (cli_visible_dup (text != NULL ? text : "")));
}

void
cli_table_add_int (CliTable *table, gint64 number)
{
  g_ptr_array_add (table->cells, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

void
cli_table_add_take (CliTable *table, char *text)
{
  cli_table_add (table, text);
  g_free (text);
}

static const char *
get_cell (CliTable *table, guint row, guint column)
{
  const char *cell = g_ptr_array_index (table->cells, row * table->column_count + column);

  return row == 0 && *cell == '>' ? cell + 1 : cell;
}

static guint
measure_column (CliTable *table, guint column)
{
  guint widest = 0;

  for (guint row = 0; row * table->column_count < table->cells->len; row++)
    widest = MAX (widest, count_columns (get_cell (table, row, column)));
  return widest;
}

void
cli_table_print (CliTable *table)
{
  g_autofree guint *widths = g_new (guint, table->column_count);

  for (guint i = 0; i < table->column_count; i++)
    widths[i] = measure_column (table, i);
  for (guint row = 0;
       table->cells->len > table->column_count && row * table->column_count < table->cells->len;
       row++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < table->column_count; i++)
        {
          const char *head = g_ptr_array_index (table->cells, i);
          const char *cell = get_cell (table, row, i);
          int padding = (int) (widths[i] - count_columns (cell));

          g_string_append (line, i > 0 ? GAP : "");
          if (*head == '>')
            g_string_append_printf (line, "%*s%s", padding, "", cell);
          else
            g_string_append_printf (line, "%s%*s", cell, padding, "");
        }
      puts (g_strchomp (line->str));
    }
  g_ptr_array_unref (table->cells);
  g_free (table);
}

void
cli_say_failure (const char *what, const char *message)
{
  g_autofree char *visible = cli_visible_dup (message);
  const char *end =
      *visible != '\0' && strchr (".?!", visible[strlen (visible) - 1]) ? "" : ".";

  fprintf (stderr, "%s: %s%s%s%s\n", CLI_NAME, what, *what != '\0' ? ": " : "", visible, end);
}

static gboolean is_progress_shown;

gboolean
cli_progress (double fraction, gpointer user_data)
{
  static int shown = -1;
  int percent = fraction < 0 ? -1 : (int) (fraction * 100);

  if (!isatty (STDERR_FILENO) || percent == shown)
    return TRUE;
  if (percent >= 0)
    fprintf (stderr, "\r%3d %%", percent);
  else
    fprintf (stderr, "\r...");
  is_progress_shown = TRUE;
  shown = percent;
  return TRUE;
}

void
cli_progress_end (void)
{
  if (is_progress_shown)
    fprintf (stderr, "\r\033[K");
  is_progress_shown = FALSE;
}
