#include "ui/safe/backup-window.h"

#include "corewalk/backup-plan.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/progress.h"
#include "ui/parts/say.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/safe/backup-task.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRESS_MS 100
#define SHORTEST 8 /* characters of a passphrase; advice, not a rule */

struct _CwBackupWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  char *folder; /* chosen, for which a passphrase is still to be typed; or NULL */
  guint progress_timer;

  AdwToastOverlay *toasts;
  AdwActionRow *folder_row;
  GtkWidget *choose_button;
  AdwActionRow *last_row;
  GtkWidget *passphrase_group;
  GtkEditable *passphrase;
  GtkEditable *again;
  GtkLabel *hint;
  GtkProgressBar *progress;
  GtkWidget *begin_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (CwBackupWindow, cw_backup_window, ADW_TYPE_WINDOW)

static void
say_hint (CwBackupWindow *self, const char *text)
{
  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

static char *
dup_last (const CwBackupPlan *plan)
{
  CwMoment moment = { .at_ms = plan->last_ms, .offset_min = cw_moment_now ().offset_min };
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (moment));
  g_autofree char *clock = cw_times_dup_clock (moment);

  if (plan->trouble != NULL)
    return g_strdup_printf (_ ("The last try failed: %s"), plan->trouble);
  if (plan->last_file == NULL)
    return g_strdup (_ ("Nothing is backed up yet"));
  if (plan->is_due)
    return g_strdup_printf (_ ("%s, %s. There is work since."), day, clock);
  return g_strdup_printf (_ ("%s, %s. Nothing was recorded since."), day, clock);
}

/* Shows what is planned, or what is being planned. */
static void
show_plan (CwBackupWindow *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwBackupPlan) plan = store != NULL ? cw_backup_plan_read (store) : NULL;
  gboolean is_new = self->folder != NULL;
  gboolean is_planned = plan != NULL && !is_new;
  const char *folder = is_new ? self->folder : plan != NULL ? plan->folder : NULL;
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;
  g_autofree char *last = is_planned ? dup_last (plan) : NULL;

  adw_action_row_set_subtitle (self->folder_row,
                               shown != NULL ? shown : _ ("None is chosen yet"));
  adw_action_row_set_subtitle (self->last_row, last != NULL ? last : "");
  gtk_widget_set_visible (GTK_WIDGET (self->last_row), is_planned);
  gtk_widget_set_visible (self->passphrase_group, is_new);
  gtk_widget_set_visible (self->begin_button, is_new);
  gtk_widget_set_visible (self->stop_button, is_planned);
}

static const char *
find_fault (CwBackupWindow *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);
  const char *again = gtk_editable_get_text (self->again);

  if (passphrase[0] == '\0')
    return "";
  if (again[0] != '\0' && strcmp (passphrase, again) != 0 &&
      !g_str_has_prefix (passphrase, again))
    return _ ("The two are not the same.");
  if (g_utf8_strlen (passphrase, -1) < SHORTEST)
    return _ ("Longer is safer: four words that don’t belong together are easy to remember.");
  return strcmp (passphrase, again) == 0 ? NULL : "";
}

static void
typed_cb (CwBackupWindow *self)
{
  const char *fault = find_fault (self);
  gboolean is_same = strcmp (gtk_editable_get_text (self->passphrase),
                             gtk_editable_get_text (self->again)) == 0;

  say_hint (self, fault != NULL && fault[0] != '\0' ? fault : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.begin",
                                 is_same &&
                                     gtk_editable_get_text (self->passphrase)[0] != '\0');
}

void
cw_backup_window_set_folder (CwBackupWindow *self, const char *folder)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
  show_plan (self);
  typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
folder_chosen_cb (const char *const *files, gpointer user_data)
{
  cw_backup_window_set_folder (user_data, files[0]);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_folder (widget, _ ("Folder for Backups"), folder_chosen_cb);
}

static gboolean
progress_cb (gpointer user_data)
{
  CwBackupWindow *self = user_data;

  cw_progress_show (self->progress, cw_work_session_get_fraction (self->session));
  return G_SOURCE_CONTINUE;
}

static void
set_running (CwBackupWindow *self, gboolean is_running)
{
  static const char *const actions[] = { "backup.choose", "backup.run", "backup.begin",
                                         "backup.drop" };

  g_clear_handle_id (&self->progress_timer, g_source_remove);
  if (is_running)
    self->progress_timer = g_timeout_add (PROGRESS_MS, progress_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_running);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !is_running);
}

static void
done_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwBackupWindow *self = user_data;
  g_autofree char *file = result;
  g_autofree char *text = error != NULL ? cw_trouble_dup_act_text (error) : NULL;
  g_autofree char *news = NULL;

  if (self->session == NULL) /* closed meanwhile */
    return;

  set_running (self, FALSE);
  if (file != NULL)
    {
      news = g_strdup_printf (_ ("Backed up and read back: %s"), file);
      cw_say (self->toasts, news, NULL, NULL);
      g_clear_pointer (&self->folder, g_free);
      gtk_editable_set_text (self->passphrase, "");
      gtk_editable_set_text (self->again, "");
      gtk_widget_grab_focus (self->choose_button); /* not on what is about to be hidden */
    }
  say_hint (self, text);
  show_plan (self);
}

static void
start (CwBackupWindow *self, CwBackupOrder *take_order)
{
  if (cw_work_session_lend (self->session, &cw_backup_loan, take_order, done_cb,
                            G_OBJECT (self)))
    set_running (self, TRUE);
  else
    say_hint (self, _ ("Something else is under way. Try again when it is done."));
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwBackupWindow *self = CW_BACKUP_WINDOW (widget);

  start (self, cw_backup_order_new (self->folder, gtk_editable_get_text (self->passphrase)));
}

static void
begin_cb (CwBackupWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "backup.begin", NULL);
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (CW_BACKUP_WINDOW (widget), cw_backup_order_new (NULL, NULL));
}

static void
drop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwBackupWindow *self = CW_BACKUP_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_backup_plan_drop (store, &error))
    cw_say_failed (self->toasts, error);
  show_plan (self);
}

static void
cw_backup_window_dispose (GObject *object)
{
  CwBackupWindow *self = CW_BACKUP_WINDOW (object);

  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (cw_backup_window_parent_class)->dispose (object);
}

static void
cw_backup_window_class_init (CwBackupWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_backup_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/backup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, last_row);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, passphrase_group);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, again);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, begin_button);
  gtk_widget_class_bind_template_child (widget_class, CwBackupWindow, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_install_action (widget_class, "backup.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "backup.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "backup.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "backup.drop", NULL, drop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_backup_window_init (CwBackupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  say_hint (self, NULL);
}

GtkWidget *
cw_backup_window_new (GtkWindow *parent, CwWorkSession *session)
{
  CwBackupWindow *self = g_object_new (CW_TYPE_BACKUP_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  show_plan (self);
  return GTK_WIDGET (self);
}
