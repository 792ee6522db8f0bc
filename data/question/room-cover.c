#include "corewalk/room-cover.h"

#include "corewalk/place.h"
#include "corewalk/same.h"
#include "corewalk/visit.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

void
cw_room_cover_free (CwRoomCover *cover)
{
  if (cover == NULL)
    return;

  g_array_unref (cover->not_visited);
  g_free (cover);
}

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static GHashTable *
find_visited (CwStore *store, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GHashTable) classes = new_ids ();
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_visit_between);

  cw_stmt_bind_int (stmt, ":from", from);
  cw_stmt_bind_int (stmt, ":until", until);
  while (cw_stmt_next (stmt))
    add_id (classes, cw_visit_class (store, cw_stmt_int (stmt, 0)));

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&classes) : NULL;
}

static GHashTable *
find_opted_out (CwStore *store, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GHashTable) classes = new_ids ();
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_optout_between);

  cw_stmt_bind_int (stmt, ":from", from);
  cw_stmt_bind_int (stmt, ":until", until);
  while (cw_stmt_next (stmt))
    add_id (classes, cw_same_shown (store, cw_stmt_int (stmt, 0)));

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&classes) : NULL;
}

CwRoomCover *
cw_room_cover (CwStore *store, gint64 school, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GHashTable) visited = find_visited (store, from, until, error);
  g_autoptr (GHashTable) opted_out =
      visited == NULL ? NULL : find_opted_out (store, from, until, error);
  g_autoptr (GPtrArray) rooms = opted_out == NULL ? NULL : cw_room_list (store, school, error);
  CwRoomCover *cover;

  if (rooms == NULL)
    return NULL;

  cover = g_new0 (CwRoomCover, 1);
  cover->not_visited = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rooms->len; i++)
    {
      const CwRoom *room = rooms->pdata[i];

      if (room->is_gone)
        continue;
      cover->room_count++;
      if (g_hash_table_contains (visited, &room->id))
        cover->visited_count++;
      else if (g_hash_table_contains (opted_out, &room->id))
        cover->opted_out_count++;
      else
        g_array_append_val (cover->not_visited, room->id);
    }

  return cover;
}
