/* Two programs on one store, stores in bad places, and clocks that lie: what the second one is told,
 * and that the first one's lines stay as they were typed. */
#include <linux/magic.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "corewalk/error.h"
#include "corewalk/note.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/scratch.h"
#include "tests/fault/shim-child.h"

#define DAY_S 86400

/* A program that keeps each line it reads and says "kept", or why not. */
typedef struct
{
  GPid pid;
  FILE *to;
  FILE *from;
} Typist;

static int
type_what_is_read (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (directory, &error);
  char line[4096];

  printf ("%s\n", entry != NULL ? "open" : error->message);
  fflush (stdout);
  while (entry != NULL && fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr (GError) untold = NULL;

      line[strcspn (line, "\n")] = '\0';
      cw_note_add (entry->store, entry->visit, CW_TAG_NONE, line, NULL, &untold);
      printf ("%s\n", untold == NULL ? "kept" : untold->message);
      fflush (stdout);
    }
  return entry != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Returns: (transfer full): what the typist says next, or NULL at its end. */
static char *
hear (Typist *typist)
{
  char line[4096];

  if (fgets (line, sizeof line, typist->from) == NULL)
    return NULL;
  line[strcspn (line, "\n")] = '\0';
  return g_strdup (line);
}

static void
expect (Typist *typist, const char *expected)
{
  g_autofree char *said = hear (typist);

  g_assert_cmpstr (said, ==, expected);
}

static void
seat (Typist *typist, ShimChild *child, const char *store, const char *zone)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char type[] = "--child";
  char *argv[] = { program, type, (char *) store, NULL };
  g_auto (GStrv) environment = g_strdupv (child->environment);
  g_autoptr (GError) error = NULL;
  int to, from;

  if (zone != NULL)
    environment = g_environ_setenv (environment, "TZ", zone, TRUE);
  g_spawn_async_with_pipes (NULL, argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &typist->pid, &to, &from, NULL, &error);
  g_assert_no_error (error);
  typist->to = fdopen (to, "w");
  typist->from = fdopen (from, "r");
}

static void
type (Typist *typist, const char *line)
{
  fprintf (typist->to, "%s\n", line);
  fflush (typist->to);
  expect (typist, "kept");
}

static int
unseat (Typist *typist)
{
  int status;

  fclose (typist->to);
  g_assert_cmpint (waitpid (typist->pid, &status, 0), ==, typist->pid);
  fclose (typist->from);
  return status;
}

static void
test_second_writer_is_told (void)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *path = g_build_filename (directory, "store", NULL);
  g_autoptr (ShimChild) child = shim_child_new (directory);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) reader = NULL;
  g_autoptr (Entry) entry = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  Typist first;

  entry_prepare (path);
  seat (&first, child, path, NULL);
  expect (&first, "open");
  type (&first, "before");

  g_assert_null (cw_store_open (path, CW_STORE_WRITE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (cw_store_owner_pid (path), ==, first.pid);

  reader = cw_store_open (path, CW_STORE_READ, &error);
  g_assert_no_error (error);
  type (&first, "while somebody reads");
  g_clear_pointer (&reader, cw_store_close);
  type (&first, "after somebody read");

  g_assert_no_errno (kill (first.pid, SIGKILL));
  unseat (&first);
  g_assert_cmpint (cw_store_owner_pid (path), ==, 0);
  entry = entry_open (path, &error);
  g_assert_no_error (error);
  texts = entry_texts (entry, &error);
  g_assert_cmpuint (texts->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (texts, 2), ==, "after somebody read");
  g_clear_pointer (&entry, entry_close);
  scratch_remove (directory);
}

static void
test_reader_sees_what_is_kept (void)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *path = g_build_filename (directory, "store", NULL);
  g_autoptr (ShimChild) child = shim_child_new (directory);
  g_autoptr (GError) error = NULL;
  Entry reader = { 0 };
  Typist first;
  gint64 visit;

  entry_prepare (path);
  {
    g_autoptr (Entry) entry = entry_open (path, NULL);

    visit = entry->visit;
  }
  seat (&first, child, path, NULL);
  expect (&first, "open");
  reader.store = cw_store_open (path, CW_STORE_READ, &error);
  g_assert_no_error (error);
  reader.visit = visit;
  for (guint n = 1; n <= 20; n++)
    {
      g_autoptr (GPtrArray) texts = NULL;

      type (&first, "one more");
      texts = entry_texts (&reader, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (texts->len, ==, n);
    }
  g_assert_cmpint (cw_note_add (reader.store, visit, CW_TAG_NONE, "not here", NULL, &error), ==,
                   0);
  g_assert_nonnull (error);
  cw_store_close (reader.store);
  g_assert_cmpint (unseat (&first), ==, 0);
  scratch_remove (directory);
}

/* The sqlite3 shell of somebody curious: looks, and closes with SQLite's usual manners, which are to
 * clear the log away if nobody else has a lock. */
static int
look_as_a_stranger (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "shared.db", NULL);
  sqlite3 *db;
  int result = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  sqlite3_close (db);
  printf ("%s\n", sqlite3_errstr (result));
  return result == SQLITE_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void
run_self (ShimChild *child, const char *manner, const char *store, char **said)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, manner, store, NULL };
  g_autofree char *complained = NULL;

  shim_child_run (child, argv, said, &complained);
}

/* A process that closes any descriptor of a file gives up all its fcntl() locks on it: readers in the
 * same process, checks and questions about the owner may not cost the writer its locks. */
static void
test_writer_keeps_its_locks (void)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *path = g_build_filename (directory, "store", NULL);
  g_autofree char *log = g_build_filename (path, "shared.db-wal", NULL);
  g_autofree char *told = NULL;
  g_autofree char *looked = NULL;
  g_autofree char *faults = NULL;
  g_autoptr (ShimChild) child = shim_child_new (directory);
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GError) error = NULL;
  Entry *entry;

  entry_prepare (path);
  entry = entry_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entry_add (entry, 1, &error), !=, 0);
  cw_store_close (cw_store_open (path, CW_STORE_READ, NULL));
  g_assert_null (cw_store_open (path, CW_STORE_WRITE, NULL));
  g_assert_cmpint (cw_store_owner_pid (path), ==, getpid ());
  faults = entry_faults (entry->store);
  g_assert_cmpstr (faults, ==, NULL);

  run_self (child, "--child", path, &told);
  g_assert_cmpstr (told, !=, "open\n");
  run_self (child, "--stranger", path, &looked);
  g_assert_cmpstr (looked, ==, "not an error\n");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (entry_add (entry, 2, &error), !=, 0);
  entry_close (entry);
  entry = entry_open (path, &error);
  texts = entry_texts (entry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (texts->len, ==, 2);
  entry_close (entry);
  scratch_remove (directory);
}

static void
test_bad_places_are_refused (void)
{
  static const struct
  {
    const char *name;
    gint64 magic;
  } places[] = {
    { "NFS", NFS_SUPER_MAGIC },   { "SMB", SMB_SUPER_MAGIC },   { "CIFS", CIFS_SUPER_MAGIC },
    { "SMB2", SMB2_SUPER_MAGIC }, { "FAT", MSDOS_SUPER_MAGIC }, { "exFAT", EXFAT_SUPER_MAGIC },
    { "9p", V9FS_MAGIC },         { "FUSE", FUSE_SUPER_MAGIC }, { "AFS", AFS_SUPER_MAGIC },
  };
  g_autofree char *directory = scratch_new ();
  g_autofree char *path = g_build_filename (directory, "store", NULL);
  g_autoptr (ShimChild) child = shim_child_new (directory);

  entry_prepare (path);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *told = NULL;
      Typist typist;

      child->page->file_system = places[i].magic;
      seat (&typist, child, path, NULL);
      told = hear (&typist);
      g_test_message ("%s: %s", places[i].name, told);
      g_assert_cmpstr (told, !=, "open");
      g_assert_nonnull (strstr (told, "can't be kept in"));
      g_assert_cmpint (unseat (&typist), !=, 0);
    }
  scratch_remove (directory);
}

static gint64
day_of (gint64 at_s, int offset_min)
{
  gint64 local_s = at_s + offset_min * 60;

  return (local_s - (local_s % DAY_S + DAY_S) % DAY_S) / DAY_S;
}

typedef struct
{
  const char *zone;
  int offset_min;
  gint64 at_s;
} Clock;

/* Types a line at each of the clocks, in one visit; a new zone is a new start of the program. */
static void
type_by_clocks (const char *directory, const char *store, const Clock *clocks, guint count)
{
  g_autoptr (ShimChild) child = shim_child_new (directory);
  const char *zone = NULL;
  Typist typist;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *text = g_strdup_printf ("line %u", i);

      child->page->clock_add_s = clocks[i].at_s - g_get_real_time () / G_USEC_PER_SEC;
      if (zone != NULL && strcmp (zone, clocks[i].zone) != 0)
        g_assert_cmpint (unseat (&typist), ==, 0);
      if (zone == NULL || strcmp (zone, clocks[i].zone) != 0)
        {
          seat (&typist, child, store, clocks[i].zone);
          expect (&typist, "open");
        }
      zone = clocks[i].zone;
      type (&typist, text);
    }
  g_assert_cmpint (unseat (&typist), ==, 0);
}

/* All lines are there, each on the day that the laptop showed; in the order typed if @is_ordered. */
static void
assert_lines (const char *store, const Clock *clocks, guint count, gboolean is_ordered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (store, &error);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *faults = NULL;

  g_assert_no_error (error);
  notes = cw_note_list (entry->store, entry->visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, count);
  for (guint i = 0; i < count; i++)
    {
      const CwNote *note = g_ptr_array_index (notes, i);
      guint typed = (guint) g_ascii_strtoull (note->text + strlen ("line "), NULL, 10);
      g_autofree char *moment = cw_moment_format_local (note->moment);

      g_test_message ("%s %s", moment, note->text);
      g_assert_cmpint (note->moment.offset_min, ==, clocks[typed].offset_min);
      g_assert_cmpint (cw_moment_local_day (note->moment), ==,
                       day_of (clocks[typed].at_s, clocks[typed].offset_min));
      if (is_ordered)
        g_assert_cmpuint (typed, ==, i);
    }
  faults = entry_faults (entry->store);
  g_assert_cmpstr (faults, ==, NULL);
}

static void
try_clocks (const Clock *clocks, guint count, gboolean is_ordered)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *store = g_build_filename (directory, "store", NULL);

  entry_prepare (store);
  type_by_clocks (directory, store, clocks, count);
  assert_lines (store, clocks, count, is_ordered);
  scratch_remove (directory);
}

#define NOON_S G_GINT64_CONSTANT (1772712000) /* 2026-03-05 12:00 UTC */

static void
test_clock_set_back_keeps_the_order (void)
{
  static const Clock clocks[] = {
    { "UTC0", 0, NOON_S },
    { "UTC0", 0, NOON_S + 60 },
    { "UTC0", 0, NOON_S - 3540 }, /* an hour back, in mid-visit */
    { "UTC0", 0, NOON_S - 3500 },
    { "UTC0", 0, NOON_S - 2 * 3600 }, /* and again */
    { "NZST-13", 780, NOON_S + 180 },
    { "PST8", -480, NOON_S + 240 },
    { "PST8", -480, NOON_S - 3000 },
    { "UTC0", 0, NOON_S + 300 },
  };

  try_clocks (clocks, G_N_ELEMENTS (clocks), TRUE);
}

static void
test_far_clocks_keep_lines_and_days (void)
{
  static const Clock clocks[] = {
    { "UTC0", 0, 60 },                             /* 1970 */
    { "PST8", -480, 3600 },                        /* where it is still 1969 */
    { "UTC0", 0, G_GINT64_CONSTANT (2147483640) }, /* 2038-01-19, and past what 32 bits hold */
    { "UTC0", 0, G_GINT64_CONSTANT (2147483650) },
    { "NZST-13", 780, G_GINT64_CONSTANT (4291747200) }, /* 2106 there */
    { "UTC0", 0, NOON_S },
  };

  try_clocks (clocks, G_N_ELEMENTS (clocks), FALSE);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return type_what_is_read (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--stranger") == 0)
    return look_as_a_stranger (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-beside/second-writer-is-told", test_second_writer_is_told);
  g_test_add_func ("/store-beside/reader-sees-what-is-kept", test_reader_sees_what_is_kept);
  g_test_add_func ("/store-beside/writer-keeps-its-locks", test_writer_keeps_its_locks);
  g_test_add_func ("/store-beside/bad-places-are-refused", test_bad_places_are_refused);
  g_test_add_func ("/store-beside/clock-set-back-keeps-the-order",
                   test_clock_set_back_keeps_the_order);
  g_test_add_func ("/store-beside/far-clocks-keep-lines-and-days",
                   test_far_clocks_keep_lines_and_days);
  return g_test_run ();
}
