/*
 * Random histories over everything that can be done to a store. The model agrees with every record
 * and list, the tables are what the log says, a rebuild changes nothing, a reader sees the same,
 * and undoing everything leaves nothing.
 *
 * CW_SEED=N runs history N alone; CW_HISTORIES and CW_STEPS say how many and how long.
 */
#include "corewalk/keep.h"
#include "corewalk/record.h"
#include "tests/random-store.h"
#include "tests/table-dump.h"

#include <string.h>

#define FIRST_SEED 20260304

static int
setting (const char *name, int otherwise)
{
  const char *text = g_getenv (name);

  return text == NULL ? otherwise : (int) g_ascii_strtoll (text, NULL, 10);
}

static void
assert_clean (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->faults->len; i++)
    g_printerr ("%s\n", (const char *) check->faults->pdata[i]);
  g_assert_cmpuint (check->faults->len, ==, 0);
}

static void
assert_same_lines (const char *one, const char *other)
{
  g_auto (GStrv) lines = g_strsplit (one, "\n", -1), others = g_strsplit (other, "\n", -1);

  for (guint i = 0; lines[i] != NULL || others[i] != NULL; i++)
    {
      g_assert_cmpstr (lines[i], ==, others[i]);
      if (lines[i] == NULL || others[i] == NULL)
        break;
    }
}

static void
check_all (RandomStore *random)
{
  CwStore *store = random->store;
  g_autofree char *dump = record_dump (store, FALSE);
  g_autofree char *private_dump = record_dump (store, TRUE);
  g_autofree char *tables = NULL;
  g_autofree char *dump_after = NULL;
  g_autofree char *private_after = NULL;
  g_autofree char *tables_after = NULL;
  g_autofree char *seen = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) reader = NULL;

  assert_clean (store);
  tables = table_dump (store);
  assert_clean (store);
  cw_rebuild (store, NULL, NULL, &error);
  g_assert_no_error (error);
  tables_after = table_dump (store);
  assert_same_lines (tables, tables_after);
  dump_after = record_dump (store, FALSE);
  assert_same_lines (dump, dump_after);
  private_after = record_dump (store, TRUE);
  assert_same_lines (private_dump, private_after);

  reader = cw_store_open (random->folder, CW_STORE_READ, &error);
  g_assert_no_error (error);
  seen = record_dump (reader, FALSE);
  assert_same_lines (dump, seen);
}

/* Everything that was ever made is gone; what was sealed is there as deleted. Forms may stay. */
static void
undo_all (RandomStore *random, gboolean is_told)
{
  g_autofree char *dump = NULL;
  g_auto (GStrv) lines = NULL;

  while (model_can_undo (random->model))
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *title = cw_undo (random->store, &error);

      g_assert_no_error (error);
      model_undo (random->model);
      if (!is_told)
        continue;
      g_printerr ("# undo %s\n", title);
      model_compare (random->model, random->store);
    }
  model_compare (random->model, random->store);
  if (random->is_mixed)
    return;

  dump = record_dump (random->store, FALSE);
  if (!random->is_sealed)
    g_assert_cmpstr (dump, ==, "");
  lines = g_strsplit (dump, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_suffix (lines[i], "\"kind\":\"form\"}") &&
        !g_str_has_suffix (lines[i], "\"kind\":\"organization\"}")) /* a label names it */
      g_assert_false (g_str_has_prefix (lines[i], "{\"alive\":true"));
}

static void
run_history (guint32 seed, int steps, gboolean is_told)
{
  RandomStore *random = random_store_new (seed);

  for (int i = 1; i <= steps; i++)
    {
      const char *step = random_store_step (random);

      if (is_told)
        g_printerr ("# %d: %s\n", i, step);
      if (is_told || i % 4 == 0)
        model_compare (random->model, random->store);
      if (is_told || i % 20 == 0)
        check_all (random);
    }

  undo_all (random, is_told);
  check_all (random);
  random_store_free (random);
}

static void
test_holds_after_any_history (void)
{
  int histories = setting ("CW_HISTORIES", 300), steps = setting ("CW_STEPS", 40);
  const char *seed = g_getenv ("CW_SEED");
  guint32 first = (guint32) setting ("CW_FIRST_SEED", FIRST_SEED);

  if (seed != NULL)
    {
      run_history ((guint32) g_ascii_strtoull (seed, NULL, 10), steps, TRUE);
      return;
    }

  for (int i = 0; i < histories; i++)
    {
      /* What was printed last is the history that failed. */
      g_printerr ("# CW_SEED=%u\r", first + (guint32) i);
      run_history (first + (guint32) i, steps, FALSE);
    }
  g_printerr ("\n");
}

int
main (int argc, char *argv[])
{
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/holds-after-any-history", test_holds_after_any_history);
  return g_test_run ();
}
