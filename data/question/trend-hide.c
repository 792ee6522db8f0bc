#include "data/question/trend-hide.h"

static gboolean
has_small (const gint64 *rooms, gsize count, gint64 fewest)
{
  for (gsize i = 0; i < count; i++)
    if (rooms[i] > 0 && rooms[i] < fewest)
      return TRUE;

  return FALSE;
}

static gint64
sum_of (const gint64 *rooms, guint count)
{
  gint64 sum = 0;

  for (guint i = 0; i < count; i++)
    sum += rooms[i];
  return sum;
}

/* What is hidden is a group as well, that anybody can subtract: it must not be too small itself. */
static void
hide_enough (const gint64 *rooms, guint count, gint64 fewest, gboolean *hidden)
{
  gint64 sum = 0;

  for (guint i = 0; i < count; i++)
    {
      hidden[i] = rooms[i] > 0 && rooms[i] < fewest;
      sum += hidden[i] ? rooms[i] : 0;
    }

  while (sum > 0 && sum < fewest)
    {
      guint smallest = count;

      for (guint i = 0; i < count; i++)
        if (!hidden[i] && rooms[i] > 0 && (smallest == count || rooms[i] < rooms[smallest]))
          smallest = i;
      if (smallest == count)
        return;
      hidden[smallest] = TRUE;
      sum += rooms[smallest];
    }
}

/* A group without rooms is an empty cell: everybody sees that it is none. */
static guint
add_group (CwSuppress *page, gint64 rooms, gint64 fewest, gboolean is_hidden)
{
  CwSuppressKind kind = rooms == 0                     ? CW_SUPPRESS_SHOWN
                        : is_hidden && rooms >= fewest ? CW_SUPPRESS_HIDDEN
                                                       : CW_SUPPRESS_PAGE;

  return cw_suppress_add (page, kind, rooms, fewest, fewest);
}

static guint
add_known (CwSuppress *page, gint64 rooms, gint64 fewest, gboolean is_hidden)
{
  return cw_suppress_add (page,
                          is_hidden || rooms < fewest ? CW_SUPPRESS_HIDDEN : CW_SUPPRESS_SHOWN,
                          rooms, fewest, fewest);
}

/* Which of the groups are hidden where the sum of all is known. */
static void
decide_line (const gint64 *rooms, guint count, gint64 fewest, gboolean *hidden)
{
  g_autoptr (CwSuppress) page = NULL;
  g_autofree guint *parts = g_new (guint, count + 1);

  hide_enough (rooms, count, fewest, hidden);
  if (!has_small (rooms, count, fewest))
    return;

  page = cw_suppress_new ();
  for (guint i = 0; i < count; i++)
    parts[i] = add_group (page, rooms[i], fewest, hidden[i]);
  cw_suppress_relate (page, add_known (page, sum_of (rooms, count), fewest, FALSE), parts,
                      count);
  cw_suppress_decide (page);
  for (guint i = 0; i < count; i++)
    hidden[i] = rooms[i] > 0 && cw_suppress_is_hidden (page, parts[i]);
}

void
cw_trend_hide_row (CwTrendTable *table, guint row, const gint64 *rooms)
{
  g_autofree gboolean *hidden = g_new0 (gboolean, table->columns->len + 1);

  decide_line (rooms, table->columns->len, table->fewest, hidden);
  for (guint i = 0; i < table->columns->len; i++)
    if (hidden[i])
      cw_trend_hide (cw_trend_table_at (table, row, i));
}

/* The sums of rows or columns as the page of those groups alone shows them. */
static guint *
add_margin (CwSuppress *page, const gint64 *sums, guint count, gint64 fewest)
{
  g_autofree gboolean *hidden = g_new0 (gboolean, count + 1);
  guint *cells = g_new (guint, count + 1);

  decide_line (sums, count, fewest, hidden);
  for (guint i = 0; i < count; i++)
    cells[i] = add_known (page, sums[i], fewest, hidden[i]);
  return cells;
}

static void
relate_grid (CwSuppress *page,
             const guint *cells,
             const guint *rows,
             guint row_count,
             const guint *columns,
             guint column_count,
             guint all)
{
  g_autofree guint *parts = g_new (guint, row_count + 1);

  for (guint i = 0; i < row_count; i++)
    cw_suppress_relate (page, rows[i], cells + (gsize) i * column_count, column_count);
  for (guint j = 0; j < column_count; j++)
    {
      for (guint i = 0; i < row_count; i++)
        parts[i] = cells[(gsize) i * column_count + j];
      cw_suppress_relate (page, columns[j], parts, row_count);
    }
  cw_suppress_relate (page, all, rows, row_count);
  cw_suppress_relate (page, all, columns, column_count);
}

/* One try at a table; FALSE where all is hidden and something can be worked out all the same. */
static gboolean
decide_grid (CwTrendTable *table, const gint64 *rooms, gboolean hides_none)
{
  guint rows = table->rows->len, columns = table->columns->len, count = rows * columns;
  g_autofree gint64 *row_sums = g_new0 (gint64, rows + 1);
  g_autofree gint64 *column_sums = g_new0 (gint64, columns + 1);
  g_autofree guint *cells = g_new (guint, count + 1);
  g_autofree guint *row_cells = NULL, *column_cells = NULL;
  g_autoptr (CwSuppress) page = cw_suppress_new ();
  gboolean is_safe;

  for (guint i = 0; i < count; i++)
    {
      cells[i] = hides_none ? cw_suppress_add (page, CW_SUPPRESS_PAGE, rooms[i], table->fewest,
                                               table->fewest)
                            : add_group (page, rooms[i], table->fewest, FALSE);
      row_sums[i / columns] += rooms[i];
      column_sums[i % columns] += rooms[i];
    }
  row_cells = add_margin (page, row_sums, rows, table->fewest);
  column_cells = add_margin (page, column_sums, columns, table->fewest);
  relate_grid (page, cells, row_cells, rows, column_cells, columns,
               add_known (page, sum_of (row_sums, rows), table->fewest, FALSE));
  is_safe = cw_suppress_decide (page);

  for (guint i = 0; i < count && (is_safe || hides_none); i++)
    if (cw_suppress_is_hidden (page, cells[i]) || !is_safe)
      cw_trend_hide (&table->cells[i]);
  return is_safe;
}

/* Where it takes that, nobody sees either where no room was. */
void
cw_trend_hide_grid (CwTrendTable *table, const gint64 *rooms)
{
  if (has_small (rooms, (gsize) table->rows->len * table->columns->len, table->fewest) &&
      !decide_grid (table, rooms, FALSE))
    decide_grid (table, rooms, TRUE);
}
