#include "tests/fault/post.h"

#include "corewalk/bundle.h"
#include "corewalk/keep.h"
#include "data/exchange/bundle-reader.h"
#include "data/log/seal.h"
#include "data/store/store-private.h"
#include "tests/fault/entry.h"
#include "tests/fault/scratch.h"
#include "tests/fixture-bundle.h"

#include <string.h>

#define SENT 6 /* lines of evidence before the first bundle */
#define LATER 5

static void
write_notes (CwStore *store, gint64 visit, int from, int count)
{
  for (int i = from; i < from + count; i++)
    {
      g_autofree char *line = scratch_line (i);

      fixture_note (store, visit, line, i);
    }
}

/* Somebody writes, sends that to Zoe, and writes on. The last bundle has all of it. */
static char *
correspond (Post *post, const char *name, CwStore *zoe, gboolean is_sent)
{
  CwStore *store = fixture_person (post->directory, name);
  gint64 visit = fixture_visit (store, fixture_walk (store));
  g_autofree char *first = g_strconcat (name, "-1.walk", NULL);
  g_autofree char *last = g_strconcat (name, "-2.walk", NULL);
  g_autofree char *old = NULL;
  char *fresh;

  write_notes (store, visit, 1, SENT);
  old = fixture_export (store, post->directory, first);
  fixture_take (zoe, old);
  write_notes (store, visit, SENT + 1, LATER);
  fresh = is_sent ? fixture_export (store, post->directory, last) : g_strdup (old);
  cw_store_close (store);
  return fresh;
}

Post *
post_new (void)
{
  Post *post = g_new0 (Post, 1);
  g_autofree char *taken = NULL;
  g_autofree char *trial = NULL;
  CwStore *zoe;

  post->directory = scratch_new ();
  post->ana = g_build_filename (post->directory, "Ana", NULL);
  post->zoe = g_build_filename (post->directory, "Zoe", NULL);
  zoe = fixture_person (post->directory, "Zoe");
  post->old = correspond (post, "Ana", zoe, FALSE);
  post->fresh[0] = correspond (post, "Ben", zoe, TRUE);
  post->fresh[1] = correspond (post, "Eve", zoe, TRUE);
  cw_store_close (zoe);

  post->mine = post_dump (post->ana, "prepared", 0);
  post->before = post_dump (post->zoe, "prepared", 0);
  taken = g_build_filename (post->directory, "taken", NULL);
  trial = g_build_filename (post->directory, "trial", NULL);
  entry_copy (post->zoe, taken);
  zoe = fixture_open (taken);
  fixture_take (zoe, post->fresh[0]);
  fixture_take (zoe, post->fresh[1]);
  cw_store_close (zoe);
  post->after = post_dump (taken, "prepared", 0);
  scratch_remove (taken);

  entry_copy (post->ana, trial);
  zoe = fixture_open (trial);
  g_free (fixture_export (zoe, post->directory, "trial.walk"));
  cw_store_close (zoe);
  scratch_remove (trial);
  g_free (trial);
  trial = g_build_filename (post->directory, "trial.walk", NULL);
  post->lines = post_look (trial, "prepared", 0);
  post->old_lines = post_look (post->old, "prepared", 0);
  g_assert_cmpint (post->lines, >, post->old_lines);
  return post;
}

void
post_free (Post *post)
{
  if (post == NULL)
    return;

  scratch_remove (post->directory);
  g_free (post->directory);
  g_free (post->ana);
  g_free (post->zoe);
  g_free (post->old);
  g_free (post->fresh[0]);
  g_free (post->fresh[1]);
  g_free (post->before);
  g_free (post->after);
  g_free (post->mine);
  g_free (post);
}

char *
post_dump (const char *directory, const char *what, guint nth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = cw_store_open (directory, CW_STORE_WRITE, &error);
  g_autofree char *faults = NULL;

  if (store == NULL)
    g_error ("%s at %u: the store does not open: %s", what, nth, error->message);
  faults = entry_faults (store);
  if (faults != NULL)
    g_error ("%s at %u: %s", what, nth, faults);
  return fixture_dump (store);
}

gint64
post_look (const char *file, const char *what, guint nth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwBundleInfo) info = NULL;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return 0;
  info = cw_bundle_verify (NULL, file, NULL, NULL, &error);
  if (info == NULL)
    g_error ("%s at %u: no whole bundle: %s", what, nth, error->message);
  return info->lines;
}

static gboolean
has_run (CwStore *store, const CwRun *run)
{
  GPtrArray *streams = cw_log_get_streams (store->log);

  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];
      guint8 chain[CW_LINE_HASH];

      if (stream->bits == run->bits && stream->sealed_seq >= run->last &&
          cw_seal_chain_at (store->log, stream, run->last, chain, NULL) &&
          memcmp (chain, run->head, sizeof chain) == 0)
        return TRUE;
    }

  return FALSE;
}

void
post_assert_sealed (const char *directory, const char *file, const char *what, guint nth)
{
  CwBundleHead head = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = cw_store_open (directory, CW_STORE_WRITE, &error);
  g_autoptr (CwBundleReader) reader = cw_bundle_reader_new (file, NULL, &head, &error);
  GPtrArray *runs;

  g_assert_no_error (error);
  runs = cw_bundle_reader_get_runs (reader);
  for (guint i = 0; i < runs->len; i++)
    if (!has_run (store, runs->pdata[i]))
      g_error ("%s at %u: what is in the bundle can still be unsaid", what, nth);
  cw_bundle_head_clear (&head);
}

void
post_assert_tidy (const char *directory, const char *const *names)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_strv_contains (names, name))
      g_error ("%s was left lying", name);
}
