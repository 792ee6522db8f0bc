#include "tests/random-store.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "tests/fixture.h"

#include <string.h>

RandomStore *
random_store_new (guint32 seed)
{
  RandomStore *random = g_new0 (RandomStore, 1);

  random->root = fixture_folder ();
  random->folder = g_build_filename (random->root, "0", NULL);
  random->store = fixture_store (random->folder);
  random->model = model_new ();
  random->rand = g_rand_new_with_seed (seed);
  return random;
}

void
random_store_free (RandomStore *random)
{
  cw_store_close (random->store);
  fixture_remove (random->root);
  model_free (random->model);
  model_free (random->saved_model);
  g_rand_free (random->rand);
  g_free (random->saved);
  g_free (random->folder);
  g_free (random->root);
  g_free (random);
}

gboolean
random_chance (RandomStore *random, int percent)
{
  return g_rand_int_range (random->rand, 0, 100) < percent;
}

CwMoment
random_moment (RandomStore *random)
{
  return fixture_moment (++random->second);
}

char *
random_name (RandomStore *random)
{
  static const char *const names[] = { "Room 4", "wait time", "élan",        "\"quoted\"",
                                       "a\\b",   "'; DROP",   "<b>bold</b>", "🧮 sums",
                                       "ṩ ẹ ñ",  "9-10",      "=1+1",        "  spaces  " };

  return g_strdup_printf ("%s %d",
                          names[g_rand_int_range (random->rand, 0, G_N_ELEMENTS (names))],
                          g_rand_int_range (random->rand, 0, 1000));
}

char *
random_text (RandomStore *random)
{
  static const char *const texts[] = {
    "T: Why do you think so?",
    "S: because \"two\" and two",
    "line\nbreak\r\n\ttab",
    "\001\002\003\037\177",
    "Ω≈ç√∫˜µ≤≥÷ 田中さん",
    "👩‍👩‍👧‍👦 and \342\200\256"
    "right to left\342\200\254"
    "",
    "\\u0000 \\\" \\",
    "NULL",
    "{\"at\":0,\"f\":{}}",
    "ﷺ",
  };
  const char *text = texts[g_rand_int_range (random->rand, 0, G_N_ELEMENTS (texts))];
  g_autofree char *much = NULL;

  if (random_chance (random, 5))
    text = much = g_strnfill ((gsize) g_rand_int_range (random->rand, 1, 9000), 'x');
  return g_strdup_printf ("%s %d", text, g_rand_int_range (random->rand, 0, 1000));
}

const ModelRecord *
random_living (RandomStore *random, const char *kinds)
{
  const GPtrArray *records = random->model->records;
  g_auto (GStrv) names = g_strsplit (kinds, "|", -1);
  const ModelRecord *found = NULL;
  int count = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const ModelRecord *record = records->pdata[i];

      if (record->is_alive && g_strv_contains ((const char *const *) names, record->kind) &&
          g_rand_int_range (random->rand, 0, ++count) == 0)
        found = record;
    }

  return found;
}

char *
random_uuid (RandomStore *random, gint64 id)
{
  return cw_id_dup_text (random->store, id);
}

void
random_store_reopen (RandomStore *random)
{
  cw_store_close (random->store);
  random->store = fixture_open (random->folder);
  g_assert_null (cw_store_get_notice (random->store));
}

void
random_store_clone (RandomStore *random)
{
  g_autofree char *name = g_strdup_printf ("%u", ++random->folder_count);
  char *folder = g_build_filename (random->root, name, NULL);

  cw_store_close (random->store);
  fixture_copy (random->folder, folder);
  g_free (random->folder);
  random->folder = folder;
  random->store = fixture_open (folder);
  g_assert_nonnull (cw_store_get_notice (random->store));
  random->is_sealed = TRUE;
}

static gboolean
is_private (const ModelRecord *record)
{
  return strcmp (record->kind, "memo") == 0;
}

/* What is shared is as it was; what is private is as it is. */
static void
mix_models (RandomStore *random)
{
  Model *mixed = model_copy (random->saved_model);
  Model *now = model_copy (random->model);

  for (guint i = mixed->records->len; i-- > 0;)
    if (is_private (mixed->records->pdata[i]))
      g_ptr_array_remove_index (mixed->records, i);
  for (guint i = now->records->len; i-- > 0;)
    if (is_private (now->records->pdata[i]))
      g_ptr_array_add (mixed->records, g_ptr_array_steal_index (now->records, i));

  /* What was taken back in either file can't be brought back whole. */
  for (guint i = 0; i < mixed->records->len; i++)
    {
      ModelRecord *record = mixed->records->pdata[i];

      record->is_unmade = !record->is_alive;
      record->is_target &= record->is_alive;
    }

  model_free (now);
  model_free (random->model);
  random->model = mixed;
}

void
random_store_put_back (RandomStore *random)
{
  g_autofree char *path = g_build_filename (random->folder, "shared.db", NULL);

  cw_store_close (random->store);
  if (random->saved == NULL)
    {
      g_assert_true (g_file_get_contents (path, &random->saved, &random->saved_length, NULL));
      random->saved_model = model_copy (random->model);
      random->store = fixture_open (random->folder);
      return;
    }

  if (random_chance (random, 50))
    g_assert_true (g_file_set_contents_full (path, random->saved, (gssize) random->saved_length,
                                             G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
  else
    fixture_overwrite (path, random->saved, random->saved_length);
  mix_models (random);
  g_clear_pointer (&random->saved, g_free);
  g_clear_pointer (&random->saved_model, model_free);
  random->store = fixture_open (random->folder);
  random->is_sealed = random->is_mixed = TRUE;
}

const char *
random_store_step (RandomStore *random)
{
  int dice = g_rand_int_range (random->rand, 0, 1000);

  if (dice < 500)
    {
      random_make (random);
      return "make";
    }
  if (dice < 955)
    return random_change (random);
  if (dice < 980)
    {
      random_store_reopen (random);
      return "reopen";
    }
  if (dice < 987)
    {
      random_store_clone (random);
      return "clone";
    }

  random_store_put_back (random);
  return "put back";
}
