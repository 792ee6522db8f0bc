#include "corewalk/id.h"
#include "corewalk/place.h"
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

static CwListedSchool *
find_school (GPtrArray *schools, const char *code)
{
  for (guint i = 0; i < schools->len; i++)
    if (g_str_equal (((CwListedSchool *) schools->pdata[i])->code, code))
      return schools->pdata[i];
  return NULL;
}

static void
test_districts_do_not_mix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) one = roster_bundle_new (NULL);
  g_autoptr (RosterBundle) other = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, one);
  g_autoptr (CwRosterReport) second = NULL;
  g_autoptr (GPtrArray) classes = NULL;

  roster_bundle_change (other, "orgs.csv", "Bezirk", "District");
  roster_bundle_change (other, "orgs.csv", "Ash", "Pine");
  roster_bundle_change (other, "orgs.csv", "Birch", "Oak");
  roster_bundle_change (other, "orgs.csv", ",01", ",02");
  second = import_bundle (fixture->store, other);
  assert_change (&second->all, 11, 0, 0, 0);
  classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_assert_cmpuint (classes->len, ==, 6);
  for (guint i = 0; i < classes->len; i++)
    g_assert_false (((CwListedClass *) classes->pdata[i])->is_gone);
}

static void
test_renamed_district_stays_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  g_autoptr (CwRosterReport) second = NULL;

  roster_bundle_change (bundle, "orgs.csv", "D1,,2026-09-01,\"Bezirk",
                        "D1,,2026-12-01,\"Kreis");
  second = import_bundle (fixture->store, bundle);
  assert_change (&second->all, 0, 1, 10, 0);
  g_assert_cmpstr (second->issuer, ==, first->issuer);
}

static void
test_ids_are_the_same_everywhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (CwStore) other = fixture_store (folder);
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) first = import_bundle (fixture->store, bundle);
  g_autoptr (CwRosterReport) second = import_bundle (other, bundle);
  g_autoptr (GPtrArray) here = cw_roster_list_classes (fixture->store, 0, NULL);
  g_autoptr (GPtrArray) there = cw_roster_list_classes (other, 0, NULL);

  for (guint i = 0; i < here->len; i++)
    {
      const CwListedClass *one = here->pdata[i];
      const CwListedClass *same = there->pdata[i];
      g_autofree char *id = cw_id_dup_text (fixture->store, one->id);
      g_autofree char *same_id = cw_id_dup_text (other, same->id);
      g_autofree char *school = cw_id_dup_text (fixture->store, one->school);
      g_autofree char *same_school = cw_id_dup_text (other, same->school);

      g_assert_cmpstr (id, ==, same_id);
      g_assert_cmpstr (school, ==, same_school);
    }
  g_clear_pointer (&other, cw_store_close);
  fixture_remove (folder);
}

static void
test_plain_tables_of_schools (Fixture *fixture, gconstpointer data)
{
  static const char table[] =
      "School,Kind,No,Belongs to\nAsh,school,007,Elm\nElm,district,1,\n";
  g_autofree char *path = roster_bundle_write_file ("schools.csv", table, -1);
  g_autoptr (CwRosterMap) map = cw_roster_map_parse (
      "{\"issuer\":\"us-xx\",\"columns\":{\"name\":\"School\",\"type\":\"Kind\","
      "\"identifier\":\"No\",\"parentName\":\"Belongs to\"}}",
      NULL);
  const CwRosterOptions options = { .map = map };
  g_autoptr (CwRosterReport) report = import_path (fixture->store, path, &options);
  g_autoptr (CwRosterReport) again = import_path (fixture->store, path, &options);
  g_autoptr (GPtrArray) schools = cw_roster_list_schools (fixture->store, NULL);
  CwUuid expected, found;

  assert_change (&report->all, 2, 0, 0, 0);
  assert_change (&again->all, 0, 0, 2, 0);
  g_assert_cmpstr (report->issuer, ==, "us-xx");
  g_assert_cmpuint (schools->len, ==, 1);
  g_assert_cmpstr (find_school (schools, "007")->parent_name, ==, "Elm");
  cw_uuid_named ("us-xx", "school", "007", &expected);
  g_assert_true (cw_id_to_uuid (fixture->store, find_school (schools, "007")->id, &found));
  g_assert_cmpmem (&found, sizeof found, &expected, sizeof expected);
}

static void
test_plain_tables_of_classes (Fixture *fixture, gconstpointer data)
{
  static const char table[] =
      "Room,Where,Pupils' grade\n12,Ash School,3\n14,ash school,K\n12,Elsewhere,3\n";
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterReport) roster = import_bundle (fixture->store, bundle);
  g_autofree char *path = roster_bundle_write_file ("rooms.csv", table, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRosterMap) map = cw_roster_map_parse (
      "{\"kind\":\"classes\",\"columns\":{\"title\":\"Room\",\"schoolSourcedId\":\"Where\","
      "\"grades\":\"Pupils' grade\"}}",
      &error);
  const CwRosterOptions options = { .map = map };
  g_autoptr (CwRosterReport) report = NULL;
  g_autoptr (GPtrArray) schools = cw_roster_list_schools (fixture->store, NULL);
  g_autoptr (GPtrArray) classes = NULL;

  g_assert_no_error (error);
  report = import_path (fixture->store, path, &options);
  assert_change (&report->classes, 3, 0, 0, 0);
  g_assert_cmpuint (report->file->dangling_count, ==, 1);
  classes = cw_roster_list_classes (fixture->store, find_school (schools, "0101")->id, NULL);
  g_assert_cmpuint (classes->len, ==, 4);
  g_assert_cmpstr (((CwListedClass *) classes->pdata[0])->title, ==, "12");
  g_assert_cmpstr (((CwListedClass *) classes->pdata[1])->grades, ==, "KG");
  g_assert_cmpint (((CwListedClass *) classes->pdata[1])->student_count, ==, -1);
}

static void
test_real_district (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "corpus", "roster", "district-small.zip", NULL);
  g_autoptr (CwRosterReport) report = import_path (fixture->store, path, NULL);
  g_autoptr (CwRosterReport) again = import_path (fixture->store, path, NULL);
  g_autoptr (GPtrArray) schools = cw_roster_list_schools (fixture->store, NULL);
  g_autoptr (GPtrArray) walkable = cw_school_list (fixture->store, NULL);
  g_autoptr (GPtrArray) classes = cw_roster_list_classes (fixture->store, 0, NULL);
  g_autoptr (GPtrArray) teachers = cw_roster_list_teachers (fixture->store, NULL);

  assert_change (&report->orgs, 4, 0, 0, 0);
  assert_change (&report->terms, 2, 0, 0, 0);
  assert_change (&report->courses, 91, 0, 0, 0);
  assert_change (&report->classes, 119, 0, 0, 0);
  assert_change (&report->teachers, 16, 0, 0, 0);
  assert_change (&again->all, 0, 0, 232, 0);
  g_assert_cmpuint (schools->len, ==, 3);
  g_assert_cmpuint (walkable->len, ==, 3);
  g_assert_cmpuint (classes->len, ==, 119);
  g_assert_cmpuint (teachers->len, ==, 16);
  for (guint i = 0; i < classes->len; i++)
    {
      const CwListedClass *class = classes->pdata[i];

      g_assert_cmpint (class->student_count, >=, 12);
      g_assert_cmpint (class->student_count, <=, 18);
      g_assert_cmpstr (class->teachers, !=, "");
    }
}

static void
test_connecticut (Fixture *fixture, gconstpointer data)
{
  const char *shared = g_getenv ("CW_SHARED_DATA");
  g_autofree char *path =
      g_build_filename (shared ? shared : "/", "schools", "connecticut-directory.csv", NULL);
  g_autoptr (CwRosterMap) map = cw_roster_map_parse (
      "{\"issuer\": \"us-ct\", \"columns\": {\"name\": \"School Name\", \"identifier\": "
      "\"Organization Code\", \"type\": \"Organization Type\", \"parentName\": \"District Name\"}}",
      NULL);
  const CwRosterOptions options = { .map = map };
  g_autoptr (CwRosterReport) report = NULL;
  g_autoptr (CwRosterReport) again = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real files are not here");
      return;
    }
  report = import_path (fixture->store, path, &options);
  again = import_path (fixture->store, path, &options);
  assert_change (&report->all, 1209, 0, 0, 0);
  assert_change (&again->all, 0, 0, 1209, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD ("/roster-issuer/districts-do-not-mix", test_districts_do_not_mix);
  ADD ("/roster-issuer/renamed-district-stays-itself", test_renamed_district_stays_itself);
  ADD ("/roster-issuer/ids-are-the-same-everywhere", test_ids_are_the_same_everywhere);
  ADD ("/roster-issuer/plain-tables-of-schools", test_plain_tables_of_schools);
  ADD ("/roster-issuer/plain-tables-of-classes", test_plain_tables_of_classes);
  ADD ("/roster-issuer/real-district", test_real_district);
  ADD ("/roster-issuer/connecticut", test_connecticut);
  status = g_test_run ();
  roster_bundle_clean ();
  return status;
}
