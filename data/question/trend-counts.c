#include "data/question/trend-hide.h"
#include "data/question/trend-tools.h"

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
  cw_trend_rooms_clear (&counts->rooms);
  cw_trend_names_clear (&counts->counters);
  g_clear_pointer (&counts->counts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counts, clear_counts)

static Count *
find_counts (Counts *counts, const char *name)
{
  guint groups = cw_trend_names_count (&counts->rooms.groups);
  guint counter = cw_trend_name (&counts->counters, name);

  if (counts->counts->len < (counter + 1) * groups)
    g_array_set_size (counts->counts, (counter + 1) * groups);
  return &g_array_index (counts->counts, Count, counter * groups);
}

static void
count_cb (guint first,
          guint room_count,
          gint64 item,
          const char *counter,
          const guint8 *bytes,
          gsize length,
          gpointer user_data)
{
  Counts *counts = user_data;
  const CwTrendRoom *rooms = &g_array_index (counts->rooms.rooms, CwTrendRoom, first);
  gboolean is_use = counts->rooms.question->kind == CW_TREND_USE;
  CwFactReader reader = { .at = bytes, .end = bytes + length };
  Count *found = NULL;

  while (cw_fact_next (&reader) && reader.room < room_count)
    {
      const CwTrendRoom *room = &rooms[reader.room];
      Count *count;

      /* A stopwatch says something only where it is known how long the visit was. */
      if (!room->is_wanted || reader.sum < 0 || (is_use && room->length_ms == 0))
        continue;
      if (found == NULL)
        found = find_counts (counts, counter);
      count = &found[room->group];
      count->rooms++;
      count->sum += is_use ? MIN (reader.sum, room->length_ms) : reader.sum;
      count->of += is_use ? room->length_ms : reader.of;
    }
}

static gboolean
read_counts (CwStore *store, const CwTrendQuestion *question, Counts *counts, GError **error)
{
  CwFactKind kind = question->kind == CW_TREND_TALK  ? CW_FACT_TALLY
                    : question->kind == CW_TREND_USE ? CW_FACT_TIMER
                                                     : CW_FACT_SCAN;

  counts->counts = g_array_new (FALSE, TRUE, sizeof (Count));
  return cw_trend_rooms_read (store, question, question->by, CW_BY_NOTHING, &counts->rooms,
                              error) &&
         (counts->rooms.count == 0 ||
          cw_trend_facts_each (store, &counts->rooms, kind, 0, count_cb, counts, error));
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

/* What no form here names stands for itself. */
static void
add_counter (CwTrendTable *table, const char *key, GHashTable *labels)
{
  const char *label = g_hash_table_lookup (labels, key);

  cw_trend_table_add_row (table, 0, key, label == NULL ? key : label);
}

CwTrendTable *
cw_trend_ask_counts (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  g_auto (Counts) counts = { 0 };
  g_autofree guint *order = NULL, *counters = NULL;
  g_autofree gint64 *rooms = NULL;
  g_autoptr (GHashTable) labels = NULL;
  CwTrendTable *table;
  guint groups;

  if (!read_counts (store, question, &counts, error))
    return NULL;
  labels = cw_trend_tool_labels (store, question->kind, error);
  if (labels == NULL)
    return NULL;

  table = cw_trend_table_new (question, question->kind == CW_TREND_TALK ? CW_TREND_NUMBER
                                                                        : CW_TREND_SHARE);
  groups = cw_trend_names_count (&counts.rooms.groups);
  order = cw_trend_names_order (&counts.rooms.groups);
  counters = cw_trend_names_order (&counts.counters);
  for (guint i = 0; groups > 0 && i < counts.counts->len / groups; i++)
    add_counter (table, counts.counters.names->pdata[counters[i]], labels);
  for (guint j = 0; j < groups; j++)
    cw_trend_table_add_column (table, counts.rooms.groups.names->pdata[order[j]]);
  cw_trend_table_fill (table);

  rooms = g_new0 (gint64, groups + 1);
  for (guint i = 0; i < table->rows->len; i++)
    {
      for (guint j = 0; j < groups; j++)
        {
          const Count *count =
              &g_array_index (counts.counts, Count, counters[i] * groups + order[j]);

          set_cell (table, i, j, count);
          rooms[j] = count->rooms;
        }
      cw_trend_hide_row (table, i, rooms);
    }
  return table;
}
