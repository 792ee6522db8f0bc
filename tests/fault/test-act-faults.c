/* The other acts of exchange under a failing disk and under kill, at every call that the program makes: a
 * shared folder, removing and bringing back, publishing, erasing. Afterwards it is as it was or as it
 * should be, a report of success is true, and the act can be done again. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "corewalk/id.h"
#include "corewalk/memo.h"
#include "corewalk/record.h"
#include "corewalk/remove.h"
#include "corewalk/walk.h"
#include "tests/fault/entry.h"
#include "tests/fault/post.h"
#include "tests/fault/scratch.h"
#include "tests/fixture-bundle.h"

/* Of each fault so many places, spread over all; every place in the long form. */
#define PLACES 4

static const ShimFault faults[] = {
  { "disk full", SHIM_WRITE | SHIM_TRUNCATE | SHIM_OPEN, ENOSPC },
  { "write error", SHIM_WRITE, EIO },
  { "sync error", SHIM_SYNC, EIO },
  { "no right", SHIM_OPEN | SHIM_NAME, EACCES },
  { "read error", SHIM_READ, EIO },
  { "killed", SHIM_WRITE | SHIM_SYNC | SHIM_TRUNCATE | SHIM_OPEN | SHIM_NAME, SHIM_KILL },
};

typedef struct
{
  const char *arguments[10]; /* they end with NULL */
  char *place, *store, *template;
  char *folder;         /* that is shared, in @place; NULL for none */
  char *before, *after; /* how it looks */
  const char *gone;     /* words that are in no file afterwards */
  ShimChild *child;
  Post *post;
  guint runs, told, killed;
} Scene;

static void
scene_init (Scene *scene, gboolean is_writer)
{
  scene->post = post_new ();
  scene->place = scratch_new ();
  scene->store = g_build_filename (scene->place, "store", NULL);
  scene->template = g_build_filename (scene->post->directory, "template", NULL);
  entry_copy (is_writer ? scene->post->ana : scene->post->zoe, scene->template);
  scene->child = shim_child_new (scene->place);
}

static void
scene_clear (Scene *scene)
{
  g_test_message ("%u runs: %u told, %u killed", scene->runs, scene->told, scene->killed);
  g_assert_cmpuint (scene->killed, >=, 4);
  scratch_remove (scene->place);
  shim_child_free (scene->child);
  post_free (scene->post);
  g_free (scene->place);
  g_free (scene->store);
  g_free (scene->template);
  g_free (scene->folder);
  g_free (scene->before);
  g_free (scene->after);
}

static gboolean
run (Scene *scene)
{
  const char *argv[16] = { g_getenv ("CW_CLI"), "--store", scene->store };
  g_autofree char *said = NULL, *complained = NULL;
  int status;

  for (guint i = 0; scene->arguments[i] != NULL; i++)
    argv[i + 3] = scene->arguments[i];
  status = shim_child_run (scene->child, argv, &said, &complained);
  scene->runs++;
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      scene->killed++;
      return FALSE;
    }
  if (WEXITSTATUS (status) == 0)
    return TRUE;

  if (!g_str_has_prefix (complained, "corewalk-cli: ") && strstr (said, "efused") == NULL)
    g_error ("failed with \"%s\" and \"%s\"", complained, said);
  scene->told++;
  return FALSE;
}

/* The bundles in a shared folder are whole, whoever wrote them. */
static void
look_into_folder (const char *folder, const char *what, guint nth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".walk"))
        g_assert_cmpint (post_look (file, what, nth), >, 0);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Without ids: what is made in a run has other ones in the next. */
static char *
hide_ids (const char *dump)
{
  g_autoptr (GRegex) ids =
      g_regex_new ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", 0, 0, NULL);
  g_autofree char *hidden = g_regex_replace_literal (ids, dump, -1, 0, "#", 0, NULL);
  g_auto (GStrv) lines = g_strsplit (hidden, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

/* All that the log says, and how many walks are shown. */
static char *
look (Scene *scene, const char *what, guint nth)
{
  g_autofree char *dump = post_dump (scene->store, what, nth);
  g_autofree char *hidden = hide_ids (dump);
  CwStore *store = fixture_open (scene->store);
  g_autoptr (GArray) walks = cw_walk_ids (store, 0, NULL);
  guint count = walks->len;

  cw_store_close (store);
  if (scene->folder != NULL)
    look_into_folder (scene->folder, what, nth);
  return g_strdup_printf ("%u walks\n%s", count, hidden);
}

static void
lay_out (Scene *scene)
{
  scratch_remove (scene->place);
  entry_copy (scene->template, scene->store);
  if (scene->folder != NULL)
    {
      g_autofree char *file = g_build_filename (scene->folder, "ben.walk", NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_cmpint (g_mkdir_with_parents (scene->folder, 0700), ==, 0);
      g_assert_true (g_file_get_contents (scene->post->fresh[0], &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (file, bytes, (gssize) length, NULL));
    }
}

static void
assert_gone (Scene *scene)
{
  static const char *const names[] = { "shared.db", "private.db", "shared.db-wal",
                                       "private.db-wal" };

  for (guint i = 0; scene->gone != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (scene->store, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (file, &bytes, &length, NULL))
        g_assert_null (memmem (bytes, length, scene->gone, strlen (scene->gone)));
    }
}

static void
act_under_fault (Scene *scene, const ShimFault *fault, guint nth)
{
  gboolean is_done = run (scene);
  g_autofree char *found = NULL;

  shim_child_reset (scene->child);
  found = look (scene, fault->name, nth);
  if (strcmp (found, scene->after) != 0 && (is_done || strcmp (found, scene->before) != 0))
    g_error ("%s at %u: neither as it was nor as it should be:\n%s\nbut\n%s", fault->name, nth,
             found, scene->after);

  /* What is done twice is done once; what is erased can't be found to be erased again. */
  if ((strcmp (found, scene->after) != 0 || scene->gone == NULL) && !run (scene))
    g_error ("%s at %u: it can't be done again", fault->name, nth);
  g_free (found);
  found = look (scene, fault->name, nth);
  g_assert_cmpstr (found, ==, scene->after);
  assert_gone (scene);
}

static void
everywhere (Scene *scene)
{
  lay_out (scene);
  scene->before = look (scene, "prepared", 0);
  g_assert_true (run (scene));
  scene->after = look (scene, "prepared", 0);
  g_assert_cmpstr (scene->before, !=, scene->after);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (int for_ever = 0; for_ever <= (faults[i].code != SHIM_KILL); for_ever++)
      {
        guint calls, places;

        lay_out (scene);
        shim_child_arm (scene->child, &faults[i], G_MAXINT, FALSE);
        g_assert_true (run (scene));
        calls = scene->child->page->calls;
        places = MIN (calls, scratch_count ("CW_PLACES", PLACES, G_MAXINT));
        for (guint place = 0; place < places; place++)
          {
            guint nth = 1 + (guint) ((guint64) place * (calls - 1) / MAX (places - 1, 1));

            lay_out (scene);
            shim_child_arm (scene->child, &faults[i], nth, for_ever);
            act_under_fault (scene, &faults[i], nth);
          }
      }
}

static void
test_sync_at_every_call (void)
{
  Scene scene = { 0 };

  scene_init (&scene, TRUE);
  scene.folder = g_build_filename (scene.place, "folder", NULL);
  scene.arguments[0] = "sync";
  scene.arguments[1] = scene.folder;
  scene.arguments[2] = "--plain";
  scene.arguments[3] = "--allow-unknown-sender";
  everywhere (&scene);
  scene_clear (&scene);
}

static void
test_remove_local_at_every_call (void)
{
  Scene scene = { .arguments = { "remove-local", "--before", "2037-01-01", "--yes" } };

  scene_init (&scene, FALSE);
  everywhere (&scene);
  scene_clear (&scene);
}

static void
test_bring_back_at_every_call (void)
{
  Scene scene = { .arguments = { "bring-back" } };
  CwRemoval removal;
  CwStore *store;

  scene_init (&scene, TRUE);
  store = fixture_open (scene.template);
  g_assert_true (cw_remove_local (store, 25000, FALSE, &removal, NULL));
  g_assert_cmpint (removal.walks, >, 0);
  cw_store_close (store);
  everywhere (&scene);
  scene_clear (&scene);
}

static void
test_publish_at_every_call (void)
{
  Scene scene = { .arguments = { "publish", NULL, "--to", "district", "--yes" } };
  g_autofree char *memo = NULL;
  CwStore *store;

  scene_init (&scene, FALSE);
  store = fixture_open (scene.template);
  memo = cw_id_dup_text (store, cw_memo_add (store, "Ask Ben", NULL, NULL));
  cw_store_close (store);
  scene.arguments[1] = memo;
  everywhere (&scene);
  scene_clear (&scene);
}

static void
test_erase_at_every_call (void)
{
  Scene scene = { .arguments = { "erase", NULL, "--reason", "Asked" }, .gone = "heliotrope" };
  g_autofree char *note = NULL, *file = NULL;
  gint64 record;
  CwStore *store;

  scene_init (&scene, FALSE);
  store = fixture_open (scene.template);
  record = fixture_note (store, fixture_visit (store, fixture_walk (store)), "heliotrope", 9);
  note = cw_id_dup_text (store, record);
  file = fixture_export (store, scene.post->directory, "sent.walk");
  cw_store_close (store);
  scene.arguments[1] = note;
  everywhere (&scene);
  scene_clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act-faults/sync-at-every-call", test_sync_at_every_call);
  g_test_add_func ("/act-faults/remove-local-at-every-call", test_remove_local_at_every_call);
  g_test_add_func ("/act-faults/bring-back-at-every-call", test_bring_back_at_every_call);
  g_test_add_func ("/act-faults/publish-at-every-call", test_publish_at_every_call);
  g_test_add_func ("/act-faults/erase-at-every-call", test_erase_at_every_call);
  return g_test_run ();
}
