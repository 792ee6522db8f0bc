#include "data/base/stmt.h"
#include "data/question/trend-answer.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <math.h>

enum
{
  NO_END,
  NO_GRADE,
  NO_SUBJECT,
  BARE,
  NOT_CLOSED,
  NO_DEBRIEF,
  DIFFERENT,
  FAULTS,
};

static const char *const labels[FAULTS] = {
  [NO_END] = N_ ("visits without an end"),
  [NO_GRADE] = N_ ("visits without a grade"),
  [NO_SUBJECT] = N_ ("visits without a subject"),
  [BARE] = N_ ("visits in which nothing was recorded"),
  [NOT_CLOSED] = N_ ("walks that are not closed"),
  [NO_DEBRIEF] = N_ ("walks without a debrief"),
  [DIFFERENT] = N_ ("fields that two people wrote differently"),
};

static gboolean
count_walks (CwStore *store,
             const CwTrendQuestion *question,
             gint64 *faults,
             gint64 *walk_count,
             GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_trend_walks);

  while (cw_stmt_next (stmt))
    {
      if (!cw_trend_wants (question, cw_stmt_int (stmt, 2), cw_stmt_int (stmt, 1)))
        continue;
      (*walk_count)++;
      faults[NOT_CLOSED] += cw_stmt_int (stmt, 3);
      faults[NO_DEBRIEF] += cw_stmt_int (stmt, 4);
    }
  return cw_stmt_done (stmt, error);
}

static gboolean
count_conflicts (CwStore *store, gint64 *faults, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_conflict_count);

  if (cw_stmt_next (stmt))
    faults[DIFFERENT] = cw_stmt_int (stmt, 0);
  return cw_stmt_done (stmt, error);
}

static void
set_fault (CwTrendTable *table, guint row, gint64 n, gint64 of)
{
  CwTrendCell *cell = cw_trend_table_at (table, row, 0);

  cw_trend_set_count (table, row, 0, n);
  cell->of = of;
}

CwTrendTable *
cw_trend_ask_quality (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  g_auto (CwTrendRooms) rooms = { 0 };
  gint64 faults[FAULTS] = { 0 }, walk_count = 0;
  CwTrendTable *table;

  if (!cw_trend_rooms_read (store, question, CW_BY_NOTHING, CW_BY_NOTHING, &rooms, error) ||
      !count_walks (store, question, faults, &walk_count, error) ||
      !count_conflicts (store, faults, error))
    return NULL;

  for (guint i = 0; i < rooms.rooms->len; i++)
    {
      const CwTrendRoom *room = &g_array_index (rooms.rooms, CwTrendRoom, i);

      if (!room->is_wanted)
        continue;
      faults[BARE] += room->is_bare;
      faults[NO_END] += room->length_ms == 0;
      faults[NO_GRADE] += !room->has_grade;
      faults[NO_SUBJECT] += !room->has_subject;
    }

  table = cw_trend_table_new (question, CW_TREND_COUNT);
  for (guint i = 0; i < FAULTS; i++)
    cw_trend_table_add_row (table, 0, "", labels[i]);
  cw_trend_table_add_column (table, "how many");
  cw_trend_table_fill (table);
  for (guint i = 0; i < FAULTS; i++)
    set_fault (table, i, faults[i],
               i <= BARE       ? (gint64) rooms.count
               : i < DIFFERENT ? walk_count
                               : -1);
  return table;
}
