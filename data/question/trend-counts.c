#include "data/base/stmt.h"
#include "data/question/trend-answer.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <math.h>

#define MINUTE_MS 60000

typedef struct
{
  gint64 sum, of; /* of: what a scan looked at, or how long the visits were, in ms */
  gint64 rooms;
} Count;

typedef struct
{
  CwTrendRooms rooms;
  CwTrendNames counters;
  GArray *counts; /* of Count, counters × groups, a counter's after the other's */
} Counts;

static void
clear_counts (Counts *counts)
{
  CwTrendRooms names = { .groups = counts->counters };

  cw_trend_rooms_clear (&counts->rooms);
  cw_trend_rooms_clear (&names);
  g_clear_pointer (&counts->counts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counts, clear_counts)

static const char *
statement (CwTrendKind kind)
{
  return kind == CW_TREND_TALK  ? cw_sql_trend_tally
         : kind == CW_TREND_USE ? cw_sql_trend_timer
                                : cw_sql_trend_scan;
}

static gboolean
read_counts (CwStore *store, const CwTrendQuestion *question, Counts *counts, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, statement (question->kind));
  guint at = 0, groups;

  if (!cw_trend_rooms_read (store, question, question->by, CW_BY_NOTHING, &counts->rooms,
                            error))
    return FALSE;

  groups = counts->rooms.groups.names == NULL ? 0 : counts->rooms.groups.names->len;
  counts->counts = g_array_new (FALSE, TRUE, sizeof (Count));
  while (at < counts->rooms.rooms->len && cw_stmt_next (stmt))
    {
      const CwTrendRoom *room =
          cw_trend_rooms_next (&counts->rooms, &at, cw_stmt_int (stmt, 0));
      gint64 sum = cw_stmt_int (stmt, 2);
      guint counter;
      Count *count;

      /* A stopwatch says something only where it is known how long the visit was. */
      if (room == NULL || sum < 0 || (question->kind == CW_TREND_USE && room->length_ms == 0))
        continue;
      counter = cw_trend_name (&counts->counters, cw_stmt_text (stmt, 1));
      if (counts->counts->len < (counter + 1) * groups)
        g_array_set_size (counts->counts, (counter + 1) * groups);
      count = &g_array_index (counts->counts, Count, counter * groups + room->group);
      count->rooms++;
      count->sum += question->kind == CW_TREND_USE ? MIN (sum, room->length_ms) : sum;
      count->of += question->kind == CW_TREND_USE ? room->length_ms : cw_stmt_int (stmt, 3);
    }

  return cw_stmt_done (stmt, error);
}

static void
set_cell (CwTrendTable *table, guint row, guint column, const Count *count)
{
  if (table->kind == CW_TREND_TALK)
    cw_trend_set_number (table, row, column,
                         count->rooms > 0 ? (double) count->sum / (double) count->rooms : NAN,
                         count->sum, count->rooms, count->rooms);
  else if (table->kind == CW_TREND_USE)
    cw_trend_set_number (table, row, column,
                         count->of > 0 ? (double) count->sum / (double) count->of : NAN,
                         (count->sum + MINUTE_MS / 2) / MINUTE_MS,
                         (count->of + MINUTE_MS / 2) / MINUTE_MS, count->rooms);
  else
    cw_trend_set_number (table, row, column,
                         count->of > 0 ? (double) count->sum / (double) count->of : NAN,
                         count->sum, count->of, count->rooms);
}

CwTrendTable *
cw_trend_ask_counts (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  g_auto (Counts) counts = { 0 };
  g_autofree guint *order = NULL, *counters = NULL;
  CwTrendTable *table;
  guint groups;

  if (!read_counts (store, question, &counts, error))
    return NULL;

  table = cw_trend_table_new (question, question->kind == CW_TREND_TALK ? CW_TREND_NUMBER
                                                                        : CW_TREND_SHARE);
  groups = counts.rooms.groups.names == NULL ? 0 : counts.rooms.groups.names->len;
  order = cw_trend_names_order (&counts.rooms.groups);
  counters = cw_trend_names_order (&counts.counters);
  for (guint i = 0; groups > 0 && i < counts.counts->len / groups; i++)
    cw_trend_table_add_row (table, 0, counts.counters.names->pdata[counters[i]],
                            counts.counters.names->pdata[counters[i]]);
  for (guint j = 0; j < groups; j++)
    cw_trend_table_add_column (table, counts.rooms.groups.names->pdata[order[j]]);
  cw_trend_table_fill (table);

  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < groups; j++)
      set_cell (table, i, j,
                &g_array_index (counts.counts, Count, counters[i] * groups + order[j]));
  return table;
}
