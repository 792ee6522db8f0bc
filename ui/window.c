#include "ui/window.h"

#include "ui/trouble.h"
#include "ui/welcome-page.h"
#include "ui/work-session.h"
#include "ui/work-view.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define OWNER_CHECK_MS 100
#define OWNER_WAIT_MS 3000 /* for a command that is just finishing */

struct _CwWindow
{
  AdwApplicationWindow parent_instance;

  char *directory;
  CwWorkSession *session;
  guint owner_timer; /* waits for another program to close the store */
  guint waited_ms;

  GtkStack *stack;
  CwWelcomePage *welcome;
  AdwStatusPage *failure;
  GtkWidget *try_button;
  AdwBin *work;
};

G_DEFINE_FINAL_TYPE (CwWindow, cw_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_failure (CwWindow *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_open_text (error, self->directory);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->failure, cw_trouble_get_open_title (error));
  adw_status_page_set_description (self->failure, markup);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  gtk_widget_grab_focus (self->try_button);
}

static void
close_session (CwWindow *self)
{
  adw_bin_set_child (self->work, NULL);
  if (self->session != NULL)
    cw_work_session_close (self->session);
  g_clear_object (&self->session);
}

static void
open_now (CwWindow *self)
{
  g_autoptr (GError) error = NULL;
  CwStore *store = cw_store_open (self->directory, CW_STORE_WRITE, &error);

  if (store != NULL)
    {
      self->session = cw_work_session_new (store);
      adw_bin_set_child (self->work, cw_work_view_new (self->session));
      gtk_stack_set_visible_child_name (self->stack, "work");
    }
  else if (g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    gtk_stack_set_visible_child_name (self->stack, "welcome");
  else
    show_failure (self, error);
}

static gboolean
is_owned_elsewhere (CwWindow *self)
{
  int owner = cw_store_owner_pid (self->directory);

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
open_store (CwWindow *self)
{
  close_session (self);
  g_clear_handle_id (&self->owner_timer, g_source_remove);
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
  open_store (CW_WINDOW (widget));
}

static void
begin_cb (CwWindow *self, const char *how)
{
  CwPerson person = cw_welcome_page_get_person (self->welcome);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cw_welcome_page_set_trouble (self->welcome, NULL);
  if (cw_store_create (self->directory, &person, &error))
    {
      open_store (self);
      gtk_widget_activate_action (adw_bin_get_child (self->work), "work.new", NULL);
      return;
    }

  text = cw_trouble_dup_act_text (error);
  cw_welcome_page_set_trouble (self->welcome, text);
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

  g_clear_handle_id (&self->owner_timer, g_source_remove);
  if (self->session != NULL)
    close_session (self);
  G_OBJECT_CLASS (cw_window_parent_class)->dispose (object);
}

static void
cw_window_finalize (GObject *object)
{
  g_free (CW_WINDOW (object)->directory);
  G_OBJECT_CLASS (cw_window_parent_class)->finalize (object);
}

static void
cw_window_class_init (CwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cw_window_close_request;

  g_type_ensure (CW_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, try_button);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, work);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_install_action (widget_class, "store.open", NULL, open_action);
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
  open_store (self);
  return GTK_WIDGET (self);
}
