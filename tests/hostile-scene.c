#include "tests/hostile-scene.h"

#include "corewalk/bundle.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/table-dump.h"

#include <string.h>

/* That a file was refused is noted; nothing else is. */
char *
scene_state (CwStore *store)
{
  g_autofree char *all = table_dump (store);
  char *notes = strstr (all, "== bundle\n"), *after = strstr (notes, "\n== ");

  *notes = '\0';
  return g_strconcat (all, after, NULL);
}

void
scene_set_up (Scene *scene, gconstpointer data)
{
  g_autofree char *first = NULL;
  gint64 visit;

  scene->folder = fixture_folder ();
  scene->ana = fixture_person (scene->folder, "Ana");
  scene->eve = fixture_person (scene->folder, "Eve");
  scene->zoe = fixture_person (scene->folder, "Zoe");
  scene->attack = g_build_filename (scene->folder, "attack.walk", NULL);
  visit = fixture_visit (scene->ana, fixture_walk (scene->ana));
  fixture_note (scene->ana, visit, "T: \"Why?\"", 1);
  first = fixture_export (scene->ana, scene->folder, "first.walk");
  fixture_take (scene->zoe, first);
  fixture_note (scene->ana, visit, "S: " SCENE_WORD, 2);
  scene->good = fixture_export (scene->ana, scene->folder, "good.walk");
  scene->before = scene_state (scene->zoe);
}

void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_autofree char *after = scene_state (scene->zoe);

  g_assert_cmpstr (after, ==, scene->before);
  fixture_take (scene->zoe, scene->good);
  fixture_assert_same (scene->zoe, scene->ana);
  fixture_assert_whole (scene->zoe);
  cw_store_close (scene->ana);
  cw_store_close (scene->eve);
  cw_store_close (scene->zoe);
  fixture_remove (scene->folder);
  g_free (scene->folder);
  g_free (scene->good);
  g_free (scene->attack);
  g_free (scene->before);
}

void
scene_forget (Scene *scene)
{
  cw_store_close (scene->zoe);
  scene->zoe = fixture_person (scene->folder, "Yan");
  g_free (scene->before);
  scene->before = scene_state (scene->zoe);
}

Forge *
scene_forge (Scene *scene)
{
  return forge_open (scene->good, scene->ana->secret);
}

static void
assert_reason (const char *found, const char *reason)
{
  if (found == NULL || !g_pattern_match_simple (reason, found))
    g_error ("refused for \"%s\", not for \"%s\"", found, reason);
}

void
scene_refuse_file (Scene *scene, const char *file, const char *reason)
{
  g_autoptr (CwMerged) merged = fixture_merge (scene->zoe, file);
  const CwMergedFile *only = merged->files->pdata[0];
  g_autofree char *after = scene_state (scene->zoe);

  assert_reason (only->reason, reason);
  g_assert_cmpint (only->status, ==, CW_MERGED_REFUSED);
  g_assert_cmpint (only->fresh + only->already + only->waiting, ==, 0);
  g_assert_cmpint (merged->refused, ==, 1);
  g_assert_cmpstr (after, ==, scene->before);
}

void
scene_refuse_here (Scene *scene, const Forge *forge, const char *reason)
{
  forge_write (forge, scene->attack);
  scene_refuse_file (scene, scene->attack, reason);
}

void
scene_refuse (Scene *scene, const Forge *forge, const char *reason)
{
  g_autoptr (GError) error = NULL;
  CwBundleInfo *info;

  scene_refuse_here (scene, forge, reason);
  info = cw_bundle_verify (scene->zoe, scene->attack, NULL, NULL, &error);
  g_assert_null (info);
  assert_reason (error->message, reason);
}
