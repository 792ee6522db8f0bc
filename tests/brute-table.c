#include "tests/brute-table.h"

#include <string.h>

#define CELLS (BRUTE_ROWS * BRUTE_COLUMNS)
#define SUMS (BRUTE_ROWS + 2 * BRUTE_COLUMNS + 3)
#define TRIES_MOST 20000000

/* What each cell can still be. */
typedef struct
{
  gint64 least[CELLS], most[CELLS];
} Range;

/* Some cells, and what they are together. */
typedef struct
{
  guint cells[CELLS], count;
  gint64 sum;
} Sum;

typedef struct
{
  const BruteTable *table;
  Sum sums[SUMS];
  guint sum_count, cell_count;
  guint tries;
} Trial;

void
brute_sum (BruteTable *table)
{
  guint rows = table->rows, columns = table->columns;

  for (guint i = 0; i <= rows; i++)
    table->values[i][columns] = 0;
  for (guint j = 0; j <= columns; j++)
    table->values[rows][j] = 0;
  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < columns; j++)
      {
        table->values[i][columns] += table->values[i][j];
        table->values[rows][j] += table->values[i][j];
        table->values[rows][columns] += table->values[i][j];
      }
}

/* The cells of rows @from to @to, in all columns (@column the last one) or one. */
static void
add_sum (Trial *trial, guint from, guint to, guint column, gint64 wanted)
{
  guint columns = trial->table->columns;
  Sum *sum = &trial->sums[trial->sum_count++];

  g_assert (trial->sum_count <= SUMS);
  sum->sum = wanted;
  for (guint i = from; i < to; i++)
    for (guint j = 0; j < columns; j++)
      if (column == columns || column == j)
        sum->cells[sum->count++] = i * columns + j;
}

/* FALSE where a sum can't come out any more. */
static gboolean
narrow (const Trial *trial, Range *range)
{
  gboolean is_narrower = TRUE;

  while (is_narrower)
    {
      is_narrower = FALSE;
      for (guint i = 0; i < trial->sum_count; i++)
        {
          const Sum *sum = &trial->sums[i];
          gint64 least = 0, most = 0;

          for (guint j = 0; j < sum->count; j++)
            {
              least += range->least[sum->cells[j]];
              most += range->most[sum->cells[j]];
            }
          if (least > sum->sum || most < sum->sum)
            return FALSE;
          for (guint j = 0; j < sum->count; j++)
            {
              guint cell = sum->cells[j];
              gint64 from = sum->sum - (most - range->most[cell]);
              gint64 to = sum->sum - (least - range->least[cell]);

              if (from <= range->least[cell] && to >= range->most[cell])
                continue;
              most -= range->most[cell] - MIN (to, range->most[cell]);
              least += MAX (from, range->least[cell]) - range->least[cell];
              range->least[cell] = MAX (from, range->least[cell]);
              range->most[cell] = MIN (to, range->most[cell]);
              is_narrower = TRUE;
            }
        }
    }
  return TRUE;
}

static gboolean
find (Trial *trial, const Range *known)
{
  Range range = *known;
  guint chosen = trial->cell_count;
  gint64 truth, least, most;

  if (trial->tries++ > TRIES_MOST)
    g_error ("the table is too large to be tried");
  if (!narrow (trial, &range))
    return FALSE;
  for (guint i = 0; i < trial->cell_count; i++)
    if (range.most[i] > range.least[i] &&
        (chosen == trial->cell_count ||
         range.most[i] - range.least[i] < range.most[chosen] - range.least[chosen]))
      chosen = i;
  if (chosen == trial->cell_count)
    return TRUE;

  least = range.least[chosen];
  most = range.most[chosen];
  truth = CLAMP (trial->table
                     ->values[chosen / trial->table->columns][chosen % trial->table->columns],
                 least, most);
  /* What lies near the truth comes first: most of it fits. */
  for (gint64 away = 0; away <= most - least; away++)
    for (int sign = -1; sign <= (away > 0); sign += 2)
      {
        range.least[chosen] = range.most[chosen] = truth + sign * away;
        if (truth + sign * away >= least && truth + sign * away <= most && find (trial, &range))
          return TRUE;
      }
  return FALSE;
}

static void
add_pair (Trial *trial)
{
  const BruteTable *table = trial->table;

  for (guint j = 0; table->has_pair && j <= table->columns; j++)
    if (!table->pair_hidden[j])
      add_sum (trial, 0, 2, j, table->values[0][j] + table->values[1][j]);
}

/* Whether the cell or sum can be @wanted for all that is shown. */
static gboolean
can_hold (const BruteTable *table, guint row, guint column, gint64 wanted)
{
  guint rows = table->rows, columns = table->columns;
  Trial trial = { .table = table, .cell_count = rows * columns };
  Range range;

  for (guint i = 0; i <= rows; i++)
    for (guint j = 0; j <= columns; j++)
      {
        gboolean is_asked = i == row && j == column;
        gboolean is_known = is_asked || !table->hidden[i][j];
        gint64 value = is_asked ? wanted : table->values[i][j];
        guint cell = i * columns + j;

        if (i == rows || j == columns)
          {
            if (is_known)
              add_sum (&trial, i == rows ? 0 : i, i == rows ? rows : i + 1, j, value);
            continue;
          }
        range.least[cell] = is_known ? value : 0;
        range.most[cell] = is_known                   ? value
                           : table->bounds[i][j] >= 0 ? table->bounds[i][j]
                                                      : table->values[rows][columns] + 6;
        if (is_asked && table->bounds[i][j] >= 0 && wanted > table->bounds[i][j])
          return FALSE;
      }
  add_pair (&trial);
  return find (&trial, &range);
}

guint
brute_count_recovered (const BruteTable *table, gint64 width)
{
  guint count = 0;

  for (guint i = 0; i <= table->rows; i++)
    for (guint j = 0; j <= table->columns; j++)
      {
        gint64 value = table->values[i][j], least = value, most = value;
        gboolean is_sum = i == table->rows || j == table->columns;

        if (!table->hidden[i][j] || (table->is_of_rooms && value >= width))
          continue;
        if (!is_sum && can_hold (table, i, j, 0))
          least = 0;
        while (is_sum && least > 0 && most - least + 1 < width &&
               can_hold (table, i, j, least - 1))
          least--;
        while (most - least + 1 < width && can_hold (table, i, j, most + 1))
          most++;
        count += most - least + 1 < width || (least > 0 && !is_sum && !table->is_of_rooms);
      }
  return count;
}
