#include "data/roster/roster-delta.h"

#include "data/base/stmt.h"
#include "data/roster/roster-issuer.h"
#include "data/roster/roster-model.h"
#include "sql.h"

typedef struct
{
  CwRosterImport *import;
  CwRosterKind from;
  const CwRosterRow *row;
  GError *failure;
} Check;

static const char *const reads[] = {
  [CW_ROSTER_ORGS] = cw_sql_read_organization,
  [CW_ROSTER_TERMS] = cw_sql_read_term,
  [CW_ROSTER_COURSES] = cw_sql_read_course,
};

static gboolean
is_in_file (GPtrArray *array, const char *sourced_id)
{
  for (guint i = 0; i < array->len; i++)
    if (g_str_equal (((const CwRosterRow *) array->pdata[i])->sourced_id, sourced_id))
      return TRUE;
  return FALSE;
}

static gboolean
is_known (Check *check, CwRosterKind to, const char *sourced_id)
{
  static const char *const kinds[] = { NULL, "term", "course" };
  CwStore *store = check->import->store;
  CwUuid uuid = to == CW_ROSTER_ORGS
                    ? cw_roster_issuer_org (check->import, sourced_id)
                    : cw_roster_issuer_uuid (check->import, kinds[to], sourced_id);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, reads[to]);
  gboolean is_there;

  cw_stmt_bind_int (stmt, ":id", cw_log_find_uuid (store->log, &uuid));
  is_there = cw_stmt_next (stmt);
  return cw_stmt_done (stmt, check->failure ? NULL : &check->failure) && is_there;
}

static void
follow (Check *check, CwRosterKind to, const char *target, const char *what)
{
  CwRosterFile *file = check->import->file;
  GPtrArray *const arrays[] = { file->orgs, file->terms, file->courses };

  if (*target == '\0' || is_in_file (arrays[to], target) || is_known (check, to, target))
    return;
  cw_roster_file_tell (file, CW_ROSTER_DANGLING, file->parts[check->from].name,
                       check->row->line, check->row->sourced_id, target,
                       g_strdup_printf ("%s “%s” is neither in the files nor known", what,
                                        target));
}

static void
check_classes (Check *check)
{
  const CwRosterFile *file = check->import->file;

  check->from = CW_ROSTER_CLASSES;
  for (guint i = 0; i < file->classes->len; i++)
    {
      const CwRosterClass *class = file->classes->pdata[i];

      check->row = &class->row;
      follow (check, CW_ROSTER_ORGS, class->school_id, "its school");
      follow (check, CW_ROSTER_COURSES, class->course_id, "its course");
      for (guint t = 0; class->term_ids[t]; t++)
        follow (check, CW_ROSTER_TERMS, class->term_ids[t], "its term");
    }
}

static void
check_courses (Check *check)
{
  const CwRosterFile *file = check->import->file;

  check->from = CW_ROSTER_COURSES;
  for (guint i = 0; i < file->courses->len; i++)
    {
      const CwRosterCourse *course = file->courses->pdata[i];

      check->row = &course->row;
      follow (check, CW_ROSTER_ORGS, course->org_id, "its organisation");
      follow (check, CW_ROSTER_TERMS, course->term_id, "its school year");
    }
}

static void
check_tops (Check *check)
{
  const CwRosterFile *file = check->import->file;

  check->from = CW_ROSTER_ORGS;
  for (guint i = 0; file->parts[CW_ROSTER_ORGS].mode == CW_ROSTER_DELTA && i < file->orgs->len;
       i++)
    {
      const CwRosterOrg *org = file->orgs->pdata[i];

      check->row = &org->row;
      follow (check, CW_ROSTER_ORGS, org->parent_id, "the organisation above,");
    }
  check->from = CW_ROSTER_TERMS;
  for (guint i = 0;
       file->parts[CW_ROSTER_TERMS].mode == CW_ROSTER_DELTA && i < file->terms->len; i++)
    {
      const CwRosterTerm *term = file->terms->pdata[i];

      check->row = &term->row;
      follow (check, CW_ROSTER_TERMS, term->parent_id, "the term above,");
    }
}

/* A table alone is like a delta: what it names came before. */
static gboolean
is_for_store (const CwRosterFile *file, CwRosterKind kind)
{
  return file->parts[kind].mode == CW_ROSTER_DELTA || g_str_equal (file->version, "csv");
}

gboolean
cw_roster_delta_check (CwRosterImport *import, GError **error)
{
  Check check = { .import = import };

  check_tops (&check);
  if (is_for_store (import->file, CW_ROSTER_COURSES))
    check_courses (&check);
  if (is_for_store (import->file, CW_ROSTER_CLASSES))
    check_classes (&check);
  if (check.failure)
    g_propagate_error (error, check.failure);
  return check.failure == NULL;
}

void
cw_roster_delta_tell_kept (CwRosterImport *import)
{
  const CwRosterPart *part = &import->file->parts[CW_ROSTER_ENROLLMENTS];

  if (part->mode == CW_ROSTER_DELTA && import->kept_count > 0)
    cw_roster_file_tell (
        import->file, CW_ROSTER_NOTE, part->name, 0, "", "",
        g_strdup_printf (
            "%u classes keep the counts of their last whole roster: a delta names only "
            "who came and went",
            import->kept_count));
}
