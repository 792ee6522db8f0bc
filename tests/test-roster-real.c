#include "corewalk/json.h"
#include "corewalk/roster-file.h"
#include "data/roster/roster-table.h"

#include <string.h>

/* A real file under CW_SHARED_DATA, or NULL when this machine has none; then the test is skipped. */
static char *
find_real (const char *name)
{
  const char *folder = g_getenv ("CW_SHARED_DATA");
  g_autofree char *path = folder ? g_build_filename (folder, name, NULL) : NULL;

  if (path && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the real files are not here");
  return NULL;
}

static CwRosterFile *
read_real (const char *name)
{
  g_autofree char *path = find_real (name);
  g_autoptr (GError) error = NULL;
  CwRosterFile *file = path ? cw_roster_file_read (path, NULL, NULL, NULL, &error) : NULL;

  g_assert_no_error (error);
  return file;
}

static guint
count_status (GPtrArray *records, CwRosterStatus status)
{
  guint count = 0;

  for (guint i = 0; i < records->len; i++)
    count += ((const CwRosterRow *) records->pdata[i])->status == status;
  return count;
}

static void
check_district (const CwRosterFile *file)
{
  guint homeroom_count = 0;

  g_assert_cmpuint (file->orgs->len, ==, 4);
  g_assert_cmpuint (file->terms->len, ==, 2);
  g_assert_cmpuint (file->courses->len, ==, 91);
  g_assert_cmpuint (file->classes->len, ==, 119);
  g_assert_cmpuint (file->parts[CW_ROSTER_USERS].row_count, ==, 268);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_STUDENT], ==, 248);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_TEACHER], ==, 16);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_ADMINISTRATOR], ==, 4);
  g_assert_cmpuint (file->teachers->len, ==, 16);
  g_assert_cmpuint (file->parts[CW_ROSTER_ENROLLMENTS].row_count, ==, 1855);
  g_assert_cmpuint (file->enrollment_counts[CW_ROSTER_ROLE_STUDENT], ==, 1736);
  g_assert_cmpuint (file->enrollment_counts[CW_ROSTER_ROLE_TEACHER], ==, 119);
  g_assert_cmpuint (file->parts[CW_ROSTER_DEMOGRAPHICS].row_count, ==, 248);
  g_assert_cmpuint (file->issues->len, ==, 0);
  g_assert_cmpint (file->newest_ms, ==, G_GINT64_CONSTANT (1788220800000));
  for (guint i = 0; i < file->classes->len; i++)
    {
      const CwRosterClass *class = file->classes->pdata[i];

      homeroom_count += g_str_equal (class->type, "homeroom");
      g_assert_cmpuint (class->student_count, >=, 12);
      g_assert_cmpuint (class->student_count, <=, 18);
      g_assert_cmpuint (class->teachers->len, ==, 1);
      g_assert_cmpint (class->row.modified_ms, >, 0);
    }
  g_assert_cmpuint (homeroom_count, ==, 17);
}

static void
test_district (void)
{
  g_autoptr (CwRosterFile) file = read_real ("oneroster/district-small.zip");

  if (file)
    {
      g_assert_cmpstr (file->version, ==, "1.1");
      g_assert_cmpint (file->parts[CW_ROSTER_ORGS].mode, ==, CW_ROSTER_BULK);
      check_district (file);
    }
}

/* The same file is kept with the tests, so that they mean something on any machine. */
static void
test_district_kept_here (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "corpus", "roster", "district-small.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRosterFile) file = cw_roster_file_read (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  check_district (file);
}

static void
check_small (const CwRosterFile *file, guint dangling_count)
{
  g_assert_cmpuint (file->orgs->len, ==, 1);
  g_assert_cmpuint (file->terms->len, ==, 5);
  g_assert_cmpuint (file->classes->len, ==, 2);
  g_assert_cmpuint (file->parts[CW_ROSTER_USERS].row_count, ==, 6);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_STUDENT], ==, 3);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_TEACHER], ==, 2);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_PARENT], ==, 1);
  g_assert_cmpuint (file->enrollment_counts[CW_ROSTER_ROLE_STUDENT], ==, 4);
  g_assert_cmpuint (file->enrollment_counts[CW_ROSTER_ROLE_TEACHER], ==, 2);
  g_assert_cmpuint (file->refused_count, ==, 0);
  g_assert_cmpuint (file->dangling_count, ==, dangling_count);
}

static guint
count_dangling (const CwRosterFile *file, const char *name)
{
  guint count = 0;

  for (guint i = 0; i < file->issues->len; i++)
    {
      const CwRosterIssue *issue = file->issues->pdata[i];

      count += issue->kind == CW_ROSTER_DANGLING && g_str_equal (issue->file, name);
    }
  return count;
}

static void
test_minimal (void)
{
  g_autoptr (CwRosterFile) file = read_real ("oneroster/Test_minimal_data_set.zip");

  if (!file)
    return;
  check_small (file, 2);
  g_assert_cmpuint (count_dangling (file, "classes.csv"), ==, 2);
  g_assert_cmpint (file->newest_ms, ==, 0);
  g_assert_cmpint (file->packed_ms, >, 0);
}

static void
test_full (void)
{
  g_autoptr (CwRosterFile) file = read_real ("oneroster/Test_full_data_set.zip");
  const CwRosterClass *physics;

  if (!file)
    return;
  check_small (file, 5);
  g_assert_cmpuint (count_dangling (file, "classes.csv"), ==, 2);
  g_assert_cmpuint (count_dangling (file, "orgs.csv"), ==, 1);
  g_assert_cmpuint (count_dangling (file, "academicSessions.csv"), ==, 2);
  g_assert_cmpuint (count_status (file->terms, CW_ROSTER_ACTIVE), ==, 3);
  g_assert_cmpuint (count_status (file->terms, CW_ROSTER_DELETED), ==, 1);
  g_assert_cmpuint (count_status (file->terms, CW_ROSTER_INACTIVE), ==, 1);
  g_assert_cmpuint (count_status (file->classes, CW_ROSTER_ACTIVE), ==, 1);
  g_assert_cmpuint (count_status (file->classes, CW_ROSTER_DELETED), ==, 1);
  physics = file->classes->pdata[0];
  g_assert_cmpstr (physics->type, ==, "scheduled");
  g_assert_cmpuint (g_strv_length (physics->grades), ==, 3);
  g_assert_cmpuint (g_strv_length (physics->subjects), ==, 3);
  g_assert_cmpstr (physics->subjects[1], ==, "Physics");
}

static void
check_one_of_each (const CwRosterFile *file)
{
  g_assert_cmpuint (file->orgs->len, ==, 1);
  g_assert_cmpuint (file->terms->len, ==, 1);
  g_assert_cmpuint (file->courses->len, ==, 1);
  g_assert_cmpuint (file->classes->len, ==, 1);
  g_assert_cmpuint (file->parts[CW_ROSTER_USERS].row_count, ==, 1);
  g_assert_cmpuint (file->parts[CW_ROSTER_ROLES].row_count, ==, 1);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_STUDENT], ==, 1);
  g_assert_cmpuint (((const CwRosterClass *) file->classes->pdata[0])->student_count, ==, 1);
  g_assert_cmpuint (file->refused_count, ==, 0);
  g_assert_cmpuint (file->dangling_count, ==, 0);
}

static void
test_version_1_2 (void)
{
  g_autoptr (CwRosterFile) file = read_real ("oneroster/oneroster_test_data.zip");

  if (!file)
    return;
  check_one_of_each (file);
  g_assert_cmpstr (file->version, ==, "1.2");
  g_assert_cmpint (file->parts[CW_ROSTER_CLASSES].mode, ==, CW_ROSTER_DELTA);
  g_assert_cmpuint (file->note_count, ==, 0);
}

static void
test_packings (void)
{
  static const struct
  {
    const char *name;
    guint note_count;
  } packings[] = {
    { "zip/00_good.zip", 0 },
    { "zip/01_good_stored.zip", 0 },
    { "zip/02_inside_folder.zip", 0 },
    { "zip/03_macosx_junk.zip", 0 },
    { "zip/04_zip_slip.zip", 4 },
    { "zip/05_uppercase_names.zip", 0 },
    { "zip/07_manifest_missing.zip", 1 },
    { "zip/09_bom_all.zip", 0 },
    { "zip/10_utf16le.zip", 0 },
    { "zip/11_cp1252.zip", 0 },
    { "zip/12_semicolon.zip", 0 },
    { "zip/13_cr_only.zip", 0 },
  };
  g_autoptr (CwRosterFile) good = read_real (packings[0].name);

  for (guint i = 1; good && i < G_N_ELEMENTS (packings); i++)
    {
      g_autoptr (CwRosterFile) file = read_real (packings[i].name);

      g_test_message ("%s", packings[i].name);
      check_one_of_each (file);
      g_assert_cmpuint (file->note_count, ==, packings[i].note_count);
      if (packings[i].note_count != 1) /* without a manifest it says less */
        g_assert_cmpstr (file->hash, ==, good->hash);
    }
}

static void
test_refused_packings (void)
{
  static const char *const packings[][2] = {
    { "zip/06_duplicate_entry.zip", "users.csv is there twice*" },
    { "zip/08_listed_file_missing.zip",
      "users.csv is listed in the manifest and is not there*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    {
      g_autofree char *path = find_real (packings[i][0]);
      g_autoptr (GError) error = NULL;

      if (!path)
        return;
      g_assert_null (cw_roster_file_read (path, NULL, NULL, NULL, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
      g_assert_true (g_pattern_match_simple (packings[i][1], error->message));
    }
}

static void
test_school_data_sync (void)
{
  g_autoptr (CwRosterFile) file = read_real ("sds/25-users");
  const CwRosterTerm *term;

  if (!file)
    return;
  g_assert_cmpstr (file->version, ==, "sds-1");
  g_assert_cmpuint (file->orgs->len, ==, 2);
  g_assert_cmpuint (file->terms->len, ==, 1);
  g_assert_cmpuint (file->courses->len, ==, 2);
  g_assert_cmpuint (file->classes->len, ==, 2);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_STUDENT], ==, 22);
  g_assert_cmpuint (file->user_counts[CW_ROSTER_ROLE_TEACHER], ==, 2);
  g_assert_cmpuint (file->enrollment_counts[CW_ROSTER_ROLE_STUDENT], ==, 44);
  g_assert_cmpuint (file->issues->len, ==, 0);
  term = file->terms->pdata[0];
  g_assert_cmpstr (term->start, ==,
                   "2017-07-01"); /* 7/1/2017: the end, 6/30, settles the order */
  g_assert_cmpstr (term->end, ==, "2018-06-30");
}

static void
test_connecticut (void)
{
  g_autofree char *path = find_real ("schools/connecticut-directory.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRosterMap) map = cw_roster_map_parse (
      "{\"issuer\": \"us-ct\", \"columns\": {\"name\": \"School Name\", \"identifier\": "
      "\"Organization Code\", \"type\": \"Organization Type\", \"parentName\": \"District Name\"}}",
      &error);
  g_autoptr (CwRosterFile) file = NULL;
  guint public_count = 0;
  guint district_count = 0;

  g_assert_no_error (error);
  if (!path)
    return;
  file = cw_roster_file_read (path, map, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->issuer, ==, "us-ct");
  g_assert_cmpuint (file->orgs->len, ==, 1209);
  g_assert_cmpuint (file->refused_count, ==, 0);
  for (guint i = 0; i < file->orgs->len; i++)
    {
      const CwRosterOrg *org = file->orgs->pdata[i];

      public_count += g_str_equal (org->category, "Public Schools");
      district_count += g_str_equal (org->category, "Public School Districts");
      g_assert_cmpuint (strlen (org->code), ==, 7);
    }
  g_assert_cmpuint (public_count, ==, 878);
  g_assert_cmpuint (district_count, ==, 149);
  g_assert_cmpstr (cw_roster_file_org (file, "0152211")->name, ==, "Jettie S. Tisdale School");
  g_assert_cmpstr (cw_roster_file_org (file, cw_roster_file_org (file, "1355511")->parent_id)
                       ->name,
                   ==, "Stamford School District");
}

typedef struct
{
  GPtrArray *names;
  const CwJson *expected;
  guint row_count;
} Spectrum;

static gboolean
check_spectrum_cb (const CwRosterRecord *record, gpointer data, GError **error)
{
  Spectrum *spectrum = data;
  const CwJson *row;

  if (!spectrum->names)
    {
      spectrum->names = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < record->n_cells; i++)
        g_ptr_array_add (spectrum->names, g_strdup (record->cells[i]));
      return TRUE;
    }
  /* One of the answers is a row alone, and has another telephone number than its table. */
  row = cw_json_kind (spectrum->expected) == CW_JSON_OBJECT
            ? spectrum->expected
            : cw_json_at (spectrum->expected, spectrum->row_count);
  spectrum->row_count++;
  for (guint i = 0; i < record->n_cells; i++)
    {
      const CwJson *cell = cw_json_member (row, spectrum->names->pdata[i]);
      g_autofree char *number =
          cw_json_kind (cell) == CW_JSON_STRING
              ? NULL
              : g_strdup_printf ("%" G_GINT64_FORMAT, cw_json_integer (cell));

      if (!g_str_equal (spectrum->names->pdata[i], "Contact Phone Number"))
        g_assert_cmpstr (record->cells[i], ==, number ? number : cw_json_string (cell));
    }
  return TRUE;
}

static void
test_csv_spectrum (void)
{
  g_autofree char *folder = find_real ("csv/csvs");
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint count = 0;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *stem = g_strndup (name, strlen (name) - 4);
      g_autofree char *json_name = g_strdup_printf ("csv/json/%s.json", stem);
      g_autofree char *json_path = find_real (json_name);
      g_autofree char *text = NULL;
      g_autofree char *json = NULL;
      g_autoptr (CwJson) root = NULL;
      g_autoptr (CwRosterTable) table = NULL;
      Spectrum spectrum = { 0 };
      gsize n, json_n;

      g_test_message ("%s", name);
      g_assert_true (g_file_get_contents (path, &text, &n, NULL));
      g_assert_true (g_file_get_contents (json_path, &json, &json_n, NULL));
      root = cw_json_parse (json, json_n, NULL);
      spectrum.expected = root;
      table = cw_roster_table_new (',', check_spectrum_cb, &spectrum);
      g_assert_true (cw_roster_table_feed (table, text, n, NULL));
      g_assert_true (cw_roster_table_end (table, NULL));
      g_assert_cmpuint (spectrum.row_count, ==,
                        cw_json_kind (root) == CW_JSON_OBJECT ? 1 : cw_json_length (root));
      g_ptr_array_unref (spectrum.names);
      count++;
    }
  if (dir)
    g_assert_cmpuint (count, ==, 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-real/district-counts", test_district);
  g_test_add_func ("/roster-real/district-kept-here", test_district_kept_here);
  g_test_add_func ("/roster-real/minimal-set", test_minimal);
  g_test_add_func ("/roster-real/full-set", test_full);
  g_test_add_func ("/roster-real/version-1.2", test_version_1_2);
  g_test_add_func ("/roster-real/good-and-odd-packings", test_packings);
  g_test_add_func ("/roster-real/refused-packings", test_refused_packings);
  g_test_add_func ("/roster-real/school-data-sync", test_school_data_sync);
  g_test_add_func ("/roster-real/connecticut-directory", test_connecticut);
  g_test_add_func ("/roster-real/csv-spectrum", test_csv_spectrum);
  return g_test_run ();
}
