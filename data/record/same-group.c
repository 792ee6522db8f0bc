#include "data/record/same-group.h"

#include "data/base/stmt.h"
#include "sql.h"

#include <string.h>

struct _CwSame
{
  GArray *entries;    /* of CwSameEntry */
  GHashTable *places; /* id -> its place among them, and 1 */
};

static CwSameEntry *
entry_at (const CwSame *same, guint place)
{
  return &g_array_index (same->entries, CwSameEntry, place);
}

static CwSameEntry *
find_entry (const CwSame *same, gint64 id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (same->places, &id));

  return place == 0 ? NULL : entry_at (same, place - 1);
}

static guint
add_entry (CwSame *same, gint64 id)
{
  const CwSameEntry entry = { .id = id, .root = same->entries->len };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (same->places, &id));

  if (place != 0)
    return place - 1;

  g_array_append_val (same->entries, entry);
  g_hash_table_insert (same->places, g_memdup2 (&id, sizeof id),
                       GUINT_TO_POINTER (same->entries->len));
  return same->entries->len - 1;
}

static guint
find_root (const CwSame *same, guint place)
{
  while (entry_at (same, place)->root != place)
    place = entry_at (same, place)->root;

  return place;
}

static gboolean
read_pairs (CwSame *same, CwDb *db, const char *sql, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  while (cw_stmt_next (stmt))
    {
      guint one = find_root (same, add_entry (same, cw_stmt_int (stmt, 1)));
      guint other = find_root (same, add_entry (same, cw_stmt_int (stmt, 2)));

      entry_at (same, MAX (one, other))->root = MIN (one, other);
    }

  return cw_stmt_done (stmt, error);
}

static gboolean
read_entry (CwStore *store, CwSameEntry *entry, CwDb *db, const char *sql, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  cw_log_to_uuid (cw_store_log_of (store, entry->id), entry->id, &entry->uuid);
  cw_stmt_bind_int (stmt, ":id", entry->id);
  entry->is_here = cw_stmt_next (stmt);
  if (entry->is_here)
    {
      entry->is_gone = cw_stmt_int (stmt, 0) != 0;
      entry->school = cw_stmt_int (stmt, 1);
    }

  return cw_stmt_done (stmt, error);
}

static int
compare_entries (const CwSameEntry *a, const CwSameEntry *b)
{
  if (a->is_here != b->is_here)
    return a->is_here ? -1 : 1;
  if (a->is_gone != b->is_gone)
    return a->is_gone ? 1 : -1;

  return memcmp (a->uuid.bytes, b->uuid.bytes, sizeof a->uuid.bytes);
}

/* Nothing counts but what is said and what the lists have: not who said it, nor when it came. */
static void
choose_shown (CwSame *same)
{
  g_autofree guint *best = g_new (guint, same->entries->len);

  for (guint i = 0; i < same->entries->len; i++)
    {
      guint root = entry_at (same, i)->root = find_root (same, i);

      if (root == i || compare_entries (entry_at (same, i), entry_at (same, best[root])) < 0)
        best[root] = i;
    }
  for (guint i = 0; i < same->entries->len; i++)
    entry_at (same, i)->shown = entry_at (same, best[entry_at (same, i)->root])->id;
}

CwSame *
cw_same_load (CwStore *store, gboolean are_teachers, GError **error)
{
  g_autoptr (CwSame) same = g_new0 (CwSame, 1);
  CwDb *db = are_teachers ? store->private : store->shared;

  same->entries = g_array_new (FALSE, FALSE, sizeof (CwSameEntry));
  same->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!read_pairs (same, db, are_teachers ? cw_sql_same_teacher_list : cw_sql_same_class_list,
                   error))
    return NULL;

  for (guint i = 0; i < same->entries->len; i++)
    if (!read_entry (store, entry_at (same, i), db,
                     are_teachers ? cw_sql_same_teacher_entry : cw_sql_same_class_entry, error))
      return NULL;

  choose_shown (same);
  return g_steal_pointer (&same);
}

void
cw_same_free (CwSame *same)
{
  if (same == NULL)
    return;

  g_array_unref (same->entries);
  g_hash_table_unref (same->places);
  g_free (same);
}

gint64
cw_same_of (const CwSame *same, gint64 id)
{
  const CwSameEntry *entry = find_entry (same, id);

  return entry == NULL ? id : entry->shown;
}

static int
compare_in_group (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CwSame *same = user_data;
  const CwSameEntry *one = find_entry (same, *(const gint64 *) a);
  const CwSameEntry *other = find_entry (same, *(const gint64 *) b);

  if ((one->id == one->shown) != (other->id == other->shown))
    return one->id == one->shown ? -1 : 1;

  return memcmp (one->uuid.bytes, other->uuid.bytes, sizeof one->uuid.bytes);
}

GArray *
cw_same_group (const CwSame *same, gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const CwSameEntry *found = find_entry (same, id);

  if (found == NULL)
    {
      g_array_append_val (ids, id);
      return ids;
    }

  for (guint i = 0; i < same->entries->len; i++)
    if (entry_at (same, i)->root == found->root)
      g_array_append_val (ids, entry_at (same, i)->id);
  g_array_sort_with_data (ids, compare_in_group, (gpointer) same);
  return ids;
}

const GArray *
cw_same_all (const CwSame *same)
{
  return same->entries;
}
