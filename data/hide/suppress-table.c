#include "corewalk/suppression.h"

#include <string.h>

static const struct
{
  const char *name;
  CwSuppressRule rule;
} presets[] = {
  { "connecticut", { 20, 6 } },
  { "ten", { 10, 10 } },
  { "rooms", { 3, 0 } },
};

gboolean
cw_suppress_rule_parse (const char *text, CwSuppressRule *rule)
{
  g_auto (GStrv) numbers = NULL;
  guint64 part = 0, fewest = 0;
  guint count;

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (text, presets[i].name) == 0)
      {
        *rule = presets[i].rule;
        return TRUE;
      }

  numbers = g_strsplit (text, "/", 3);
  count = g_strv_length (numbers);
  if (count < 1 || count > 2 ||
      !g_ascii_string_to_unsigned (numbers[count - 1], 10, 2, 1000, &fewest, NULL) ||
      !g_ascii_string_to_unsigned (numbers[0], 10, 2, fewest, &part, NULL))
    return FALSE;

  *rule = (CwSuppressRule){ .fewest = (gint64) fewest, .part = (gint64) part };
  return TRUE;
}

/* The sum of a row, a column, or of all: what is one beyond the last stands for all of them. */
static gint64
sum_counts (const gint64 *counts, guint rows, guint columns, guint row, guint column)
{
  gint64 sum = 0;

  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < columns; j++)
      if ((row == rows || row == i) && (column == columns || column == j))
        sum += counts[i * columns + j];
  return sum;
}

static void
relate_lines (CwSuppress *page, guint rows, guint columns)
{
  g_autofree guint *parts = g_new (guint, MAX (rows, columns) + 1);
  guint width = columns + 1;

  for (guint i = 0; i <= rows; i++)
    {
      for (guint j = 0; j < columns; j++)
        parts[j] = i * width + j;
      cw_suppress_relate (page, i * width + columns, parts, columns);
    }
  for (guint j = 0; j <= columns; j++)
    {
      for (guint i = 0; i < rows; i++)
        parts[i] = i * width + j;
      cw_suppress_relate (page, rows * width + j, parts, rows);
    }
}

void
cw_suppress_table (const gint64 *counts,
                   guint rows,
                   guint columns,
                   const CwSuppressRule *rule,
                   gboolean *hidden)
{
  g_autoptr (CwSuppress) page = cw_suppress_new ();

  for (guint i = 0; i <= rows; i++)
    for (guint j = 0; j <= columns; j++)
      {
        gint64 group = sum_counts (counts, rows, columns, i, columns);
        gboolean is_whole = j == columns || group < rule->fewest;

        cw_suppress_add (page, CW_SUPPRESS_PAGE, sum_counts (counts, rows, columns, i, j),
                         is_whole ? rule->fewest : rule->part, rule->fewest);
      }
  for (guint i = 0; rule->part == 0 && i < (rows + 1) * (columns + 1); i++)
    cw_suppress_tie (page, i,
                     i / (columns + 1) * (columns + 1)); /* a group is shown whole or not */
  relate_lines (page, rows, columns);
  cw_suppress_decide (page);

  for (guint i = 0; i < (rows + 1) * (columns + 1); i++)
    hidden[i] = cw_suppress_is_hidden (page, i);
}
