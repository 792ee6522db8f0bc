#include "data/base/stmt.h"
#include "data/question/trend-answer.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <math.h>

#define DAY_MS (24 * 60 * 60 * (gint64) 1000)
#define HOUR_MS (60 * 60 * (gint64) 1000)
#define MINUTE_MS 60000.0

static void
add_groups (CwTrendTable *table, const CwTrendRooms *rooms, const guint *order)
{
  for (guint i = 0; i < cw_trend_names_count (&rooms->groups); i++)
    cw_trend_table_add_row (table, 0, "", rooms->groups.names->pdata[order[i]]);
}

/* Where each group stands in the table. */
static guint *
find_rows (const CwTrendRooms *rooms, const guint *order)
{
  guint *rows = g_new (guint, cw_trend_names_count (&rooms->groups) + 1);

  for (guint i = 0; i < cw_trend_names_count (&rooms->groups); i++)
    rows[order[i]] = i;
  return rows;
}

/* Schools that nobody visited are what coverage is about. */
static gboolean
name_schools (CwStore *store,
              const CwTrendQuestion *question,
              CwTrendRooms *rooms,
              GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_trend_schools);

  while (cw_stmt_next (stmt))
    if (question->school == 0 || question->school == cw_stmt_int (stmt, 1))
      cw_trend_name (&rooms->groups, cw_stmt_text (stmt, 0));
  return cw_stmt_done (stmt, error);
}

static CwTrendTable *
ask_coverage (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  static const char *const columns[] = { N_ ("visits"), N_ ("visits of late"),
                                         N_ ("weeks since the last") };
  g_auto (CwTrendRooms) rooms = { 0 };
  g_autofree guint *order = NULL, *rows = NULL;
  g_autofree gint64 *last = NULL;
  CwTrendTable *table;

  if ((question->by == CW_BY_SCHOOL && !name_schools (store, question, &rooms, error)) ||
      !cw_trend_rooms_read (store, question, question->by, CW_BY_NOTHING, &rooms, error))
    return NULL;

  table = cw_trend_table_new (question, CW_TREND_COUNT);
  order = cw_trend_names_order (&rooms.groups);
  rows = find_rows (&rooms, order);
  add_groups (table, &rooms, order);
  for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
    cw_trend_table_add_column (table, columns[j]);
  cw_trend_table_fill (table);

  last = g_new (gint64, table->rows->len + 1);
  for (guint i = 0; i < table->rows->len; i++)
    {
      last[i] = G_MININT64;
      cw_trend_set_count (table, i, 0, 0);
      cw_trend_set_count (table, i, 1, 0);
    }
  for (guint i = 0; i < rooms.rooms->len; i++)
    {
      const CwTrendRoom *room = &g_array_index (rooms.rooms, CwTrendRoom, i);
      gboolean is_late = room->day > question->today - 7 * question->week_count;
      guint row;

      if (!room->is_wanted)
        continue;
      row = rows[room->group];
      cw_trend_set_count (table, row, 0, cw_trend_table_at (table, row, 0)->n + 1);
      cw_trend_set_count (table, row, 1, cw_trend_table_at (table, row, 1)->n + is_late);
      last[row] = MAX (last[row], room->day);
    }
  for (guint i = 0; i < table->rows->len; i++)
    if (last[i] != G_MININT64)
      cw_trend_set_count (table, i, 2, MAX (0, question->today - last[i]) / 7);
  return table;
}

static void
name_hours (CwTrendTable *table, gint64 first, gint64 last)
{
  for (gint64 hour = first; hour <= last; hour++)
    {
      g_autofree char *label = g_strdup_printf ("%02d:00", (int) hour);

      cw_trend_table_add_column (table, label);
    }
}

static gint64
floor_divide (gint64 value, gint64 by)
{
  return value / by - (value % by < 0);
}

static CwTrendTable *
ask_periods (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  static const char *const days[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                      N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                      N_ ("Sunday") };
  g_auto (CwTrendRooms) rooms = { 0 };
  gint64 counts[7][24] = { 0 }, first = 23, last = 0;
  CwTrendTable *table;
  guint day_count = 5;

  if (!cw_trend_rooms_read (store, question, CW_BY_NOTHING, CW_BY_NOTHING, &rooms, error))
    return NULL;

  for (guint i = 0; i < rooms.rooms->len; i++)
    {
      const CwTrendRoom *room = &g_array_index (rooms.rooms, CwTrendRoom, i);
      gint64 day = floor_divide (room->local_ms, DAY_MS);
      gint64 hour = floor_divide (room->local_ms, HOUR_MS) - day * 24;
      guint weekday = (guint) ((day % 7 + 7 + 3) % 7); /* 1970-01-01 was a Thursday */

      if (!room->is_wanted)
        continue;
      counts[weekday][hour]++;
      first = MIN (first, hour);
      last = MAX (last, hour);
      day_count = MAX (day_count, weekday + 1);
    }

  table = cw_trend_table_new (question, CW_TREND_COUNT);
  for (guint i = 0; rooms.count > 0 && i < day_count; i++)
    cw_trend_table_add_row (table, 0, "", days[i]);
  name_hours (table, first, last);
  cw_trend_table_fill (table);
  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->columns->len; j++)
      cw_trend_set_count (table, i, j, counts[i][first + j]);
  return table;
}

static CwTrendTable *
ask_spent (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  static const char *const columns[] = { N_ ("visits"), N_ ("minutes in rooms"),
                                         N_ ("minutes a visit") };
  g_auto (CwTrendRooms) rooms = { 0 };
  g_autofree guint *order = NULL, *rows = NULL;
  g_autofree gint64 *ms = NULL, *ended = NULL;
  CwTrendTable *table;

  if (!cw_trend_rooms_read (store, question, question->by, CW_BY_NOTHING, &rooms, error))
    return NULL;

  table = cw_trend_table_new (question, CW_TREND_NUMBER);
  order = cw_trend_names_order (&rooms.groups);
  rows = find_rows (&rooms, order);
  add_groups (table, &rooms, order);
  for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
    cw_trend_table_add_column (table, columns[j]);
  cw_trend_table_fill (table);

  ms = g_new0 (gint64, table->rows->len + 1);
  ended = g_new0 (gint64, table->rows->len + 1);
  for (guint i = 0; i < table->rows->len; i++)
    cw_trend_set_count (table, i, 0, 0);
  for (guint i = 0; i < rooms.rooms->len; i++)
    {
      const CwTrendRoom *room = &g_array_index (rooms.rooms, CwTrendRoom, i);
      guint row;

      if (!room->is_wanted)
        continue;
      row = rows[room->group];
      cw_trend_set_count (table, row, 0, cw_trend_table_at (table, row, 0)->n + 1);
      ms[row] += room->length_ms;
      ended[row] += room->length_ms > 0;
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      double minutes = (double) ms[i] / MINUTE_MS;

      cw_trend_table_at (table, i, 1)->value = minutes;
      if (ended[i] > 0)
        cw_trend_table_at (table, i, 2)->value = minutes / (double) ended[i];
    }
  return table;
}

CwTrendTable *
cw_trend_ask_visits (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  return question->kind == CW_TREND_COVERAGE  ? ask_coverage (store, question, error)
         : question->kind == CW_TREND_PERIODS ? ask_periods (store, question, error)
         : question->kind == CW_TREND_SPENT   ? ask_spent (store, question, error)
                                              : cw_trend_ask_quality (store, question, error);
}
