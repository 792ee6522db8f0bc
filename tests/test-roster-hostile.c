#include "corewalk/roster-file.h"
#include "tests/roster-bundle.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
refuse (const char *path, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRosterFile) file = cw_roster_file_read (path, NULL, NULL, NULL, &error);

  g_assert_null (file);
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” is not like “%s”", error->message, pattern);
}

static void
refuse_bundle (RosterBundle *bundle, const char *pattern)
{
  g_autofree char *path = roster_bundle_write_zip (bundle);

  refuse (path, pattern);
}

static void
test_wrong_file_under_right_name (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);

  roster_bundle_set_table (bundle, "orgs.csv", roster_bundle_table ("users.csv"), NULL);
  refuse_bundle (bundle, "orgs.csv: it holds the columns of users.csv");
  roster_bundle_set_table (bundle, "orgs.csv", roster_bundle_table ("orgs.csv"), NULL);
  roster_bundle_set_table (bundle, "classes.csv", roster_bundle_table ("courses.csv"), NULL);
  refuse_bundle (bundle, "classes.csv: it holds the columns of courses.csv");
}

static void
test_no_table_at_all (void)
{
  static const char *const texts[][2] = {
    { "", "orgs.csv: it is empty*" },
    { "\r\n \r\n", "orgs.csv: it is empty*" },
    { "<html><body>Sign in</body></html>\n", "orgs.csv: the column “sourcedId” is missing" },
    { "sourcedId,type\nD1,district\n", "orgs.csv: the column “name” is missing" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old workbook", "orgs.csv: the column * is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);

      roster_bundle_set_bytes (bundle, "orgs.csv", texts[i][0], -1);
      refuse_bundle (bundle, texts[i][1]);
    }
}

static void
test_quote_never_closed (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);

  roster_bundle_set_bytes (
      bundle, "orgs.csv",
      "sourcedId,name,type\nD1,District,district\nS1,\"Ash,school\nS2,B,school\n", -1);
  refuse_bundle (bundle, "orgs.csv: line 3: *never closed*");
}

static void
test_endless_field (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (GString) text = g_string_new ("sourcedId,name,type\nD1,\"");
  guint32 seed = 7;

  /* Letters that don't pack well, or the ratio would be the reason. */
  while (text->len < 3 << 20)
    g_string_append_c (text, 'a' + (seed = seed * 1103515245 + 12345) / 65536 % 26);
  roster_bundle_set_bytes (bundle, "orgs.csv", text->str, text->len);
  refuse_bundle (bundle, "orgs.csv: line 2: a field longer than 1 MiB*");
}

static void
test_too_many_columns (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (GString) text = g_string_new ("sourcedId,name,type\nD1,District,district\nS1");

  for (int i = 0; i < 3000; i++)
    g_string_append_c (text, ',');
  roster_bundle_set_bytes (bundle, "orgs.csv", text->str, text->len);
  refuse_bundle (bundle, "orgs.csv: line 3: more than 2,000 columns");
}

static void
test_bomb (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autofree char *zeros = g_malloc0 (64 << 20);

  memset (zeros, ' ', 64 << 20);
  roster_bundle_set_bytes (bundle, "users.csv", zeros, 64 << 20);
  refuse_bundle (bundle, "users.csv: it unpacks to more than 250 times*");
}

static void
test_too_many_files (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);

  for (int i = 0; i < 10001; i++)
    roster_bundle_add_bytes (bundle, "x", "", 0);
  refuse_bundle (bundle, "it holds more than 10000 files");
}

static gsize
find_bytes (GString *bytes, gsize from, const char *what, gsize n)
{
  for (gsize i = from; i + n <= bytes->len; i++)
    if (memcmp (bytes->str + i, what, n) == 0)
      return i;
  return bytes->len;
}

static GString *
load_zip (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autofree char *path = roster_bundle_write_zip (bundle);
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  return g_string_new_len (bytes, n);
}

static void
test_lying_sizes (void)
{
  static const struct
  {
    const char *mark;
    int at; /* where the unpacked size stands behind the mark */
    int off;
  } lies[] = {
    { "PK\1\2", 24, -2 }, { "PK\1\2", 24, 1 }, { "PK\1\2", 26, 100 },
    { "PK\3\4", 22, -2 }, { "PK\3\4", 22, 1 }, { "PK\3\4", 24, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GString) zip = load_zip ();
      g_autofree char *path = NULL;

      for (gsize at = 0; (at = find_bytes (zip, at, lies[i].mark, 4)) < zip->len; at += 4)
        zip->str[at + lies[i].at] += (char) lies[i].off;
      path = roster_bundle_write_file ("lying.zip", zip->str, zip->len);
      refuse (path, "the zip is damaged: Inconsistent*");
    }
}

/* Whatever is cut off or changed in a zip: read right or refused, and never a crash. */
static void
test_damaged_zips (void)
{
  g_autoptr (GString) zip = load_zip ();
  guint32 seed = 11;

  for (gsize length = 0; length < zip->len; length += 101)
    {
      g_autofree char *path = roster_bundle_write_file ("cut.zip", zip->str, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (cw_roster_file_read (path, NULL, NULL, NULL, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
    }
  for (int i = 0; i < 120; i++)
    {
      g_autoptr (GString) changed = g_string_new_len (zip->str, zip->len);
      g_autofree char *path = NULL;
      g_autoptr (CwRosterFile) file = NULL;

      seed = seed * 1103515245 + 12345;
      changed->str[seed / 7 % changed->len] ^= (char) (1 << seed / 65536 % 8);
      path = roster_bundle_write_file ("changed.zip", changed->str, changed->len);
      file = cw_roster_file_read (path, NULL, NULL, NULL, NULL);
      if (file)
        g_assert_cmpuint (file->orgs->len, <=, 3);
    }
}

/* The same for the text: any byte of any file may be anything. */
static void
test_damaged_tables (void)
{
  static const char *const names[] = { "manifest.csv", "orgs.csv", "classes.csv",
                                       "enrollments.csv", "users.csv" };
  guint32 seed = 5;

  for (int i = 0; i < 250; i++)
    {
      g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
      const char *name = names[i % G_N_ELEMENTS (names)];
      guint index;
      g_autofree char *path = NULL;
      g_autoptr (CwRosterFile) file = NULL;

      for (index = 0; !g_str_equal (bundle->names->pdata[index], name);)
        index++;
      {
        gsize n;
        const char *bytes = g_bytes_get_data (bundle->contents->pdata[index], &n);
        g_autoptr (GString) changed = g_string_new_len (bytes, n);

        for (int times = 0; times < 1 + i % 4; times++)
          {
            seed = seed * 1103515245 + 12345;
            changed->str[seed / 7 % changed->len] =
                seed & 0x10000 ? "\",\n\r;\t\xFF"[seed / 13 % 8] : (char) (seed >> 20);
          }
        roster_bundle_set_bytes (bundle, name, changed->str, changed->len);
      }
      path = roster_bundle_write_folder (bundle);
      file = cw_roster_file_read (path, NULL, NULL, NULL, NULL);
      if (file)
        g_assert_true (g_utf8_validate (file->source, -1, NULL));
    }
}

static void
test_places_that_are_no_roster (void)
{
  g_autoptr (RosterBundle) empty = roster_bundle_new_empty ();
  g_autoptr (RosterBundle) two = roster_bundle_new_empty ();
  g_autofree char *fifo = roster_bundle_write_file ("pipe", "", 0);
  g_autoptr (GError) error = NULL;

  roster_bundle_add_bytes (empty, "readme.txt", "hello", -1);
  refuse_bundle (empty, "it holds no roster files*");
  roster_bundle_add_bytes (empty, "[Content_Types].xml", "<Types/>", -1);
  refuse_bundle (empty, "it is a workbook. Save each of its sheets as CSV");
  roster_bundle_add_bytes (two, "a/orgs.csv", "x", -1);
  roster_bundle_add_bytes (two, "b/orgs.csv", "x", -1);
  refuse_bundle (two, "it holds two rosters, in “a” and in “b”*");
  g_assert_cmpint (g_remove (fifo), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  refuse (fifo, "it is neither a file nor a folder");
  g_assert_null (cw_roster_file_read ("/nowhere/at/all", NULL, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_unsafe_names_are_left_aside (void)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (CwRosterFile) file = NULL;

  roster_bundle_add_bytes (bundle, "../orgs.csv", "sourcedId,name\nX,Evil\n", -1);
  roster_bundle_add_bytes (bundle, "/etc/users.csv", "x", -1);
  roster_bundle_add_bytes (bundle, "notes.docx", "x", -1);
  roster_bundle_add_bytes (bundle, "old/orgs.csv", "x", -1);
  roster_bundle_add_bytes (bundle, "__MACOSX/._orgs.csv", "x", -1);
  path = roster_bundle_write_zip (bundle);
  file = cw_roster_file_read (path, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (file->orgs->len, ==, 3);
  g_assert_cmpuint (file->note_count, ==, 4);
}

static gint64
time_enrollments (guint count)
{
  g_autoptr (RosterBundle) bundle = roster_bundle_new (NULL);
  g_autoptr (GString) text =
      g_string_new ("sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n");
  g_autofree char *path = NULL;
  g_autoptr (CwRosterFile) file = NULL;
  guint student_count = 0;
  gint64 begun_us;

  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "E%u,C%u,S1,student-%u,student\n", i, i % 3 + 1, i / 3);
  roster_bundle_set_bytes (bundle, "enrollments.csv", text->str, text->len);
  path = roster_bundle_write_zip (bundle);
  begun_us = g_get_monotonic_time ();
  file = cw_roster_file_read (path, NULL, NULL, NULL, NULL);
  begun_us = g_get_monotonic_time () - begun_us;
  for (guint i = 0; i < file->classes->len; i++)
    student_count += ((CwRosterClass *) file->classes->pdata[i])->student_count;
  g_assert_cmpuint (student_count, ==, count);
  g_assert_cmpuint (file->dangling_count, ==, count);
  g_assert_cmpuint (file->issues->len, <=, 20000);
  return begun_us;
}

static void
test_time_stays_linear (void)
{
  gint64 few_us = time_enrollments (30000);
  gint64 many_us = time_enrollments (150000);

  g_test_message ("30,000 in %" G_GINT64_FORMAT " ms, 150,000 in %" G_GINT64_FORMAT " ms",
                  few_us / 1000, many_us / 1000);
  g_assert_cmpint (many_us, <, 15 * few_us + 1000000);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-hostile/wrong-file-under-right-name",
                   test_wrong_file_under_right_name);
  g_test_add_func ("/roster-hostile/no-table-at-all", test_no_table_at_all);
  g_test_add_func ("/roster-hostile/quote-never-closed", test_quote_never_closed);
  g_test_add_func ("/roster-hostile/endless-field", test_endless_field);
  g_test_add_func ("/roster-hostile/too-many-columns", test_too_many_columns);
  g_test_add_func ("/roster-hostile/bomb", test_bomb);
  g_test_add_func ("/roster-hostile/too-many-files", test_too_many_files);
  g_test_add_func ("/roster-hostile/lying-sizes", test_lying_sizes);
  g_test_add_func ("/roster-hostile/damaged-zips", test_damaged_zips);
  g_test_add_func ("/roster-hostile/damaged-tables", test_damaged_tables);
  g_test_add_func ("/roster-hostile/places-that-are-no-roster", test_places_that_are_no_roster);
  g_test_add_func ("/roster-hostile/unsafe-names-are-left-aside",
                   test_unsafe_names_are_left_aside);
  g_test_add_func ("/roster-hostile/time-stays-linear", test_time_stays_linear);
  status = g_test_run ();
  roster_bundle_clean ();
  return status;
}
