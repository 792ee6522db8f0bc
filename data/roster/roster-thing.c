#include "data/roster/roster-thing.h"

#include "data/roster/roster-word.h"

#include <string.h>

/* Whether the id is new among its kind; a second row of one id is refused. */
static gboolean
is_first (CwRosterReader *reader, CwRosterKind kind, const CwRosterRow *row)
{
  const CwRosterRow *other = g_hash_table_lookup (reader->records[kind], row->sourced_id);

  if (!other)
    return TRUE;
  cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, row->line,
                         "line %" G_GINT64_FORMAT " has the same sourcedId", other->line);
  return FALSE;
}

static void
keep (CwRosterReader *reader, CwRosterKind kind, GPtrArray *array, gpointer record)
{
  CwRosterRow *row = record; /* every record begins with its row */

  g_hash_table_insert (reader->records[kind], row->sourced_id, record);
  g_ptr_array_add (array, record);
}

static char *
dup_type (CwRosterReader *reader, const char *word)
{
  const char *ours = reader->map ? g_hash_table_lookup (reader->map->types, word) : NULL;

  return ours ? g_strdup (ours) : cw_roster_word_org_type (word);
}

static void
take_org (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  CwRosterOrg *org = g_new0 (CwRosterOrg, 1);
  g_autofree char *word = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_TYPE);

  org->row = *row;
  org->name = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_TITLE);
  org->type = *word == '\0' ? g_strdup ("school") : dup_type (reader, word);
  org->category = g_strdup (g_ascii_strcasecmp (org->type, word) == 0 ? "" : word);
  org->code = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_CODE);
  org->parent_id = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_PARENT);
  org->parent_name = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_PARENT_NAME);
  keep (reader, CW_ROSTER_ORGS, reader->file->orgs, org);
}

static void
take_term (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  CwRosterTerm *term = g_new0 (CwRosterTerm, 1);

  term->row = *row;
  term->title = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_TITLE);
  term->type = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_TYPE);
  term->start = cw_roster_reader_dup_day (reader, record, CW_ROSTER_FIELD_START);
  term->end = cw_roster_reader_dup_day (reader, record, CW_ROSTER_FIELD_END);
  term->parent_id = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_PARENT);
  term->school_year = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_SCHOOL_YEAR);
  if (*term->start && *term->end && strcmp (term->end, term->start) < 0)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, row->line, "it ends before it starts");
  keep (reader, CW_ROSTER_TERMS, reader->file->terms, term);
}

static void
take_course (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  CwRosterCourse *course = g_new0 (CwRosterCourse, 1);

  course->row = *row;
  course->title = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_TITLE);
  course->code = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_CODE);
  course->term_id = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_TERM);
  course->org_id = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_SCHOOL);
  course->grades = cw_roster_word_grades (
      cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_GRADES));
  course->subjects = cw_roster_word_list (
      cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_SUBJECTS));
  keep (reader, CW_ROSTER_COURSES, reader->file->courses, course);
}

/* School Data Sync writes terms and courses into every section; the first one of an id is kept. */
static void
take_of_section (CwRosterReader *reader,
                 const CwRosterRecord *record,
                 const CwRosterClass *class)
{
  const char *term_id = class->term_ids[0];

  reader->file->parts[CW_ROSTER_TERMS].mode = reader->part->mode;
  reader->file->parts[CW_ROSTER_COURSES].mode = reader->part->mode;
  if (term_id && !g_hash_table_contains (reader->records[CW_ROSTER_TERMS], term_id))
    {
      CwRosterTerm *term = g_new0 (CwRosterTerm, 1);

      term->row = (CwRosterRow){ .sourced_id = g_strdup (term_id), .line = class->row.line };
      term->title = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_TERM_TITLE);
      term->type = g_strdup ("term");
      term->start = cw_roster_reader_dup_day (reader, record, CW_ROSTER_FIELD_START);
      term->end = cw_roster_reader_dup_day (reader, record, CW_ROSTER_FIELD_END);
      term->parent_id = g_strdup ("");
      term->school_year = g_strdup ("");
      keep (reader, CW_ROSTER_TERMS, reader->file->terms, term);
    }
  if (*class->course_id &&
      !g_hash_table_contains (reader->records[CW_ROSTER_COURSES], class->course_id))
    {
      CwRosterCourse *course = g_new0 (CwRosterCourse, 1);

      course->row =
          (CwRosterRow){ .sourced_id = g_strdup (class->course_id), .line = class->row.line };
      course->title = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_COURSE_TITLE);
      course->code = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_COURSE_CODE);
      course->term_id = g_strdup (term_id ? term_id : "");
      course->org_id = g_strdup (class->school_id);
      course->grades = g_new0 (char *, 1);
      course->subjects = g_strdupv (class->subjects);
      keep (reader, CW_ROSTER_COURSES, reader->file->courses, course);
    }
}

static void
take_class (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  CwRosterClass *class = g_new0 (CwRosterClass, 1);
  CwRosterSheet *sheet = reader->sheet;

  class->row = *row;
  class->title = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_TITLE);
  class->code = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_CODE);
  class->type = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_TYPE);
  if (g_ascii_strcasecmp (class->type, "homeroom") == 0 ||
      g_ascii_strcasecmp (class->type, "scheduled") == 0)
    for (char *p = class->type; *p; p++)
      *p = g_ascii_tolower (*p);
  class->course_id = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_COURSE);
  class->school_id = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_SCHOOL);
  class->location = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_LOCATION);
  class->term_ids =
      cw_roster_word_list (cw_roster_sheet_choice (sheet, record, CW_ROSTER_FIELD_TERM));
  class->grades =
      cw_roster_word_grades (cw_roster_sheet_choice (sheet, record, CW_ROSTER_FIELD_GRADES));
  class->subjects =
      cw_roster_word_list (cw_roster_sheet_choice (sheet, record, CW_ROSTER_FIELD_SUBJECTS));
  class->periods =
      cw_roster_word_list (cw_roster_sheet_choice (sheet, record, CW_ROSTER_FIELD_PERIODS));
  class->grade_counts = g_array_new (FALSE, TRUE, sizeof (CwRosterGrade));
  class->teachers = g_ptr_array_new ();
  keep (reader, CW_ROSTER_CLASSES, reader->file->classes, class);
  if (reader->layout->system == CW_ROSTER_SDS)
    take_of_section (reader, record, class);
}

void
cw_roster_thing_take (CwRosterReader *reader, const CwRosterRecord *record)
{
  static void (*const take[]) (CwRosterReader *, const CwRosterRecord *, CwRosterRow *) = {
    [CW_ROSTER_ORGS] = take_org,
    [CW_ROSTER_TERMS] = take_term,
    [CW_ROSTER_COURSES] = take_course,
    [CW_ROSTER_CLASSES] = take_class,
  };
  CwRosterRow row;

  if (cw_roster_reader_begin (reader, record, &row) &&
      is_first (reader, reader->layout->kind, &row))
    {
      if (*cw_roster_sheet_cell (reader->sheet, record, CW_ROSTER_FIELD_TITLE) == '\0' &&
          row.status == CW_ROSTER_ACTIVE)
        cw_roster_reader_tell (reader, CW_ROSTER_NOTE, row.line, "it has no name");
      take[reader->layout->kind](reader, record, &row);
    }
  else
    g_free (row.sourced_id);
}

/* Where a delta or a table alone leads, only the store can tell. */
static void
follow (CwRosterReader *reader,
        CwRosterKind from,
        const CwRosterRow *row,
        CwRosterKind to,
        const char *target,
        const char *what)
{
  const CwRosterPart *part = &reader->file->parts[from];
  gboolean is_for_store = part->mode == CW_ROSTER_DELTA || (reader->map && from != to);

  if (*target && !is_for_store && !g_hash_table_contains (reader->records[to], target))
    cw_roster_reader_dangle (reader, part->name, row->line, row->sourced_id, target, what);
}

static GHashTable *
index_names (GPtrArray *orgs)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < orgs->len; i++)
    {
      CwRosterOrg *org = orgs->pdata[i];
      g_autofree char *key = g_utf8_casefold (org->name, -1);
      CwRosterOrg *other = g_hash_table_lookup (names, key);

      /* A school and its district may share a name; the district is the parent. */
      if (!other || !g_str_equal (other->type, "district"))
        g_hash_table_insert (names, g_steal_pointer (&key), org);
    }
  return names;
}

static void
link_named_parents (CwRosterReader *reader)
{
  GPtrArray *orgs = reader->file->orgs;
  g_autoptr (GHashTable) names = index_names (orgs);

  for (guint i = 0; i < orgs->len; i++)
    {
      CwRosterOrg *org = orgs->pdata[i];
      g_autofree char *key = g_utf8_casefold (org->parent_name, -1);
      CwRosterOrg *parent = *key ? g_hash_table_lookup (names, key) : NULL;

      if (*key == '\0' || *org->parent_id || parent == org)
        continue;
      if (!parent)
        cw_roster_reader_dangle (reader, reader->file->parts[CW_ROSTER_ORGS].name,
                                 org->row.line, org->row.sourced_id, org->parent_name,
                                 "the organisation above,");
      else
        {
          g_free (org->parent_id);
          org->parent_id = g_strdup (parent->row.sourced_id);
        }
    }
}

static void
link_courses_and_classes (CwRosterReader *reader)
{
  CwRosterFile *file = reader->file;

  for (guint i = 0; i < file->courses->len; i++)
    {
      CwRosterCourse *course = file->courses->pdata[i];

      follow (reader, CW_ROSTER_COURSES, &course->row, CW_ROSTER_TERMS, course->term_id,
              "its school year");
      follow (reader, CW_ROSTER_COURSES, &course->row, CW_ROSTER_ORGS, course->org_id,
              "its organisation");
    }
  for (guint i = 0; i < file->classes->len; i++)
    {
      CwRosterClass *class = file->classes->pdata[i];

      follow (reader, CW_ROSTER_CLASSES, &class->row, CW_ROSTER_COURSES, class->course_id,
              "its course");
      follow (reader, CW_ROSTER_CLASSES, &class->row, CW_ROSTER_ORGS, class->school_id,
              "its school");
      for (guint t = 0; class->term_ids[t]; t++)
        follow (reader, CW_ROSTER_CLASSES, &class->row, CW_ROSTER_TERMS, class->term_ids[t],
                "its term");
    }
}

void
cw_roster_thing_link (CwRosterReader *reader)
{
  CwRosterFile *file = reader->file;

  link_named_parents (reader);
  for (guint i = 0; i < file->orgs->len; i++)
    {
      CwRosterOrg *org = file->orgs->pdata[i];

      follow (reader, CW_ROSTER_ORGS, &org->row, CW_ROSTER_ORGS, org->parent_id,
              "the organisation above,");
    }
  for (guint i = 0; i < file->terms->len; i++)
    {
      CwRosterTerm *term = file->terms->pdata[i];

      follow (reader, CW_ROSTER_TERMS, &term->row, CW_ROSTER_TERMS, term->parent_id,
              "the term above,");
    }
  link_courses_and_classes (reader);
}
