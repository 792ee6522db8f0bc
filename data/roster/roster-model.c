#include "data/roster/roster-model.h"

#include <string.h>

static void
free_org (CwRosterOrg *org)
{
  g_free (org->row.sourced_id);
  g_free (org->name);
  g_free (org->type);
  g_free (org->category);
  g_free (org->code);
  g_free (org->parent_id);
  g_free (org->parent_name);
  g_free (org);
}

static void
free_term (CwRosterTerm *term)
{
  g_free (term->row.sourced_id);
  g_free (term->title);
  g_free (term->type);
  g_free (term->start);
  g_free (term->end);
  g_free (term->parent_id);
  g_free (term->school_year);
  g_free (term);
}

static void
free_course (CwRosterCourse *course)
{
  g_free (course->row.sourced_id);
  g_free (course->title);
  g_free (course->code);
  g_free (course->term_id);
  g_free (course->org_id);
  g_strfreev (course->grades);
  g_strfreev (course->subjects);
  g_free (course);
}

static void
free_class (CwRosterClass *class)
{
  g_free (class->row.sourced_id);
  g_free (class->title);
  g_free (class->code);
  g_free (class->type);
  g_free (class->course_id);
  g_free (class->school_id);
  g_free (class->location);
  g_strfreev (class->term_ids);
  g_strfreev (class->grades);
  g_strfreev (class->subjects);
  g_strfreev (class->periods);
  g_array_unref (class->grade_counts);
  g_ptr_array_unref (class->teachers);
  g_free (class);
}

static void
free_teacher (CwRosterTeacher *teacher)
{
  g_free (teacher->row.sourced_id);
  g_free (teacher->given_name);
  g_free (teacher->family_name);
  g_strfreev (teacher->org_ids);
  g_free (teacher);
}

static void
free_issue (CwRosterIssue *issue)
{
  g_free (issue->file);
  g_free (issue->reason);
  g_free (issue->id);
  g_free (issue->target);
  g_free (issue);
}

CwRosterFile *
cw_roster_file_new (void)
{
  CwRosterFile *file = g_new0 (CwRosterFile, 1);

  file->source = g_strdup ("");
  file->issuer = g_strdup ("");
  file->version = g_strdup ("");
  file->orgs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_org);
  file->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) free_term);
  file->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) free_course);
  file->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_class);
  file->teachers = g_ptr_array_new_with_free_func ((GDestroyNotify) free_teacher);
  file->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) free_issue);
  return file;
}

void
cw_roster_file_tell (CwRosterFile *file,
                     CwRosterIssueKind kind,
                     const char *name,
                     gint64 line,
                     const char *id,
                     const char *target,
                     char *take_reason)
{
  CwRosterIssue *issue;

  file->refused_count += kind == CW_ROSTER_REFUSED;
  file->dangling_count += kind == CW_ROSTER_DANGLING;
  file->note_count += kind == CW_ROSTER_NOTE;
  if (file->issues->len >= CW_ROSTER_MOST_ISSUES)
    {
      g_free (take_reason);
      return;
    }
  issue = g_new0 (CwRosterIssue, 1);
  issue->kind = kind;
  issue->file = g_strdup (name ? name : "");
  issue->line = line;
  issue->reason = take_reason;
  issue->id = g_strdup (id);
  issue->target = g_strdup (target);
  g_ptr_array_add (file->issues, issue);
}

/* Every record begins with its row, so that one comparison serves all. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const CwRosterRow *left = *(const CwRosterRow *const *) a;
  const CwRosterRow *right = *(const CwRosterRow *const *) b;

  return strcmp (left->sourced_id, right->sourced_id);
}

static int
compare_grades (gconstpointer a, gconstpointer b)
{
  return strcmp (((const CwRosterGrade *) a)->grade, ((const CwRosterGrade *) b)->grade);
}

void
cw_roster_file_sort (CwRosterFile *file)
{
  GPtrArray *const arrays[] = { file->orgs, file->terms, file->courses, file->classes,
                                file->teachers };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_sort (arrays[i], compare_rows);
  for (guint i = 0; i < file->classes->len; i++)
    {
      CwRosterClass *class = file->classes->pdata[i];

      g_array_sort (class->grade_counts, compare_grades);
      g_ptr_array_sort (class->teachers, compare_rows);
    }
}

char *
cw_roster_file_find_issuer (const CwRosterFile *file)
{
  const CwRosterOrg *top = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < file->orgs->len; i++)
    {
      const CwRosterOrg *org = file->orgs->pdata[i];

      if (*org->parent_id && cw_roster_file_org (file, org->parent_id))
        continue;
      if (top)
        return g_strdup ("");
      top = org;
    }
  if (!top)
    return g_strdup ("");
  name = g_utf8_casefold (top->name, -1);
  return g_strdup_printf ("%s %s", name, *top->code ? top->code : top->row.sourced_id);
}
