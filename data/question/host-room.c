#include "corewalk/host-room.h"

#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

void
cw_host_room_free (CwHostRoom *room)
{
  if (room == NULL)
    return;

  g_free (room->title);
  g_free (room->grades);
  g_free (room->subjects);
  g_free (room->school_name);
  g_free (room->teachers);
  g_free (room);
}

static char *
dup_text (CwStmt *stmt, int column)
{
  const char *text = cw_stmt_text (stmt, column);

  return g_strdup (text == NULL ? "" : text);
}

static char *
dup_teachers (CwStore *store, gint64 class_id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_class_teachers);
  g_autoptr (GString) names = g_string_new (NULL);

  cw_stmt_bind_int (stmt, ":class", class_id);
  while (cw_stmt_next (stmt))
    {
      g_autofree char *given = dup_text (stmt, 0);
      g_autofree char *family = dup_text (stmt, 1);
      g_autofree char *name = g_strstrip (g_strdup_printf ("%s %s", given, family));

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return cw_stmt_done (stmt, error) ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

CwHostRoom *
cw_host_room_get (CwStore *store, gint64 class_id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_host_room);
  g_autoptr (CwHostRoom) room = NULL;

  cw_stmt_bind_int (stmt, ":id", class_id);
  if (cw_stmt_next (stmt))
    {
      room = g_new0 (CwHostRoom, 1);
      room->class_id = class_id;
      room->title = dup_text (stmt, 0);
      room->grades = dup_text (stmt, 1);
      room->subjects = dup_text (stmt, 2);
      room->school = cw_stmt_int (stmt, 3);
      room->school_name = dup_text (stmt, 4);
      room->is_gone = cw_stmt_int (stmt, 5) != 0;
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (room == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such class");
      return NULL;
    }

  room->teachers = dup_teachers (store, class_id, error);
  return room->teachers == NULL ? NULL : g_steal_pointer (&room);
}
