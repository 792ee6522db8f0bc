#include "ui/shell/window.h"

#include "corewalk/place.h"
#include "ui/parts/trouble.h"
#include "ui/safe/backup-task.h"
#include "ui/safe/restore-window.h"
#include "ui/session/work-session.h"
#include "ui/settings/preferences-window.h"
#include "ui/shell/roster-task.h"
#include "ui/shell/sample-task.h"
#include "ui/shell/task-page.h"
#include "ui/shell/welcome-page.h"
#include "ui/shell/window-state.h"
#include "ui/shell/work-view.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define OWNER_CHECK_MS 100
#define OWNER_WAIT_MS 3000 /* for a command that is just finishing */

struct _CwWindow
{
  AdwApplicationWindow parent_instance;

  char *directory;    /* of the person's own store */
  char *sample;       /* of the sample data beside it */
  GStrv files;        /* that were opened and wait for a store */
  const char *opened; /* which of the two is open or was tried last */
  CwWorkSession *session;
  guint owner_timer; /* waits for another program to close the store */
  guint waited_ms;
  gboolean is_closed; /* a task may end behind it */

  GtkStack *stack;
  CwWelcomePage *welcome;
  AdwStatusPage *failure;
  GtkWidget *try_button;
  AdwBin *work;
  CwTaskPage *task;
  GtkWidget *sample_bar;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (CwWindow, cw_window, ADW_TYPE_APPLICATION_WINDOW)

static void open_store (CwWindow *self, const char *directory);

static void
show_failure (CwWindow *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_open_text (error, self->opened);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->failure, cw_trouble_get_open_title (error));
  adw_status_page_set_description (self->failure, markup);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  gtk_widget_grab_focus (self->try_button);
}

/* What can be done depends on which store is open. */
static void
show_whose (CwWindow *self)
{
  gboolean is_open = self->session != NULL;
  gboolean is_beside = is_open && self->opened == self->sample;
  gboolean is_sample =
      is_open && cw_store_get_person (cw_work_session_get_store (self->session))->is_sample;

  /* A store that the command line filled with sample data has no real one beside it to go back to. */
  gtk_widget_set_visible (self->sample_bar, is_sample);
  gtk_widget_set_visible (self->remove_button, is_beside);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-sample", is_beside);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-sample", is_open && !is_sample);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-roster", is_open && !is_sample);
}

static void
close_session (CwWindow *self)
{
  adw_bin_set_child (self->work, NULL);
  if (self->session != NULL)
    cw_work_session_close (self->session);
  g_clear_object (&self->session);
  show_whose (self);
}

/* What was opened from the file manager before there was a store that could take it in. */
static void
open_files (CwWindow *self)
{
  if (self->files != NULL)
    gtk_widget_activate_action (adw_bin_get_child (self->work), "work.open-files", "^as",
                                self->files);
  g_clear_pointer (&self->files, g_strfreev);
}

static void
open_now (CwWindow *self)
{
  g_autoptr (GError) error = NULL;
  CwStore *store = cw_store_open (self->opened, CW_STORE_WRITE, &error);

  if (store != NULL)
    {
      self->session = cw_work_session_new (store);
      adw_bin_set_child (self->work, cw_work_view_new (self->session));
      gtk_stack_set_visible_child_name (self->stack, "work");
      show_whose (self);
      open_files (self);
    }
  else if (!g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    show_failure (self, error);
  else if (self->opened == self->directory && g_file_test (self->sample, G_FILE_TEST_IS_DIR))
    open_store (self, self->sample); /* who looked at it last time goes on with it */
  else
    gtk_stack_set_visible_child_name (self->stack, "welcome");
}

static gboolean
is_owned_elsewhere (CwWindow *self)
{
  int owner = cw_store_owner_pid (self->opened);

  return owner != 0 && owner != getpid ();
}

static gboolean
owner_cb (gpointer user_data)
{
  CwWindow *self = CW_WINDOW (user_data);

  self->waited_ms += OWNER_CHECK_MS;
  if (is_owned_elsewhere (self) && self->waited_ms < OWNER_WAIT_MS)
    return G_SOURCE_CONTINUE;

  self->owner_timer = 0;
  open_now (self);
  return G_SOURCE_REMOVE;
}

/* The library would wait for another writer itself; the window must not stand still meanwhile. */
static void
open_store (CwWindow *self, const char *directory)
{
  close_session (self);
  g_clear_handle_id (&self->owner_timer, g_source_remove);
  self->opened = directory;
  if (!is_owned_elsewhere (self))
    {
      open_now (self);
      return;
    }

  self->waited_ms = 0;
  self->owner_timer = g_timeout_add (OWNER_CHECK_MS, owner_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);

  open_store (self, self->opened);
}

static void
tell (CwWindow *self, const char *title, const char *text, const char *details)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), title, text);

  if (details != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                        cw_trouble_details_new (details));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @directory is opened once the task is over, whatever came of it. */
static gboolean
is_task_over (CwWindow *self, const char *directory, const char *title, const GError *error)
{
  g_autofree char *text = error != NULL ? cw_trouble_dup_act_text (error) : NULL;

  if (self->is_closed)
    return FALSE;

  open_store (self, directory);
  if (text != NULL && !g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED))
    tell (self, title, text, NULL);
  return error == NULL;
}

static void
run_task (CwWindow *self,
          const char *title,
          const CwTaskClass *task,
          gpointer take_input,
          CwTaskDone done)
{
  close_session (self);
  gtk_stack_set_visible_child_name (self->stack, "task");
  cw_task_page_run (self->task, title, task, take_input, done, G_OBJECT (self));
}

/* Lines that are only in memory would be lost with the session. */
static gboolean
may_close_session (CwWindow *self)
{
  if (self->session == NULL || cw_keeper_flush (cw_work_session_get_keeper (self->session)))
    return TRUE;

  tell (self, _ ("Some of It Is Not Kept"),
        cw_keeper_get_trouble (cw_work_session_get_keeper (self->session)), NULL);
  return FALSE;
}

static void
sample_made_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwWindow *self = user_data;

  is_task_over (self, error == NULL ? self->sample : self->directory,
                _ ("The Sample Data Could Not Be Made"), error);
}

static void
show_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);

  if (!may_close_session (self))
    return;

  if (g_file_test (self->sample, G_FILE_TEST_IS_DIR))
    open_store (self, self->sample);
  else
    run_task (self, _ ("Making Sample Data"), &cw_sample_task, g_strdup (self->sample),
              sample_made_cb);
}

static void
remove_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  close_session (self);
  if (!cw_sample_task_remove (self->sample, &error))
    tell (self, _ ("Some of the Sample Data Is Still There"), error->message, NULL);
  open_store (self, self->directory);
}

static void
roster_imported_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwWindow *self = user_data;
  g_autoptr (CwRosterReport) report = result;
  g_autofree char *summary = NULL;
  g_autofree char *issues = NULL;

  if (!is_task_over (self, self->directory, _ ("The Roster Could Not Be Imported"), error))
    return;

  summary = cw_roster_task_dup_summary (report);
  issues = cw_roster_task_dup_issues (report);
  tell (self, _ ("Roster Imported"), summary, issues);
}

static void
roster_chosen_cb (CwWindow *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  CwPerson person = cw_welcome_page_get_person (self->welcome);

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL && may_close_session (self))
    run_task (self, _ ("Importing the Roster"), &cw_roster_task,
              cw_roster_task_input_new (self->directory, &person,
                                        cw_welcome_page_get_year (self->welcome), path),
              roster_imported_cb);
  g_object_unref (chooser);
}

static void
import_roster_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Import a Roster"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("OneRoster zip, or a table of its folder"));
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (roster_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
begin_with_rooms (CwWindow *self)
{
  CwPerson person = cw_welcome_page_get_person (self->welcome);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (cw_store_create (self->directory, &person, &error))
    {
      open_store (self, self->directory);
      if (self->session != NULL)
        {
          cw_year_new (cw_work_session_get_store (self->session),
                       cw_welcome_page_get_year (self->welcome), NULL, NULL);
          gtk_widget_activate_action (adw_bin_get_child (self->work), "work.add-rooms", NULL);
        }
      return;
    }

  text = cw_trouble_dup_act_text (error);
  cw_welcome_page_set_trouble (self->welcome, text);
}

static void
restored_cb (CwWindow *self)
{
  open_store (self, self->directory);
}

static void
begin_with_backup (CwWindow *self)
{
  GtkWidget *dialog = cw_restore_window_new (GTK_WINDOW (self), self->directory);

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
begin_cb (CwWindow *self, const char *how)
{
  cw_welcome_page_set_trouble (self->welcome, NULL);
  if (g_str_equal (how, "rooms"))
    begin_with_rooms (self);
  else if (g_str_equal (how, "roster"))
    import_roster_action (GTK_WIDGET (self), NULL, NULL);
  else if (g_str_equal (how, "backup"))
    begin_with_backup (self);
  else
    show_sample_action (GTK_WIDGET (self), NULL, NULL);
}

/* What failed is remembered, and said by the backups' window and by Today. */
static void
backed_up_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwWindow *self = user_data;

  g_free (result);
  if (!self->is_closed)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      cw_preferences_window_new (GTK_WINDOW (widget), CW_WINDOW (widget)->session)));
}

static void
close_anyway_cb (CwWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Lines that are only in memory are the one thing that closing would lose. */
static gboolean
cw_window_close_request (GtkWindow *window)
{
  CwWindow *self = CW_WINDOW (window);
  GtkWidget *dialog = NULL;

  if (self->session != NULL && cw_backup_task_is_due (self->session) &&
      cw_keeper_flush (cw_work_session_get_keeper (self->session)))
    {
      run_task (self, _ ("Backing Up the Day’s Work"), &cw_backup_task,
                g_strdup (self->directory), backed_up_cb);
      return TRUE;
    }
  if (self->session == NULL || cw_keeper_flush (cw_work_session_get_keeper (self->session)))
    return GTK_WINDOW_CLASS (cw_window_parent_class)->close_request (window);

  dialog = adw_message_dialog_new (window, _ ("Some of It Is Not Kept"),
                                   cw_keeper_get_trouble (
                                       cw_work_session_get_keeper (self->session)));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Stay"), "close",
                                    _ ("_Lose It and Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response::close", G_CALLBACK (close_anyway_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
cw_window_dispose (GObject *object)
{
  CwWindow *self = CW_WINDOW (object);

  self->is_closed = TRUE;
  g_clear_handle_id (&self->owner_timer, g_source_remove);
  if (self->session != NULL)
    close_session (self);
  G_OBJECT_CLASS (cw_window_parent_class)->dispose (object);
}

static void
cw_window_finalize (GObject *object)
{
  g_free (CW_WINDOW (object)->directory);
  g_free (CW_WINDOW (object)->sample);
  g_strfreev (CW_WINDOW (object)->files);
  G_OBJECT_CLASS (cw_window_parent_class)->finalize (object);
}

static void
cw_window_class_init (CwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cw_window_close_request;

  g_type_ensure (CW_TYPE_TASK_PAGE);
  g_type_ensure (CW_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, try_button);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, work);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, task);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, sample_bar);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_install_action (widget_class, "store.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.show-sample", NULL, show_sample_action);
  gtk_widget_class_install_action (widget_class, "win.remove-sample", NULL,
                                   remove_sample_action);
  gtk_widget_class_install_action (widget_class, "win.import-roster", NULL,
                                   import_roster_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_CONTROL_MASK,
                                       "win.preferences", NULL);
}

static void
cw_window_init (CwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_window_new (GtkApplication *application, const char *directory)
{
  CwWindow *self = g_object_new (CW_TYPE_WINDOW, "application", application, NULL);

  self->directory = g_strdup (directory);
  self->sample = cw_sample_task_dup_directory (directory);
  cw_window_state_keep (GTK_WINDOW (self));
  open_store (self, self->directory);
  return GTK_WIDGET (self);
}

void
cw_window_open_files (CwWindow *self, GStrv take_files)
{
  g_strfreev (self->files);
  self->files = take_files;
  if (self->session != NULL)
    open_files (self);
}
