#include "corewalk/roster-list.h"

#include "corewalk/json.h"
#include "corewalk/moment.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

void
cw_listed_school_free (CwListedSchool *school)
{
  if (!school)
    return;
  g_free (school->name);
  g_free (school->type);
  g_free (school->code);
  g_free (school->parent_name);
  g_free (school);
}

void
cw_listed_class_free (CwListedClass *class)
{
  if (!class)
    return;
  g_free (class->title);
  g_free (class->code);
  g_free (class->type);
  g_free (class->school_name);
  g_free (class->course_title);
  g_free (class->grades);
  g_free (class->subjects);
  g_free (class->periods);
  g_free (class->location);
  g_free (class->teachers);
  g_free (class);
}

void
cw_listed_teacher_free (CwListedTeacher *teacher)
{
  if (!teacher)
    return;
  g_free (teacher->given_name);
  g_free (teacher->family_name);
  g_free (teacher->schools);
  g_free (teacher);
}

void
cw_listed_term_free (CwListedTerm *term)
{
  if (!term)
    return;
  g_free (term->title);
  g_free (term->type);
  g_free (term->first_day);
  g_free (term->last_day);
  g_free (term);
}

static char *
dup_text (CwStmt *stmt, int column)
{
  return cw_stmt_is_null (stmt, column) ? g_strdup ("") : cw_stmt_dup_text (stmt, column);
}

static char *
dup_day (CwStmt *stmt, int column)
{
  return cw_stmt_is_null (stmt, column) ? g_strdup ("")
                                        : cw_day_format (cw_stmt_int (stmt, column));
}

GPtrArray *
cw_roster_list_schools (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) schools =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_listed_school_free);
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  stmt = cw_stmt_new (store->shared, cw_sql_roster_schools);
  while (cw_stmt_next (stmt))
    {
      CwListedSchool *school = g_new0 (CwListedSchool, 1);

      school->id = cw_stmt_int (stmt, 0);
      school->name = dup_text (stmt, 1);
      school->type = dup_text (stmt, 2);
      school->code = dup_text (stmt, 3);
      school->parent = cw_stmt_int (stmt, 4);
      school->parent_name = dup_text (stmt, 5);
      school->class_count = cw_stmt_int (stmt, 6);
      school->is_gone = cw_stmt_int (stmt, 7) != 0;
      g_ptr_array_add (schools, school);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&schools) : NULL;
}

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

static void
add_name (GHashTable *names, gint64 class, const char *name)
{
  GString *known = g_hash_table_lookup (names, &class);

  if (!known)
    {
      known = g_string_new (NULL);
      g_hash_table_insert (names, g_memdup2 (&class, sizeof class), known);
    }
  g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", name);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

/* Local id of a class -> names of its teachers. */
static GHashTable *
index_teachers (CwStore *store, GError **error)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_string);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_roster_teachers);

  while (cw_stmt_next (stmt))
    {
      g_autoptr (GArray) classes = read_ids (cw_stmt_text (stmt, 3));
      g_autofree char *name =
          g_strdup_printf ("%s %s", cw_stmt_text (stmt, 1), cw_stmt_text (stmt, 2));

      for (guint i = 0; i < classes->len && cw_stmt_int (stmt, 4) == 0; i++)
        add_name (names, g_array_index (classes, gint64, i), g_strstrip (name));
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&names) : NULL;
}

static CwListedClass *
read_class (CwStmt *stmt, GHashTable *teachers)
{
  CwListedClass *class = g_new0 (CwListedClass, 1);
  GString *names;

  class->id = cw_stmt_int (stmt, 0);
  names = g_hash_table_lookup (teachers, &class->id);
  class->title = dup_text (stmt, 1);
  class->code = dup_text (stmt, 2);
  class->type = dup_text (stmt, 3);
  class->school = cw_stmt_int (stmt, 4);
  class->school_name = dup_text (stmt, 5);
  class->course_title = dup_text (stmt, 6);
  class->grades = dup_text (stmt, 7);
  class->subjects = dup_text (stmt, 8);
  class->periods = dup_text (stmt, 9);
  class->location = dup_text (stmt, 10);
  class->teachers = g_strdup (names ? names->str : "");
  class->student_count = cw_stmt_is_null (stmt, 11) ? -1 : cw_stmt_int (stmt, 11);
  class->is_gone = cw_stmt_int (stmt, 12) != 0;
  return class;
}

GPtrArray *
cw_roster_list_classes (CwStore *store, gint64 school, GError **error)
{
  g_autoptr (GPtrArray) classes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_listed_class_free);
  g_autoptr (GHashTable) teachers = NULL;
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  teachers = index_teachers (store, error);
  if (!teachers)
    return NULL;
  stmt = cw_stmt_new (store->shared, cw_sql_roster_classes);
  cw_stmt_bind_int (stmt, ":school", school);
  while (cw_stmt_next (stmt))
    g_ptr_array_add (classes, read_class (stmt, teachers));
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&classes) : NULL;
}

/* The names of the schools where @classes are, each once. */
static char *
join_schools (CwStore *store, const GArray *classes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < classes->len; i++)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_class_school);

      cw_stmt_bind_int (stmt, ":id", g_array_index (classes, gint64, i));
      if (cw_stmt_next (stmt) &&
          !g_ptr_array_find_with_equal_func (names, cw_stmt_text (stmt, 0), g_str_equal, NULL))
        g_ptr_array_add (names, cw_stmt_dup_text (stmt, 0));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

GPtrArray *
cw_roster_list_teachers (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) teachers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_listed_teacher_free);
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  stmt = cw_stmt_new (store->private, cw_sql_roster_teachers);
  while (cw_stmt_next (stmt))
    {
      CwListedTeacher *teacher = g_new0 (CwListedTeacher, 1);
      g_autoptr (GArray) classes = read_ids (cw_stmt_text (stmt, 3));

      teacher->id = cw_stmt_int (stmt, 0);
      teacher->given_name = dup_text (stmt, 1);
      teacher->family_name = dup_text (stmt, 2);
      teacher->schools = join_schools (store, classes);
      teacher->class_count = classes->len;
      teacher->is_gone = cw_stmt_int (stmt, 4) != 0;
      g_ptr_array_add (teachers, teacher);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&teachers) : NULL;
}

GPtrArray *
cw_roster_list_terms (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) terms =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_listed_term_free);
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  stmt = cw_stmt_new (store->shared, cw_sql_roster_terms);
  while (cw_stmt_next (stmt))
    {
      CwListedTerm *term = g_new0 (CwListedTerm, 1);

      term->id = cw_stmt_int (stmt, 0);
      term->title = dup_text (stmt, 1);
      term->type = dup_text (stmt, 2);
      term->first_day = dup_day (stmt, 3);
      term->last_day = dup_day (stmt, 4);
      term->parent = cw_stmt_int (stmt, 5);
      term->is_gone = cw_stmt_int (stmt, 6) != 0;
      g_ptr_array_add (terms, term);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&terms) : NULL;
}
