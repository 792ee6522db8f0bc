/* Tests of a folder that several laptops share: what lies about in it harms nobody. */
#include "tests/fixture-bundle.h"

#include "corewalk/sync.h"
#include "corewalk/trust.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder, *shared;
  CwStore *ana, *ben;
  gint64 visit;
  int second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->shared = g_build_filename (fixture->folder, "shared", NULL);
  fixture->second = 0;
  g_mkdir (fixture->shared, 0755);
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->visit = fixture_visit (fixture->ana, fixture_walk (fixture->ana));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_assert_whole (fixture->ben);
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->shared);
}

static CwSynced *
sync_with (Fixture *fixture, CwStore *store, GPtrArray *recipients)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .recipients = recipients };
  const CwMergeOptions options = { .allows_unknown = TRUE };
  g_autoptr (GError) error = NULL;
  CwSynced *synced = cw_sync (store, fixture->shared, &plan, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  return synced;
}

static CwSynced *
synchronize (Fixture *fixture, CwStore *store)
{
  return sync_with (fixture, store, NULL);
}

/* What a sync of @store has to tell. */
static void
expect (Fixture *fixture, CwStore *store, guint fresh, guint known, guint unfinished)
{
  g_autoptr (CwSynced) synced = synchronize (fixture, store);

  g_assert_cmpint (synced->merged->refused, ==, 0);
  g_assert_cmpuint (synced->merged->files->len, ==, fresh);
  g_assert_cmpuint (synced->known, ==, known);
  g_assert_cmpuint (synced->unfinished->len, ==, unfinished);
}

static void
note (Fixture *fixture)
{
  fixture_note (fixture->ana, fixture->visit, "S: \"Because\"", ++fixture->second);
}

static char *
in_shared (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->shared, name, NULL);
}

/* Ana puts her file there: its name. */
static char *
put (Fixture *fixture)
{
  g_autoptr (CwSynced) synced = synchronize (fixture, fixture->ana);

  g_assert_true (synced->is_written);
  g_assert_cmpuint (strlen (synced->own), ==, strlen ("0123456789abcdef.walk"));
  return in_shared (fixture, synced->own);
}

static void
write_as (Fixture *fixture, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = in_shared (fixture, name);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
assert_same_notes (Fixture *fixture)
{
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
test_gives_everybody_everything (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0644);
  expect (fixture, fixture->ben, 1, 0, 0);
  assert_same_notes (fixture);
  expect (fixture, fixture->ben, 0, 1, 0);
}

static void
test_writes_only_what_has_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  g_autoptr (CwSynced) again = synchronize (fixture, fixture->ana);
  g_autoptr (CwSynced) more = NULL;
  g_autoptr (CwSynced) gone = NULL;
  g_autoptr (CwSynced) harmed = NULL;

  g_assert_false (again->is_written);
  note (fixture);
  more = synchronize (fixture, fixture->ana);
  g_assert_true (more->is_written);
  g_assert_cmpint (more->exported.lines, >, 0);
  g_unlink (path);
  gone = synchronize (fixture, fixture->ana);
  g_assert_true (gone->is_written);
  g_assert_cmpint (truncate (path, 100), ==, 0);
  harmed = synchronize (fixture, fixture->ana);
  g_assert_true (harmed->is_written);
  expect (fixture, fixture->ben, 1, 0, 0);
  assert_same_notes (fixture);
}

/* Whoever may read it is a part of what was written. */
static void
test_writes_anew_for_somebody_else (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autoptr (CwSenderCard) card = cw_sender_card_own (fixture->ben, NULL);
  g_autofree char *path = put (fixture);
  g_autoptr (CwSynced) closed = NULL;
  g_autoptr (CwSynced) again = NULL;

  g_ptr_array_add (recipients, card->recipient);
  closed = sync_with (fixture, fixture->ana, recipients);
  g_assert_true (closed->is_written);
  again = sync_with (fixture, fixture->ana, recipients);
  g_assert_false (again->is_written);
  expect (fixture, fixture->ben, 1, 0, 0);
}

static void
test_writes_nothing_where_there_is_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSynced) synced = synchronize (fixture, fixture->ben);

  g_assert_false (synced->is_written);
  g_assert_cmpuint (synced->merged->files->len, ==, 0);
}

/* "ann (1).walk", "conflicted copy": what synced folders make of one file. */
static void
test_takes_renamed_and_doubled_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  write_as (fixture, "ann (1).walk", bytes, length);
  write_as (fixture, "ann (Ben's conflicted copy 2026-03-06)", bytes, length);
  g_unlink (path);
  expect (fixture, fixture->ben, 1, 1, 0);
  assert_same_notes (fixture);
  expect (fixture, fixture->ben, 0, 2, 0);
  expect (fixture, fixture->ana, 0, 2, 0);
}

static void
test_passes_over_old_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  g_autofree char *bytes = NULL;
  g_autofree char *newer = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  write_as (fixture, "last year.walk", bytes, length);
  note (fixture);
  newer = put (fixture);
  g_assert_cmpstr (newer, ==, path);
  expect (fixture, fixture->ben, 2, 0, 0);
  assert_same_notes (fixture);
  expect (fixture, fixture->ben, 0, 2, 0);
}

static void
test_waits_for_half_copied_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  g_autofree char *bytes = NULL;
  g_autofree char *zeros = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_unlink (path);
  for (gsize part = 0; part < length; part += 1 + length / 7)
    {
      write_as (fixture, "ana.walk", bytes, part);
      expect (fixture, fixture->ben, 0, 0, 1);
    }
  write_as (fixture, "ana.walk", bytes, length - 1);
  expect (fixture, fixture->ben, 0, 0, 1);

  zeros = g_malloc0 (length);
  memcpy (zeros, bytes, length / 2);
  write_as (fixture, "ana.walk", zeros, length);
  expect (fixture, fixture->ben, 0, 0, 1);

  write_as (fixture, "ana.walk", bytes, length);
  expect (fixture, fixture->ben, 1, 0, 0);
  assert_same_notes (fixture);
}

static void
test_waits_for_half_copied_encrypted_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autoptr (CwSenderCard) card = cw_sender_card_own (fixture->ben, NULL);
  g_autoptr (CwSynced) synced = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_ptr_array_add (recipients, card->recipient);
  synced = sync_with (fixture, fixture->ana, recipients);
  path = in_shared (fixture, synced->own);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_unlink (path);
  for (gsize part = 0; part < length; part += part < 300 ? 7 : 1 + length / 7)
    {
      write_as (fixture, "ana.walk", bytes, part);
      expect (fixture, fixture->ben, 0, 0, 1);
    }
  write_as (fixture, "ana.walk", bytes, length);
  expect (fixture, fixture->ben, 1, 0, 0);
  assert_same_notes (fixture);
}

static void
test_refuses_what_was_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  g_autofree char *bytes = NULL;
  g_autoptr (CwSynced) synced = NULL;
  g_autoptr (CwSynced) again = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_unlink (path);
  bytes[length / 2] ^= 1;
  write_as (fixture, "changed.walk", bytes, length);
  bytes[length / 2] ^= 1;
  write_as (fixture, "good.walk", bytes, length);
  synced = synchronize (fixture, fixture->ben);
  g_assert_cmpuint (synced->merged->files->len, ==, 2);
  g_assert_cmpint (synced->merged->refused, ==, 1);
  assert_same_notes (fixture);
  again = synchronize (fixture, fixture->ben);
  g_assert_cmpint (again->merged->refused, ==, 1);
  g_assert_cmpuint (again->known, ==, 1);
}

/* Files of others, folders, links and pipes are left alone. */
static void
test_leaves_alone_what_is_not_ours (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  g_autofree char *bytes = NULL;
  g_autofree char *sub = in_shared (fixture, "sub.walk");
  g_autofree char *inside = g_build_filename (sub, "ana.walk", NULL);
  g_autofree char *link_name = in_shared (fixture, "link.walk");
  g_autofree char *pipe_name = in_shared (fixture, "pipe.walk");
  g_autofree char *outside = g_build_filename (fixture->folder, "outside.walk", NULL);
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_unlink (path);
  g_mkdir (sub, 0755);
  g_assert_true (g_file_set_contents (inside, bytes, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (outside, bytes, (gssize) length, NULL));
  g_assert_cmpint (symlink (outside, link_name), ==, 0);
  g_assert_cmpint (mkfifo (pipe_name, 0644), ==, 0);
  write_as (fixture, ".hidden.walk", bytes, length);
  write_as (fixture, "~$ana.walk", bytes, length);
  write_as (fixture, "ana.walk.part", bytes, length);
  write_as (fixture, "0123456789abcdef.walk.tmp-AbCdEf", bytes, length);
  write_as (fixture, "notes.txt", "CW", 2);
  write_as (fixture, "list.walk", "Mon, Tue", 8);
  write_as (fixture, "empty.txt", "", 0);
  expect (fixture, fixture->ben, 0, 0, 0);
}

static void
test_passes_over_what_is_for_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autoptr (CwSenderCard) card = cw_sender_card_own (fixture->ana, NULL);
  g_autoptr (CwSynced) synced = NULL;
  g_autoptr (CwSynced) by_ben = NULL;

  g_ptr_array_add (recipients, card->recipient);
  synced = sync_with (fixture, fixture->ana, recipients);
  g_assert_true (synced->is_written);
  by_ben = synchronize (fixture, fixture->ben);
  g_assert_cmpuint (by_ben->foreign, ==, 1);
  g_assert_cmpuint (by_ben->merged->files->len, ==, 0);
}

static void
test_tries_changed_files_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  g_autofree char *newer = NULL;

  expect (fixture, fixture->ben, 1, 0, 0);
  expect (fixture, fixture->ben, 0, 1, 0);
  note (fixture);
  newer = put (fixture);
  expect (fixture, fixture->ben, 1, 0, 0);
  assert_same_notes (fixture);
}

typedef struct
{
  char *path, *bytes;
  gsize length;
} Swap;

/* While it is being taken in somebody replaces the file. */
static gboolean
swap_cb (double fraction, gpointer user_data)
{
  Swap *swap = user_data;

  if (swap->bytes != NULL)
    g_assert_true (g_file_set_contents (swap->path, swap->bytes, (gssize) swap->length, NULL));
  g_clear_pointer (&swap->bytes, g_free);
  return TRUE;
}

static void
test_takes_a_file_that_is_replaced_meanwhile (Fixture *fixture, gconstpointer data)
{
  const CwMergeOptions options = { .allows_unknown = TRUE };
  g_autofree char *path = put (fixture);
  g_autofree char *old = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (CwSynced) synced = NULL;
  g_autoptr (GError) error = NULL;
  gsize old_length;
  Swap swap = { 0 };

  g_assert_true (g_file_get_contents (path, &old, &old_length, NULL));
  note (fixture);
  newer = put (fixture);
  swap.path = path;
  g_assert_true (g_file_get_contents (path, &swap.bytes, &swap.length, NULL));
  g_assert_true (g_file_set_contents (path, old, (gssize) old_length, NULL));
  synced = cw_sync (fixture->ben, fixture->shared, NULL, &options, swap_cb, &swap, &error);
  g_assert_no_error (error);
  g_assert_null (swap.bytes);
  g_assert_cmpint (synced->merged->refused, ==, 0);
  expect (fixture, fixture->ben, 1, 0, 0);
  assert_same_notes (fixture);
}

static void
test_a_trial_keeps_nothing (Fixture *fixture, gconstpointer data)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL };
  const CwMergeOptions options = { .allows_unknown = TRUE, .is_trial = TRUE };
  g_autofree char *path = put (fixture);
  g_autoptr (CwSynced) synced = NULL;
  g_autoptr (GError) error = NULL;

  synced = cw_sync (fixture->ben, fixture->shared, &plan, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (synced->merged->fresh, >, 0);
  expect (fixture, fixture->ben, 1, 0, 0);
}

static void
test_works_both_ways (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put (fixture);
  gint64 visit;

  expect (fixture, fixture->ben, 1, 0, 0);
  visit = fixture_find (fixture->ben, fixture->ana, fixture->visit);
  fixture_note (fixture->ben, visit, "T: \"Go on\"", 9);
  expect (fixture, fixture->ben, 0, 1, 0);
  expect (fixture, fixture->ana, 1, 0, 0);
  assert_same_notes (fixture);
}

static void
test_says_where_there_is_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = in_shared (fixture, "nowhere");
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_sync (fixture->ana, nowhere, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/sync/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("gives-everybody-everything", test_gives_everybody_everything);
  ADD ("writes-only-what-has-changed", test_writes_only_what_has_changed);
  ADD ("writes-anew-for-somebody-else", test_writes_anew_for_somebody_else);
  ADD ("writes-nothing-where-there-is-nothing", test_writes_nothing_where_there_is_nothing);
  ADD ("takes-renamed-and-doubled-files", test_takes_renamed_and_doubled_files);
  ADD ("passes-over-old-files", test_passes_over_old_files);
  ADD ("waits-for-half-copied-files", test_waits_for_half_copied_files);
  ADD ("waits-for-half-copied-encrypted-files", test_waits_for_half_copied_encrypted_files);
  ADD ("refuses-what-was-changed", test_refuses_what_was_changed);
  ADD ("leaves-alone-what-is-not-ours", test_leaves_alone_what_is_not_ours);
  ADD ("passes-over-what-is-for-others", test_passes_over_what_is_for_others);
  ADD ("tries-changed-files-again", test_tries_changed_files_again);
  ADD ("takes-a-file-that-is-replaced-meanwhile", test_takes_a_file_that_is_replaced_meanwhile);
  ADD ("a-trial-keeps-nothing", test_a_trial_keeps_nothing);
  ADD ("works-both-ways", test_works_both_ways);
  ADD ("says-where-there-is-no-folder", test_says_where_there_is_no_folder);
  return g_test_run ();
}
