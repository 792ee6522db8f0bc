#include "corewalk/id.h"
#include "corewalk/keep.h"
#include "corewalk/memo.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/store/site.h"
#include "data/store/store-private.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *root;
  char *folder; /* a store with a walk in it, closed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) store = NULL;

  fixture->root = fixture_folder ();
  fixture->folder = g_build_filename (fixture->root, "store", NULL);
  store = fixture_store (fixture->folder);
  fixture_note (store, fixture_visit (store, fixture_walk (store)), "first", 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static char *
file_in (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
read_file (Fixture *fixture, const char *name, gsize *length)
{
  g_autofree char *path = file_in (fixture, name);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
write_file (Fixture *fixture, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = file_in (fixture, name);

  fixture_overwrite (path, bytes, length);
}

static void
assert_refused (const char *folder, CwStoreMode mode, CwError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_store_open (folder, mode, &error));
  g_assert_error (error, CW_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("'%s' does not say '%s'", error->message, words);
}

static gboolean
create (const char *folder, const char *name, const char *role, GError **error)
{
  const CwPerson person = { .name = (char *) name, .role = (char *) role };

  return cw_store_create (folder, &person, error);
}

static void
test_is_made_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, after_length;

  before = read_file (fixture, "shared.db", &length);
  g_assert_false (create (fixture->folder, "Ben", "coach", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  after = read_file (fixture, "shared.db", &after_length);
  g_assert_cmpmem (before, length, after, after_length);
}

static void
test_is_made_for_nobody_but_its_person (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "shared.db",           "private.db",
                                       "install.json",        "keys/signing.key",
                                       "keys/encryption.key", "lock" };
  struct stat about;

  g_assert_cmpint (stat (fixture->folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 07777, ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = file_in (fixture, files[i]);

      g_assert_cmpint (stat (path, &about), ==, 0);
      g_assert_cmpint (about.st_mode & 07777, ==, 0600);
    }
}

static void
test_refuses_impossible_persons (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *role;
  } persons[] = { { "", "coach" },   { NULL, "coach" }, { "Ana\n", "coach" },
                  { "Ana", "king" }, { "Ana", NULL },   { "Ana\xff", "coach" } };
  g_autofree char *folder = g_build_filename (fixture->root, "other", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (create (folder, persons[i].name, persons[i].role, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
    }
}

static void
test_is_not_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->root, "nowhere", NULL);

  assert_refused (folder, CW_STORE_WRITE, CW_ERROR_NOT_FOUND, "init");
  assert_refused (folder, CW_STORE_READ, CW_ERROR_NOT_FOUND, "init");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

typedef struct
{
  const char *name;
  unsigned long magic;
  const char *words;
} Place;

static const Place places[] = {
  { "nfs", NFS_SUPER_MAGIC, "NFS" },       { "smb", 0xfe534d42, "SMB" },
  { "fat", MSDOS_SUPER_MAGIC, "FAT" },     { "exfat", 0x2011bab0, "exFAT" },
  { "9p", 0x01021997, "virtual machine" },
};

static void
test_refuses_places (Fixture *fixture, gconstpointer data)
{
  const Place *place = data;
  g_autofree char *folder = g_build_filename (fixture->root, "other", NULL);
  g_autoptr (GError) error = NULL;

  cw_site_pretend (place->magic);
  assert_refused (fixture->folder, CW_STORE_WRITE, CW_ERROR_PLACE, place->words);
  assert_refused (fixture->folder, CW_STORE_READ, CW_ERROR_PLACE, place->words);
  g_assert_false (create (folder, "Ana", "coach", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_PLACE);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  cw_site_pretend (0);
  cw_store_close (fixture_open (fixture->folder));
}

static void
test_refuses_a_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->root, "closed", "store", NULL);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is read-only to root");
      return;
    }

  g_assert_cmpint (g_mkdir (above, 0500), ==, 0);
  g_assert_false (create (folder, "Ana", "coach", &error));
  g_assert_true (g_error_matches (error, CW_ERROR, CW_ERROR_PLACE) ||
                 g_error_matches (error, CW_ERROR, CW_ERROR_STORAGE));
  g_assert_cmpint (g_chmod (above, 0700), ==, 0);
}

typedef struct
{
  const char *name;
  const char *file;
  const char *sql;
  CwError code;
  const char *words;
} Foreign;

static const Foreign foreign[] = {
  { "newer", "shared.db", "PRAGMA user_version = 900", CW_ERROR_SCHEMA,
    "shared.db was written by a newer Corewalk (form 900). Update this program" },
  { "newer-private", "private.db", "PRAGMA user_version = 900", CW_ERROR_SCHEMA,
    "private.db was written by a newer Corewalk (form 900). Update this program" },
  { "another-program", "shared.db", "PRAGMA application_id = 7", CW_ERROR_SCHEMA,
    "shared.db was not made by Corewalk" },
  { "the-other-file", "private.db", "PRAGMA application_id = 0x43576c6b", CW_ERROR_SCHEMA,
    "private.db was not made by Corewalk" },
  { "nobody", "private.db", "DELETE FROM setting WHERE name = 'name'", CW_ERROR_DAMAGED,
    "private.db does not say whose store this is" },
};

static void
test_refuses_foreign_files (Fixture *fixture, gconstpointer data)
{
  const Foreign *other = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, after_length;

  table_run (fixture->folder, other->file, other->sql);
  before = read_file (fixture, other->file, &length);
  assert_refused (fixture->folder, CW_STORE_WRITE, other->code, other->words);
  assert_refused (fixture->folder, CW_STORE_READ, other->code, other->words);
  after = read_file (fixture, other->file, &after_length);
  g_assert_cmpmem (before, length, after, after_length);
}

static void
test_refuses_damaged_files (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "These are the minutes of the meeting, and no database at all. "
      "They go on for more than a hundred bytes, which is all that is looked at.";
  g_autofree char *bytes = NULL;
  g_autofree char *path = file_in (fixture, "shared.db");
  gsize length;

  bytes = read_file (fixture, "shared.db", &length);
  write_file (fixture, "shared.db", text, strlen (text));
  assert_refused (fixture->folder, CW_STORE_WRITE, CW_ERROR_DAMAGED,
                  "shared.db is no database");
  write_file (fixture, "shared.db", "", 0);
  assert_refused (fixture->folder, CW_STORE_WRITE, CW_ERROR_DAMAGED,
                  "shared.db is no database");
  write_file (fixture, "shared.db", bytes, length - 100);
  assert_refused (fixture->folder, CW_STORE_WRITE, CW_ERROR_DAMAGED, "cut off");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (fixture->folder, CW_STORE_WRITE, CW_ERROR_NOT_FOUND, "shared.db is missing");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  write_file (fixture, "shared.db", bytes, length);
  cw_store_close (fixture_open (fixture->folder));
}

static void
test_has_one_writer_and_many_readers (Fixture *fixture, gconstpointer data)
{
  CwStore *writer = fixture_open (fixture->folder);
  g_autoptr (CwStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  g_autofree char *read = NULL;
  gint64 walk, since = g_get_monotonic_time ();

  g_assert_cmpint (cw_store_owner_pid (fixture->folder), ==, getpid ());
  assert_refused (fixture->folder, CW_STORE_WRITE, CW_ERROR_BUSY, "Corewalk is open");
  g_assert_cmpint (g_get_monotonic_time () - since, >=, 2 * G_USEC_PER_SEC);

  reader = cw_store_open (fixture->folder, CW_STORE_READ, &error);
  g_assert_no_error (error);
  walk = fixture_walk (writer);
  g_assert_cmpint (walk, >, 0);
  written = record_dump (writer, FALSE);
  read = record_dump (reader, FALSE);
  g_assert_cmpstr (written, ==, read);

  g_assert_cmpint (cw_memo_add (reader, "x", NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  cw_store_close (writer);
  g_assert_cmpint (cw_store_owner_pid (fixture->folder), ==, 0);
  cw_store_close (fixture_open (fixture->folder));
}

static void
assert_pragma (CwDb *db, const char *pragma, const char *expected)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (cw_db_get_handle (db), pragma, -1, &stmt, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, expected);
  sqlite3_finalize (stmt);
}

static void
assert_option (CwDb *db, int option, int expected)
{
  int now = -1;

  sqlite3_db_config (cw_db_get_handle (db), option, -1, &now);
  g_assert_cmpint (now, ==, expected);
}

static void
assert_settings (CwDb *db)
{
  static const char *const pragmas[][2] = {
    { "PRAGMA journal_mode", "wal" }, { "PRAGMA page_size", "4096" },
    { "PRAGMA secure_delete", "1" },  { "PRAGMA cell_size_check", "1" },
    { "PRAGMA trusted_schema", "0" }, { "PRAGMA mmap_size", "0" },
    { "PRAGMA temp_store", "2" },     { "PRAGMA foreign_keys", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    assert_pragma (db, pragmas[i][0], pragmas[i][1]);
  assert_option (db, SQLITE_DBCONFIG_DEFENSIVE, 1);
  assert_option (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  assert_option (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  assert_option (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  assert_option (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  g_assert_cmpint (sqlite3_limit (cw_db_get_handle (db), SQLITE_LIMIT_LENGTH, -1), ==,
                   16 << 20);
  g_assert_cmpint (sqlite3_limit (cw_db_get_handle (db), SQLITE_LIMIT_ATTACHED, -1), ==, 0);
}

static void
test_opens_with_its_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) writer = fixture_open (fixture->folder);
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  CwDb *const all[] = { writer->shared, writer->private, reader->shared, reader->private };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    assert_settings (all[i]);
  for (guint i = 0; i < 2; i++)
    {
      assert_pragma (all[i], "PRAGMA synchronous", "2");
      assert_pragma (all[2 + i], "PRAGMA query_only", "1");
      assert_pragma (all[2 + i], "PRAGMA wal_autocheckpoint", "0");
    }
}

static void
test_keeps_its_settings_when_wiped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) store = fixture_open (fixture->folder);
  CwDb *const all[] = { store->shared, store->private };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      GError *error = NULL;

      g_assert_true (cw_db_wipe (all[i], &error));
      g_assert_no_error (error);
      assert_settings (all[i]);
    }
}

/* What a program that was killed while it made a store left behind is no store. */
static void
test_is_made_where_making_was_cut_short (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->root, "other", NULL);
  g_autofree char *left = g_strconcat (folder, ".tmp-AbCdEf", NULL);
  g_autoptr (GError) error = NULL;

  fixture_copy (fixture->folder, left);
  assert_refused (folder, CW_STORE_WRITE, CW_ERROR_NOT_FOUND, "init");
  create (folder, "Ben", "coach", &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  cw_store_close (fixture_open (folder));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function)                                                              \
  g_test_add ("/store/" name, Fixture, data, set_up, function, tear_down)
  ADD ("is-made-once", NULL, test_is_made_once);
  ADD ("is-made-for-nobody-but-its-person", NULL, test_is_made_for_nobody_but_its_person);
  ADD ("refuses-impossible-persons", NULL, test_refuses_impossible_persons);
  ADD ("is-not-there", NULL, test_is_not_there);
  ADD ("refuses-a-read-only-folder", NULL, test_refuses_a_read_only_folder);
  ADD ("refuses-damaged-files", NULL, test_refuses_damaged_files);
  ADD ("has-one-writer-and-many-readers", NULL, test_has_one_writer_and_many_readers);
  ADD ("opens-with-its-settings", NULL, test_opens_with_its_settings);
  ADD ("keeps-its-settings-when-wiped", NULL, test_keeps_its_settings_when_wiped);
  ADD ("is-made-where-making-was-cut-short", NULL, test_is_made_where_making_was_cut_short);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/store/refuses-the-place/", places[i].name, NULL);

      g_test_add (path, Fixture, &places[i], set_up, test_refuses_places, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_strconcat ("/store/refuses-a-file-of/", foreign[i].name, NULL);

      g_test_add (path, Fixture, &foreign[i], set_up, test_refuses_foreign_files, tear_down);
    }
  return g_test_run ();
}
