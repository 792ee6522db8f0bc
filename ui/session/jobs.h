/* jobs.h - the one background thread, with a store of its own
 *
 * A job is a plain function over plain data. It sees no widget and no GObject, so nothing of ours
 * can be finalized on the wrong thread.
 */
#pragma once

#include "corewalk/store.h"

#include <gio/gio.h>

#define CW_TYPE_JOBS (cw_jobs_get_type ())
G_DECLARE_FINAL_TYPE (CwJobs, cw_jobs, CW, JOBS, GObject)

/* Runs on the background thread. Returns the result, or NULL with @error set. */
typedef gpointer (*CwJobFunc) (CwStore *store, gpointer input, GError **error);

typedef struct
{
  CwJobFunc work;
  GDestroyNotify free_input;
  GDestroyNotify free_result; /* for a result nobody collects */
} CwJobClass;

/* @directory: of the store that jobs read; NULL for jobs that open what they need themselves. */
CwJobs *cw_jobs_new (const char *directory);

/* Takes @input. @done is called on the thread that asked, also after a cancellation. */
void cw_jobs_run_async (CwJobs *self,
                        const CwJobClass *job,
                        gpointer input,
                        GCancellable *cancellable,
                        GAsyncReadyCallback done,
                        gpointer user_data);

/* Returns: (transfer full): what the job returned, or NULL with @error set. */
gpointer cw_jobs_run_finish (GAsyncResult *result, GError **error);
