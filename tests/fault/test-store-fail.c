/* Every write, sync, truncation, open, deletion, read and mapping fails once and for ever, at every
 * place: the person reads what happened, what was acknowledged is there afterwards. */
#include <string.h>

#include "corewalk/error.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/fail-vfs.h"
#include "tests/fault/scratch.h"

#define LINES 5

typedef struct
{
  char *template; /* a store that each run works in a copy of */
  guint told;     /* acts that failed with a message */
  guint kept;     /* acts that succeeded beside a failing disk */
} Morning;

/* An error that a person can read, and of a kind that fits a disk at fault. */
static void
assert_told (const GError *error, const Fault *fault, guint nth)
{
  if (error == NULL || error->domain != CW_ERROR || error->message[0] == '\0' ||
      error->code == CW_ERROR_INVALID || error->code == CW_ERROR_NOT_FOUND)
    g_error ("%s at %u: %s", fault->name, nth, error != NULL ? error->message : "nothing said");
}

static void
assert_kept (const char *directory, GPtrArray *acked, const Fault *fault, guint nth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (directory, &error);
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *faults = NULL;

  if (entry == NULL)
    g_error ("%s at %u: the store does not open: %s", fault->name, nth, error->message);
  texts = entry_texts (entry, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < acked->len; i++)
    if (!g_ptr_array_find_with_equal_func (texts, g_ptr_array_index (acked, i), g_str_equal,
                                           NULL))
      g_error ("%s at %u: line %u is lost", fault->name, nth, i);
  faults = entry_faults (entry->store);
  if (faults != NULL)
    g_error ("%s at %u: %s", fault->name, nth, faults);
}

static guint
work_a_morning (FailVfs *vfs,
                const Fault *fault,
                guint nth,
                gboolean for_ever,
                gpointer user_data)
{
  Morning *morning = user_data;
  g_autofree char *directory = scratch_new ();
  g_autofree char *store = g_build_filename (directory, "store", NULL);
  g_autoptr (GPtrArray) acked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Entry *entry;
  guint failed;

  entry_copy (morning->template, store);
  fail_vfs_arm (vfs, fault, nth, for_ever);
  entry = entry_open (store, &error);
  if (entry == NULL)
    assert_told (error, fault, nth);
  for (gint64 n = 1; entry != NULL && n <= LINES; n++)
    {
      g_autoptr (GError) untold = NULL;
      gboolean was_failing = fail_vfs_failed (vfs) > 0;

      if (entry_add (entry, n, &untold) != 0)
        {
          g_ptr_array_add (acked, scratch_line (n));
          morning->kept++;
          if (for_ever && was_failing && fault->kinds == WRAP_SYNC)
            g_error ("called kept though no sync succeeds");
        }
      else
        {
          assert_told (untold, fault, nth);
          morning->told++;
        }
    }
  entry_close (entry);
  failed = fail_vfs_disarm (vfs);
  assert_kept (store, acked, fault, nth);
  scratch_remove (directory);
  return failed;
}

static void
test_every_fault_is_told_and_loses_nothing (void)
{
  g_autofree char *directory = scratch_new ();
  WrapVfs *unsynced;
  FailVfs *vfs;
  Morning morning = { .template = g_build_filename (directory, "store", NULL) };
  FailFigures figures;

  entry_prepare (morning.template);
  unsynced = wrap_vfs_unsynced ();
  vfs = fail_vfs_new ();
  fail_vfs_everywhere (vfs, work_a_morning, &morning, &figures);
  g_test_message ("%u runs, %u failed calls; %u lines refused with a message, %u kept",
                  figures.runs, figures.failed, morning.told, morning.kept);
  g_assert_cmpuint (figures.runs, >, 200);
  g_assert_cmpuint (morning.told, >, 200);
  fail_vfs_free (vfs);
  wrap_vfs_free (unsynced);
  g_free (morning.template);
  scratch_remove (directory);
}

/* One act of every kind, beside a disk that fails once. */
typedef struct
{
  gint64 act;
  char *template; /* a store in which the acts before it were done */
  char *before;   /* its dump */
  char *after;    /* and that of one in which the act was done, too */
  guint done, told;
} OneAct;

static guint
do_act_under_fault (FailVfs *vfs,
                    const Fault *fault,
                    guint nth,
                    gboolean for_ever,
                    gpointer user_data)
{
  OneAct *one = user_data;
  g_autofree char *directory = scratch_new ();
  g_autofree char *store = g_build_filename (directory, "store", NULL);
  g_autofree char *found = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  Entry *entry;
  gboolean is_done;
  guint failed;

  entry_copy (one->template, store);
  fail_vfs_arm (vfs, fault, nth, for_ever);
  entry = entry_open (store, &error);
  is_done = entry != NULL && entry_act (entry, one->act, &error);
  if (!is_done)
    assert_told (error, fault, nth);
  entry_close (entry);
  failed = fail_vfs_disarm (vfs);
  told = error != NULL ? g_strdup (error->message) : NULL;
  g_clear_error (&error);
  entry = entry_open (store, &error);
  g_assert_no_error (error);
  found = entry_dump (entry, &error);
  g_assert_no_error (error);
  if (strcmp (found, is_done ? one->after : one->before) != 0)
    g_error ("%s at %u: act %d is called %s (%s) and is not:\n%s", fault->name, nth,
             (int) one->act, is_done ? "done" : "not done", told, found);
  entry_close (entry);
  one->done += is_done;
  one->told += !is_done;
  scratch_remove (directory);
  return failed;
}

static void
prepare_act (OneAct *one)
{
  g_autofree char *trial = g_strconcat (one->template, ".trial", NULL);
  g_autoptr (GError) error = NULL;
  Entry *entry;

  entry_prepare (one->template);
  entry = entry_open (one->template, &error);
  for (gint64 n = 1; n < one->act; n++)
    g_assert_true (entry_act (entry, n, &error));
  one->before = entry_dump (entry, &error);
  entry_close (entry);
  entry_copy (one->template, trial);
  entry = entry_open (trial, &error);
  entry_act (entry, one->act, &error);
  one->after = entry_dump (entry, &error);
  g_assert_no_error (error);
  entry_close (entry);
}

static void
test_every_act_is_done_or_not (void)
{
  WrapVfs *unsynced = wrap_vfs_unsynced ();
  guint runs = 0, done = 0, told = 0;

  for (gint64 act = 3; act < 3 + ENTRY_ACTS; act++)
    {
      g_autofree char *directory = scratch_new ();
      OneAct one = { .act = act, .template = g_build_filename (directory, "store", NULL) };
      g_autoptr (FailVfs) vfs = fail_vfs_new ();
      FailFigures figures;

      prepare_act (&one);
      fail_vfs_everywhere (vfs, do_act_under_fault, &one, &figures);
      runs += figures.runs;
      done += one.done;
      told += one.told;
      scratch_remove (directory);
      g_free (one.template);
      g_free (one.before);
      g_free (one.after);
    }
  g_test_message ("%u runs: %u done, %u refused with a message", runs, done, told);
  wrap_vfs_free (unsynced);
}

/* How many streams the store writes on. */
static int
count_own_streams (const char *store)
{
  g_autofree char *path = g_build_filename (store, "shared.db", NULL);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db;
  int count;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT count(*) FROM stream WHERE own = 1", -1, &stmt, NULL);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  count = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return count;
}

/* Opens a copy beside a disk that fails: now or the next time, it parts from its original. */
static guint
open_copy_under_fault (FailVfs *vfs,
                       const Fault *fault,
                       guint nth,
                       gboolean for_ever,
                       gpointer user_data)
{
  const char *template = user_data;
  g_autofree char *directory = scratch_new ();
  g_autofree char *path = g_build_filename (directory, "store", NULL);
  g_autoptr (GError) error = NULL;
  CwStore *store;
  guint failed;

  scratch_copy (template, path);
  fail_vfs_arm (vfs, fault, nth, for_ever);
  store = cw_store_open (path, CW_STORE_WRITE, NULL);
  failed = fail_vfs_disarm (vfs);
  if (store == NULL)
    store = cw_store_open (path, CW_STORE_WRITE, &error);
  g_assert_no_error (error);
  cw_store_close (store);
  if (count_own_streams (path) != 0)
    g_error ("%s at %u: the copy is taken for the original", fault->name, nth);
  scratch_remove (directory);
  return failed;
}

static void
test_copy_parts_from_its_original (void)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *template = g_build_filename (directory, "store", NULL);
  WrapVfs *unsynced = wrap_vfs_unsynced ();
  FailVfs *vfs = fail_vfs_new ();
  FailFigures figures;

  entry_prepare (template);
  g_assert_cmpint (count_own_streams (template), >, 0);
  fail_vfs_everywhere (vfs, open_copy_under_fault, template, &figures);
  g_test_message ("%u runs", figures.runs);
  g_assert_cmpuint (figures.runs, >, 20);
  fail_vfs_free (vfs);
  wrap_vfs_free (unsynced);
  scratch_remove (directory);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-fail/every-fault-is-told-and-loses-nothing",
                   test_every_fault_is_told_and_loses_nothing);
  g_test_add_func ("/store-fail/every-act-is-done-or-not", test_every_act_is_done_or_not);
  g_test_add_func ("/store-fail/copy-parts-from-its-original",
                   test_copy_parts_from_its_original);
  return g_test_run ();
}
