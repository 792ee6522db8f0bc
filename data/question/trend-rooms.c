#include "data/question/trend-rooms.h"

#include "corewalk/moment.h"
#include "data/base/spoken.h"
#include "data/base/stmt.h"
#include "data/count/pack-shelf.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

guint
cw_trend_name (CwTrendNames *names, const char *name)
{
  gpointer known;
  char *copy;

  if (names->names == NULL)
    {
      names->names = g_ptr_array_new_with_free_func (g_free);
      names->places = g_hash_table_new (g_str_hash, g_str_equal);
    }
  known = g_hash_table_lookup (names->places, name);
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;

  copy = g_strdup (name);
  g_ptr_array_add (names->names, copy);
  g_hash_table_insert (names->places, copy, GUINT_TO_POINTER (names->names->len));
  return names->names->len - 1;
}

guint
cw_trend_names_count (const CwTrendNames *names)
{
  return names->names == NULL ? 0 : names->names->len;
}

void
cw_trend_names_clear (CwTrendNames *names)
{
  g_clear_pointer (&names->names, g_ptr_array_unref);
  g_clear_pointer (&names->places, g_hash_table_unref);
}

void
cw_trend_rooms_clear (CwTrendRooms *rooms)
{
  g_clear_pointer (&rooms->rooms, g_array_unref);
  g_clear_pointer (&rooms->runs, g_array_unref);
  cw_trend_names_clear (&rooms->groups);
  cw_trend_names_clear (&rooms->others);
}

/* Kindergarten comes before the first grade, a lesson's opening before its end; all else as people count. */
static char *
make_order_key (const char *name)
{
  static const char *const early[] = { "PK", "TK", "K", "opening", "middle", "closing" };
  g_autofree char *key = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (early); i++)
    if (g_ascii_strcasecmp (name, early[i]) == 0)
      return g_strdup_printf ("0%u", i);

  key = g_utf8_collate_key_for_filename (name, -1);
  return g_strconcat ("1", key, NULL);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer keys)
{
  const char *const *texts = keys;

  return strcmp (texts[*(const guint *) a], texts[*(const guint *) b]);
}

guint *
cw_trend_names_order (const CwTrendNames *names)
{
  guint count = cw_trend_names_count (names);
  guint *order = g_new (guint, count + 1);
  g_auto (GStrv) keys = g_new0 (char *, count + 1);

  for (guint i = 0; i < count; i++)
    {
      order[i] = i;
      keys[i] = make_order_key (names->names->pdata[i]);
    }
  g_qsort_with_data (order, (int) count, sizeof *order, compare_keys, keys);
  return order;
}

gboolean
cw_trend_wants (const CwTrendQuestion *question, gint64 school, gint64 day)
{
  return day >= question->from_day && day <= question->to_day &&
         (question->school == 0 || question->school == school);
}

/* What a question needs to know of the schools, and of the words of the pack at hand. */
typedef struct
{
  CwTrendRooms *rooms;
  CwBy by, other;
  GHashTable *schools; /* local id (gint64 *) -> name */
  gint64 month_day;    /* visits come in runs of the same day */
  guint month;
  GArray *
      numbers[2]; /* guint: of each word or school of the pack as a group, and as another; 0 for
                         one that did not come up, else its number + 1 */
  gint wanted
      [3]; /* the words of the pack that are asked about; -1 for any, -2 for one it lacks */
} Reading;

static gboolean
read_schools (CwStore *store, Reading *reading, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (reading->by != CW_BY_SCHOOL && reading->other != CW_BY_SCHOOL)
    return TRUE;

  stmt = cw_stmt_new (store->shared, cw_sql_school_names);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_hash_table_insert (reading->schools, g_memdup2 (&id, sizeof id),
                           cw_stmt_dup_text (stmt, 1));
    }
  return cw_stmt_done (stmt, error);
}

static gint
find_wanted (const CwPack *pack, const char *word)
{
  if (word == NULL)
    return -1;

  for (guint i = 0; i < pack->words->len; i++)
    if (strcmp (pack->words->pdata[i], word) == 0)
      return (gint) i + 1;
  return -2;
}

static void
start_pack (Reading *reading, const CwPack *pack)
{
  const CwTrendQuestion *question = reading->rooms->question;

  reading->wanted[0] = find_wanted (pack, question->grade);
  reading->wanted[1] = find_wanted (pack, question->subject);
  reading->wanted[2] = find_wanted (pack, question->segment);
  for (guint i = 0; i < G_N_ELEMENTS (reading->numbers); i++)
    {
      g_array_set_size (reading->numbers[i], 0);
      g_array_set_size (reading->numbers[i], MAX (pack->words->len, pack->schools->len) + 1);
    }
}

static guint
find_month (CwTrendNames *names, gint64 day, Reading *reading)
{
  g_autofree char *text = NULL;

  if (day != reading->month_day || names->names == NULL)
    {
      text = cw_day_format (day);
      text[7] = '\0';
      reading->month_day = day;
      reading->month = cw_trend_name (names, text);
    }
  return reading->month;
}

static const char *
name_of (Reading *reading, const CwPack *pack, CwBy by, guint at)
{
  const char *name;

  if (by == CW_BY_SCHOOL)
    name = g_hash_table_lookup (reading->schools, &g_array_index (pack->schools, gint64, at));
  else
    name = at == 0 ? NULL : pack->words->pdata[at - 1];

  return name == NULL ? "" : name;
}

static guint
find_group (Reading *reading,
            CwTrendNames *names,
            const CwPack *pack,
            const CwPackedRoom *room,
            gboolean is_other)
{
  CwBy by = is_other ? reading->other : reading->by;
  guint at, *number;

  if (by == CW_BY_NOTHING)
    return is_other ? 0 : cw_trend_name (names, N_ ("all"));
  if (by == CW_BY_MONTH)
    return find_month (names, room->day, reading);

  at = by == CW_BY_SCHOOL    ? room->school
       : by == CW_BY_GRADE   ? room->grade
       : by == CW_BY_SUBJECT ? room->subject
                             : room->segment;
  number = &g_array_index (reading->numbers[is_other], guint, at);
  if (*number == 0)
    *number = cw_trend_name (names, name_of (reading, pack, by, at)) + 1;
  return *number - 1;
}

static gboolean
is_wanted (const Reading *reading, const CwPack *pack, const CwPackedRoom *room)
{
  const gint *wanted = reading->wanted;

  return cw_trend_wants (reading->rooms->question,
                         g_array_index (pack->schools, gint64, room->school), room->day) &&
         (wanted[0] == -1 || (guint) wanted[0] == room->grade) &&
         (wanted[1] == -1 || (guint) wanted[1] == room->subject) &&
         (wanted[2] == -1 || (guint) wanted[2] == room->segment);
}

static void
add_pack (Reading *reading, const CwPack *pack)
{
  CwTrendRooms *rooms = reading->rooms;
  CwTrendRun run = { .chunk = pack->chunk,
                     .first = rooms->rooms->len,
                     .count = pack->rooms->len,
                     .pack = pack };

  start_pack (reading, pack);
  g_array_set_size (rooms->rooms, run.first + run.count);
  for (guint i = 0; i < pack->rooms->len; i++)
    {
      const CwPackedRoom *packed = &g_array_index (pack->rooms, CwPackedRoom, i);
      CwTrendRoom room = {
        .day = packed->day,
        .local_ms = packed->local_ms,
        .length_ms = packed->length_ms,
        .is_wanted = is_wanted (reading, pack, packed),
        .has_grade = packed->grade != 0,
        .has_subject = packed->subject != 0,
        .is_bare = packed->is_bare,
      };

      if (room.is_wanted)
        {
          room.group = find_group (reading, &rooms->groups, pack, packed, FALSE);
          room.other = find_group (reading, &rooms->others, pack, packed, TRUE);
          rooms->count++;
        }
      g_array_index (rooms->rooms, CwTrendRoom, run.first + i) = room;
    }
  g_array_append_val (rooms->runs, run);
}

gboolean
cw_trend_rooms_read (CwStore *store,
                     const CwTrendQuestion *question,
                     CwBy by,
                     CwBy other,
                     CwTrendRooms *rooms,
                     GError **error)
{
  Reading reading = { .rooms = rooms, .by = by, .other = other, .month_day = G_MININT64 };
  GPtrArray *packs;
  gboolean is_done;

  rooms->question = question;
  rooms->rooms = g_array_new (FALSE, FALSE, sizeof (CwTrendRoom));
  rooms->runs = g_array_new (FALSE, FALSE, sizeof (CwTrendRun));
  reading.schools = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (reading.numbers); i++)
    reading.numbers[i] = g_array_new (FALSE, TRUE, sizeof (guint));

  packs = cw_pack_shelf (store, error);
  is_done = packs != NULL && read_schools (store, &reading, error);
  for (guint i = 0; is_done && i < packs->len; i++)
    add_pack (&reading, packs->pdata[i]);
  g_hash_table_unref (reading.schools);
  for (guint i = 0; i < G_N_ELEMENTS (reading.numbers); i++)
    g_array_unref (reading.numbers[i]);
  return is_done;
}
