#include "corewalk/roster-file.h"
#include "data/roster/roster-date.h"
#include "tests/roster-bundle.h"

#include <string.h>

static CwRosterFile *
read_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  CwRosterFile *file = cw_roster_file_read (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static CwRosterFile *
read_bundle (RosterBundle *bundle)
{
  g_autofree char *path = roster_bundle_write_zip (bundle);

  return read_path (path);
}

/* The standard bundle with one file's table changed: every @from in it becomes @to. */
static CwRosterFile *
read_changed (const char *name, const char *from, const char *to)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_auto (GStrv) pieces = g_strsplit (roster_bundle_table (name), from, -1);
  g_autofree char *table = g_strjoinv (to, pieces);

  g_assert_cmpuint (g_strv_length (pieces), >, 1);
  roster_bundle_set_table (bundle, name, table, NULL);
  return read_bundle (bundle);
}

static const CwRosterIssue *
find_issue (const CwRosterFile *file, CwRosterIssueKind kind, const char *name, gint64 line)
{
  for (guint i = 0; i < file->issues->len; i++)
    {
      const CwRosterIssue *issue = file->issues->pdata[i];

      if (issue->kind == kind && g_str_equal (issue->file, name) && issue->line == line)
        return issue;
    }
  g_error ("nothing is said of %s:%" G_GINT64_FORMAT, name, line);
}

#define assert_matches(text, pattern)                                                          \
  G_STMT_START                                                                                 \
  {                                                                                            \
    if (!g_pattern_match_simple (pattern, text))                                               \
      g_error ("“%s” is not like “%s”", text, pattern);                                        \
  }                                                                                            \
  G_STMT_END

static const CwRosterClass *
find_class (const CwRosterFile *file, const char *id)
{
  for (guint i = 0; i < file->classes->len; i++)
    if (g_str_equal (((const CwRosterRow *) file->classes->pdata[i])->sourced_id, id))
      return file->classes->pdata[i];
  return NULL;
}

static void
test_reads_everything (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterFile) file = read_bundle (bundle);
  const CwRosterClass *second = find_class (file, "C2");
  const CwRosterTeacher *teacher = second->teachers->pdata[0];
  const CwRosterTerm *term = file->terms->pdata[0];

  g_assert_cmpuint (file->issues->len, ==, 0);
  g_assert_cmpstr (file->source, ==, "Test System");
  g_assert_cmpstr (file->issuer, ==, "bezirk süd, \"mitte\" 0100");
  g_assert_cmpstr (cw_roster_file_org (file, "D1")->name, ==, "Bezirk Süd, \"Mitte\"");
  g_assert_cmpstr (cw_roster_file_org (file, "S1")->code, ==, "0101");
  g_assert_null (cw_roster_file_org (file, "S9"));
  g_assert_cmpstr (term->row.sourced_id, ==, "T1");
  g_assert_cmpstr (term->start, ==, "2026-08-15");
  g_assert_cmpuint (second->student_count, ==, 2);
  g_assert_cmpuint (second->grade_counts->len, ==, 1);
  g_assert_cmpstr (g_array_index (second->grade_counts, CwRosterGrade, 0).grade, ==, "04");
  g_assert_cmpuint (find_class (file, "C1")->grade_counts->len, ==, 2);
  g_assert_cmpstr (teacher->given_name, ==, "Zoë");
  g_assert_cmpstr (second->periods[0], ==, "3");
  g_assert_cmpuint (g_strv_length (find_class (file, "C3")->term_ids), ==, 2);
  g_assert_cmpint (file->newest_ms, ==,
                   G_GINT64_CONSTANT (1788393600000)); /* P5, 3 September */
}

static void
test_counts_a_student_once (void)
{
  g_autoptr (CwRosterFile) file =
      read_changed ("enrollments.csv", "E9|",
                    "E10||2026-09-01|C3|S2|P5|student|||2026-10-01\nE9|");

  g_assert_cmpuint (find_class (file, "C3")->student_count, ==, 1);
  g_assert_cmpuint (file->enrollment_counts[CW_ROSTER_ROLE_STUDENT], ==, 7);
}

static void
test_leaves_out_who_left (void)
{
  g_autoptr (CwRosterFile) enrollment =
      read_changed ("enrollments.csv", "E4||", "E4|tobedeleted|");
  g_autoptr (CwRosterFile) user = read_changed ("users.csv", "P1||", "P1|inactive|");

  g_assert_cmpuint (find_class (enrollment, "C1")->student_count, ==, 2);
  g_assert_cmpuint (find_class (user, "C1")->student_count, ==, 2);
}

static void
test_never_keeps_a_students_name (void)
{
  /* P1 is a student in users and a teacher in one enrollment: a student all the same. */
  g_autoptr (CwRosterFile) file =
      read_changed ("enrollments.csv", "E4||2026-09-01|C1|S1|P1|student",
                    "E4||2026-09-01|C1|S1|P1|teacher");

  g_assert_cmpuint (file->teachers->len, ==, 2);
  g_assert_cmpuint (find_class (file, "C1")->teacher_count, ==, 2);
  assert_matches (find_issue (file, CW_ROSTER_NOTE, "enrollments.csv", 5)->reason,
                  "*name is not kept");
  for (guint i = 0; i < file->issues->len; i++)
    g_assert_null (strstr (((CwRosterIssue *) file->issues->pdata[i])->reason, "Xq"));
}

static void
test_refuses_rows_with_their_reason (void)
{
  static const char table[] =
      "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
      "D1,,,District,district,0100,\n"
      "\n"
      ",,,Nameless,school,0101,D1\n"
      "S1,,,\"Two\nlines\",school,0102,D1\n"
      "S1,,,Again,school,0103,D1\n"
      "S2,,,Torn, school,0104,D1,extra\n"
      "S2,,\n"
      "S2,,,Ze\0ro,school,0104,D1\n"
      "S2,,,Short,school\n"
      ",,,,,,\n";
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterFile) file = NULL;

  roster_bundle_set_bytes (bundle, "orgs.csv", table, sizeof table - 1);
  file = read_bundle (bundle);
  g_assert_cmpuint (file->parts[CW_ROSTER_ORGS].refused_count, ==, 5);
  g_assert_cmpuint (file->parts[CW_ROSTER_ORGS].row_count, ==, 8);
  g_assert_cmpuint (file->orgs->len, ==, 3);
  g_assert_cmpstr (cw_roster_file_org (file, "S1")->name, ==, "Two lines");
  g_assert_cmpstr (cw_roster_file_org (file, "S2")->name, ==, "Short");
  assert_matches (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 4)->reason, "*no sourcedId");
  assert_matches (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 7)->reason,
                  "line 5 has the same sourcedId");
  assert_matches (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 8)->reason,
                  "8 cells where 7 columns have names");
  assert_matches (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 9)->reason,
                  "it ends after 3 of 7 cells");
  assert_matches (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 10)->reason, "*zero byte");
  find_issue (file, CW_ROSTER_NOTE, "orgs.csv", 11); /* short rows, from here on */
}

/* A quote that is opened and closed far below takes the rows between with it. */
static void
test_says_when_rows_were_swallowed (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterFile) file = NULL;

  roster_bundle_set_bytes (bundle, "orgs.csv",
                           "sourcedId,name,type\nD1,District,district\nS1,\"Ash School,school\n"
                           "S2,Birch School,school\nS3,\"Elm, School\",school\nS4,Oak,school\n",
                           -1);
  file = read_bundle (bundle);
  g_assert_cmpuint (file->orgs->len, ==, 2);
  g_assert_true (file->parts[CW_ROSTER_ORGS].is_torn);
  assert_matches (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 3)->reason,
                  "it runs on to line 5 and swallows*");
  g_assert_cmpstr (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 3)->id, ==, "S1");
}

static void
test_refuses_a_stray_quote (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterFile) file = NULL;

  roster_bundle_set_bytes (bundle, "orgs.csv",
                           "sourcedId,name,type,identifier\nD1,District,district,1\n"
                           "S1,\"Ash,\"school, one\",2\nS2,Birch,school,3\n",
                           -1);
  file = read_bundle (bundle);
  g_assert_cmpuint (file->orgs->len, ==, 2);
  g_assert_false (file->parts[CW_ROSTER_ORGS].is_torn);
  assert_matches (find_issue (file, CW_ROSTER_REFUSED, "orgs.csv", 3)->reason,
                  "it ends after 3 of 4 cells");
}

static void
test_keeps_and_lists_what_dangles (void)
{
  g_autoptr (CwRosterFile) org = read_changed ("orgs.csv", "0102|D1", "0102|D9");
  g_autoptr (CwRosterFile) class = read_changed ("enrollments.csv", "|C3|S2|P5", "|C9|S2|P5");
  g_autoptr (CwRosterFile) user = read_changed ("enrollments.csv", "|P5|", "|P9|");
  const CwRosterIssue *issue = find_issue (org, CW_ROSTER_DANGLING, "orgs.csv", 4);

  g_assert_cmpstr (issue->id, ==, "S2");
  g_assert_cmpstr (issue->target, ==, "D9");
  g_assert_cmpstr (cw_roster_file_org (org, "S2")->parent_id, ==, "D9");
  g_assert_cmpstr (find_issue (class, CW_ROSTER_DANGLING, "enrollments.csv", 10)->target, ==,
                   "C9");
  g_assert_cmpstr (find_issue (user, CW_ROSTER_DANGLING, "enrollments.csv", 10)->target, ==,
                   "");
  g_assert_cmpuint (find_class (user, "C3")->student_count, ==, 1);
}

static void
test_leaves_references_of_a_delta_to_the_store (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new_empty ();
  g_autoptr (CwRosterFile) file = NULL;

  roster_bundle_set_table (bundle, "manifest.csv",
                           "propertyName|value\noneroster.version|1.1\nfile.classes|Delta\n",
                           NULL);
  roster_bundle_set_table (bundle, "classes.csv", roster_bundle_table ("classes.csv"), NULL);
  file = read_bundle (bundle);
  g_assert_cmpuint (file->dangling_count, ==, 0);
  g_assert_cmpint (file->parts[CW_ROSTER_CLASSES].mode, ==, CW_ROSTER_DELTA);
  g_assert_cmpint (file->parts[CW_ROSTER_ORGS].mode, ==, CW_ROSTER_ABSENT);
  g_assert_false (find_class (file, "C1")->has_students);
  g_assert_cmpstr (file->issuer, ==, "");
}

static void
test_reads_dates (void)
{
  static const struct
  {
    const char *text;
    gboolean is_day_first;
    CwRosterDateVerdict verdict;
    const char *day;
    gint64 at_ms;
  } dates[] = {
    { "", FALSE, CW_ROSTER_DATE_BLANK, "", 0 },
    { "1970-01-02", FALSE, CW_ROSTER_DATE_GOOD, "1970-01-02", 86400000 },
    { "1969-12-31T23:59:59.999Z", FALSE, CW_ROSTER_DATE_GOOD, "1969-12-31", -1 },
    { "1970-01-01T05:00:00+05:00", FALSE, CW_ROSTER_DATE_GOOD, "1970-01-01", 0 },
    { "1970-01-01 00:00:00.5-0130", FALSE, CW_ROSTER_DATE_GOOD, "1970-01-01", 5400500 },
    { "2028-02-29", FALSE, CW_ROSTER_DATE_GOOD, "2028-02-29", 1835395200000 },
    { "2026-02-29", FALSE, CW_ROSTER_DATE_IMPOSSIBLE, "", 0 },
    { "20260815", FALSE, CW_ROSTER_DATE_GOOD, "2026-08-15", 1786752000000 },
    { "8/15/2026", TRUE, CW_ROSTER_DATE_GOOD, "2026-08-15", 1786752000000 },
    { "15/8/26", FALSE, CW_ROSTER_DATE_GOOD, "2026-08-15", 1786752000000 },
    { "3/4/2026", FALSE, CW_ROSTER_DATE_AMBIGUOUS, "2026-03-04", 1772582400000 },
    { "3/4/2026", TRUE, CW_ROSTER_DATE_AMBIGUOUS, "2026-04-03", 1775174400000 },
    { "4/4/2026", FALSE, CW_ROSTER_DATE_GOOD, "2026-04-04", 1775260800000 },
    { "15.08.2026", FALSE, CW_ROSTER_DATE_GOOD, "2026-08-15", 1786752000000 },
    { "15-Aug-26", FALSE, CW_ROSTER_DATE_GOOD, "2026-08-15", 1786752000000 },
    { "8/15/69", FALSE, CW_ROSTER_DATE_GOOD, "2069-08-15", 3143750400000 },
    { "8/15/70", FALSE, CW_ROSTER_DATE_GOOD, "1970-08-15", 19526400000 },
    { "8/15/2026 6:30 PM", FALSE, CW_ROSTER_DATE_GOOD, "2026-08-15", 1786818600000 },
    { "8/15/2026 12:00:00 AM", FALSE, CW_ROSTER_DATE_GOOD, "2026-08-15", 1786752000000 },
    { "46249", FALSE, CW_ROSTER_DATE_NUMBER, "2026-08-15", 1786752000000 },
    { "13/13/2026", FALSE, CW_ROSTER_DATE_IMPOSSIBLE, "", 0 },
    { "0/1/2026", FALSE, CW_ROSTER_DATE_IMPOSSIBLE, "", 0 },
    { "2026-08-15x", FALSE, CW_ROSTER_DATE_IMPOSSIBLE, "", 0 },
    { "2026-08-15T25:00", FALSE, CW_ROSTER_DATE_IMPOSSIBLE, "", 0 },
    { "next Friday", FALSE, CW_ROSTER_DATE_IMPOSSIBLE, "", 0 },
    { "99999999999999999999", FALSE, CW_ROSTER_DATE_IMPOSSIBLE, "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      CwRosterDate date;

      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (cw_roster_date_read (dates[i].text, dates[i].is_day_first, &date), ==,
                       dates[i].verdict);
      g_assert_cmpstr (date.day, ==, dates[i].day);
      g_assert_cmpint (date.at_ms, ==, dates[i].at_ms);
    }
}

static void
test_flags_dates (void)
{
  g_autoptr (CwRosterFile) impossible =
      read_changed ("academicSessions.csv", "2026-12-20", "2026-02-30");
  g_autoptr (CwRosterFile) two_digits =
      read_changed ("academicSessions.csv", "2026-12-20", "12/20/26");
  g_autoptr (CwRosterFile) ambiguous =
      read_changed ("academicSessions.csv", "2026-12-20", "12/2/2026");
  g_autoptr (CwRosterFile) backwards =
      read_changed ("academicSessions.csv", "2026-12-20", "2026-01-20");
  const CwRosterTerm *term = impossible->terms->pdata[0];

  g_assert_cmpuint (impossible->terms->len, ==, 2);
  g_assert_cmpstr (term->end, ==, "");
  assert_matches (find_issue (impossible, CW_ROSTER_NOTE, "academicSessions.csv", 3)->reason,
                  "“2026-02-30” is not a date*");
  g_assert_cmpstr (((CwRosterTerm *) two_digits->terms->pdata[0])->end, ==, "2026-12-20");
  g_assert_cmpuint (two_digits->note_count, ==, 0);
  assert_matches (find_issue (ambiguous, CW_ROSTER_NOTE, "academicSessions.csv", 0)->reason,
                  "1 dates can be read two ways*");
  assert_matches (find_issue (backwards, CW_ROSTER_NOTE, "academicSessions.csv", 3)->reason,
                  "it ends before it starts");
}

static void
test_map_names_columns (void)
{
  static const char table[] = "Export of today\n\nSchool;Kind;No;Belongs to\n"
                              "Ash;elementary;007;Elm County\nElm County;County district;1;\n";
  g_autofree char *path = roster_bundle_write_file ("schools.csv", table, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRosterMap) map = cw_roster_map_parse (
      "{\"columns\":{\"name\":\"School\",\"type\":\"Kind\",\"identifier\":\"No\","
      "\"parentName\":\"Belongs to\"},\"types\":{\"elementary\":\"school\"}}",
      &error);
  g_autoptr (CwRosterFile) file = cw_roster_file_read (path, map, NULL, NULL, &error);
  const CwRosterOrg *org;

  g_assert_no_error (error);
  g_assert_cmpuint (file->orgs->len, ==, 2);
  org = cw_roster_file_org (file, "007");
  g_assert_cmpstr (org->type, ==, "school");
  g_assert_cmpstr (org->category, ==, "elementary");
  g_assert_cmpstr (org->parent_id, ==, "1");
  g_assert_cmpint (file->parts[CW_ROSTER_ORGS].mode, ==, CW_ROSTER_PARTIAL);
  g_assert_null (cw_roster_file_read (path, NULL, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
}

static void
test_map_refuses_what_it_is_not (void)
{
  static const char *const maps[][2] = {
    { "", "it names no column*" },
    { "name", "“name” is no pair*" },
    { "nonsense=A", "“nonsense” is no column of orgs.csv*" },
    { "name=", "“name” has no column" },
    { "{\"columns\":{\"name\":5}}", "line 1, column *" },
    { "{\"kind\":\"demographics\"}", "*“kind” may be*" },
    { "{\"colums\":\"x\"}", "*“colums” is unknown*" },
    { "{\"dates\":\"any\"}", "*month-first or day-first" },
    { "{", "line 1, column 2*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cw_roster_map_parse (maps[i][0], &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
      assert_matches (error->message, maps[i][1]);
    }
}

static gboolean
stop_cb (double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, <=, 1.0);
  return FALSE;
}

static void
test_can_be_stopped (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autofree char *path = roster_bundle_write_zip (bundle);
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_roster_file_read (path, NULL, stop_cb, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-file/reads-everything", test_reads_everything);
  g_test_add_func ("/roster-file/counts-a-student-once", test_counts_a_student_once);
  g_test_add_func ("/roster-file/leaves-out-who-left", test_leaves_out_who_left);
  g_test_add_func ("/roster-file/never-keeps-a-students-name",
                   test_never_keeps_a_students_name);
  g_test_add_func ("/roster-file/refuses-rows-with-their-reason",
                   test_refuses_rows_with_their_reason);
  g_test_add_func ("/roster-file/says-when-rows-were-swallowed",
                   test_says_when_rows_were_swallowed);
  g_test_add_func ("/roster-file/refuses-a-stray-quote", test_refuses_a_stray_quote);
  g_test_add_func ("/roster-file/keeps-and-lists-what-dangles",
                   test_keeps_and_lists_what_dangles);
  g_test_add_func ("/roster-file/leaves-references-of-a-delta",
                   test_leaves_references_of_a_delta_to_the_store);
  g_test_add_func ("/roster-file/reads-dates", test_reads_dates);
  g_test_add_func ("/roster-file/flags-dates", test_flags_dates);
  g_test_add_func ("/roster-file/map-names-columns", test_map_names_columns);
  g_test_add_func ("/roster-file/map-refuses-what-it-is-not", test_map_refuses_what_it_is_not);
  g_test_add_func ("/roster-file/can-be-stopped", test_can_be_stopped);
  status = g_test_run ();
  roster_bundle_clean ();
  return status;
}
