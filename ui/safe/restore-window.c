#include "ui/safe/restore-window.h"

#include "corewalk/backup.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/progress.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRESS_MS 100

struct _CwRestoreWindow
{
  AdwWindow parent_instance;

  char *directory;
  char *file; /* NULL until one is chosen */
  CwJobs *jobs;
  CwLongTask *task; /* NULL while nothing is under way */
  guint progress_timer;

  AdwActionRow *file_row;
  GtkEditable *passphrase;
  GtkLabel *hint;
  GtkProgressBar *progress;
};

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwRestoreWindow, cw_restore_window, ADW_TYPE_WINDOW)

typedef struct
{
  char *file, *directory, *passphrase;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  explicit_bzero (order->passphrase, strlen (order->passphrase));
  g_free (order->passphrase);
  g_free (order->file);
  g_free (order->directory);
  g_free (order);
}

static gpointer
restore_work (gpointer input, CwProgress progress, gpointer progress_data, GError **error)
{
  const Order *order = input;

  return cw_backup_restore (order->file, order->directory, order->passphrase, progress,
                            progress_data, error)
             ? g_strdup (order->directory)
             : NULL;
}

static const CwTaskClass restore_task = { .work = restore_work, .free_input = order_free };

static void
say (CwRestoreWindow *self, const char *text)
{
  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

static void
typed_cb (CwRestoreWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.begin",
                                 self->file != NULL && self->task == NULL &&
                                     gtk_editable_get_text (self->passphrase)[0] != '\0');
}

void
cw_restore_window_set_file (CwRestoreWindow *self, const char *file)
{
  g_autofree char *shown = g_filename_display_name (file);

  g_free (self->file);
  self->file = g_strdup (file);
  adw_action_row_set_subtitle (self->file_row, shown);
  typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  cw_restore_window_set_file (user_data, files[0]);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_open (widget, _ ("Choose a Backup"), CW_FILE_CHOICE_BACKUP, FALSE,
                       file_chosen_cb);
}

static gboolean
progress_cb (gpointer user_data)
{
  CwRestoreWindow *self = user_data;

  cw_progress_show (self->progress, cw_long_task_get_fraction (self->task));
  return G_SOURCE_CONTINUE;
}

static void
show_running (CwRestoreWindow *self)
{
  gboolean is_running = self->task != NULL;

  g_clear_handle_id (&self->progress_timer, g_source_remove);
  if (is_running)
    self->progress_timer = g_timeout_add (PROGRESS_MS, progress_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.choose", !is_running);
  typed_cb (self);
}

static void
done_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwRestoreWindow *self = user_data;
  g_autofree char *directory = result;
  g_autofree char *text = error != NULL ? cw_trouble_dup_act_text (error) : NULL;

  g_clear_pointer (&self->task, cw_long_task_unref);
  if (self->directory == NULL) /* closed meanwhile */
    return;

  show_running (self);
  if (directory == NULL)
    {
      say (self, g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED) ? NULL : text);
      return;
    }
  g_signal_emit (self, signals[RESTORED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwRestoreWindow *self = CW_RESTORE_WINDOW (widget);
  Order *order = g_new0 (Order, 1);

  order->file = g_strdup (self->file);
  order->directory = g_strdup (self->directory);
  order->passphrase = g_strdup (gtk_editable_get_text (self->passphrase));
  say (self, NULL);
  self->task = cw_long_task_start (self->jobs, &restore_task, order, done_cb,
                                   g_object_ref (self), g_object_unref);
  show_running (self);
}

static void
begin_cb (CwRestoreWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "restore.begin", NULL);
}

static void
cw_restore_window_dispose (GObject *object)
{
  CwRestoreWindow *self = CW_RESTORE_WINDOW (object);

  if (self->task != NULL)
    cw_long_task_cancel (self->task);
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->jobs);
  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->file, g_free);
  G_OBJECT_CLASS (cw_restore_window_parent_class)->dispose (object);
}

static void
cw_restore_window_class_init (CwRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_restore_window_dispose;

  signals[RESTORED] = g_signal_new ("restored", CW_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwRestoreWindow, file_row);
  gtk_widget_class_bind_template_child (widget_class, CwRestoreWindow, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CwRestoreWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, CwRestoreWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_install_action (widget_class, "restore.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "restore.begin", NULL, begin_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_restore_window_init (CwRestoreWindow *self)
{
  self->jobs = cw_jobs_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

GtkWidget *
cw_restore_window_new (GtkWindow *parent, const char *directory)
{
  CwRestoreWindow *self = g_object_new (CW_TYPE_RESTORE_WINDOW, "transient-for", parent, NULL);

  self->directory = g_strdup (directory);
  return GTK_WIDGET (self);
}
