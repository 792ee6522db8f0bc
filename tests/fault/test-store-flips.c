/* Every bit of a store may turn: either nothing that was kept is different, or opening or checking
 * says so and names the place. SQLite's own check misses half of them. */
#include <string.h>

#include "corewalk/error.h"
#include "corewalk/keep.h"
#include "corewalk/note.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/scratch.h"
#include "tests/fault/wrap-vfs.h"

typedef struct
{
  guint flips;
  guint refused;  /* the store did not open */
  guint noticed;  /* by the check */
  guint harmless; /* nobody noticed, and nothing that was kept is different */
} Flips;

/* The lines that prove it: every fault names a file, a table, a page or a record. */
static gboolean
names_a_place (const char *fault)
{
  static const char *const places[] = { "shared", "private", "page",   "frame", "line", "table",
                                        "index",  "record",  "stream", "row",   "tree" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strstr (fault, places[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
append_line (const char *line, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", line);
  return TRUE;
}

/* All that is kept: every record with its id and fields, and what a coach sees of her visit. */
static char *
dump_all (Entry *entry)
{
  GString *dump = g_string_new (NULL);
  g_autofree char *seen = entry_dump (entry, NULL);

  g_string_append (dump, seen != NULL ? seen : "nothing");
  if (!cw_dump (entry->store, FALSE, append_line, dump, NULL) ||
      !cw_dump (entry->store, TRUE, append_line, dump, NULL))
    g_string_append (dump, "no more");
  return g_string_free (dump, FALSE);
}

/* What the check says of the store, or why it does not open. */
static char *
find_faults (const char *path, Flips *flips)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = cw_store_open (path, CW_STORE_WRITE, &error);
  char *faults;

  if (store == NULL)
    {
      g_assert_true (error->domain == CW_ERROR);
      flips->refused++;
      return g_strdup (error->message);
    }
  faults = entry_faults (store);
  flips->noticed += faults != NULL;
  return faults;
}

/* Returns: whether somebody noticed, or nobody need */
static gboolean
judge (const char *path, const char *whole, Flips *flips)
{
  g_autofree char *faults = find_faults (path, flips);
  g_autoptr (Entry) entry = NULL;
  g_autofree char *found = NULL;

  flips->flips++;
  if (faults != NULL)
    {
      if (!names_a_place (faults))
        g_error ("no place in: %s", faults);
      return TRUE;
    }
  entry = entry_open (path, NULL);
  found = entry != NULL ? dump_all (entry) : NULL;
  if (g_strcmp0 (found, whole) != 0)
    return FALSE;
  flips->harmless++;
  return TRUE;
}

/* A byte anywhere; mostly one with something in it, for many pages are nearly empty. */
static gsize
pick_byte (const char *bytes, gsize length, GRand *rand)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);

  while (bytes[at] == 0 && g_rand_int_range (rand, 0, 8) != 0)
    at = (gsize) g_rand_int_range (rand, 0, (gint32) length);
  return at;
}

static void
flip_bits_of (const char *name, guint count)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *store = g_build_filename (directory, "store", NULL);
  g_autofree char *copy = g_build_filename (directory, "copy", NULL);
  g_autofree char *path = g_build_filename (copy, name, NULL);
  g_autofree char *source = g_build_filename (store, name, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  WrapVfs *vfs = wrap_vfs_unsynced ();
  Entry *entry;
  Flips flips = { 0 };
  gsize length;

  entry_prepare (store);
  entry = entry_open (store, NULL);
  for (guint n = 1; n <= 60; n++)
    g_assert_true (entry_act (entry, n, NULL));
  g_assert_true (
      cw_draft_set (entry->store, "visit", NULL, NULL, NULL)); /* nobody called it kept */
  whole = dump_all (entry);
  entry_close (entry);
  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  for (guint i = 0; i < count; i++)
    {
      gsize at = pick_byte (bytes, length, rand);
      char bit = (char) (1 << g_rand_int_range (rand, 0, 8));

      entry_copy (store, copy);
      bytes[at] ^= bit;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      bytes[at] ^= bit;
      if (!judge (copy, whole, &flips))
        g_error ("bit %d of byte %" G_GSIZE_FORMAT " of %s: nobody noticed", bit, at, name);
    }
  g_test_message ("%s, %" G_GSIZE_FORMAT " bytes: %u bits: %u refused, %u noticed, %u harmless",
                  name, length, flips.flips, flips.refused, flips.noticed, flips.harmless);
  wrap_vfs_free (vfs);
  scratch_remove (directory);
}

static void
test_shared (void)
{
  flip_bits_of ("shared.db", scratch_count ("CW_FLIPS", 400, 20000));
}

static void
test_private (void)
{
  flip_bits_of ("private.db", scratch_count ("CW_FLIPS", 400, 20000));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-flips/shared-file", test_shared);
  g_test_add_func ("/store-flips/private-file", test_private);
  return g_test_run ();
}
