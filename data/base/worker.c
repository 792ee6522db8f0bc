#include "data/base/worker.h"

struct _CwWorker
{
  CwWork work;
  gpointer user_data;
  GThread *thread;           /* NULL for none */
  GAsyncQueue *given, *done; /* of pieces; the worker itself after the last one */
};

static gpointer
run_thread (gpointer data)
{
  CwWorker *worker = data;
  gpointer piece;

  while ((piece = g_async_queue_pop (worker->given)) != worker)
    {
      worker->work (piece, worker->user_data);
      g_async_queue_push (worker->done, piece);
    }

  return NULL;
}

CwWorker *
cw_worker_new (const char *name, gboolean wants_thread, CwWork work, gpointer user_data)
{
  CwWorker *worker = g_new0 (CwWorker, 1);

  worker->work = work;
  worker->user_data = user_data;
  worker->given = g_async_queue_new ();
  worker->done = g_async_queue_new ();
  if (wants_thread)
    worker->thread = g_thread_try_new (name, run_thread, worker, NULL);
  return worker;
}

void
cw_worker_give (CwWorker *worker, gpointer piece)
{
  if (worker->thread != NULL)
    {
      g_async_queue_push (worker->given, piece);
      return;
    }

  worker->work (piece, worker->user_data);
  g_async_queue_push (worker->done, piece);
}

void
cw_worker_wait (CwWorker *worker)
{
  g_async_queue_pop (worker->done);
}

void
cw_worker_free (CwWorker *worker)
{
  if (worker == NULL)
    return;

  if (worker->thread != NULL)
    {
      g_async_queue_push (worker->given, worker);
      g_thread_join (worker->thread);
    }
  g_async_queue_unref (worker->given);
  g_async_queue_unref (worker->done);
  g_free (worker);
}
