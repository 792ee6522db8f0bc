#include "corewalk/roster-list.h"

#include "corewalk/moment.h"
#include "data/base/stmt.h"
#include "data/record/same-group.h"
#include "data/roster/roster-taught.h"
#include "data/store/store-private.h"
#include "sql.h"

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
  g_array_unref (class->same_as);
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
  g_array_unref (teacher->same_as);
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

/* Several entries of one class are one class. */
static gboolean
join_classes (CwStore *store, GPtrArray *schools, GError **error)
{
  g_autoptr (CwSame) same = cw_same_load (store, FALSE, error);
  const GArray *all = same == NULL ? NULL : cw_same_all (same);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const CwSameEntry *entry = &g_array_index (all, CwSameEntry, i);

      for (guint j = 0; j < schools->len && entry->id != entry->shown; j++)
        {
          CwListedSchool *school = schools->pdata[j];

          if (school->id == entry->school && entry->is_here && !entry->is_gone)
            school->class_count--;
        }
    }

  return same != NULL;
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
  return cw_stmt_done (stmt, error) && join_classes (store, schools, error)
             ? g_steal_pointer (&schools)
             : NULL;
}

/* What is one with @id besides itself. */
static GArray *
list_others (const CwSame *same, gint64 id)
{
  return g_array_remove_index (cw_same_group (same, id), 0);
}

static CwListedClass *
read_class (CwStmt *stmt, GHashTable *teachers, const CwSame *same)
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
  class->same_as = list_others (same, class->id);
  return class;
}

GPtrArray *
cw_roster_list_classes (CwStore *store, gint64 school, GError **error)
{
  g_autoptr (GPtrArray) classes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_listed_class_free);
  g_autoptr (CwSame) same = NULL;
  g_autoptr (GHashTable) teachers = NULL;
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  same = cw_same_load (store, FALSE, error);
  teachers = same == NULL ? NULL : cw_taught_names (store, same, error);
  if (!teachers)
    return NULL;
  stmt = cw_stmt_new (store->shared, cw_sql_roster_classes);
  cw_stmt_bind_int (stmt, ":school", school);
  while (cw_stmt_next (stmt))
    if (cw_same_of (same, cw_stmt_int (stmt, 0)) == cw_stmt_int (stmt, 0))
      g_ptr_array_add (classes, read_class (stmt, teachers, same));
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
  g_autoptr (CwSame) classes = NULL;
  g_autoptr (CwSame) same = NULL;
  g_autoptr (GHashTable) taught = NULL;
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  classes = cw_same_load (store, FALSE, error);
  same = classes == NULL ? NULL : cw_same_load (store, TRUE, error);
  taught = same == NULL ? NULL : cw_taught_classes (store, classes, same, error);
  if (taught == NULL)
    return NULL;

  stmt = cw_stmt_new (store->private, cw_sql_roster_teachers);
  while (cw_stmt_next (stmt))
    {
      CwListedTeacher *teacher;
      gint64 id = cw_stmt_int (stmt, 0);

      if (cw_same_of (same, id) != id)
        continue;
      teacher = g_new0 (CwListedTeacher, 1);
      teacher->id = id;
      teacher->given_name = dup_text (stmt, 1);
      teacher->family_name = dup_text (stmt, 2);
      teacher->schools = join_schools (store, g_hash_table_lookup (taught, &id));
      teacher->class_count = ((GArray *) g_hash_table_lookup (taught, &id))->len;
      teacher->is_gone = cw_stmt_int (stmt, 4) != 0;
      teacher->same_as = list_others (same, id);
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
