#include "corewalk/host-room.h"

#include "corewalk/same.h"
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
dup_teacher (CwStore *store, gint64 teacher)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_teacher_name);
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  cw_stmt_bind_int (stmt, ":id", teacher);
  if (!cw_stmt_next (stmt))
    return g_strdup ("");

  given = dup_text (stmt, 0);
  family = dup_text (stmt, 1);
  return g_strstrip (g_strdup_printf ("%s %s", given, family));
}

/* Adds the teachers of one entry, each as the one who stands for her, and once. */
static gboolean
add_teachers (CwStore *store,
              gint64 class_id,
              GHashTable *known,
              GString *names,
              GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_class_teachers);

  cw_stmt_bind_int (stmt, ":class", class_id);
  while (cw_stmt_next (stmt))
    {
      gint64 teacher = cw_same_shown (store, cw_stmt_int (stmt, 0));
      g_autofree char *name = NULL;

      if (!g_hash_table_add (known, g_memdup2 (&teacher, sizeof teacher)))
        continue;
      name = dup_teacher (store, teacher);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return cw_stmt_done (stmt, error);
}

static char *
dup_teachers (CwStore *store, const GArray *entries, GError **error)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    if (!add_teachers (store, g_array_index (entries, gint64, i), known, names, error))
      return NULL;

  return g_string_free (g_steal_pointer (&names), FALSE);
}

CwHostRoom *
cw_host_room_get (CwStore *store, gint64 class_id, GError **error)
{
  g_autoptr (GArray) entries = cw_same_list (store, class_id, error);
  g_autoptr (CwStmt) stmt = NULL;
  g_autoptr (CwHostRoom) room = NULL;

  if (entries == NULL)
    return NULL;

  class_id = g_array_index (entries, gint64, 0);
  stmt = cw_stmt_new (store->shared, cw_sql_host_room);
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

  room->teachers = dup_teachers (store, entries, error);
  return room->teachers == NULL ? NULL : g_steal_pointer (&room);
}
