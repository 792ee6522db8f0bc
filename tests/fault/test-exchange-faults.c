/* Sending and taking in under a failing disk and under kill, at every call that the program makes: old
 * state or new and never a mix, no short file under the name of a bundle, nothing that was sent can be
 * unsaid, and the command can be run again. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "tests/fault/entry.h"
#include "tests/fault/post.h"
#include "tests/fault/scratch.h"

/* Of each fault so many places, spread over all; every place in the long form. */
#define PLACES 6

static const ShimFault faults[] = {
  { "disk full", SHIM_WRITE | SHIM_TRUNCATE | SHIM_OPEN, ENOSPC },
  { "write error", SHIM_WRITE, EIO },
  { "sync error", SHIM_SYNC, EIO },
  { "no right", SHIM_OPEN | SHIM_NAME, EACCES },
  { "read error", SHIM_READ, EIO },
  { "short read", SHIM_READ, SHIM_SHORT },
  { "killed", SHIM_WRITE | SHIM_SYNC | SHIM_TRUNCATE | SHIM_OPEN | SHIM_NAME, SHIM_KILL },
};

typedef struct
{
  Post *post;
  char *place;  /* where the command works: a store and what it writes */
  char *store;  /* in it */
  char *bundle; /* that an export writes there, over an older one */
  ShimChild *child;
  guint runs, told, done, killed;
} Scene;

static void
scene_init (Scene *scene)
{
  *scene = (Scene){ .post = post_new (), .place = scratch_new () };
  scene->store = g_build_filename (scene->place, "store", NULL);
  scene->bundle = g_build_filename (scene->place, "out.walk", NULL);
  scene->child = shim_child_new (scene->place);
}

static void
scene_clear (Scene *scene)
{
  g_test_message ("%u runs: %u refused with a message, %u killed, %u done", scene->runs,
                  scene->told, scene->killed, scene->done);
  g_assert_cmpuint (scene->told, >, 20);
  g_assert_cmpuint (scene->killed, >=, 5);
  scratch_remove (scene->place);
  shim_child_free (scene->child);
  post_free (scene->post);
  g_free (scene->place);
  g_free (scene->store);
  g_free (scene->bundle);
}

/* Runs the program. Returns: whether it succeeded; a refusal says why. */
static gboolean
run (Scene *scene, const char *const *arguments)
{
  const char *argv[16] = { g_getenv ("CW_CLI"), "--store", scene->store };
  g_autofree char *said = NULL;
  g_autofree char *complained = NULL;
  int status;

  for (guint i = 0; arguments[i] != NULL; i++)
    argv[i + 3] = arguments[i];
  status = shim_child_run (scene->child, argv, &said, &complained);
  scene->runs++;
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      scene->killed++;
      return FALSE;
    }
  if (WEXITSTATUS (status) == 0)
    {
      scene->done++;
      return TRUE;
    }

  /* A bundle that can't be read is refused on a line of the report. */
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  if (!g_str_has_prefix (complained, "corewalk-cli: ") && strstr (said, "efused") == NULL)
    g_error ("failed with \"%s\" and \"%s\"", complained, said);
  scene->told++;
  return FALSE;
}

static gboolean export(Scene *scene)
{
  const char *const arguments[] = { "export",    scene->bundle, "--scope", "school",
                                    "--streams", "all",         "--plain", NULL };

  return run (scene, arguments);
}

static gboolean
merge (Scene *scene)
{
  const char *const arguments[] = { "merge", scene->post->fresh[0], scene->post->fresh[1],
                                    "--allow-unknown-sender", NULL };

  return run (scene, arguments);
}

/* A store as it was, and an older bundle beside it. */
static void
lay_out (Scene *scene, const char *template)
{
  g_autofree char *bytes = NULL;
  gsize length;

  scratch_remove (scene->place);
  entry_copy (template, scene->store);
  g_assert_true (g_file_get_contents (scene->post->old, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (scene->bundle, bytes, (gssize) length, NULL));
}

static void
export_under_fault (Scene *scene, const ShimFault *fault, guint nth)
{
  static const char *const names[] = { "store", "out.walk", NULL };
  const Post *post = scene->post;
  gboolean is_done = export(scene);
  gboolean can_tidy = !scene->child->page->fails_for_ever || (fault->kinds & SHIM_NAME) == 0;
  g_autofree char *mine = NULL;
  gint64 lines;

  shim_child_reset (scene->child);
  lines = post_look (scene->bundle, fault->name, nth);
  if (lines != post->lines && (is_done || lines != post->old_lines))
    g_error ("%s at %u: %d lines in the bundle", fault->name, nth, (int) lines);
  mine = post_dump (scene->store, fault->name, nth);
  g_assert_cmpstr (mine, ==, post->mine);
  post_assert_sealed (scene->store, scene->bundle, fault->name, nth);
  if (fault->code != SHIM_KILL && can_tidy)
    post_assert_tidy (scene->place, names);

  if (!export(scene))
    g_error ("%s at %u: it can't be exported again", fault->name, nth);
  g_assert_cmpint (post_look (scene->bundle, fault->name, nth), ==, post->lines);
  post_assert_tidy (scene->place, names);
}

static void
merge_under_fault (Scene *scene, const ShimFault *fault, guint nth)
{
  const Post *post = scene->post;
  gboolean is_done = merge (scene);
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;

  shim_child_reset (scene->child);
  found = post_dump (scene->store, fault->name, nth);
  if (strcmp (found, post->after) != 0 && (is_done || strcmp (found, post->before) != 0))
    g_error ("%s at %u: neither as it was nor as it should be:\n%s", fault->name, nth, found);

  if (!merge (scene))
    g_error ("%s at %u: it can't be merged again", fault->name, nth);
  again = post_dump (scene->store, fault->name, nth);
  g_assert_cmpstr (again, ==, post->after);
}

typedef void (*Work) (Scene *scene, const ShimFault *fault, guint nth);

/* How many calls of these kinds there are when nothing fails. */
static guint
count_calls (Scene *scene, const char *template, const ShimFault *fault, Work work)
{
  lay_out (scene, template);
  shim_child_arm (scene->child, fault, G_MAXINT, FALSE);
  g_assert_true (work == merge_under_fault ? merge (scene) : export(scene));
  return scene->child->page->calls;
}

static void
everywhere (Scene *scene, const char *template, Work work)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (int for_ever = 0; for_ever <= (faults[i].code != SHIM_KILL); for_ever++)
      {
        guint calls = count_calls (scene, template, &faults[i], work);
        guint places = MIN (calls, scratch_count ("CW_PLACES", PLACES, G_MAXINT));

        g_assert_cmpuint (calls, >, 0);
        for (guint place = 0; place < places; place++)
          {
            guint nth = 1 + (guint) ((guint64) place * (calls - 1) / MAX (places - 1, 1));

            lay_out (scene, template);
            shim_child_arm (scene->child, &faults[i], nth, for_ever);
            work (scene, &faults[i], nth);
          }
        g_test_message ("%s %s: %u of %u places", faults[i].name,
                        for_ever ? "for ever" : "once", places, calls);
      }
}

static void
test_export_at_every_call (void)
{
  Scene scene;

  scene_init (&scene);
  everywhere (&scene, scene.post->ana, export_under_fault);
  scene_clear (&scene);
}

static void
test_merge_at_every_call (void)
{
  Scene scene;

  scene_init (&scene);
  everywhere (&scene, scene.post->zoe, merge_under_fault);
  scene_clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange-faults/export-at-every-call", test_export_at_every_call);
  g_test_add_func ("/exchange-faults/merge-at-every-call", test_merge_at_every_call);
  return g_test_run ();
}
