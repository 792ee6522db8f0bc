#include "data/roster/roster-table.h"

#include <csv.h>
#include <string.h>

#define MOST_FIELD_BYTES (1 << 20)
#define MOST_CELLS 2000
#define PIECE 4096 /* bytes between two looks at the limits */

struct _CwRosterTable
{
  struct csv_parser parser;
  CwRosterRecordFunc func;
  gpointer data;
  GString *text;    /* the record's cells, each with its zero byte */
  GArray *begins;   /* gsize, where each starts in @text */
  GPtrArray *cells; /* the same as pointers, when it is whole */
  gint64 line;
  gint64 inner_lines; /* line ends inside the record's quotes */
  int last_end;       /* the character that ended the last line, 0 when something came since */
  gboolean has_nul;
  gboolean is_stopped;
  GError *failure;
};

CwRosterTable *
cw_roster_table_new (char delimiter, CwRosterRecordFunc func, gpointer data)
{
  CwRosterTable *table = g_new0 (CwRosterTable, 1);

  /* Blank lines are asked for, or the lines could not be counted. */
  csv_init (&table->parser, CSV_REPALL_NL);
  csv_set_delim (&table->parser, delimiter);
  csv_set_blk_size (&table->parser, 4096);
  table->func = func;
  table->data = data;
  table->text = g_string_new (NULL);
  table->begins = g_array_new (FALSE, FALSE, sizeof (gsize));
  table->cells = g_ptr_array_new ();
  table->line = 1;
  return table;
}

void
cw_roster_table_free (CwRosterTable *table)
{
  if (!table)
    return;
  csv_free (&table->parser);
  g_string_free (table->text, TRUE);
  g_array_unref (table->begins);
  g_ptr_array_unref (table->cells);
  g_clear_error (&table->failure);
  g_free (table);
}

static void
fail (CwRosterTable *table, const char *what)
{
  if (table->failure)
    return;
  g_set_error (&table->failure, CW_ERROR, CW_ERROR_FORMAT, "line %" G_GINT64_FORMAT ": %s",
               table->line + table->inner_lines, what);
  table->is_stopped = TRUE;
}

static gint64
count_line_ends (const char *text, gsize n)
{
  gint64 count = 0;

  for (gsize i = 0; i < n; i++)
    count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == n || text[i + 1] != '\n'));
  return count;
}

static void
take_cell_cb (void *text, size_t n, void *data)
{
  CwRosterTable *table = data;
  gsize begin = table->text->len;

  if (table->is_stopped)
    return;
  if (table->begins->len >= MOST_CELLS)
    {
      fail (table, "more than 2,000 columns");
      return;
    }
  g_array_append_val (table->begins, begin);
  table->inner_lines += count_line_ends (text, n);
  table->has_nul |= n > 0 && memchr (text, '\0', n) != NULL;
  g_string_append_len (table->text, text, n);
  g_string_append_c (table->text, '\0');
}

static void
deliver (CwRosterTable *table)
{
  CwRosterRecord record = { .line = table->line,
                            .last_line = table->line + table->inner_lines,
                            .n_cells = table->begins->len,
                            .has_nul = table->has_nul,
                            .is_blank = TRUE };

  g_ptr_array_set_size (table->cells, 0);
  for (guint i = 0; i < table->begins->len; i++)
    {
      char *cell = table->text->str + g_array_index (table->begins, gsize, i);

      g_ptr_array_add (table->cells, cell);
      record.is_blank &= cell[strspn (cell, " \t\r\n")] == '\0';
    }
  record.is_blank &= !table->has_nul;
  record.cells = (char *const *) table->cells->pdata;
  if (!table->func (&record, table->data, &table->failure))
    table->is_stopped = TRUE;
}

static void
end_line_cb (int end, void *data)
{
  CwRosterTable *table = data;

  if (table->is_stopped)
    return;
  if (table->begins->len == 0)
    {
      gboolean is_second_half = end == '\n' && table->last_end == '\r';

      table->line += is_second_half ? 0 : 1;
      table->last_end = is_second_half ? 0 : end;
      return;
    }
  deliver (table);
  table->line += 1 + table->inner_lines;
  table->inner_lines = 0;
  table->has_nul = FALSE;
  table->last_end = end;
  g_string_truncate (table->text, 0);
  g_array_set_size (table->begins, 0);
}

static gboolean
is_going_on (CwRosterTable *table, GError **error)
{
  if (table->failure)
    g_propagate_error (error, g_steal_pointer (&table->failure));
  return !table->is_stopped;
}

gboolean
cw_roster_table_feed (CwRosterTable *table, const char *text, gsize n, GError **error)
{
  for (gsize at = 0; at < n && !table->is_stopped; at += PIECE)
    {
      gsize piece = MIN (n - at, PIECE);

      if (csv_parse (&table->parser, text + at, piece, take_cell_cb, end_line_cb, table) !=
          piece)
        fail (table, "it can't be cut into fields");
      if (table->parser.entry_pos > MOST_FIELD_BYTES || table->text->len > 4 * MOST_FIELD_BYTES)
        fail (table, "a field longer than 1 MiB, or a quote that is never closed, begins here");
    }
  return is_going_on (table, error);
}

gboolean
cw_roster_table_end (CwRosterTable *table, GError **error)
{
  /* Strict only now: inside the file a stray quote harms one field. */
  csv_set_opts (&table->parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (!table->is_stopped && csv_fini (&table->parser, take_cell_cb, end_line_cb, table) != 0)
    fail (table, "the quote that begins in this record is never closed");
  return is_going_on (table, error);
}
