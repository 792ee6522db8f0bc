#include "corewalk/roster-file.h"
#include "tests/roster-bundle.h"

#include <string.h>

static CwRosterFile *
read_bundle (RosterBundle *bundle)
{
  g_autofree char *path = roster_bundle_write_zip (bundle);
  g_autoptr (GError) error = NULL;
  CwRosterFile *file = cw_roster_file_read (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static CwRosterFile *
read_plain (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);

  return read_bundle (bundle);
}

static gboolean
has_note (const CwRosterFile *file, const char *pattern)
{
  for (guint i = 0; i < file->issues->len; i++)
    if (g_pattern_match_simple (pattern, ((CwRosterIssue *) file->issues->pdata[i])->reason))
      return TRUE;
  return FALSE;
}

/* Every mixture of encoding, delimiter, line end, quoting and order says the same. */
static void
test_every_dress_says_the_same (void)
{
  static const RosterDress charsets[] = {
    { .charset = NULL },
    { .mark = "\xEF\xBB\xBF", .mark_length = 3 },
    { .charset = "UTF-16LE", .mark = "\xFF\xFE", .mark_length = 2 },
    { .charset = "UTF-16BE", .mark = "\xFE\xFF", .mark_length = 2 },
    { .charset = "UTF-16LE" },
    { .charset = "UTF-16BE" },
    { .charset = "CP1252" },
  };
  static const char delimiters[] = { ',', '\t', ';' };
  static const char *const line_ends[] = { "\n", "\r\n", "\r" };
  g_autoptr (CwRosterFile) plain = read_plain ();

  for (guint c = 0; c < G_N_ELEMENTS (charsets); c++)
    for (guint i = 0; i < 9 * 4; i += c == 0 ? 1 : 5)
      {
        RosterDress dress = charsets[c];
        g_autoptr (RosterBundle) bundle = NULL;
        g_autoptr (CwRosterFile) file = NULL;

        dress.delimiter = delimiters[i % 3];
        dress.line_end = line_ends[i / 3 % 3];
        dress.is_quoted = i / 9 % 2;
        dress.is_reversed = i / 18 % 2;
        dress.is_upturned = i % 2;
        dress.is_shouted = i % 5 == 0;
        bundle = roster_bundle_new (&dress);
        file = read_bundle (bundle);
        g_test_message ("charset %u, dress %u", c, i);
        g_assert_cmpuint (file->issues->len, ==, 0);
        g_assert_cmpstr (file->hash, ==, plain->hash);
      }
}

static void
test_folder_and_zip_say_the_same (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autofree char *path = roster_bundle_write_folder (bundle);
  g_autoptr (CwRosterFile) folder = cw_roster_file_read (path, NULL, NULL, NULL, NULL);
  g_autoptr (CwRosterFile) zip = read_bundle (bundle);

  g_assert_cmpstr (folder->hash, ==, zip->hash);
}

static void
test_another_word_is_another_hash (void)
{
  g_autoptr (CwRosterFile) plain = read_plain ();
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterFile) file = NULL;
  g_auto (GStrv) pieces = g_strsplit (roster_bundle_table ("orgs.csv"), "Ash", -1);
  g_autofree char *table = g_strjoinv ("Asa", pieces);

  roster_bundle_set_table (bundle, "orgs.csv", table, NULL);
  file = read_bundle (bundle);
  g_assert_cmpstr (file->hash, !=, plain->hash);
}

/* What a spreadsheet makes of it: no leading zeros in grades, its own dates, blank tails. */
static void
test_saved_again_by_a_spreadsheet (void)
{
  g_autoptr (CwRosterFile) plain = read_plain ();
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterFile) file = NULL;

  roster_bundle_set_bytes (
      bundle, "academicSessions.csv",
      "sep=;\r\nsourcedId;status;dateLastModified;title;type;startDate;endDate;parentSourcedId;"
      "schoolYear;;\r\n"
      "Y1;;9/1/2026;2026-27;schoolYear;8/15/2026;6/10/2027;;2027;;\r\n"
      "T1;;9/1/2026 0:00;Fall;semester;15-Aug-26;12/20/2026;Y1;2027;;\r\n;;;;;;;;;;\r\n",
      -1);
  roster_bundle_set_bytes (
      bundle, "courses.csv",
      "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,"
      "grades,orgSourcedId,subjects,subjectCodes\r\n"
      "M5,,46266,Y1,Math 5,0050,5,D1,Mathematics,\r\n",
      -1);
  file = read_bundle (bundle);
  g_assert_cmpstr (file->hash, ==, plain->hash);
  g_assert_cmpuint (file->refused_count, ==, 0);
}

static CwRosterFile *
read_orgs (const char *text)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);

  roster_bundle_set_bytes (bundle, "orgs.csv", text, -1);
  return read_bundle (bundle);
}

static void
test_names_typed_wrong (void)
{
  static const char *const headers[] = {
    "Sourced ID,Status,Date Last Modified,Name,Type,Identifier,Parent Sourced ID",
    "orgs.sourcedId,orgs.status,orgs.dateLastModified,orgs.name,orgs.type,orgs.identifier,"
    "orgs.parentSourcedId",
    "org_sourced_id,org_status,org_date_last_modified,org_name,org_type,org_identifier,"
    "org_parent_sourced_id",
    "sorcedId,staus,dateLastModifed,nmae,type,identifer,parentSorucedId",
    "GUID,STATUS,LastModified,title,TYPE,Code,Parent",
    " sourcedid ,\"status\",DATELASTMODIFIED,name ,\u00a0type,identifier,parentsourcedid",
  };
  g_autoptr (CwRosterFile) plain = read_plain ();

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("%s\nD1,,2026-09-01,\"Bezirk Süd, \"\"Mitte\"\"\",district,0100,\n"
                           "S1,,2026-09-01,Ash School,school,0101,D1\n"
                           "S2,,2026-09-02T10:00:00.000Z,Birch School,school,0102,D1\n",
                           headers[i]);
      g_autoptr (CwRosterFile) file = read_orgs (text);

      g_test_message ("%s", headers[i]);
      g_assert_cmpstr (file->hash, ==, plain->hash);
      g_assert_cmpuint (file->refused_count, ==, 0);
    }
}

static void
test_odd_columns_are_reported (void)
{
  g_autoptr (CwRosterFile) file =
      read_orgs ("sourcedId,name,name,type,,favourite colour,metadata.region\n"
                 "D1,District,Wrong,district,x,blue,north\n");

  g_assert_cmpstr (cw_roster_file_org (file, "D1")->name, ==, "District");
  g_assert_true (has_note (file, "column “name” stands there twice*"));
  g_assert_true (has_note (file, "1 columns have no name*"));
  g_assert_true (has_note (file, "unknown columns are not read: “favourite colour”"));
  g_assert_cmpuint (file->note_count, ==, 3);
}

static void
test_several_header_rows (void)
{
  g_autoptr (CwRosterFile) file = read_orgs ("District export,,\n"
                                             "\"Made on\nMonday\",\n"
                                             "\n"
                                             "sourcedId,name,type\n"
                                             "GUID,string,enumeration\n"
                                             "required,required,optional\n"
                                             "D1,District,district\n"
                                             "SourcedId, Name ,TYPE\n"
                                             "S1,School,school\n");

  g_assert_cmpuint (file->orgs->len, ==, 2);
  g_assert_cmpuint (file->refused_count, ==, 0);
  g_assert_true (has_note (file, "the columns are named on line 5;*"));
  g_assert_true (has_note (file, "3 more header rows are not read"));
  g_assert_cmpint (cw_roster_file_org (file, "S1")->row.line, ==, 10);
}

static void
test_day_first (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (CwRosterFile) file = NULL;

  roster_bundle_set_table (bundle, "academicSessions.csv",
                           "sourcedId|title|type|startDate|endDate\n"
                           "T1|One|term|1/9/2026|20/12/2026\nT2|Two|term|4/1/2027|2/4/2027\n",
                           NULL);
  file = read_bundle (bundle);
  g_assert_cmpstr (((CwRosterTerm *) file->terms->pdata[0])->start, ==, "2026-09-01");
  g_assert_cmpstr (((CwRosterTerm *) file->terms->pdata[1])->end, ==, "2027-04-02");
}

/* One bad byte among many good letters is damage and not another encoding. */
static void
test_one_bad_byte (void)
{
  g_autoptr (CwRosterFile) file = read_orgs (
      "sourcedId,name,type\nD1,Zürich Ängelholm Ørsted Ñandú Çelik Åbo Łódź,district\n"
      "S1,B\xFC"
      "cher,school\n");

  g_assert_cmpstr (cw_roster_file_org (file, "D1")->name, ==,
                   "Zürich Ängelholm Ørsted Ñandú Çelik Åbo Łódź");
  g_assert_cmpstr (cw_roster_file_org (file, "S1")->name, ==, "B\uFFFDcher");
  g_assert_true (has_note (file, "1 letters can't be read*"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-dress/every-dress-says-the-same", test_every_dress_says_the_same);
  g_test_add_func ("/roster-dress/folder-and-zip-say-the-same",
                   test_folder_and_zip_say_the_same);
  g_test_add_func ("/roster-dress/another-word-is-another-hash",
                   test_another_word_is_another_hash);
  g_test_add_func ("/roster-dress/saved-again-by-a-spreadsheet",
                   test_saved_again_by_a_spreadsheet);
  g_test_add_func ("/roster-dress/names-typed-wrong", test_names_typed_wrong);
  g_test_add_func ("/roster-dress/odd-columns-are-reported", test_odd_columns_are_reported);
  g_test_add_func ("/roster-dress/several-header-rows", test_several_header_rows);
  g_test_add_func ("/roster-dress/day-first", test_day_first);
  g_test_add_func ("/roster-dress/one-bad-byte", test_one_bad_byte);
  status = g_test_run ();
  roster_bundle_clean ();
  return status;
}
