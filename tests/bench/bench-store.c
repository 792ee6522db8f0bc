#include "tests/bench/bench-store.h"

#include "corewalk/store.h"
#include "data/store/encryption-key.h"

void
bench_must (gboolean is_done, const GError *error)
{
  if (!is_done)
    g_error ("%s", error->message);
}

CwStore *
bench_make_store (const char *folder, const char *name, const char *role)
{
  CwPerson person = { .name = (char *) name,
                      .role = (char *) role,
                      .organization = (char *) "" };
  GError *error = NULL;
  CwStore *store;

  bench_must (cw_store_create (folder, &person, &error), error);
  store = cw_store_open (folder, CW_STORE_WRITE, &error);
  bench_must (store != NULL, error);
  return store;
}

GPtrArray *
bench_make_central (const char *folder)
{
  GPtrArray *recipients = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *central = g_build_filename (folder, "central", NULL);
  GError *error = NULL;

  cw_store_close (bench_make_store (central, "Bench", "district"));
  g_ptr_array_add (recipients, cw_encryption_key_recipient (central, &error));
  bench_must (recipients->pdata[0] != NULL, error);
  return recipients;
}

CwExported
bench_export (CwStore *store, const char *file, GPtrArray *recipients)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .recipients = recipients };
  CwExported exported;
  GError *error = NULL;

  bench_must (cw_bundle_export (store, &plan, file, &exported, NULL, NULL, &error), error);
  return exported;
}
