#include "ui/parts/busy-bar.h"

#include "ui/parts/progress.h"

#define TICK_MS 100

struct _CwBusyBar
{
  AdwBin parent_instance;

  CwWorkSession *session;
  guint tick;

  GtkRevealer *revealer;
  GtkLabel *text;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (CwBusyBar, cw_busy_bar, ADW_TYPE_BIN)

static gboolean
tick_cb (gpointer user_data)
{
  CwBusyBar *self = user_data;

  cw_progress_show (self->bar, cw_work_session_get_fraction (self->session));
  return G_SOURCE_CONTINUE;
}

static void
busy_cb (CwBusyBar *self)
{
  gboolean is_busy = FALSE;

  g_object_get (self->session, "is-busy", &is_busy, NULL);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (is_busy)
    {
      gtk_progress_bar_set_fraction (self->bar, 0);
      gtk_widget_set_sensitive (self->cancel_button, TRUE);
      self->tick = g_timeout_add (TICK_MS, tick_cb, self);
      tick_cb (self);
    }
  gtk_revealer_set_reveal_child (self->revealer, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), is_busy);
  if (is_busy)
    gtk_widget_grab_focus (self->cancel_button);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwBusyBar *self = CW_BUSY_BAR (widget);

  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  cw_work_session_cancel_loan (self->session);
}

static void
cw_busy_bar_dispose (GObject *object)
{
  CwBusyBar *self = CW_BUSY_BAR (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_busy_bar_parent_class)->dispose (object);
}

static void
cw_busy_bar_class_init (CwBusyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_busy_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/busy-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CwBusyBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CwBusyBar, text);
  gtk_widget_class_bind_template_child (widget_class, CwBusyBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CwBusyBar, cancel_button);
  gtk_widget_class_install_action (widget_class, "busy.cancel", NULL, cancel_action);
}

static void
cw_busy_bar_init (CwBusyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_busy_bar_set_session (CwBusyBar *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "notify::is-busy", G_CALLBACK (busy_cb), self);
}

void
cw_busy_bar_set_text (CwBusyBar *self, const char *text)
{
  gtk_label_set_text (self->text, text);
}
