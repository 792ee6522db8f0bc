/* bench-store.h - stores and bundles for what is measured; whatever fails ends the program */
#pragma once

#include "corewalk/bundle.h"

/* Ends the program with @error unless @is_done. */
void bench_must (gboolean is_done, const GError *error);

/* A new store of a person in @folder, open for writing. */
CwStore *bench_make_store (const char *folder, const char *name, const char *role);

/* A store @folder/central of a district, closed again. (transfer full): whom to encrypt to for it. */
GPtrArray *bench_make_central (const char *folder);

/* What may leave for the school, into @file, encrypted to @recipients. */
CwExported bench_export (CwStore *store, const char *file, GPtrArray *recipients);
