#include "ui/task-page.h"

#include "ui/jobs.h"

#define TICK_MS 100
#define PARTS 1000 /* of the whole, for an atomic number */

/* What both threads see of a running task. */
typedef struct
{
  const CwTaskClass *task;
  gpointer input;
  int done_parts; /* atomic; negative when it isn't known */
  int is_cancelled;
} Run;

struct _CwTaskPage
{
  AdwBin parent_instance;

  CwJobs *jobs;
  Run *run;
  CwTaskDone done;
  GObject *user_data;
  guint tick;

  AdwStatusPage *status;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (CwTaskPage, cw_task_page, ADW_TYPE_BIN)

static void
run_clear (gpointer data)
{
  Run *run = data;

  if (run->task->free_input != NULL)
    run->task->free_input (run->input);
}

static void
run_unref (gpointer run)
{
  g_atomic_rc_box_release_full (run, run_clear);
}

static gboolean
progress_cb (double fraction, gpointer user_data)
{
  Run *run = user_data;

  g_atomic_int_set (&run->done_parts, fraction < 0 ? -1 : (int) (fraction * PARTS));
  return !g_atomic_int_get (&run->is_cancelled);
}

static gpointer
work_through (CwStore *store, gpointer input, GError **error)
{
  Run *run = input;

  return run->task->work (run->input, progress_cb, run, error);
}

static const CwJobClass task_job = { .work = work_through, .free_input = run_unref };

static gboolean
tick_cb (gpointer user_data)
{
  CwTaskPage *self = user_data;
  int done_parts = g_atomic_int_get (&self->run->done_parts);

  if (done_parts < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, (double) done_parts / PARTS);
  return G_SOURCE_CONTINUE;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwTaskPage) self = user_data;
  g_autoptr (GObject) asker = g_steal_pointer (&self->user_data);
  g_autoptr (GError) error = NULL;
  gpointer answer = cw_jobs_run_finish (result, &error);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->run, run_unref);
  self->done (answer, error, asker);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwTaskPage *self = CW_TASK_PAGE (widget);

  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  if (self->run != NULL)
    g_atomic_int_set (&self->run->is_cancelled, TRUE);
}

static void
cw_task_page_dispose (GObject *object)
{
  CwTaskPage *self = CW_TASK_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->run, run_unref);
  g_clear_object (&self->jobs);
  G_OBJECT_CLASS (cw_task_page_parent_class)->dispose (object);
}

static void
cw_task_page_class_init (CwTaskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_task_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/task-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwTaskPage, status);
  gtk_widget_class_bind_template_child (widget_class, CwTaskPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CwTaskPage, cancel_button);
  gtk_widget_class_install_action (widget_class, "task.cancel", NULL, cancel_action);
}

static void
cw_task_page_init (CwTaskPage *self)
{
  self->jobs = cw_jobs_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_task_page_run (CwTaskPage *self,
                  const char *title,
                  const CwTaskClass *task,
                  gpointer input,
                  CwTaskDone done,
                  GObject *user_data)
{
  g_return_if_fail (self->run == NULL);

  adw_status_page_set_title (self->status, title);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  self->done = done;
  self->user_data = g_object_ref (user_data);
  self->run = g_atomic_rc_box_new0 (Run);
  self->run->task = task;
  self->run->input = input;
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  cw_jobs_run_async (self->jobs, &task_job, g_atomic_rc_box_acquire (self->run), NULL,
                     finished_cb, g_object_ref (self));
}
