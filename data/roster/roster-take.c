#include "data/roster/roster-take.h"

#include "data/base/stmt.h"
#include "data/roster/roster-issuer.h"
#include "data/roster/roster-line.h"
#include "sql.h"

#include <string.h>

/* A kind of thing: where its rows are known, and what of the file speaks of it. */
typedef struct
{
  const char *name;
  CwRosterKind kind;
  const char *known; /* statement: its records of :issuer and :scope that are not gone */
} Thing;

static const Thing things[] = {
  { "organization", CW_ROSTER_ORGS, cw_sql_organization_known },
  { "term", CW_ROSTER_TERMS, cw_sql_term_known },
  { "course", CW_ROSTER_COURSES, cw_sql_course_known },
  { "class", CW_ROSTER_CLASSES, cw_sql_class_known },
};

static gboolean
is_whole (const CwRosterFile *file, CwRosterKind kind)
{
  return file->parts[kind].mode == CW_ROSTER_BULK && !file->parts[kind].is_torn;
}

char *
cw_roster_take_bulk (const CwRosterFile *file)
{
  GString *bulk = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (is_whole (file, things[i].kind))
      g_string_append_printf (bulk, "%s%s", bulk->len > 0 ? " " : "", things[i].name);
  return g_string_free (bulk, FALSE);
}

static void
remember (CwRosterImport *import, gint64 record)
{
  gint64 *id = g_new (gint64, 1);

  *id = record;
  g_hash_table_add (import->seen, id);
}

/* Counts and writes one thing of the file. */
static gboolean
take (CwRosterImport *import,
      CwLine *line,
      const CwRosterRow *row,
      CwRosterChange *change,
      GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 record = cw_log_find_uuid (import->store->log, &line->named);
  g_autoptr (CwFold) fold = cw_roster_line_fold (import, record, &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!cw_roster_line_keep (import, line, fold, row->status != CW_ROSTER_ACTIVE, change, error))
    return FALSE;
  if (record == 0)
    record = cw_log_find_uuid (import->store->log, &line->named); /* it has one by now */
  if (record != 0)
    remember (import, record);
  return TRUE;
}

/* A name is never empty in a list: the code or id stands in for it. */
static void
put_title (CwRosterImport *import,
           CwLine *line,
           const char *name,
           const char *title,
           const char *code,
           const char *id)
{
  cw_roster_line_put_text (import, line, name, *title ? title : *code ? code : id);
}

static gboolean
take_org (CwRosterImport *import, gpointer thing, GError **error)
{
  const CwRosterOrg *org = thing;
  CwUuid uuid = cw_roster_issuer_org (import, org->row.sourced_id);
  CwLine line;

  cw_roster_line_begin (import, &line, "organization", &uuid);
  put_title (import, &line, "name", org->name, org->code, org->row.sourced_id);
  cw_roster_line_put_text (import, &line, "type", *org->type ? org->type : "school");
  cw_roster_line_put_text (import, &line, "code", org->code);
  cw_roster_line_put_text (import, &line, "sourced", org->row.sourced_id);
  if (*org->parent_id)
    {
      CwUuid parent = cw_roster_issuer_org (import, org->parent_id);

      cw_roster_line_put_ref (import, &line, "parent", &parent);
    }
  return take (import, &line, &org->row, &import->report->orgs, error);
}

static gboolean
take_term (CwRosterImport *import, gpointer thing, GError **error)
{
  const CwRosterTerm *term = thing;
  CwUuid uuid = cw_roster_issuer_uuid (import, "term", term->row.sourced_id);
  CwLine line;

  cw_roster_line_begin (import, &line, "term", &uuid);
  put_title (import, &line, "title", term->title, term->school_year, term->row.sourced_id);
  cw_roster_line_put_text (import, &line, "type", *term->type ? term->type : "term");
  cw_roster_line_put_text (import, &line, "first_day", term->start);
  cw_roster_line_put_text (import, &line, "last_day", term->end);
  if (*term->parent_id)
    {
      CwUuid parent = cw_roster_issuer_uuid (import, "term", term->parent_id);

      cw_roster_line_put_ref (import, &line, "parent", &parent);
    }
  return take (import, &line, &term->row, &import->report->terms, error);
}

static gboolean
take_course (CwRosterImport *import, gpointer thing, GError **error)
{
  const CwRosterCourse *course = thing;
  CwUuid uuid = cw_roster_issuer_uuid (import, "course", course->row.sourced_id);
  CwLine line;

  g_hash_table_insert (import->courses, course->row.sourced_id, thing);
  cw_roster_line_begin (import, &line, "course", &uuid);
  put_title (import, &line, "title", course->title, course->code, course->row.sourced_id);
  cw_roster_line_put_text (import, &line, "code", course->code);
  if (*course->org_id)
    {
      CwUuid school = cw_roster_issuer_org (import, course->org_id);

      cw_roster_line_put_ref (import, &line, "school", &school);
    }
  return take (import, &line, &course->row, &import->report->courses, error);
}

static void
put_list (CwRosterImport *import,
          CwLine *line,
          const char *name,
          char **list,
          char **otherwise,
          const char *separator)
{
  g_autofree char *joined = g_strjoinv (separator, *list || !otherwise ? list : otherwise);

  cw_roster_line_put_text (import, line, name, joined);
}

static void
put_students (CwRosterImport *import, CwLine *line, const CwRosterClass *class)
{
  g_autoptr (GString) json = g_string_new ("{");

  for (guint i = 0; i < class->grade_counts->len; i++)
    {
      const CwRosterGrade *count = &g_array_index (class->grade_counts, CwRosterGrade, i);

      g_string_append (json, i > 0 ? "," : "");
      cw_line_write_text (count->grade, strlen (count->grade), json);
      g_string_append_printf (json, ":%u", count->count);
    }
  g_string_append_c (json, '}');
  cw_line_put_int (line, "students", class->student_count);
  cw_line_put_text (line, "by_grade", g_string_chunk_insert (import->room, json->str));
}

static void
put_references (CwRosterImport *import, CwLine *line, const CwRosterClass *class)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CwUuid));

  if (*class->course_id)
    {
      CwUuid course = cw_roster_issuer_uuid (import, "course", class->course_id);

      cw_roster_line_put_ref (import, line, "course", &course);
    }
  if (*class->school_id)
    {
      CwUuid school = cw_roster_issuer_org (import, class->school_id);

      cw_roster_line_put_ref (import, line, "school", &school);
    }
  for (guint i = 0; class->term_ids[i]; i++)
    {
      CwUuid term = cw_roster_issuer_uuid (import, "term", class->term_ids[i]);

      g_array_append_val (terms, term);
    }
  cw_roster_line_put_refs (import, line, "terms", terms);
}

/*
 * A delta of enrollments is changes to a list of students that nobody here keeps. So the counts stay
 * those of the last whole roster, and are the delta's only for a class that never had any.
 */
static gboolean
counts_stay (const CwRosterFile *file, const CwFoldLine *shown)
{
  CwRosterMode mode = file->parts[CW_ROSTER_ENROLLMENTS].mode;

  return mode == CW_ROSTER_ABSENT ||
         (mode == CW_ROSTER_DELTA && shown && cw_line_get (&shown->line, "students"));
}

static gboolean
take_class (CwRosterImport *import, gpointer thing, GError **error)
{
  const CwRosterClass *class = thing;
  const CwRosterCourse *course = g_hash_table_lookup (import->courses, class->course_id);
  CwUuid uuid = cw_roster_issuer_uuid (import, "class", class->row.sourced_id);
  gint64 record = cw_log_find_uuid (import->store->log, &uuid);
  g_autoptr (CwFold) fold = cw_roster_line_fold (import, record, NULL); /* read again below */
  const CwFoldLine *shown = cw_roster_line_shown (fold);
  CwLine line;

  cw_roster_line_begin (import, &line, "class", &uuid);
  put_title (import, &line, "title", class->title, class->code, class->row.sourced_id);
  cw_roster_line_put_text (import, &line, "code", class->code);
  cw_roster_line_put_text (import, &line, "type", class->type);
  cw_roster_line_put_text (import, &line, "location", class->location);
  put_list (import, &line, "grades", class->grades, course ? course->grades : NULL, ",");
  put_list (import, &line, "subjects", class->subjects, course ? course->subjects : NULL, ", ");
  put_list (import, &line, "periods", class->periods, NULL, ",");
  put_references (import, &line, class);
  if (!counts_stay (import->file, shown))
    put_students (import, &line, class);
  else
    {
      import->kept_count += shown != NULL;
      cw_roster_line_put_shown (import, &line, "students", shown);
      cw_roster_line_put_shown (import, &line, "by_grade", shown);
    }
  return take (import, &line, &class->row, &import->report->classes, error);
}

/* A row that was refused names a thing that is still there. */
static void
remember_refused (CwRosterImport *import)
{
  for (guint i = 0; i < import->file->issues->len; i++)
    {
      const CwRosterIssue *issue = import->file->issues->pdata[i];

      if (issue->kind != CW_ROSTER_REFUSED || *issue->id == '\0')
        continue;
      for (guint t = 0; t < G_N_ELEMENTS (things); t++)
        {
          CwUuid uuid = things[t].kind == CW_ROSTER_ORGS
                            ? cw_roster_issuer_org (import, issue->id)
                            : cw_roster_issuer_uuid (import, things[t].name, issue->id);
          gint64 record = cw_log_find_uuid (import->store->log, &uuid);

          if (record != 0)
            remember (import, record);
        }
    }
}

static GArray *
list_unseen (CwRosterImport *import, const Thing *thing, GError **error)
{
  g_autoptr (GArray) unseen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->shared, thing->known);

  cw_stmt_bind_text (stmt, ":issuer", import->report->issuer);
  cw_stmt_bind_text (stmt, ":scope", import->scope);
  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      if (!g_hash_table_contains (import->seen, &record))
        g_array_append_val (unseen, record);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&unseen) : NULL;
}

static gboolean
end_unseen (CwRosterImport *import, const Thing *thing, CwRosterChange *change, GError **error)
{
  g_autoptr (GArray) unseen = list_unseen (import, thing, error);

  for (guint i = 0; unseen && i < unseen->len; i++)
    {
      gint64 record = g_array_index (unseen, gint64, i);
      g_autoptr (CwFold) fold = cw_roster_line_fold (import, record, error);

      if (!fold || !cw_roster_line_end (import, fold, record, change, error))
        return FALSE;
    }
  return unseen != NULL;
}

static gboolean
take_all (CwRosterImport *import,
          GPtrArray *array,
          gboolean (*take_one) (CwRosterImport *, gpointer, GError **),
          GError **error)
{
  for (guint i = 0; i < array->len; i++)
    if (!take_one (import, array->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
cw_roster_take (CwRosterImport *import, GError **error)
{
  CwRosterReport *report = import->report;
  CwRosterFile *file = import->file;
  CwRosterChange *const changes[] = { &report->orgs, &report->terms, &report->courses,
                                      &report->classes };

  if (!take_all (import, file->orgs, take_org, error) ||
      !take_all (import, file->terms, take_term, error) ||
      !take_all (import, file->courses, take_course, error) ||
      !take_all (import, file->classes, take_class, error))
    return FALSE;
  remember_refused (import);
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (is_whole (file, things[i].kind) && !end_unseen (import, &things[i], changes[i], error))
      return FALSE;
  return TRUE;
}
