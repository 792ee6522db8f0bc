#include "ui/shell/task-page.h"

#include "ui/parts/progress.h"

#define TICK_MS 100

struct _CwTaskPage
{
  AdwBin parent_instance;

  CwJobs *jobs;
  CwLongTask *task;
  CwTaskDone done;
  GObject *user_data;
  guint tick;

  AdwStatusPage *status;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (CwTaskPage, cw_task_page, ADW_TYPE_BIN)

static gboolean
tick_cb (gpointer user_data)
{
  CwTaskPage *self = user_data;

  cw_progress_show (self->bar, cw_long_task_get_fraction (self->task));
  return G_SOURCE_CONTINUE;
}

static void
finished_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwTaskPage *self = user_data;
  g_autoptr (GObject) asker = g_steal_pointer (&self->user_data);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->task, cw_long_task_unref);
  self->done (result, error, asker);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwTaskPage *self = CW_TASK_PAGE (widget);

  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  if (self->task != NULL)
    cw_long_task_cancel (self->task);
}

static void
cw_task_page_dispose (GObject *object)
{
  CwTaskPage *self = CW_TASK_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->task, cw_long_task_unref);
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
  g_return_if_fail (self->task == NULL);

  adw_status_page_set_title (self->status, title);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  self->done = done;
  self->user_data = g_object_ref (user_data);
  self->task = cw_long_task_start (self->jobs, task, input, finished_cb, g_object_ref (self),
                                   g_object_unref);
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
}
