#include "ui/session/long-task.h"

#define PARTS 1000 /* of the whole, for an atomic number */

struct _CwLongTask
{
  const CwTaskClass *task;
  gpointer input;

  /* Of the thread that asked. */
  CwTaskDone done;
  gpointer user_data;
  GDestroyNotify free_data;

  /* Of both. */
  int done_parts;   /* atomic; negative when it isn't known */
  int is_cancelled; /* atomic */
  GMutex lock;
  GCond ended;
  gboolean has_ended; /* under the lock */
};

static void
clear (gpointer data)
{
  CwLongTask *self = data;

  if (self->task->free_input != NULL)
    self->task->free_input (self->input);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
}

CwLongTask *
cw_long_task_ref (CwLongTask *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
cw_long_task_unref (CwLongTask *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
unref_cb (gpointer self)
{
  cw_long_task_unref (self);
}

static gboolean
progress_cb (double fraction, gpointer user_data)
{
  CwLongTask *self = user_data;

  g_atomic_int_set (&self->done_parts, fraction < 0 ? -1 : (int) (fraction * PARTS));
  return !g_atomic_int_get (&self->is_cancelled);
}

static gpointer
work_through (CwStore *store, gpointer input, GError **error)
{
  CwLongTask *self = input;
  gpointer result = self->task->work (self->input, progress_cb, self, error);

  g_mutex_lock (&self->lock);
  self->has_ended = TRUE;
  g_cond_broadcast (&self->ended);
  g_mutex_unlock (&self->lock);
  return result;
}

static const CwJobClass long_task_job = { .work = work_through, .free_input = unref_cb };

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwLongTask) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer answer = cw_jobs_run_finish (result, &error);

  self->done (answer, error, self->user_data);
  if (self->free_data != NULL)
    self->free_data (self->user_data);
}

CwLongTask *
cw_long_task_start (CwJobs *jobs,
                    const CwTaskClass *task,
                    gpointer input,
                    CwTaskDone done,
                    gpointer user_data,
                    GDestroyNotify free_data)
{
  CwLongTask *self = g_atomic_rc_box_new0 (CwLongTask);

  self->task = task;
  self->input = input;
  self->done = done;
  self->user_data = user_data;
  self->free_data = free_data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  cw_jobs_run_async (jobs, &long_task_job, cw_long_task_ref (self), NULL, finished_cb,
                     cw_long_task_ref (self));
  return self;
}

double
cw_long_task_get_fraction (CwLongTask *self)
{
  return (double) g_atomic_int_get (&self->done_parts) / PARTS;
}

void
cw_long_task_cancel (CwLongTask *self)
{
  g_atomic_int_set (&self->is_cancelled, TRUE);
}

void
cw_long_task_wait (CwLongTask *self)
{
  g_mutex_lock (&self->lock);
  while (!self->has_ended)
    g_cond_wait (&self->ended, &self->lock);
  g_mutex_unlock (&self->lock);
}
