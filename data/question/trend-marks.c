#include "corewalk/mark.h"
#include "data/question/trend-hide.h"
#include "data/question/trend-items.h"

#include <math.h>

#define FEW_ITEMS 8 /* that are looked up one by one */
#define VALUES 16   /* room for every byte that a mark can be in a fact */

/* How often each value was given, by look-for, group and other group. */
typedef struct
{
  GPtrArray *items;   /* of CwItem */
  GHashTable *places; /* item -> its place + 1 */
  CwTrendRooms rooms;
  guint groups, others;
  guint chosen;   /* among the items */
  guint *slots;   /* by room */
  gint64 *counts; /* of each look-for: groups × others × VALUES, and those of no group */
} Marks;

static void
clear_marks (Marks *marks)
{
  g_clear_pointer (&marks->items, g_ptr_array_unref);
  cw_trend_rooms_clear (&marks->rooms);
  g_clear_pointer (&marks->places, g_hash_table_unref);
  g_free (marks->slots);
  g_free (marks->counts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marks, clear_marks)

/* One more than there are groups: of the rooms that are not asked about. */
static gsize
count_of_item (const Marks *marks)
{
  return ((gsize) marks->groups * marks->others + 1) * VALUES;
}

static gint64 *
counts_at (const Marks *marks, guint item, guint group, guint other)
{
  return marks->counts + item * count_of_item (marks) +
         ((gsize) group * marks->others + other) * VALUES;
}

/* Without a branch: what is not asked about, and what has no mark, is counted where nobody looks. */
static void
count_item_cb (guint first,
               guint count,
               gint64 item,
               const char *counter,
               const guint8 *bytes,
               gsize length,
               gpointer user_data)
{
  Marks *marks = user_data;
  gpointer place = g_hash_table_lookup (marks->places, GSIZE_TO_POINTER (item));
  const guint *slots = marks->slots + first;
  gint64 *counts;

  if (place == NULL)
    return;

  counts = counts_at (marks, GPOINTER_TO_UINT (place) - 1, 0, 0);
  for (guint i = 0; i < MIN (count, length); i++)
    counts[slots[i] + bytes[i] % VALUES]++;
}

/* Where each room's counts stand among those of a look-for. */
static guint *
make_slots (const Marks *marks)
{
  const GArray *rooms = marks->rooms.rooms;
  guint *slots = g_new (guint, rooms->len + 1);

  for (guint i = 0; i < rooms->len; i++)
    {
      const CwTrendRoom *room = &g_array_index (rooms, CwTrendRoom, i);

      slots[i] = VALUES * (room->is_wanted ? room->group * marks->others + room->other
                                           : marks->groups * marks->others);
    }
  return slots;
}

static gboolean
count_marks (CwStore *store, Marks *marks, GError **error)
{
  gboolean is_few = marks->items->len <= FEW_ITEMS;

  marks->groups = cw_trend_names_count (&marks->rooms.groups);
  marks->others = MAX (1, cw_trend_names_count (&marks->rooms.others));
  marks->counts = g_new0 (gint64, marks->items->len * count_of_item (marks) + 1);
  marks->slots = make_slots (marks);
  marks->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < marks->items->len; i++)
    g_hash_table_insert (marks->places,
                         GSIZE_TO_POINTER (((const CwItem *) marks->items->pdata[i])->id),
                         GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < (is_few ? marks->items->len : 1) && marks->rooms.count > 0; i++)
    if (!cw_trend_facts_each (store, &marks->rooms, CW_FACT_MARK,
                              is_few ? ((const CwItem *) marks->items->pdata[i])->id : 0,
                              count_item_cb, marks, error))
      return FALSE;
  return TRUE;
}

/* Returns the rooms in which it could be seen. */
static gint64
set_rate (CwTrendTable *table, guint row, guint column, const gint64 *counts)
{
  gint64 seen = counts[cw_fact_value (CW_MARK_SEEN)];

  gint64 rooms = seen + counts[cw_fact_value (CW_MARK_NOT_SEEN)];

  cw_trend_set_rate (table, row, column, seen, rooms);
  return rooms;
}

static CwTrendTable *
make_rates (const CwTrendQuestion *question, const Marks *marks)
{
  CwTrendTable *table = cw_trend_table_new (question, CW_TREND_SHARE);
  g_autofree guint *order = cw_trend_names_order (&marks->rooms.groups);
  g_autofree gint64 *rooms = NULL;

  for (guint i = 0; i < marks->items->len; i++)
    {
      const CwItem *item = marks->items->pdata[i];

      cw_trend_table_add_row (table, item->id, item->key, item->label);
    }
  for (guint j = 0; j < marks->groups; j++)
    cw_trend_table_add_column (table, marks->rooms.groups.names->pdata[order[j]]);
  cw_trend_table_fill (table);

  rooms = g_new0 (gint64, marks->groups + 1);
  for (guint i = 0; i < marks->items->len; i++)
    {
      for (guint j = 0; j < marks->groups; j++)
        rooms[j] = set_rate (table, i, j, counts_at (marks, i, order[j], 0));
      cw_trend_hide_row (table, i, rooms);
    }
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
  g_autofree gint64 *rooms = NULL;

  set_title (table, marks->items->pdata[marks->chosen]);
  for (guint i = 0; i < marks->groups; i++)
    cw_trend_table_add_row (table, 0, "", marks->rooms.groups.names->pdata[order[i]]);
  for (guint j = 0; j < cw_trend_names_count (&marks->rooms.others); j++)
    cw_trend_table_add_column (table, marks->rooms.others.names->pdata[others[j]]);
  cw_trend_table_fill (table);

  rooms = g_new0 (gint64, (gsize) marks->groups * marks->others + 1);
  for (guint i = 0; i < marks->groups; i++)
    for (guint j = 0; j < cw_trend_names_count (&marks->rooms.others); j++)
      rooms[i * marks->others + j] =
          set_rate (table, i, j, counts_at (marks, marks->chosen, order[i], others[j]));
  cw_trend_hide_grid (table, rooms);
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
      const gint64 *found = counts_at (marks, marks->chosen, order[i], 0) + cw_fact_value (1);
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
  const gint64 *counts = counts_at (marks, item, 0, 0);
  gint64 count = 0;

  for (guint i = 0; i < marks->groups * marks->others; i++)
    for (guint value = 1; value < VALUES; value++)
      count += counts[i * VALUES + value];
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
