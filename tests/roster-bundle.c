#include "tests/roster-bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const standard[][2] = {
  { "manifest.csv", "propertyName|value\n"
                    "manifest.version|1.0\n"
                    "oneroster.version|1.1\n"
                    "file.academicSessions|bulk\n"
                    "file.classes|bulk\n"
                    "file.courses|bulk\n"
                    "file.enrollments|bulk\n"
                    "file.orgs|bulk\n"
                    "file.users|bulk\n"
                    "source.systemName|Test System\n" },
  { "orgs.csv", "sourcedId|status|dateLastModified|name|type|identifier|parentSourcedId\n"
                "D1||2026-09-01|Bezirk Süd, \"Mitte\"|district|0100|\n"
                "S1||2026-09-01|Ash School|school|0101|D1\n"
                "S2||2026-09-02T10:00:00.000Z|Birch School|school|0102|D1\n" },
  { "academicSessions.csv",
    "sourcedId|status|dateLastModified|title|type|startDate|endDate|parentSourcedId|schoolYear\n"
    "Y1||2026-09-01|2026-27|schoolYear|2026-08-15|2027-06-10||2027\n"
    "T1||2026-09-01|Fall|semester|2026-08-15|2026-12-20|Y1|2027\n" },
  { "courses.csv",
    "sourcedId|status|dateLastModified|schoolYearSourcedId|title|courseCode|grades|orgSourcedId|"
    "subjects|subjectCodes\n"
    "M5||2026-09-01|Y1|Math 5|0050|05|D1|Mathematics|\n" },
  { "classes.csv",
    "sourcedId|status|dateLastModified|title|grades|courseSourcedId|classCode|classType|location|"
    "schoolSourcedId|termSourcedIds|subjects|subjectCodes|periods\n"
    "C1||2026-09-01|Math 5 A|05|M5|M5-A|scheduled|R1|S1|T1|Mathematics||1,2\n"
    "C2||2026-09-01|Math 5 B|04,05|M5|M5-B|scheduled|R2|S1|T1|Mathematics||3\n"
    "C3||2026-09-01|Home 3|03|M5|H3|homeroom||S2|T1,Y1|||\n" },
  { "enrollments.csv",
    "sourcedId|status|dateLastModified|classSourcedId|schoolSourcedId|userSourcedId|role|primary|"
    "beginDate|endDate\n"
    "E1||2026-09-01|C1|S1|U1|teacher|true||\nE2||2026-09-01|C2|S1|U1|teacher|true||\n"
    "E3||2026-09-01|C3|S2|U2|teacher|true||\nE4||2026-09-01|C1|S1|P1|student|||\n"
    "E5||2026-09-01|C1|S1|P2|student|||\nE6||2026-09-01|C1|S1|P3|student|||\n"
    "E7||2026-09-01|C2|S1|P3|student|||\nE8||2026-09-01|C2|S1|P4|student|||\n"
    "E9||2026-09-01|C3|S2|P5|student|||\n" },
  { "users.csv",
    "sourcedId|status|dateLastModified|enabledUser|orgSourcedIds|role|username|userIds|givenName|"
    "familyName|middleName|identifier|email|sms|phone|agentSourcedIds|grades|password\n"
    "U1||2026-09-01|true|S1|teacher|u1||Zoë|Müller|||||||| \n"
    "U2||2026-09-01|true|S2|teacher|u2||Ada|O'Neil|||||||| \n"
    "P1||2026-09-01|true|S1|student|p1||Xqone|Xqsurname|||||||05|Xqpassword\n"
    "P2||2026-09-01|true|S1|student|p2||Xqtwo|Xqsurname|||||||05|Xqpassword\n"
    "P3||2026-09-01|true|S1|student|p3||Xqthree|Xqsurname|||||||04|Xqpassword\n"
    "P4||2026-09-01|true|S1|student|p4||Xqfour|Xqsurname|||||||04|Xqpassword\n"
    "P5||2026-09-03|true|S2|student|p5||Xqfive|Xqsurname|||||||03|Xqpassword\n" },
};

static char *test_folder;
static guint made_count;

const char *
roster_bundle_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    if (g_str_equal (standard[i][0], name))
      return standard[i][1];
  g_assert_not_reached ();
}

RosterBundle *
roster_bundle_new_empty (void)
{
  RosterBundle *bundle = g_new0 (RosterBundle, 1);

  bundle->names = g_ptr_array_new_with_free_func (g_free);
  bundle->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return bundle;
}

RosterBundle *
roster_bundle_new (const RosterDress *dress)
{
  RosterBundle *bundle = roster_bundle_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    roster_bundle_set_table (bundle, standard[i][0], standard[i][1], dress);
  return bundle;
}

void
roster_bundle_free (RosterBundle *bundle)
{
  g_ptr_array_unref (bundle->names);
  g_ptr_array_unref (bundle->contents);
  g_free (bundle);
}

void
roster_bundle_add_bytes (RosterBundle *bundle, const char *name, const char *bytes, gssize n)
{
  g_ptr_array_add (bundle->names, g_strdup (name));
  g_ptr_array_add (bundle->contents, g_bytes_new (bytes, n < 0 ? strlen (bytes) : (gsize) n));
}

void
roster_bundle_remove (RosterBundle *bundle, const char *name)
{
  for (guint i = 0; i < bundle->names->len; i++)
    if (g_str_equal (bundle->names->pdata[i], name))
      {
        g_ptr_array_remove_index (bundle->names, i);
        g_ptr_array_remove_index (bundle->contents, i);
        return;
      }
}

void
roster_bundle_set_bytes (RosterBundle *bundle, const char *name, const char *bytes, gssize n)
{
  roster_bundle_remove (bundle, name);
  roster_bundle_add_bytes (bundle, name, bytes, n);
}

static void
append_cell (GString *out, const char *cell, const RosterDress *dress, gboolean is_header)
{
  char delimiter = dress->delimiter ? dress->delimiter : ',';
  gboolean is_quoted = dress->is_quoted || strchr (cell, delimiter) || strpbrk (cell, "\"\r\n");

  if (is_quoted)
    g_string_append_c (out, '"');
  for (const char *p = cell; *p; p++)
    {
      if (dress->is_shouted && is_header && g_ascii_isupper (*p))
        g_string_append_c (out, ' ');
      g_string_append_c (out, dress->is_shouted && is_header ? g_ascii_toupper (*p) : *p);
      if (*p == '"')
        g_string_append_c (out, '"');
    }
  if (is_quoted)
    g_string_append_c (out, '"');
}

static void
append_row (GString *out, const char *row, const RosterDress *dress, gboolean is_header)
{
  g_auto (GStrv) cells = g_strsplit (row, "|", -1);
  guint n = g_strv_length (cells);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, dress->delimiter ? dress->delimiter : ',');
      append_cell (out, cells[dress->is_reversed ? n - 1 - i : i], dress, is_header);
    }
  g_string_append (out, dress->line_end ? dress->line_end : "\n");
}

void
roster_bundle_set_table (RosterBundle *bundle,
                         const char *name,
                         const char *table,
                         const RosterDress *dress)
{
  const RosterDress plain = { 0 };
  g_auto (GStrv) rows = g_strsplit (table, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *converted = NULL;
  guint n = g_strv_length (rows) - 1;
  gsize length;

  dress = dress ? dress : &plain;
  append_row (text, rows[0], dress, TRUE);
  for (guint i = 1; i < n; i++)
    append_row (text, rows[dress->is_upturned ? n - i : i], dress, FALSE);
  converted = g_convert (text->str, text->len, dress->charset ? dress->charset : "UTF-8",
                         "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (converted);
  g_string_truncate (text, 0);
  if (dress->mark)
    g_string_append_len (text, dress->mark, dress->mark_length);
  g_string_append_len (text, converted, length);
  roster_bundle_set_bytes (bundle, name, text->str, text->len);
}

void
roster_bundle_change (RosterBundle *bundle, const char *name, const char *from, const char *to)
{
  guint index = 0;
  g_autofree char *text = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *joined = NULL;
  gconstpointer bytes;
  gsize n;

  while (!g_str_equal (bundle->names->pdata[index], name))
    index++;
  bytes = g_bytes_get_data (bundle->contents->pdata[index], &n);
  text = g_strndup (bytes, n);
  pieces = g_strsplit (text, from, -1);
  g_assert_cmpuint (g_strv_length (pieces), >, 1);
  joined = g_strjoinv (to, pieces);
  roster_bundle_set_bytes (bundle, name, joined, -1);
}

static char *
make_path (const char *name)
{
  g_autofree char *numbered = g_strdup_printf ("%u-%s", made_count++, name);

  if (!test_folder)
    test_folder = g_dir_make_tmp ("roster-XXXXXX", NULL);
  return g_build_filename (test_folder, numbered, NULL);
}

char *
roster_bundle_write_zip (RosterBundle *bundle)
{
  char *path = make_path ("roster.zip");
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < bundle->names->len; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize n;
      gconstpointer bytes = g_bytes_get_data (bundle->contents->pdata[i], &n);

      archive_entry_set_pathname (entry, bundle->names->pdata[i]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, n);
      archive_entry_set_mtime (entry, 1788220800, 0);
      archive_write_header (archive, entry);
      g_assert_cmpint (archive_write_data (archive, bytes, n), ==, n);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

char *
roster_bundle_write_folder (RosterBundle *bundle)
{
  char *path = make_path ("roster");

  for (guint i = 0; i < bundle->names->len; i++)
    {
      g_autofree char *full = g_build_filename (path, bundle->names->pdata[i], NULL);
      g_autofree char *folder = g_path_get_dirname (full);
      gsize n;
      gconstpointer bytes = g_bytes_get_data (bundle->contents->pdata[i], &n);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (full, bytes, n, NULL));
    }
  return path;
}

char *
roster_bundle_write_file (const char *name, const char *bytes, gssize n)
{
  char *path = make_path (name);

  g_assert_true (g_file_set_contents (path, bytes, n, NULL));
  return path;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_tree (inside);
    }
  g_remove (path);
}

void
roster_bundle_clean (void)
{
  if (test_folder)
    remove_tree (test_folder);
  g_clear_pointer (&test_folder, g_free);
}
