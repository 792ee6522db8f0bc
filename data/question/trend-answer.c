#include "data/question/trend-answer.h"

#include "data/store/store-private.h"

#include <math.h>

#define FEWEST_ROOMS 3 /* below it a figure would point at single rooms */

static void
free_head (gpointer data)
{
  CwTrendHead *head = data;

  g_free (head->key);
  g_free (head->label);
  g_free (head);
}

void
cw_trend_table_free (CwTrendTable *table)
{
  if (table == NULL)
    return;

  g_free (table->title);
  g_ptr_array_unref (table->rows);
  g_ptr_array_unref (table->columns);
  g_free (table->cells);
  g_free (table);
}

CwTrendTable *
cw_trend_table_new (const CwTrendQuestion *question, CwTrendUnit unit)
{
  CwTrendTable *table = g_new0 (CwTrendTable, 1);

  table->kind = question->kind;
  table->unit = unit;
  table->title = g_strdup ("");
  table->rows = g_ptr_array_new_with_free_func (free_head);
  table->columns = g_ptr_array_new_with_free_func (free_head);
  table->fewest = question->rule.fewest > 0 ? question->rule.fewest : FEWEST_ROOMS;
  return table;
}

static CwTrendHead *
make_head (gint64 id, const char *key, const char *label)
{
  CwTrendHead *head = g_new0 (CwTrendHead, 1);

  head->id = id;
  head->key = g_strdup (key);
  head->label = g_strdup (label);
  return head;
}

void
cw_trend_table_add_row (CwTrendTable *table, gint64 id, const char *key, const char *label)
{
  g_ptr_array_add (table->rows, make_head (id, key, label));
}

void
cw_trend_table_add_column (CwTrendTable *table, const char *label)
{
  g_ptr_array_add (table->columns, make_head (0, "", label));
}

static void
empty_cell (CwTrendCell *cell)
{
  *cell = (CwTrendCell){ .value = NAN,
                         .low = NAN,
                         .high = NAN,
                         .n = -1,
                         .of = -1,
                         .room_count = -1 };
}

void
cw_trend_table_fill (CwTrendTable *table)
{
  gsize count = (gsize) table->rows->len * table->columns->len;

  table->cells = g_new (CwTrendCell, count + 1);
  for (gsize i = 0; i < count; i++)
    empty_cell (&table->cells[i]);
}

CwTrendCell *
cw_trend_table_at (CwTrendTable *table, guint row, guint column)
{
  return &table->cells[(gsize) row * table->columns->len + column];
}

const CwTrendCell *
cw_trend_table_cell (const CwTrendTable *table, guint row, guint column)
{
  g_return_val_if_fail (row < table->rows->len && column < table->columns->len, NULL);

  return &table->cells[(gsize) row * table->columns->len + column];
}

void
cw_trend_hide (CwTrendCell *cell)
{
  empty_cell (cell);
  cell->is_hidden = TRUE;
}

void
cw_trend_set_number (CwTrendTable *table,
                     guint row,
                     guint column,
                     double value,
                     gint64 n,
                     gint64 of,
                     gint64 rooms)
{
  CwTrendCell *cell = cw_trend_table_at (table, row, column);

  if (rooms == 0)
    return;
  if (rooms < table->fewest)
    {
      cw_trend_hide (cell);
      return;
    }
  cell->value = value;
  cell->n = n;
  cell->of = of;
  cell->room_count = rooms;
}

void
cw_trend_set_rate (CwTrendTable *table, guint row, guint column, gint64 n, gint64 of)
{
  CwTrendCell *cell = cw_trend_table_at (table, row, column);

  cw_trend_set_number (table, row, column, of > 0 ? (double) n / (double) of : NAN, n, of, of);
  if (of > 0 && !cell->is_hidden)
    cw_wilson (n, of, &cell->low, &cell->high);
}

void
cw_trend_set_count (CwTrendTable *table, guint row, guint column, gint64 count)
{
  CwTrendCell *cell = cw_trend_table_at (table, row, column);

  cell->value = (double) count;
  cell->n = count;
}

static CwTrendTable *
ask (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  switch (question->kind)
    {
    case CW_TREND_RATE:
    case CW_TREND_LEVELS:
    case CW_TREND_HEAT:
      return cw_trend_ask_marks (store, question, error);
    case CW_TREND_TALK:
    case CW_TREND_USE:
    case CW_TREND_SCANS:
      return cw_trend_ask_counts (store, question, error);
    case CW_TREND_COVERAGE:
    case CW_TREND_PERIODS:
    case CW_TREND_SPENT:
    case CW_TREND_QUALITY:
      return cw_trend_ask_visits (store, question, error);
    case CW_TREND_FOLLOW:
      return cw_trend_ask_follow (store, question, error);
    case CW_TREND_PATTERNS:
    case CW_TREND_NEXT:
      return cw_trend_ask_debriefs (store, question, error);
    }

  g_return_val_if_reached (NULL);
}

/* Rooms, and what was recorded in them, must be of one moment: another program may write meanwhile. */
CwTrendTable *
cw_trend_ask (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  gboolean is_alone = store->mode != CW_STORE_READ ||
                      !sqlite3_get_autocommit (cw_db_get_handle (store->shared));
  CwTrendTable *table;

  if (!is_alone && !cw_db_begin_reading (store->shared, error))
    return NULL;

  table = ask (store, question, error);
  if (!is_alone)
    cw_db_rollback (store->shared);
  return table;
}
