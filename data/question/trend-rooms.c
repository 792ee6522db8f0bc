#include "data/question/trend-rooms.h"

#include "corewalk/moment.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

enum
{
  VISIT,
  DAY,
  LOCAL_MS,
  AT_MS,
  ENDED_MS,
  GRADE,
  SUBJECT,
  SEGMENT,
  SCHOOL,
  SCHOOL_NAME,
};

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

static void
clear_names (CwTrendNames *names)
{
  g_clear_pointer (&names->names, g_ptr_array_unref);
  g_clear_pointer (&names->places, g_hash_table_unref);
}

void
cw_trend_rooms_clear (CwTrendRooms *rooms)
{
  g_clear_pointer (&rooms->rooms, g_array_unref);
  clear_names (&rooms->groups);
  clear_names (&rooms->others);
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
  guint count = names->names == NULL ? 0 : names->names->len;
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

static gboolean
is_wanted_text (const char *wanted, CwStmt *stmt, int column)
{
  return wanted == NULL || g_strcmp0 (cw_stmt_text (stmt, column), wanted) == 0;
}

/* Visits come in runs of the same day. */
typedef struct
{
  gint64 day;
  guint group;
} Month;

static guint
find_month (CwTrendNames *names, gint64 day, Month *month)
{
  g_autofree char *text = NULL;

  if (day != month->day)
    {
      text = cw_day_format (day);
      text[7] = '\0';
      *month = (Month){ day, cw_trend_name (names, text) };
    }
  return month->group;
}

static guint
find_group (CwTrendNames *names, CwStmt *stmt, CwBy by, gint64 day, Month *month)
{
  static const int columns[] = { [CW_BY_SCHOOL] = SCHOOL_NAME,
                                 [CW_BY_GRADE] = GRADE,
                                 [CW_BY_SUBJECT] = SUBJECT,
                                 [CW_BY_SEGMENT] = SEGMENT };
  const char *name;

  if (by == CW_BY_NOTHING)
    return cw_trend_name (names, "all");
  if (by == CW_BY_MONTH)
    return find_month (names, day, month);

  name = cw_stmt_text (stmt, columns[by]);
  return cw_trend_name (names, name == NULL ? "" : name);
}

gboolean
cw_trend_rooms_read (CwStore *store,
                     const CwTrendQuestion *question,
                     CwBy by,
                     CwBy other,
                     CwTrendRooms *rooms,
                     GError **error)
{
  gboolean needs_school = by == CW_BY_SCHOOL || other == CW_BY_SCHOOL || question->school != 0;
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, needs_school ? cw_sql_trend_visit_school
                                                                     : cw_sql_trend_visit);
  Month month = { .day = G_MININT64 };

  rooms->question = question;
  rooms->rooms = g_array_new (FALSE, FALSE, sizeof (CwTrendRoom));
  while (cw_stmt_next (stmt))
    {
      gint64 ended_ms = cw_stmt_int (stmt, ENDED_MS), at_ms = cw_stmt_int (stmt, AT_MS);
      CwTrendRoom room = {
        .visit = cw_stmt_int (stmt, VISIT),
        .day = cw_stmt_int (stmt, DAY),
        .local_ms = cw_stmt_int (stmt, LOCAL_MS),
        .length_ms = ended_ms > at_ms ? ended_ms - at_ms : 0,
        .has_grade = !cw_stmt_is_null (stmt, GRADE),
        .has_subject = !cw_stmt_is_null (stmt, SUBJECT),
      };

      if (!cw_trend_wants (question, cw_stmt_int (stmt, SCHOOL), room.day) ||
          !is_wanted_text (question->grade, stmt, GRADE) ||
          !is_wanted_text (question->subject, stmt, SUBJECT) ||
          !is_wanted_text (question->segment, stmt, SEGMENT))
        continue;
      room.group = find_group (&rooms->groups, stmt, by, room.day, &month);
      if (other != CW_BY_NOTHING)
        room.other = find_group (&rooms->others, stmt, other, room.day, &month);
      g_array_append_val (rooms->rooms, room);
    }

  return cw_stmt_done (stmt, error);
}

const CwTrendRoom *
cw_trend_rooms_next (const CwTrendRooms *rooms, guint *at, gint64 visit)
{
  const CwTrendRoom *all = (const CwTrendRoom *) (gpointer) rooms->rooms->data;

  while (*at < rooms->rooms->len && all[*at].visit < visit)
    (*at)++;
  return *at < rooms->rooms->len && all[*at].visit == visit ? &all[*at] : NULL;
}
