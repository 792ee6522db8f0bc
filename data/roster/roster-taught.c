#include "data/roster/roster-taught.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "sql.h"

#include <string.h>

/* The numbers of a JSON list of local ids. */
static GArray *
read_ids (const char *json)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwJson) root = json ? cw_json_parse (json, strlen (json), NULL) : NULL;

  for (guint i = 0; root && i < cw_json_length (root); i++)
    {
      gint64 id = cw_json_integer (cw_json_at (root, i));

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Teachers under the classes that they teach, each once. */
typedef struct
{
  const CwSame *classes, *teachers;
  GHashTable *names; /* local id of a class -> names of its teachers */
  GHashTable *known; /* local id of a teacher -> her name */
  GHashTable *said;  /* "class teacher" of what is in names */
} TeacherIndex;

static void
add_name (TeacherIndex *index, gint64 class, gint64 teacher)
{
  g_autofree char *pair =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, class, teacher);
  const char *name = g_hash_table_lookup (index->known, &teacher);
  GString *names = g_hash_table_lookup (index->names, &class);

  if (name == NULL || !g_hash_table_add (index->said, g_steal_pointer (&pair)))
    return;
  if (!names)
    {
      names = g_string_new (NULL);
      g_hash_table_insert (index->names, g_memdup2 (&class, sizeof class), names);
    }
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static gboolean
read_names (CwStore *store, TeacherIndex *index, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_roster_teachers);

  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);
      char *name = g_strdup_printf ("%s %s", cw_stmt_text (stmt, 1), cw_stmt_text (stmt, 2));

      g_hash_table_insert (index->known, g_memdup2 (&id, sizeof id), g_strstrip (name));
    }

  return cw_stmt_done (stmt, error);
}

GHashTable *
cw_taught_names (CwStore *store, const CwSame *classes, GError **error)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_string);
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CwSame) teachers = cw_same_load (store, TRUE, error);
  TeacherIndex index = { classes, teachers, names, known, said };
  g_autoptr (CwStmt) stmt = NULL;

  if (teachers == NULL || !read_names (store, &index, error))
    return NULL;

  stmt = cw_stmt_new (store->private, cw_sql_roster_teachers);
  while (cw_stmt_next (stmt))
    {
      g_autoptr (GArray) taught = read_ids (cw_stmt_text (stmt, 3));
      gint64 teacher = cw_same_of (teachers, cw_stmt_int (stmt, 0));

      for (guint i = 0; i < taught->len && cw_stmt_int (stmt, 4) == 0; i++)
        add_name (&index, cw_same_of (classes, g_array_index (taught, gint64, i)), teacher);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&names) : NULL;
}

GHashTable *
cw_taught_classes (CwStore *store,
                   const CwSame *classes,
                   const CwSame *teachers,
                   GError **error)
{
  g_autoptr (GHashTable) taught = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         (GDestroyNotify) g_array_unref);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_roster_teachers);

  while (cw_stmt_next (stmt))
    {
      g_autoptr (GArray) ids = read_ids (cw_stmt_text (stmt, 3));
      gint64 teacher = cw_same_of (teachers, cw_stmt_int (stmt, 0));
      GArray *known = g_hash_table_lookup (taught, &teacher);

      if (known == NULL)
        {
          known = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (taught, g_memdup2 (&teacher, sizeof teacher), known);
        }
      for (guint i = 0; i < ids->len; i++)
        {
          gint64 class = cw_same_of (classes, g_array_index (ids, gint64, i));
          guint at = 0;

          while (at < known->len && g_array_index (known, gint64, at) != class)
            at++;
          if (at == known->len)
            g_array_append_val (known, class);
        }
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&taught) : NULL;
}
