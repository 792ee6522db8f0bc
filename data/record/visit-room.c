#include "corewalk/same.h"
#include "corewalk/visit.h"
#include "data/base/stmt.h"
#include "data/record/amend.h"
#include "data/record/room-keep.h"
#include "data/record/writer.h"
#include "sql.h"

#define ROOM_TITLE "the room of a visit"

static gint64
find_in (CwDb *db, const char *sql, gint64 visit, gint64 *class_id)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);
  gboolean is_there;

  cw_stmt_bind_int (stmt, ":visit", visit);
  is_there = cw_stmt_next (stmt);
  *class_id = is_there ? cw_stmt_int (stmt, 1) : 0;
  return is_there ? cw_stmt_int (stmt, 0) : 0;
}

/* The record that says which class it was; 0 for none. */
static gint64
find_room (CwStore *store, gint64 visit, gint64 *class_id)
{
  gint64 room = find_in (store->private, cw_sql_visit_room, visit, class_id);

  return room != 0 ? room : find_in (store->shared, cw_sql_visit_class, visit, class_id);
}

gint64
cw_visit_class (CwStore *store, gint64 visit)
{
  gint64 class_id;

  return find_room (store, visit, &class_id) != 0 ? cw_same_shown (store, class_id) : 0;
}

/* Puts @class_id in the place of the class that was said before; 0 takes it away. */
static gboolean
change_room (CwStore *store,
             gint64 room,
             gint64 class_id,
             const CwMoment *moment,
             GError **error)
{
  g_autoptr (CwFold) fold = NULL;
  char class_room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine change;
  gboolean is_done = FALSE;

  if (!cw_act_begin (store, cw_store_log_of (store, room) != store->log, ROOM_TITLE, moment,
                     error))
    return FALSE;

  fold = cw_fold_new (store, room, error);
  stream = fold != NULL ? cw_amend_place (store, fold, error) : NULL;
  if (fold != NULL && stream != NULL && class_id == 0)
    is_done = cw_amend_delete (store, fold, 0, error);
  else if (fold != NULL && stream != NULL)
    {
      cw_line_clear (&change);
      cw_writer_put_ref (store, stream, &change, "class", class_id, class_room);
      is_done = cw_amend_set (store, fold, &change, error);
    }

  return is_done ? cw_act_commit (store, error) : cw_act_abort (store);
}

gboolean
cw_visit_set_class (CwStore *store,
                    gint64 visit,
                    gint64 class_id,
                    gboolean is_despite_opt_out,
                    const CwMoment *moment,
                    GError **error)
{
  g_autoptr (CwVisit) found = cw_visit_get (store, visit, error);
  gint64 was = 0;
  gint64 room = found != NULL ? find_room (store, visit, &was) : 0;

  if (found == NULL)
    return FALSE;
  if (was == class_id)
    return TRUE;
  if (class_id != 0 && !cw_room_check (store, class_id, cw_moment_local_day (found->started),
                                       is_despite_opt_out, error))
    return FALSE;

  return room != 0 ? change_room (store, room, class_id, moment, error)
                   : cw_room_keep (store, visit, class_id, ROOM_TITLE, moment, error);
}
