#include "corewalk/mark.h"
#include "data/base/stmt.h"
#include "data/count/pack-bytes.h"
#include "data/count/room-pack.h"
#include "sql.h"

#include <string.h>

#define MOST (G_GINT64_CONSTANT (1) << 53)

enum
{
  VISIT,
  DAY,
  AT_MS,
  OFFSET,
  ENDED_MS,
  SCHOOL,
  GRADE,
  SUBJECT,
  SEGMENT,
  IS_BARE,
};

typedef struct
{
  CwStore *store;
  CwPack *pack;
} Build;

guint8
cw_fact_value (gint64 mark)
{
  return mark < CW_MARK_NOT_OBSERVABLE || mark > CW_MARK_LEVEL_MOST
             ? 0
             : (guint8) (mark - CW_MARK_NOT_OBSERVABLE + 1);
}

static CwStmt *
ask (Build *build, const char *sql)
{
  CwStmt *stmt = cw_stmt_new (build->store->shared, sql);

  cw_stmt_bind_int (stmt, ":from", build->pack->chunk << CW_PACK_BITS);
  cw_stmt_bind_int (stmt, ":to", (build->pack->chunk + 1) << CW_PACK_BITS);
  return stmt;
}

static guint
find_school (CwPack *pack, gint64 school)
{
  for (guint i = pack->schools->len; i-- > 0;)
    if (g_array_index (pack->schools, gint64, i) == school)
      return i;

  g_array_append_val (pack->schools, school);
  return pack->schools->len - 1;
}

static guint
find_word (CwPack *pack, CwStmt *stmt, int column)
{
  const char *word = cw_stmt_text (stmt, column);

  if (word == NULL)
    return 0;

  for (guint i = 0; i < pack->words->len; i++)
    if (g_str_equal (pack->words->pdata[i], word))
      return i + 1;

  g_ptr_array_add (pack->words, g_strdup (word));
  return pack->words->len;
}

static gboolean
build_rooms (Build *build, GError **error)
{
  g_autoptr (CwStmt) stmt = ask (build, cw_sql_pack_room);

  while (cw_stmt_next (stmt))
    {
      gint64 at_ms = cw_stmt_int (stmt, AT_MS), ended_ms = cw_stmt_int (stmt, ENDED_MS);
      CwPackedRoom room = {
        .visit = cw_stmt_int (stmt, VISIT),
        .day = cw_stmt_int (stmt, DAY),
        .local_ms = at_ms + cw_stmt_int (stmt, OFFSET) * 60000,
        .length_ms = ended_ms > at_ms ? ended_ms - at_ms : 0,
        .school = find_school (build->pack, cw_stmt_int (stmt, SCHOOL)),
        .grade = find_word (build->pack, stmt, GRADE),
        .subject = find_word (build->pack, stmt, SUBJECT),
        .segment = find_word (build->pack, stmt, SEGMENT),
        .is_bare = cw_stmt_int (stmt, IS_BARE) != 0,
      };

      g_array_append_val (build->pack->rooms, room);
    }

  return cw_stmt_done (stmt, error);
}

/* Rows come in the order of the visits, and so do the rooms; some visits have none. */
static gboolean
find_room (const Build *build, gint64 visit, guint *at)
{
  const GArray *rooms = build->pack->rooms;

  while (*at < rooms->len && g_array_index (rooms, CwPackedRoom, *at).visit < visit)
    (*at)++;
  return *at < rooms->len && g_array_index (rooms, CwPackedRoom, *at).visit == visit;
}

static CwFact *
add_fact (Build *build, CwFactKind kind, gint64 item, const char *counter)
{
  CwFact *fact = g_new0 (CwFact, 1);

  fact->kind = kind;
  fact->item = item;
  fact->counter = g_strdup (counter);
  fact->bytes = g_byte_array_new ();
  g_ptr_array_add (build->pack->facts, fact);
  return fact;
}

static CwFact *
find_item (Build *build, GHashTable *items, gint64 item)
{
  CwFact *fact = g_hash_table_lookup (items, GSIZE_TO_POINTER (item));

  if (fact == NULL)
    {
      fact = add_fact (build, CW_FACT_MARK, item, "");
      g_hash_table_insert (items, GSIZE_TO_POINTER (item), fact);
    }
  return fact;
}

/* One byte a room, as far as there is any mark. */
static gboolean
build_marks (Build *build, GError **error)
{
  g_autoptr (CwStmt) stmt = ask (build, cw_sql_pack_mark);
  g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);
  guint at = 0;

  while (cw_stmt_next (stmt))
    {
      guint8 value = cw_fact_value (cw_stmt_int (stmt, 2));
      CwFact *fact;
      guint before;

      if (value == 0 || !find_room (build, cw_stmt_int (stmt, 0), &at))
        continue;
      fact = find_item (build, items, cw_stmt_int (stmt, 1));
      before = fact->bytes->len;
      g_byte_array_set_size (fact->bytes, at + 1);
      memset (fact->bytes->data + before, 0, at - before);
      fact->bytes->data[at] = value;
    }

  return cw_stmt_done (stmt, error);
}

static gint64
add_clamped (gint64 one, gint64 other)
{
  return CLAMP (CLAMP (one, -MOST, MOST) + CLAMP (other, -MOST, MOST), -MOST, MOST);
}

/* The numbers of one room stand as they are until another one follows: several rows make them. */
static void
add_number (CwFact *fact, guint room, gint64 sum, gint64 of)
{
  gboolean is_same = fact->bytes->len > 0 && fact->room == room;
  guint64 step = room - (fact->bytes->len == 0 ? 0 : fact->room);

  if (is_same)
    {
      const guint8 *begin = fact->bytes->data + fact->last;

      cw_bytes_take (&begin, fact->bytes->data + fact->bytes->len, &step);
      g_byte_array_set_size (fact->bytes, (guint) fact->last);
    }
  fact->last = fact->bytes->len;
  fact->room = room;
  fact->sum = add_clamped (is_same ? fact->sum : 0, sum);
  fact->of = add_clamped (is_same ? fact->of : 0, of);
  cw_bytes_add (fact->bytes, step);
  cw_bytes_add_signed (fact->bytes, fact->sum);
  cw_bytes_add_signed (fact->bytes, fact->of);
}

static gboolean
build_numbers (Build *build, CwFactKind kind, const char *sql, GError **error)
{
  g_autoptr (CwStmt) stmt = ask (build, sql);
  g_autoptr (GHashTable) counters = g_hash_table_new (g_str_hash, g_str_equal);
  guint at = 0;

  while (cw_stmt_next (stmt))
    {
      const char *counter = cw_stmt_text (stmt, 1);
      CwFact *fact;

      if (counter == NULL || !find_room (build, cw_stmt_int (stmt, 0), &at))
        continue;
      fact = g_hash_table_lookup (counters, counter);
      if (fact == NULL)
        {
          fact = add_fact (build, kind, 0, counter);
          g_hash_table_insert (counters, fact->counter, fact);
        }
      add_number (fact, at, cw_stmt_int (stmt, 2), cw_stmt_int (stmt, 3));
    }

  return cw_stmt_done (stmt, error);
}

CwPack *
cw_pack_build (CwStore *store, gint64 chunk, GError **error)
{
  g_autoptr (CwPack) pack = cw_pack_new (chunk);
  Build build = { .store = store, .pack = pack };

  return build_rooms (&build, error) && build_marks (&build, error) &&
                 build_numbers (&build, CW_FACT_TALLY, cw_sql_pack_tally, error) &&
                 build_numbers (&build, CW_FACT_SCAN, cw_sql_pack_scan, error) &&
                 build_numbers (&build, CW_FACT_TIMER, cw_sql_pack_timer, error)
             ? g_steal_pointer (&pack)
             : NULL;
}
