/* Sending and taking in while SQLite is refused memory, at many of its requests: once, and from then
 * on. Old state or new, never a mix; the store goes on. (GLib ends the program then, which is a kill.) */
#include <sqlite3.h>
#include <string.h>

#include "corewalk/bundle.h"
#include "corewalk/merge.h"
#include "tests/fault/entry.h"
#include "tests/fault/post.h"
#include "tests/fault/scratch.h"
#include "tests/fixture.h"

/* Of each so many places, spread over all. */
#define PLACES 40
#define MOST_PLACES 2000

static sqlite3_mem_methods plain;
static guint requests, fail_at, failed;
static gboolean fails_for_ever;

static gboolean
is_refused (void)
{
  requests++;
  if (fail_at == 0 || requests < fail_at || (requests > fail_at && !fails_for_ever))
    return FALSE;

  failed++;
  return TRUE;
}

static void *
allocate (int size)
{
  return is_refused () ? NULL : plain.xMalloc (size);
}

static void *
reallocate (void *bytes, int size)
{
  return is_refused () ? NULL : plain.xRealloc (bytes, size);
}

/* Before SQLite is used at all. */
static void
take_over (void)
{
  sqlite3_mem_methods ours;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &plain), ==, SQLITE_OK);
  ours = plain;
  ours.xMalloc = allocate;
  ours.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &ours), ==, SQLITE_OK);
}

typedef struct
{
  Post *post;
  char *store, *bundle;
  guint told, done;
} Scene;

typedef gboolean (*Work) (Scene *scene, CwStore *store, GError **error);

static gboolean export(Scene *scene, CwStore *store, GError **error)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .has_everyone = TRUE };

  return cw_bundle_export (store, &plan, scene->bundle, NULL, NULL, NULL, error);
}

/* A file may be refused for want of memory without an end to it all. */
static gboolean
merge (Scene *scene, CwStore *store, GError **error)
{
  const CwMergeOptions options = { .allows_unknown = TRUE };
  g_autoptr (CwMerged) merged =
      cw_merge (store, (const char *const *) scene->post->fresh, &options, NULL, NULL, error);

  if (merged != NULL && merged->refused > 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_STORAGE,
                         ((CwMergedFile *) merged->files->pdata[0])->reason);
  return merged != NULL && merged->refused == 0;
}

/* Works with one refusal, and then without: the second time it is done, whatever came of the first. */
static guint
work_under_refusal (Scene *scene, const char *template, Work work, guint nth)
{
  g_autoptr (GError) error = NULL;
  CwStore *store;
  gboolean is_done;

  scratch_remove (scene->store);
  entry_copy (template, scene->store);
  store = fixture_open (scene->store);
  requests = failed = 0;
  fail_at = nth;
  is_done = work (scene, store, &error);
  fail_at = 0;
  if (!is_done && error->code != CW_ERROR_STORAGE && error->code != CW_ERROR_FULL)
    g_error ("at %u: %d, %s", nth, error->code, error->message);
  scene->done += is_done;
  scene->told += !is_done;
  g_clear_error (&error);

  work (scene, store, &error);
  if (error != NULL)
    g_error ("at %u: it can't be done again: %s", nth, error->message);
  cw_store_close (store);
  return requests;
}

static void
everywhere (Scene *scene, const char *template, const char *shown, Work work)
{
  guint all = work_under_refusal (scene, template, work, 0) / 2;
  guint places = MIN (all, scratch_count ("CW_PLACES", PLACES, MOST_PLACES));

  for (int for_ever = 0; for_ever <= 1; for_ever++)
    for (guint place = 0; place < places; place++)
      {
        guint nth = 1 + (guint) ((guint64) place * (all - 1) / (places - 1));
        g_autofree char *found = NULL;

        fails_for_ever = for_ever;
        work_under_refusal (scene, template, work, nth);
        found = post_dump (scene->store, "refused memory", nth);
        g_assert_cmpstr (found, ==, shown);
        if (work == export)
          post_assert_sealed (scene->store, scene->bundle, "refused memory", nth);
      }
  g_test_message ("%u of %u requests refused, once and for ever: %u told, %u done", places, all,
                  scene->told, scene->done);
  g_assert_cmpuint (scene->told, >=, places);
}

static void
test_goes_on (gconstpointer data)
{
  gboolean is_export = GPOINTER_TO_INT (data);
  Scene scene = { .post = post_new () };
  Post *post = scene.post;

  scene.store = g_build_filename (post->directory, "store", NULL);
  scene.bundle = g_build_filename (post->directory, "out.walk", NULL);
  if (is_export)
    everywhere (&scene, post->ana, post->mine, export);
  else
    everywhere (&scene, post->zoe, post->after, merge);
  post_free (post);
  g_free (scene.store);
  g_free (scene.bundle);
}

int
main (int argc, char *argv[])
{
  take_over ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange-memory/export-goes-on", GINT_TO_POINTER (1), test_goes_on);
  g_test_add_data_func ("/exchange-memory/merge-goes-on", NULL, test_goes_on);
  return g_test_run ();
}
