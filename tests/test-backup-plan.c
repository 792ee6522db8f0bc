#include "corewalk/backup-plan.h"
#include "corewalk/memo.h"
#include "tests/age-bytes.h"
#include "tests/fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *above, *folder, *stick, *again;
  CwStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->above = fixture_folder ();
  fixture->folder = g_build_filename (fixture->above, "store", NULL);
  fixture->stick = g_build_filename (fixture->above, "stick", NULL);
  fixture->again = g_build_filename (fixture->above, "again", NULL);
  g_assert_cmpint (g_mkdir (fixture->stick, 0700), ==, 0);
  fixture->store = fixture_store (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->above);
  g_free (fixture->above);
  g_free (fixture->folder);
  g_free (fixture->stick);
  g_free (fixture->again);
}

static void
add_memo (Fixture *fixture, const char *text)
{
  g_assert_cmpint (cw_memo_add (fixture->store, text, NULL, NULL), !=, 0);
}

static void
set_plan (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  cw_backup_plan_set (fixture->store, fixture->stick, AGE_PASSPHRASE, AGE_QUICK, &error);
  g_assert_no_error (error);
}

static char *
run (Fixture *fixture, const char *day)
{
  g_autoptr (GError) error = NULL;
  char *file = cw_backup_plan_run (fixture->store, day, NULL, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
is_due (Fixture *fixture)
{
  g_autoptr (CwBackupPlan) plan = cw_backup_plan_read (fixture->store);

  return plan->is_due;
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autoptr (CwBackupPlan) plan = NULL;

  g_assert_null (cw_backup_plan_read (fixture->store));
  set_plan (fixture);
  g_assert_true (is_due (fixture));

  file = run (fixture, "2026-03-04");
  g_assert_false (is_due (fixture));
  plan = cw_backup_plan_read (fixture->store);
  g_assert_cmpstr (plan->last_file, ==, file);
  g_assert_cmpint (plan->last_ms, >, 0);
  g_assert_null (plan->trouble);

  add_memo (fixture, "Ask Ben");
  g_assert_true (is_due (fixture));
  g_free (run (fixture, "2026-03-04"));
  g_assert_false (is_due (fixture));

  g_assert_true (cw_backup_plan_drop (fixture->store, NULL));
  g_assert_null (cw_backup_plan_read (fixture->store));
}

/* With nothing but the folder and the passphrase; the key file goes to a new stick by itself. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL, *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) again = NULL;
  g_autoptr (GPtrArray) memos = NULL;

  set_plan (fixture);
  add_memo (fixture, "Ask Ben");
  fixture_remove (fixture->stick);
  g_assert_cmpint (g_mkdir (fixture->stick, 0700), ==, 0);
  file = run (fixture, "2026-03-04");
  path = g_build_filename (fixture->stick, file, NULL);

  g_assert_false (cw_backup_restore (path, fixture->again, "another", NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_SECRET);
  g_clear_error (&error);
  cw_backup_restore (path, fixture->again, AGE_PASSPHRASE, NULL, NULL, &error);
  g_assert_no_error (error);
  again = cw_store_open (fixture->again, CW_STORE_READ, &error);
  g_assert_no_error (error);
  memos = cw_memo_list (again, &error);
  g_assert_cmpuint (memos->len, ==, 1);
}

static void
test_no_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL, *path = NULL,
                  *alone = g_build_filename (fixture->above, "x", NULL);
  g_autoptr (GError) error = NULL;

  set_plan (fixture);
  file = run (fixture, "2026-03-04");
  path = g_build_filename (fixture->stick, file, NULL);
  g_assert_cmpint (g_rename (path, alone), ==, 0);
  g_assert_false (
      cw_backup_restore (alone, fixture->again, AGE_PASSPHRASE, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "key file"));
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwBackupPlan) plan = NULL;

  set_plan (fixture);
  fixture_remove (fixture->stick);
  g_assert_null (cw_backup_plan_run (fixture->store, "2026-03-04", NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  plan = cw_backup_plan_read (fixture->store);
  g_assert_cmpstr (plan->trouble, ==, error->message);
  g_assert_true (plan->is_due);
}

static void
test_inside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      cw_backup_plan_set (fixture->store, fixture->folder, AGE_PASSPHRASE, AGE_QUICK, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static guint
count_files (const char *folder, const char *end)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  guint count = 0;

  for (const char *name; (name = g_dir_read_name (names)) != NULL;)
    count += g_str_has_suffix (name, end);
  return count;
}

/* Half a year of days, every other one: fourteen days stay and the first of each older month, and
 * whatever else lies there. */
static void
test_thin (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other =
      g_build_filename (fixture->stick, "corewalk-other-2020-01-01.backup", NULL);
  g_autofree char *last = NULL, *tag = NULL;
  gint64 day = 0;

  set_plan (fixture);
  last = run (fixture, "2026-01-01");
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (cw_day_parse ("2026-01-01", &day));
  for (guint i = 1; i <= 90; i++)
    {
      g_autofree char *text = cw_day_format (day + 2 * i);
      g_autofree char *from = g_build_filename (fixture->stick, last, NULL);
      g_auto (GStrv) parts = g_strsplit (last, "2026-01-01", 2);
      g_autofree char *name = g_strconcat (parts[0], text, parts[1], NULL);
      g_autofree char *to = g_build_filename (fixture->stick, name, NULL);

      g_assert_true (g_file_set_contents (to, "x", 1, NULL));
      g_assert_true (g_file_test (from, G_FILE_TEST_EXISTS));
    }
  g_free (run (fixture, "2026-07-01"));

  /* 14 days (July and June), the first ones of June, May, April, March, February, January, another's. */
  g_assert_cmpuint (count_files (fixture->stick, ".backup"), ==, 14 + 6 + 1);
  g_assert_cmpuint (count_files (fixture->stick, ".key"), ==, 1);
}

/* As somebody will who has nothing but Debian. */
static void
test_stock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stock = g_find_program_in_path ("age");
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "age-tty.py", NULL);
  g_autofree char *file = NULL, *command = NULL, *listed = NULL;
  const char *words[] = { "sh", "-c", NULL, NULL };
  gint status = 0;

  if (stock == NULL)
    {
      g_test_skip ("the age program is not installed");
      return;
    }

  set_plan (fixture);
  file = run (fixture, "2026-03-04");
  command =
      g_strdup_printf ("cd %s && %s '" AGE_PASSPHRASE "' -d -i corewalk-*.key -o plain %s && "
                       "zstd -dc plain | tar t | tr '\\n' ' '",
                       fixture->stick, script, file);
  words[2] = command;
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &listed, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpstr (listed, ==,
                   "install.json keys/encryption.key keys/signing.key private.db shared.db ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/backup-plan/due", test_due);
  ADD ("/backup-plan/restore", test_restore);
  ADD ("/backup-plan/no-key", test_no_key);
  ADD ("/backup-plan/gone", test_gone);
  ADD ("/backup-plan/inside", test_inside);
  ADD ("/backup-plan/thin", test_thin);
  ADD ("/backup-plan/stock", test_stock);
  return g_test_run ();
}
