/* Tests of what a bundle says and nobody proves: who sent it, what a stream is before its first line
 * came, what it says twice. The author's signed words count, whatever came before them. */
#include "corewalk/bundle.h"
#include "corewalk/receipt.h"
#include "data/store/encryption-key.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/hostile-scene.h"

#include <string.h>

/* What Ana wrote since Zoe's receipt, taken apart; who has nothing of hers lets it wait. */
static Forge *
forge_rest (Scene *scene)
{
  g_autofree char *receipt = g_build_filename (scene->folder, "zoe.receipt", NULL);
  g_autofree char *file = g_build_filename (scene->folder, "rest.walk", NULL);
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = receipt };
  g_autoptr (GError) error = NULL;

  cw_receipt_write (scene->zoe, receipt, &error);
  g_assert_no_error (error);
  cw_bundle_export (scene->ana, &plan, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return forge_open (file, scene->ana->secret);
}

/* Zoe, who has nothing of Ana's, lets it wait. */
static void
let_wait (Scene *scene, const Forge *forge)
{
  g_autoptr (CwMerged) merged = NULL;

  forge_write (forge, scene->attack);
  merged = fixture_merge (scene->zoe, scene->attack);
  g_assert_cmpstr (((CwMergedFile *) merged->files->pdata[0])->reason, ==, NULL);
  g_assert_cmpint (merged->waiting, >, 0);
  g_assert_cmpint (merged->fresh, ==, 0);
}

/* The good file is taken in, and then nothing is new: what follows compares with that. */
static CwMerged *
take_good (Scene *scene)
{
  CwMerged *merged = fixture_merge (scene->zoe, scene->good);

  g_assert_cmpstr (((CwMergedFile *) merged->files->pdata[0])->reason, ==, NULL);
  g_free (scene->before);
  scene->before = scene_state (scene->zoe);
  return merged;
}

static gboolean
has_note (const CwMerged *merged, const char *start)
{
  const CwMergedFile *only = merged->files->pdata[0];

  for (guint i = 0; i < only->notes->len; i++)
    if (g_str_has_prefix (only->notes->pdata[i], start))
      return TRUE;

  return FALSE;
}

static gboolean
seek_words (const CwBundleLine *line, gpointer user_data)
{
  *(gboolean *) user_data |= strstr (line->text, SCENE_WORD) != NULL;
  return TRUE;
}

static void
test_words_stay_with_the_school (Scene *scene, gconstpointer data)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_DISTRICT, .has_everyone = TRUE };
  g_autoptr (Forge) forge = forge_rest (scene);
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_words = FALSE;
  CwRun *run = forge->runs->pdata[0];

  g_assert_cmpstr (run->audience, ==, "school");
  run->audience = (g_free (run->audience), g_strdup ("district"));
  scene_forget (scene);
  let_wait (scene, forge);
  merged = take_good (scene);
  cw_bundle_preview (scene->zoe, &plan, seek_words, &has_words, &error);
  g_assert_no_error (error);
  g_assert_false (has_words);
}

static void
test_forged_beginning_gives_way (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = forge_rest (scene);
  g_autoptr (CwMerged) merged = NULL;

  forge_author (forge, 0, scene->eve->secret);
  forge_send_as (forge, scene->eve->secret);
  scene_forget (scene);
  let_wait (scene, forge);
  merged = take_good (scene);
  g_assert_true (has_note (merged, "lines that waited for more of Ana were not signed by Ana"));
}

static void
test_prior_that_never_was_waits_alone (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = forge_rest (scene);
  g_autoptr (CwMerged) merged = NULL;

  ((CwRun *) forge->runs->pdata[0])->prior[0] ^= 1;
  forge_author (forge, 0, scene->ana->secret);
  scene_forget (scene);
  let_wait (scene, forge);
  merged = take_good (scene);
  g_assert_cmpint (merged->fresh, >, 0);
}

/* Runs that stand twice or overlap say nothing new. */
static void
test_what_is_said_twice_counts_once (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  g_autoptr (CwMerged) merged = NULL;
  guint count = forge->blocks->len, runs = forge->runs->len;

  for (guint i = 0; i < count; i++)
    {
      guint32 run;
      g_autoptr (CwPacked) packed = forge_get (forge, i, &run);

      g_ptr_array_add (forge->blocks, g_byte_array_new ());
      forge_set (forge, count + i, packed, run + runs);
    }
  for (guint i = 0; i < runs; i++)
    g_ptr_array_add (forge->runs, forge_copy_run (forge, i));
  forge_write (forge, scene->attack);
  merged = fixture_merge (scene->zoe, scene->attack);
  g_assert_cmpstr (((CwMergedFile *) merged->files->pdata[0])->reason, ==, NULL);
  g_assert_cmpint (merged->fresh, ==, 1);
  fixture_assert_whole (scene->zoe);
  g_free (scene->before);
  scene->before = scene_state (scene->zoe);
}

static void
test_old_bundle_changes_nothing (Scene *scene, gconstpointer data)
{
  g_autofree char *old = g_build_filename (scene->folder, "first.walk", NULL);
  g_autoptr (CwMerged) good = take_good (scene);
  g_autoptr (CwMerged) merged = fixture_merge (scene->zoe, old);
  const CwMergedFile *only = merged->files->pdata[0];

  g_assert_cmpint (only->status, ==, CW_MERGED_NOTHING_NEW);
  g_assert_cmpint (only->already, >, 0);
  g_assert_cmpint (only->fresh + only->waiting, ==, 0);
}

static void
refuse_unknown (Scene *scene, const char *file, const char *reason)
{
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = cw_merge (scene->zoe, files, NULL, NULL, NULL, &error);
  const CwMergedFile *only;

  g_assert_no_error (error);
  only = merged->files->pdata[0];
  g_assert_cmpint (only->status, ==, CW_MERGED_REFUSED);
  if (!g_pattern_match_simple (reason, only->reason))
    g_error ("refused for \"%s\"", only->reason);
}

static void
test_sender_is_who_signed (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);

  /* Ana's key in the head, Eve's under it. */
  memcpy (forge->secret, scene->eve->secret, sizeof forge->secret);
  scene_refuse (scene, forge,
                "its signature does not fit: it was changed, or is not from whom it says");

  /* Eve's own, in Ana's name: her card is not known. */
  forge_send_as (forge, scene->eve->secret);
  forge_write (forge, scene->attack);
  refuse_unknown (scene, scene->attack, "Ana is not known here*");
}

static void
test_needs_the_key_it_is_for (Scene *scene, gconstpointer data)
{
  g_autofree char *recipient = cw_encryption_key_recipient (scene->eve->directory, NULL);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .recipients = recipients };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwBundleInfo) info = NULL;

  g_ptr_array_add (recipients, recipient);
  cw_bundle_export (scene->ana, &plan, scene->attack, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  scene_refuse_file (scene, scene->attack,
                     "encrypted to somebody else: none of the keys here opens it");
  info = cw_bundle_verify (scene->eve, scene->attack, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/bundle-hearsay/" name, Scene, NULL, scene_set_up, function, scene_tear_down)
  ADD ("words-stay-with-the-school", test_words_stay_with_the_school);
  ADD ("forged-beginning-gives-way", test_forged_beginning_gives_way);
  ADD ("prior-that-never-was-waits-alone", test_prior_that_never_was_waits_alone);
  ADD ("what-is-said-twice-counts-once", test_what_is_said_twice_counts_once);
  ADD ("old-bundle-changes-nothing", test_old_bundle_changes_nothing);
  ADD ("sender-is-who-signed", test_sender_is_who_signed);
  ADD ("needs-the-key-it-is-for", test_needs_the_key_it_is_for);
  return g_test_run ();
}
