#include "corewalk/record.h"
#include "corewalk/roster-list.h"
#include "corewalk/roster.h"
#include "tests/fixture.h"
#include "tests/roster-bundle.h"

#include <string.h>

typedef struct
{
  char *folder;
  CwStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static CwRosterReport *
import_path (CwStore *store, const char *path, const CwRosterOptions *options)
{
  g_autoptr (GError) error = NULL;
  CwRosterReport *report = cw_roster_import (store, path, options, &error);

  g_assert_no_error (error);
  return report;
}

static CwRosterReport *
import_bundle (CwStore *store, RosterBundle *bundle)
{
  g_autofree char *path = roster_bundle_write_zip (bundle);

  return import_path (store, path, NULL);
}

static void
assert_change (const CwRosterChange *counts,
               guint added,
               guint changed,
               guint unchanged,
               guint gone)
{
  g_assert_cmpuint (counts->added, ==, added);
  g_assert_cmpuint (counts->changed, ==, changed);
  g_assert_cmpuint (counts->unchanged, ==, unchanged);
  g_assert_cmpuint (counts->gone, ==, gone);
}

static CwListedClass *
find_class (GPtrArray *classes, const char *code)
{
  for (guint i = 0; i < classes->len; i++)
    if (g_str_equal (((CwListedClass *) classes->pdata[i])->code, code))
      return classes->pdata[i];
  return NULL;
}

static CwListedSchool *
find_school (GPtrArray *schools, const char *code)
{
  for (guint i = 0; i < schools->len; i++)
    if (g_str_equal (((CwListedSchool *) schools->pdata[i])->code, code))
      return schools->pdata[i];
  return NULL;
}

static void
test_takes_a_roster_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) report = import_bundle (fixture->store, bundle);
  g_autoptr (GPtrArray) schools = cw_roster_list_schools (fixture->store, NULL);
  g_autoptr (GPtrArray) classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_autoptr (GPtrArray) teachers = cw_roster_list_teachers (fixture->store, NULL);
  g_autoptr (GPtrArray) terms = cw_roster_list_terms (fixture->store, NULL);
  const CwListedClass *second = find_class (classes, "M5-B");
  const CwListedTeacher *teacher = teachers->pdata[0];

  assert_change (&report->all, 11, 0, 0, 0); /* 3, 2, 1, 3 and 2 */
  g_assert_true (report->is_new);
  g_assert_cmpstr (report->dated, ==, "2026-09-03T00:00:00.000Z");
  g_assert_cmpuint (schools->len, ==, 2);
  g_assert_cmpstr (find_school (schools, "0101")->name, ==, "Ash School");
  g_assert_cmpstr (find_school (schools, "0101")->parent_name, ==, "Bezirk Süd, \"Mitte\"");
  g_assert_cmpint (find_school (schools, "0101")->class_count, ==, 2);
  g_assert_cmpuint (classes->len, ==, 3);
  g_assert_cmpstr (second->title, ==, "Math 5 B");
  g_assert_cmpstr (second->grades, ==, "04,05");
  g_assert_cmpstr (second->location, ==, "R2");
  g_assert_cmpstr (second->course_title, ==, "Math 5");
  g_assert_cmpstr (second->teachers, ==, "Zoë Müller");
  g_assert_cmpint (second->student_count, ==, 2);
  g_assert_cmpint (second->school, ==, find_school (schools, "0101")->id);
  g_assert_cmpuint (teachers->len, ==, 2);
  g_assert_cmpstr (teacher->family_name, ==, "Müller");
  g_assert_cmpstr (teacher->schools, ==, "Ash School");
  g_assert_cmpint (teacher->class_count, ==, 2);
  g_assert_cmpuint (terms->len, ==, 2);
  g_assert_cmpstr (((CwListedTerm *) terms->pdata[1])->last_day, ==, "2026-12-20");
}

static void
test_twice_changes_nothing (Fixture *fixture, gconstpointer data)
{
  static const RosterDress dress = { .charset = "UTF-16LE",
                                     .mark = "\xFF\xFE",
                                     .mark_length = 2,
                                     .delimiter = ';',
                                     .line_end = "\r",
                                     .is_reversed = TRUE,
                                     .is_upturned = TRUE };
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (RosterBundle) dressed = roster_bundle_new (&dress);
  g_autofree char *folder = roster_bundle_write_folder (dressed);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  gint64 stamp = cw_store_get_stamp (fixture->store);
  g_autoptr (CwRosterReport) second = import_bundle (fixture->store, bundle);
  g_autoptr (CwRosterReport) third = import_path (fixture->store, folder, NULL);

  assert_change (&second->all, 0, 0, 11, 0);
  assert_change (&third->all, 0, 0, 11, 0);
  g_assert_false (second->is_new);
  g_assert_cmpint (second->snapshot, ==, first->snapshot);
  g_assert_cmpint (cw_store_get_stamp (fixture->store), ==, stamp);
}

static void
test_dry_run_counts_and_keeps_nothing (Fixture *fixture, gconstpointer data)
{
  const CwRosterOptions dry = { .is_dry_run = TRUE };
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autofree char *path = roster_bundle_write_zip (bundle);
  gint64 stamp = cw_store_get_stamp (fixture->store);
  g_autoptr (CwRosterReport) report = import_path (fixture->store, path, &dry);
  g_autoptr (GPtrArray) classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_autoptr (GPtrArray) teachers = cw_roster_list_teachers (fixture->store, NULL);
  g_autoptr (CwRosterReport) real = NULL;
  g_autoptr (CwRosterReport) again = NULL;
  g_autofree char *changed = NULL;

  assert_change (&report->all, 11, 0, 0, 0);
  g_assert_cmpint (report->snapshot, ==, 0);
  g_assert_cmpuint (classes->len, ==, 0);
  g_assert_cmpuint (teachers->len, ==, 0);
  g_assert_cmpint (cw_store_get_stamp (fixture->store), ==, stamp);
  real = import_path (fixture->store, path, NULL);
  roster_bundle_change (bundle, "classes.csv", "Math 5 B", "Mathematics 5 B");
  roster_bundle_change (bundle, "users.csv", "U2,,2026-09-01", "U3,,2026-09-04");
  changed = roster_bundle_write_zip (bundle);
  again = import_path (fixture->store, changed, &dry);
  assert_change (&again->classes, 0, 1, 2, 0);
  assert_change (&again->teachers, 1, 0, 1, 1);
}

static void
test_later_file_updates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (RosterBundle) old = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  g_autoptr (CwRosterReport) second = NULL;
  g_autoptr (CwRosterReport) third = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GPtrArray) schools = NULL;
  g_autoptr (GPtrArray) before = cw_roster_list_classes (fixture->store, 0, NULL);

  roster_bundle_change (bundle, "orgs.csv", "S1,,2026-09-01,Ash", "S1,,2026-10-01,Asch");
  roster_bundle_change (bundle, "classes.csv", "C3,,2026-09-01,Home 3,03,M5,H3",
                        "C4,,2026-10-01,Home 4,04,M5,H4");
  roster_bundle_change (bundle, "enrollments.csv", "E9,,2026-09-01,C3", "E9,,2026-09-01,C4");
  roster_bundle_change (bundle, "enrollments.csv", "E3,,2026-09-01,C3", "E3,,2026-09-01,C4");
  second = import_bundle (fixture->store, bundle);
  assert_change (&second->orgs, 0, 1, 2, 0);
  assert_change (&second->classes, 1, 0, 2, 1);
  assert_change (&second->teachers, 0, 1, 1, 0);

  /* An older file with other words comes late: it changes nothing that shows. */
  roster_bundle_change (old, "orgs.csv", "Ash School", "Ancient School");
  third = import_bundle (fixture->store, old);
  g_assert_true (third->is_past);
  g_assert_true (third->is_new);
  assert_change (&third->all, 0, 0, 11, 0);
  schools = cw_roster_list_schools (fixture->store, NULL);
  classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_assert_cmpstr (find_school (schools, "0101")->name, ==, "Asch School");
  g_assert_cmpuint (classes->len, ==, 4);
  g_assert_true (find_class (classes, "H3")->is_gone);
  g_assert_cmpint (find_class (classes, "H3")->id, ==, find_class (before, "H3")->id);
  g_assert_false (find_class (classes, "H4")->is_gone);
}

static void
test_what_was_gone_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (RosterBundle) less = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  g_autoptr (CwRosterReport) second = NULL;
  g_autoptr (CwRosterReport) third = NULL;
  g_autoptr (GPtrArray) classes = NULL;

  roster_bundle_change (less, "classes.csv", "C3,,2026-09-01", "C3,tobedeleted,2026-10-01");
  second = import_bundle (fixture->store, less);
  assert_change (&second->classes, 0, 0, 2, 1);
  roster_bundle_change (bundle, "classes.csv", "C3,,2026-09-01", "C3,active,2026-10-02");
  third = import_bundle (fixture->store, bundle);
  assert_change (&third->classes, 0, 1, 2, 0);
  classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_assert_false (find_class (classes, "H3")->is_gone);
}

static void
test_older_bulk_adds_only_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (RosterBundle) old = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = NULL;
  g_autoptr (CwRosterReport) second = NULL;
  g_autoptr (GPtrArray) classes = NULL;

  roster_bundle_change (bundle, "users.csv", "P5,,2026-09-03", "P5,,2026-11-03");
  first = import_bundle (fixture->store, bundle);
  roster_bundle_change (old, "classes.csv", "C3,,2026-09-01,Home 3,03,M5,H3",
                        "C0,,2026-09-01,Old,03,M5,OLD");
  second = import_bundle (fixture->store, old);
  assert_change (&second->classes, 1, 0, 2, 0);
  classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_assert_true (find_class (classes, "OLD")->is_gone);
  g_assert_false (find_class (classes, "H3")->is_gone);
}

static void
test_delta_changes_only_what_it_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (RosterBundle) delta = roster_bundle_new_empty ();
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  g_autoptr (CwRosterReport) second = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GPtrArray) schools = cw_roster_list_schools (fixture->store, NULL);
  g_autoptr (GPtrArray) teachers = NULL;

  roster_bundle_set_table (delta, "manifest.csv",
                           "propertyName|value\noneroster.version|1.1\nfile.classes|delta\n"
                           "file.enrollments|delta\nfile.users|delta\n"
                           "source.systemName|Test System\n",
                           NULL);
  roster_bundle_set_table (delta, "classes.csv",
                           "sourcedId|status|dateLastModified|title|courseSourcedId|classCode|"
                           "schoolSourcedId\n"
                           "C1|active|2026-10-01|Math Five|M5|M5-A|S1\n"
                           "C3|tobedeleted|2026-10-01|Home 3|M5|H3|S2\n"
                           "C5|active|2026-10-01|New one|M9|N5|S2\n",
                           NULL);
  roster_bundle_set_table (delta, "users.csv",
                           "sourcedId|status|dateLastModified|role|givenName|familyName\n"
                           "U1|active|2026-10-01|teacher|Zoë|Weber\n"
                           "P9|active|2026-10-01|student|Xqnine|Xqsurname\n",
                           NULL);
  roster_bundle_set_table (
      delta, "enrollments.csv",
      "sourcedId|status|dateLastModified|classSourcedId|userSourcedId|role\n"
      "E20|active|2026-10-01|C5|U1|teacher\n"
      "E21|active|2026-10-01|C5|P9|student\n"
      "E22|active|2026-10-01|C1|P9|student\n",
      NULL);
  second = import_bundle (fixture->store, delta);
  assert_change (&second->classes, 1, 1, 0, 1);
  assert_change (&second->teachers, 0, 1, 0, 0);
  g_assert_cmpuint (second->file->dangling_count, ==, 1);
  g_assert_cmpuint (second->file->note_count, ==, 1);
  g_assert_cmpstr (((CwRosterIssue *) second->file->issues->pdata[0])->target, ==, "M9");
  g_assert_cmpstr (second->issuer, ==, first->issuer);
  classes = cw_roster_list_classes (fixture->store, 0, NULL);
  teachers = cw_roster_list_teachers (fixture->store, NULL);
  g_assert_cmpuint (classes->len, ==, 4);
  g_assert_cmpstr (find_class (classes, "M5-A")->title, ==, "Math Five");
  g_assert_cmpint (find_class (classes, "M5-A")->student_count, ==, 3);
  g_assert_cmpint (find_class (classes, "N5")->student_count, ==, 1);
  g_assert_cmpint (find_class (classes, "N5")->school, ==, find_school (schools, "0102")->id);
  g_assert_true (find_class (classes, "H3")->is_gone);
  g_assert_cmpuint (teachers->len, ==, 2);
  g_assert_cmpstr (((CwListedTeacher *) teachers->pdata[1])->family_name, ==, "Weber");
  g_assert_cmpint (((CwListedTeacher *) teachers->pdata[1])->class_count, ==, 3);
}

static void
test_refused_rows_are_not_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  g_autoptr (CwRosterReport) second = NULL;
  g_autoptr (CwRosterReport) third = NULL;

  roster_bundle_change (bundle, "users.csv", "P5,,2026-09-03", "P5,,2026-10-03");
  roster_bundle_change (bundle, "classes.csv", "C2,,2026-09-01,Math 5 B",
                        "C2,,2026-09-01,Math, 5, B");
  second = import_bundle (fixture->store, bundle);
  g_assert_cmpuint (second->file->refused_count, ==, 1);
  assert_change (&second->classes, 0, 0, 2, 0);
  roster_bundle_change (bundle, "users.csv", "P5,,2026-10-03", "P5,,2026-10-04");
  roster_bundle_change (bundle, "orgs.csv", "S1,,2026-09-01,Ash", "S1,,2026-09-01,\"Ash");
  roster_bundle_change (bundle, "orgs.csv", "Birch School", "\"Birch, School\"");
  third = import_bundle (fixture->store, bundle);
  g_assert_true (third->file->parts[CW_ROSTER_ORGS].is_torn);
  assert_change (&third->orgs, 0, 0, 1, 0);
}

static void
test_names_stay_where_they_belong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) report = import_bundle (fixture->store, bundle);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&fixture->store, cw_store_close);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize n;

      if (!g_file_get_contents (path, &bytes, &n, NULL))
        continue;
      g_assert_null (memmem (bytes, n, "Xq", 2)); /* of every student's name and password */
      if (!g_str_has_prefix (name, "private"))
        g_assert_null (memmem (bytes, n, "O'Neil", 6));
    }
  fixture->store = fixture_open (fixture->folder);
}

static void
test_undo_takes_it_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = cw_undo (fixture->store, &error);
  g_autoptr (GPtrArray) classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_autoptr (CwRosterReport) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (classes->len, ==, 0);
  again = import_bundle (fixture->store, bundle);
  g_assert_true (again->is_new);
  assert_change (&again->classes, 3, 0, 0, 0);
}

static void
test_reader_can_only_look (Fixture *fixture, gconstpointer data)
{
  const CwRosterOptions dry = { .is_dry_run = TRUE };
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autofree char *path = roster_bundle_write_zip (bundle);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, &error);
  g_autoptr (CwRosterReport) report = NULL;

  g_assert_no_error (error);
  g_assert_null (cw_roster_import (reader, path, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  report = import_path (reader, path, &dry);
  assert_change (&report->all, 11, 0, 0, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD ("/roster-import/takes-a-roster-in", test_takes_a_roster_in);
  ADD ("/roster-import/twice-changes-nothing", test_twice_changes_nothing);
  ADD ("/roster-import/dry-run-counts", test_dry_run_counts_and_keeps_nothing);
  ADD ("/roster-import/later-file-updates", test_later_file_updates);
  ADD ("/roster-import/what-was-gone-comes-back", test_what_was_gone_comes_back);
  ADD ("/roster-import/older-bulk-adds-only-what-is-gone",
       test_older_bulk_adds_only_what_is_gone);
  ADD ("/roster-import/delta-changes-what-it-names", test_delta_changes_only_what_it_names);
  ADD ("/roster-import/refused-rows-are-not-gone", test_refused_rows_are_not_gone);
  ADD ("/roster-import/names-stay-where-they-belong", test_names_stay_where_they_belong);
  ADD ("/roster-import/undo-takes-it-back", test_undo_takes_it_back);
  ADD ("/roster-import/reader-can-only-look", test_reader_can_only_look);
  status = g_test_run ();
  roster_bundle_clean ();
  return status;
}
