#include "corewalk/mark.h"
#include "data/base/stmt.h"
#include "data/question/trend-answer.h"
#include "data/question/trend-items.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <math.h>

#define FIRST_LEVEL (1 - CW_MARK_NOT_OBSERVABLE)
#define VALUES (CW_MARK_LEVEL_MOST - CW_MARK_NOT_OBSERVABLE + 1)

/* How often each value was given, by look-for, group and other group. */
typedef struct
{
  GPtrArray *items; /* of CwItem */
  CwTrendRooms rooms;
  guint groups, others;
  guint chosen;   /* among the items */
  gint64 *counts; /* items × groups × others × VALUES */
} Marks;

static void
clear_marks (Marks *marks)
{
  g_clear_pointer (&marks->items, g_ptr_array_unref);
  cw_trend_rooms_clear (&marks->rooms);
  g_free (marks->counts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marks, clear_marks)

static guint
count_names (const CwTrendNames *names)
{
  return names->names == NULL ? 0 : names->names->len;
}

static gint64 *
counts_at (const Marks *marks, guint item, guint group, guint other)
{
  return marks->counts +
         (((gsize) item * marks->groups + group) * marks->others + other) * VALUES;
}

/*
 * Marks lie in the order of their visits, and so do the rooms: one pass over both, counting in C,
 * is several times as fast as GROUP BY, which sorts every row.
 */
static gboolean
count_marks (CwStore *store, Marks *marks, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_trend_mark);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint at = 0;

  marks->groups = count_names (&marks->rooms.groups);
  marks->others = MAX (1, count_names (&marks->rooms.others));
  marks->counts =
      g_new0 (gint64, (gsize) marks->items->len * marks->groups * marks->others * VALUES + 1);
  for (guint i = 0; i < marks->items->len; i++)
    g_hash_table_insert (places,
                         GSIZE_TO_POINTER (((const CwItem *) marks->items->pdata[i])->id),
                         GUINT_TO_POINTER (i + 1));

  while (at < marks->rooms.rooms->len && cw_stmt_next (stmt))
    {
      const CwTrendRoom *room = cw_trend_rooms_next (&marks->rooms, &at, cw_stmt_int (stmt, 0));
      guint place =
          room == NULL
              ? 0
              : GPOINTER_TO_UINT (
                    g_hash_table_lookup (places, GSIZE_TO_POINTER (cw_stmt_int (stmt, 1))));
      gint64 value = cw_stmt_int (stmt, 2) - CW_MARK_NOT_OBSERVABLE;

      if (place > 0 && value >= 0 && value < VALUES)
        counts_at (marks, place - 1, room->group, room->other)[value]++;
    }

  return cw_stmt_done (stmt, error);
}

static void
set_rate (CwTrendTable *table, guint row, guint column, const gint64 *counts)
{
  gint64 seen = counts[CW_MARK_SEEN - CW_MARK_NOT_OBSERVABLE];

  cw_trend_set_rate (table, row, column, seen,
                     seen + counts[CW_MARK_NOT_SEEN - CW_MARK_NOT_OBSERVABLE]);
}

static CwTrendTable *
make_rates (const CwTrendQuestion *question, const Marks *marks)
{
  CwTrendTable *table = cw_trend_table_new (question, CW_TREND_SHARE);
  g_autofree guint *order = cw_trend_names_order (&marks->rooms.groups);

  for (guint i = 0; i < marks->items->len; i++)
    {
      const CwItem *item = marks->items->pdata[i];

      cw_trend_table_add_row (table, item->id, item->key, item->label);
    }
  for (guint j = 0; j < marks->groups; j++)
    cw_trend_table_add_column (table, marks->rooms.groups.names->pdata[order[j]]);
  cw_trend_table_fill (table);

  for (guint i = 0; i < marks->items->len; i++)
    for (guint j = 0; j < marks->groups; j++)
      set_rate (table, i, j, counts_at (marks, i, order[j], 0));
  return table;
}

static void
set_title (CwTrendTable *table, const CwItem *item)
{
  g_free (table->title);
  table->title = g_strdup (item->label);
}

static CwTrendTable *
make_heat (const CwTrendQuestion *question, const Marks *marks)
{
  CwTrendTable *table = cw_trend_table_new (question, CW_TREND_SHARE);
  g_autofree guint *order = cw_trend_names_order (&marks->rooms.groups);
  g_autofree guint *others = cw_trend_names_order (&marks->rooms.others);

  set_title (table, marks->items->pdata[marks->chosen]);
  for (guint i = 0; i < marks->groups; i++)
    cw_trend_table_add_row (table, 0, "", marks->rooms.groups.names->pdata[order[i]]);
  for (guint j = 0; j < count_names (&marks->rooms.others); j++)
    cw_trend_table_add_column (table, marks->rooms.others.names->pdata[others[j]]);
  cw_trend_table_fill (table);

  for (guint i = 0; i < marks->groups; i++)
    for (guint j = 0; j < count_names (&marks->rooms.others); j++)
      set_rate (table, i, j, counts_at (marks, marks->chosen, order[i], others[j]));
  return table;
}

/*
 * Groups of fewer rooms are hidden whole, and with them as many as it takes that the last row, which
 * is all of them, gives none away.
 */
static void
hide_groups (CwTrendTable *table, const gint64 *counts, guint groups, guint levels)
{
  const CwSuppressRule rule = { .fewest = table->fewest };
  g_autofree gboolean *hidden = g_new (gboolean, (groups + 1) * (levels + 1));

  cw_suppress_table (counts, groups, levels, &rule, hidden);
  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < levels; j++)
      if (hidden[i * (levels + 1)])
        cw_trend_hide (cw_trend_table_at (table, i, j));
}

static void
set_level (CwTrendTable *table, guint row, guint column, gint64 count, gint64 sum)
{
  CwTrendCell *cell = cw_trend_table_at (table, row, column);

  if (sum == 0)
    return;
  *cell = (CwTrendCell){ .value = (double) count / (double) sum,
                         .n = count,
                         .of = sum,
                         .room_count = sum };
  cw_wilson (count, sum, &cell->low, &cell->high);
}

static CwTrendTable *
make_levels (const CwTrendQuestion *question, const Marks *marks)
{
  CwTrendTable *table = cw_trend_table_new (question, CW_TREND_SHARE);
  g_autofree guint *order = cw_trend_names_order (&marks->rooms.groups);
  const CwItem *item = marks->items->pdata[marks->chosen];
  guint levels = (guint) item->level_count, groups = 0;
  g_autofree gint64 *counts = g_new0 (gint64, (marks->groups + 1) * levels + 1);

  set_title (table, item);
  for (guint i = 0; i < marks->groups; i++)
    {
      const gint64 *found = counts_at (marks, marks->chosen, order[i], 0) + FIRST_LEVEL;
      gint64 sum = 0;

      for (guint j = 0; j < levels; j++)
        sum += counts[groups * levels + j] = found[j];
      if (sum == 0)
        continue;
      cw_trend_table_add_row (table, 0, "", marks->rooms.groups.names->pdata[order[i]]);
      groups++;
    }
  for (guint i = 0; i < groups; i++)
    for (guint j = 0; j < levels; j++)
      counts[groups * levels + j] =
          (i == 0 ? 0 : counts[groups * levels + j]) + counts[i * levels + j];
  if (question->by != CW_BY_NOTHING && groups > 0)
    cw_trend_table_add_row (table, 0, "", "all");
  for (guint j = 0; j < levels; j++)
    {
      g_autofree char *label = g_strdup_printf ("%u", j + 1);

      cw_trend_table_add_column (table, label);
    }
  cw_trend_table_fill (table);

  for (guint i = 0; i < table->rows->len; i++)
    {
      gint64 sum = 0;

      for (guint j = 0; j < levels; j++)
        sum += counts[i * levels + j];
      for (guint j = 0; j < levels; j++)
        set_level (table, i, j, counts[i * levels + j], sum);
    }
  hide_groups (table, counts, groups, levels);
  return table;
}

static gint64
count_item (const Marks *marks, guint item)
{
  gsize size = (gsize) marks->groups * marks->others * VALUES;
  gint64 count = 0;

  for (gsize i = 0; i < size; i++)
    count += marks->counts[item * size + i];
  return count;
}

static gboolean
is_about (const CwItem *item, const char *core)
{
  return core == NULL || g_strcmp0 (item->core, core) == 0;
}

/* The one look-for of LEVELS and HEAT: the one asked about, else the one with the most marks. */
static gboolean
choose_item (const CwTrendQuestion *question, Marks *marks, GError **error)
{
  gint64 most = -1;

  for (guint i = 0; i < marks->items->len; i++)
    if (count_item (marks, i) > most && is_about (marks->items->pdata[i], question->core))
      {
        most = count_item (marks, i);
        marks->chosen = i;
      }
  if (most >= 0)
    return TRUE;

  g_set_error_literal (error, CW_ERROR,
                       question->item != 0 ? CW_ERROR_INVALID : CW_ERROR_NOT_FOUND,
                       question->kind == CW_TREND_LEVELS
                           ? "that is no look-for with levels"
                           : "that is no look-for to be seen or not");
  return FALSE;
}

CwTrendTable *
cw_trend_ask_marks (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  gboolean is_heat = question->kind == CW_TREND_HEAT;
  gboolean has_levels = question->kind == CW_TREND_LEVELS;
  g_auto (Marks) marks = { 0 };

  marks.items =
      cw_trend_items (store, question->form, question->item,
                      has_levels ? CW_TREND_ITEMS_LEVELS : CW_TREND_ITEMS_PLAIN, error);
  if (marks.items == NULL ||
      !cw_trend_rooms_read (store, question, is_heat ? CW_BY_GRADE : question->by,
                            is_heat ? CW_BY_SUBJECT : CW_BY_NOTHING, &marks.rooms, error) ||
      !count_marks (store, &marks, error) ||
      (question->kind != CW_TREND_RATE && !choose_item (question, &marks, error)))
    return NULL;

  return is_heat      ? make_heat (question, &marks)
         : has_levels ? make_levels (question, &marks)
                      : make_rates (question, &marks);
}
