#include "ui/session/jobs.h"

struct _CwJobs
{
  GObject parent_instance;

  char *directory;
  CwStore *store; /* used by the background thread only */
  GThreadPool *pool;
};

typedef struct
{
  const CwJobClass *job;
  gpointer input;
} Order;

G_DEFINE_FINAL_TYPE (CwJobs, cw_jobs, G_TYPE_OBJECT)

static void
order_free (gpointer data)
{
  Order *order = data;

  if (order->job->free_input != NULL)
    order->job->free_input (order->input);
  g_free (order);
}

static gpointer
work_once (CwStore *store, const Order *order, GError **error)
{
  if (store != NULL && !cw_store_refresh (store, error))
    return NULL;

  return order->job->work (store, order->input, error);
}

/* What is written while a job reads may confuse it once. */
static gpointer
work_through (CwStore *store, const Order *order, GError **error)
{
  gint64 before = store != NULL ? cw_store_get_stamp (store) : 0;
  gpointer result = work_once (store, order, error);

  if (result != NULL || store == NULL || cw_store_get_stamp (store) == before)
    return result;

  g_clear_error (error);
  return work_once (store, order, error);
}

static void
run_order (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  CwJobs *self = user_data;
  Order *order = g_task_get_task_data (task);
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->store == NULL && self->directory != NULL)
    self->store = cw_store_open (self->directory, CW_STORE_READ, &error);
  if (error == NULL)
    result = work_through (self->store, order, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, order->job->free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
cw_jobs_finalize (GObject *object)
{
  CwJobs *self = CW_JOBS (object);

  g_thread_pool_free (self->pool, FALSE, TRUE); /* waits for what is queued */
  cw_store_close (self->store);
  g_free (self->directory);
  G_OBJECT_CLASS (cw_jobs_parent_class)->finalize (object);
}

static void
cw_jobs_class_init (CwJobsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_jobs_finalize;
}

static void
cw_jobs_init (CwJobs *self)
{
  self->pool = g_thread_pool_new (run_order, self, 1, TRUE, NULL);
}

CwJobs *
cw_jobs_new (const char *directory)
{
  CwJobs *self = g_object_new (CW_TYPE_JOBS, NULL);

  self->directory = g_strdup (directory);
  return self;
}

void
cw_jobs_run_async (CwJobs *self,
                   const CwJobClass *job,
                   gpointer input,
                   GCancellable *cancellable,
                   GAsyncReadyCallback done,
                   gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, done, user_data);
  Order *order = g_new0 (Order, 1);

  order->job = job;
  order->input = input;
  g_task_set_task_data (task, order, order_free);
  g_thread_pool_push (self->pool, task, NULL);
}

gpointer
cw_jobs_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
