#include "corewalk/backup.h"
#include "corewalk/id.h"
#include "corewalk/memo.h"
#include "data/base/temporary.h"
#include "data/keep/backup-pack.h"
#include "data/store/site.h"
#include "data/store/store-private.h"
#include "tests/age-bytes.h"
#include "tests/fixture.h"
#include "tests/small-disk.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *above;
  char *folder; /* of the store */
  char *file;
  char *again; /* where it is restored to */
  CwStore *store;
  gint64 visit, note;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->above = fixture_folder ();
  fixture->folder = g_build_filename (fixture->above, "store", NULL);
  fixture->file = g_build_filename (fixture->above, "backup.age", NULL);
  fixture->again = g_build_filename (fixture->above, "again", NULL);
  fixture->store = fixture_store (fixture->folder);
  fixture->visit = fixture_visit (fixture->store, fixture_walk (fixture->store));
  fixture->note = fixture_note (fixture->store, fixture->visit, "T: \"Why?\"", 1);
  g_assert_cmpint (cw_memo_add (fixture->store, "ask Ben", NULL, NULL), !=, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->above);
  g_free (fixture->above);
  g_free (fixture->folder);
  g_free (fixture->file);
  g_free (fixture->again);
}

static gboolean
back_up (Fixture *fixture, GError **error)
{
  return cw_backup_write (fixture->store, fixture->file, AGE_PASSPHRASE, AGE_QUICK, NULL, NULL,
                          error);
}

static gboolean
restore (Fixture *fixture, GError **error)
{
  return cw_backup_restore (fixture->file, fixture->again, AGE_PASSPHRASE, NULL, NULL, error);
}

static void
assert_restore_fails (Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  GDir *dir;
  const char *entry;

  g_assert_false (restore (fixture, &error));
  g_assert_error (error, CW_ERROR, code);

  dir = g_dir_open (fixture->above, 0, NULL);
  while ((entry = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (entry, "again")); /* neither it nor a part of it */
  g_dir_close (dir);
}

static char *
path_in (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
assert_same_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = path_in (fixture->folder, name);
  g_autofree char *other_path = path_in (fixture->again, name);
  g_autofree char *content = NULL, *other = NULL;
  gsize length, other_length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_get_contents (other_path, &other, &other_length, NULL));
  g_assert_cmpmem (content, length, other, other_length);
}

static void
test_brings_everything_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = NULL;
  g_autoptr (GPtrArray) memos = NULL;
  g_autoptr (CwNote) note = NULL;

  g_assert_true (back_up (fixture, &error));
  g_assert_true (restore (fixture, &error));
  g_assert_no_error (error);
  assert_same_file (fixture, "shared.db");
  assert_same_file (fixture, "private.db");
  assert_same_file (fixture, "keys/signing.key");
  assert_same_file (fixture, "keys/encryption.key");

  store = fixture_open (fixture->again);
  note = cw_note_get (store, fixture->note, NULL);
  g_assert_cmpstr (note->text, ==, "T: \"Why?\"");
  memos = cw_memo_list (store, NULL);
  g_assert_cmpuint (memos->len, ==, 1);
  g_assert_cmpstr (((CwMemo *) memos->pdata[0])->text, ==, "ask Ben");
}

static void
test_starts_new_streams_in_a_restored_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) store = NULL;
  g_autofree char *ours = NULL, *theirs = NULL;
  gint64 note, other;

  g_assert_true (back_up (fixture, NULL));
  g_assert_true (restore (fixture, NULL));
  store = fixture_open (fixture->again);
  g_assert_nonnull (cw_store_get_notice (store));

  note = fixture_note (fixture->store, fixture->visit, "after the backup", 2);
  other = fixture_note (store, fixture->visit, "after restoring", 2);
  g_assert_cmpint (other, !=, 0);
  ours = cw_id_dup_text (fixture->store, note);
  theirs = cw_id_dup_text (store, other);
  g_assert_cmpint (strncmp (ours, theirs, 18), !=,
                   0); /* another stream, not only another line */
  g_assert_cmpint (memcmp (store->key, fixture->store->key, sizeof store->key), !=, 0);

  /* It does so once. */
  cw_store_close (g_steal_pointer (&store));
  store = fixture_open (fixture->again);
  g_assert_null (cw_store_get_notice (store));
}

/* The file may get the very number that the lost one had: what the backup says of it must not fit. */
static void
test_notices_a_restore_in_the_old_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *install = path_in (fixture->folder, "install.json");
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (back_up (fixture, NULL));
  g_clear_pointer (&fixture->store, cw_store_close);
  cw_temporary_remove (fixture->folder);
  g_assert_true (
      cw_backup_restore (fixture->file, fixture->folder, AGE_PASSPHRASE, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (install, &said, NULL, NULL));
  g_assert_null (strstr (said, "\"file\""));
  fixture->store = fixture_open (fixture->folder);
  g_assert_nonnull (cw_store_get_notice (fixture->store));
}

static void
test_goes_on_working_after_a_backup (Fixture *fixture, gconstpointer data)
{
  gint64 note;
  g_autoptr (CwNote) read = NULL;

  g_assert_true (back_up (fixture, NULL));
  note = fixture_note (fixture->store, fixture->visit, "and then", 2);
  g_assert_true (back_up (fixture, NULL));
  g_assert_true (restore (fixture, NULL));
  g_clear_pointer (&fixture->store, cw_store_close);
  fixture->store = fixture_open (fixture->again);
  read = cw_note_get (fixture->store, note, NULL);
  g_assert_cmpstr (read->text, ==, "and then");
}

static void
test_needs_the_writer_and_no_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      cw_backup_write (reader, fixture->file, AGE_PASSPHRASE, AGE_QUICK, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  g_clear_error (&error);

  /* One that reads an older state keeps the log from being emptied. */
  g_assert_true (sqlite3_exec (cw_db_get_handle (reader->shared),
                               "BEGIN; SELECT count (*) FROM note", NULL, NULL, NULL) == 0);
  sqlite3_busy_timeout (cw_db_get_handle (fixture->store->shared), 10);
  fixture_note (fixture->store, fixture->visit, "newer", 2);
  g_assert_false (back_up (fixture, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  sqlite3_exec (cw_db_get_handle (reader->shared), "ROLLBACK", NULL, NULL, NULL);
  g_clear_error (&error);
  g_assert_true (back_up (fixture, &error));
  g_assert_cmpint (fixture_note (fixture->store, fixture->visit, "and on", 3), !=, 0);
}

static void
test_refuses_every_cut_and_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (back_up (fixture, NULL));
  g_assert_false (
      cw_backup_restore (fixture->file, fixture->again, "another", NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_SECRET);

  g_assert_true (g_file_get_contents (fixture->file, &content, &length, NULL));
  for (gsize cut = 4096; cut < length; cut += 4096)
    {
      g_assert_true (g_file_set_contents (fixture->file, content, (gssize) cut, NULL));
      assert_restore_fails (fixture, CW_ERROR_DAMAGED);
    }
  for (gsize byte = AGE_HEADER_BYTES; byte < length; byte += length / 97)
    {
      content[byte] ^= 4;
      g_assert_true (g_file_set_contents (fixture->file, content, (gssize) length, NULL));
      assert_restore_fails (fixture, CW_ERROR_DAMAGED);
      content[byte] ^= 4;
    }
}

static void
test_never_overwrites_a_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (back_up (fixture, NULL));
  g_assert_false (
      cw_backup_restore (fixture->file, fixture->folder, AGE_PASSPHRASE, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  cw_site_pretend (NFS_SUPER_MAGIC);
  assert_restore_fails (fixture, CW_ERROR_PLACE);
  cw_site_pretend (0);
  g_mkdir (fixture->again, 0755);
  g_assert_true (restore (fixture, NULL));
}

/* forge: a right backup of other files. */
static void
forge (Fixture *fixture, const char *shared, const char *private)
{
  static const char *const names[] = { "install.json", "shared.db", "private.db" };
  const char *const paths[] = { private, shared, private };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_part_free);
  const CwBackupLock lock = { .passphrase = AGE_PASSPHRASE, .work = AGE_QUICK };
  char *contents[3] = { NULL };
  AgeSource sources[3];
  CwStep step = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (g_file_get_contents (paths[i], &contents[i], &sources[i].length, NULL));
      sources[i].bytes = (const guint8 *) contents[i];
      sources[i].step = G_MAXSIZE;
      g_ptr_array_add (parts, cw_part_new (names[i], (gint64) sources[i].length, age_read_cb,
                                           &sources[i], NULL));
    }
  g_assert_true (cw_backup_pack (fixture->file, parts, &lock, &step, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    g_free (contents[i]);
}

static void
patch (const char *path, gsize at, const char *bytes, gsize length)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  g_assert_true (pwrite (fd, bytes, length, (off_t) at) == (gssize) length);
  close (fd);
}

static void
test_looks_into_the_databases (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shared = path_in (fixture->again, "shared.db");
  g_autofree char *private = path_in (fixture->again, "private.db");
  g_autofree char *good = path_in (fixture->above, "good.db");
  g_autofree char *bad = path_in (fixture->above, "bad.db");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (back_up (fixture, NULL));
  g_assert_true (restore (fixture, NULL));
  g_assert_true (g_rename (shared, good) == 0);
  g_assert_true (g_file_get_contents (good, &content, &length, NULL));
  g_assert_true (g_rename (private, bad) == 0);
  fixture_remove (fixture->again);

  forge (fixture, bad, good); /* one in the place of the other */
  assert_restore_fails (fixture, CW_ERROR_SCHEMA);
  forge (fixture, fixture->file, bad); /* no database */
  assert_restore_fails (fixture, CW_ERROR_SCHEMA);

  g_assert_true (g_file_set_contents (good, content, (gssize) length / 2, NULL));
  forge (fixture, good, bad);
  assert_restore_fails (fixture, CW_ERROR_DAMAGED);

  g_assert_true (g_file_set_contents (good, content, (gssize) length, NULL));
  patch (good, 63, "\x7f", 1); /* user_version */
  forge (fixture, good, bad);
  assert_restore_fails (fixture, CW_ERROR_SCHEMA);

  g_assert_true (g_file_set_contents (good, content, (gssize) length, NULL));
  patch (good, 4096, "\xff\xff\xff\xff\xff\xff\xff\xff", 8); /* the second page's header */
  forge (fixture, good, bad);
  assert_restore_fails (fixture, CW_ERROR_DAMAGED);

  g_assert_true (g_file_set_contents (good, content, (gssize) length, NULL));
  forge (fixture, good, bad);
  g_assert_true (restore (fixture, NULL));
}

static void
test_lives_with_a_full_disk (Fixture *fixture, gconstpointer data)
{
  char *disk = small_disk_new ("size=16k");
  g_autofree char *file = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  if (disk == NULL)
    return;

  file = path_in (disk, "backup.age");
  again = path_in (disk, "again");
  g_assert_true (g_file_set_contents (file, "old", -1, NULL));
  g_assert_false (
      cw_backup_write (fixture->store, file, AGE_PASSPHRASE, AGE_QUICK, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (fixture_note (fixture->store, fixture->visit, "still writing", 2), !=, 0);

  g_assert_true (back_up (fixture, NULL));
  g_assert_false (cw_backup_restore (fixture->file, again, AGE_PASSPHRASE, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));

  g_assert_true (g_unlink (file) == 0);
  small_disk_free (disk);
}

static gboolean
stop_cb (double fraction, gpointer user_data)
{
  return fraction < *(double *) user_data;
}

static void
test_stops_when_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (double at = 0; at < 1; at += 0.3)
    {
      g_assert_false (cw_backup_write (fixture->store, fixture->file, AGE_PASSPHRASE, AGE_QUICK,
                                       stop_cb, &at, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
    }

  g_assert_true (back_up (fixture, NULL));
  for (double at = 0; at < 1; at += 0.3)
    {
      g_assert_false (cw_backup_restore (fixture->file, fixture->again, AGE_PASSPHRASE, stop_cb,
                                         &at, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_false (g_file_test (fixture->again, G_FILE_TEST_EXISTS));
    }
}

static void
test_opens_with_stock_programs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stock = g_find_program_in_path ("age");
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "age-tty.py", NULL);
  g_autofree char *command =
      g_strdup_printf ("%s '" AGE_PASSPHRASE
                       "' -d -o %s/plain %s && zstd -dc %s/plain | tar t | tr '\\n' ' '",
                       script, fixture->above, fixture->file, fixture->above);
  const char *const words[] = { "sh", "-c", command, NULL };
  g_autofree char *listed = NULL;
  gint status;

  if (stock == NULL)
    {
      g_test_skip ("the age program is not installed");
      return;
    }

  g_assert_true (
      cw_backup_write (fixture->store, fixture->file, AGE_PASSPHRASE, 0, NULL, NULL, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &listed, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpstr (listed, ==,
                   "install.json keys/encryption.key keys/signing.key private.db shared.db ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                    \
  g_test_add ("/backup/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("brings-everything-back", test_brings_everything_back);
  ADD ("starts-new-streams-in-a-restored-store", test_starts_new_streams_in_a_restored_store);
  ADD ("notices-a-restore-in-the-old-place", test_notices_a_restore_in_the_old_place);
  ADD ("goes-on-working-after-a-backup", test_goes_on_working_after_a_backup);
  ADD ("needs-the-writer-and-no-reader", test_needs_the_writer_and_no_reader);
  ADD ("refuses-every-cut-and-change", test_refuses_every_cut_and_change);
  ADD ("never-overwrites-a-store", test_never_overwrites_a_store);
  ADD ("looks-into-the-databases", test_looks_into_the_databases);
  ADD ("lives-with-a-full-disk", test_lives_with_a_full_disk);
  ADD ("stops-when-told", test_stops_when_told);
  ADD ("opens-with-stock-programs", test_opens_with_stock_programs);
  return g_test_run ();
}
