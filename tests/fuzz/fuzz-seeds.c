/* fuzz-seeds FOLDER: what the fuzzers begin with, in a folder for each, made by the program itself */
#include "corewalk/age.h"
#include "corewalk/bundle.h"
#include "corewalk/receipt.h"
#include "data/keep/age-x25519.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/forge-bundle.h"
#include "tests/fuzz/fuzz.h"
#include "tests/random-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define STORES 12
#define ACTS 40

static const char *root;
static guint count;

static void
put (const char *target, const void *bytes, gsize length)
{
  g_autofree char *folder = g_build_filename (root, target, NULL);
  g_autofree char *name = g_strdup_printf ("%s/seed-%03u", folder, count++);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  fixture_overwrite (name, bytes, length);
}

static void
put_file (const char *target, const char *file)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  put (target, bytes, length);
  g_unlink (file);
}

static gboolean
put_line (const CwBundleLine *line, gpointer user_data)
{
  if (line->text[0] != '\0' && strlen (line->text) < 4096)
    put ("line", line->text, strlen (line->text));
  return TRUE;
}

static void
put_texts (const char *file, const guint8 *secret)
{
  g_autoptr (Forge) forge = forge_open (file, secret);
  g_autoptr (GString) foot = g_string_new (NULL);

  cw_bundle_foot_write (forge->runs, foot);
  put ("text", forge->head->str, forge->head->len);
  put ("text", foot->str, foot->len);
}

static void export(CwStore *store, const char *folder, CwScope scope, GPtrArray *recipients)
{
  const CwExportPlan plan = { .scope = scope, .has_everyone = TRUE, .recipients = recipients };
  g_autofree char *file = g_build_filename (folder, "seed.walk", NULL);

  if (!cw_bundle_export (store, &plan, file, NULL, NULL, NULL, NULL))
    return;
  if (recipients != NULL)
    {
      put_file ("age", file);
      return;
    }

  cw_bundle_each (NULL, file, put_line, NULL, NULL);
  put_texts (file, store->secret);
  put_file ("bundle", file);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func (g_free);

  root = argv[1];
  g_ptr_array_add (recipients, cw_age_recipient_print (fuzz_secret ()));
  for (guint32 seed = 1; seed <= STORES; seed++)
    {
      RandomStore *random = random_store_new (seed);
      g_autofree char *receipt = g_build_filename (random->root, "receipt", NULL);

      for (guint i = 0; i < ACTS; i++)
        {
          random_make (random);
          random_change (random);
          if (i == ACTS / 2)
            random_store_clone (random);
        }
      export(random->store, random->root, CW_SCOPE_SCHOOL, NULL);
      export(random->store, random->root, CW_SCOPE_DISTRICT, NULL);
      export(random->store, random->root, CW_SCOPE_SCHOOL, recipients);
      if (cw_receipt_write (random->store, receipt, NULL))
        put_file ("receipt", receipt);
      random_store_free (random);
    }

  return 0;
}
