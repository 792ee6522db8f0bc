#include "ui/exchange/declare-window.h"

#include "corewalk/card-declare.h"
#include "ui/parts/say.h"

#include <glib/gi18n.h>

struct _CwDeclareWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;

  AdwToastOverlay *toasts;
  GtkCheckButton *nothing;
  GtkCheckButton *nobody;
  GtkCheckButton *somebody;
  GtkWidget *names_box;
  GtkTextView *names;
};

enum
{
  DECLARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwDeclareWindow, cw_declare_window, ADW_TYPE_WINDOW)

static char *
dup_names (CwDeclareWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->names);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
chosen_cb (CwDeclareWindow *self)
{
  g_autofree char *names = dup_names (self);
  gboolean is_somebody = gtk_check_button_get_active (self->somebody);

  gtk_widget_set_visible (self->names_box, is_somebody);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "declare.keep",
                                 !is_somebody || *names != '\0');
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwDeclareWindow *self = CW_DECLARE_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *names = dup_names (self);
  const char *said = gtk_check_button_get_active (self->nothing)  ? NULL
                     : gtk_check_button_get_active (self->nobody) ? ""
                                                                  : names;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    {
      cw_say (self->toasts, _ ("Other work is going on. Try again in a moment."), NULL, NULL);
      return;
    }
  if (!cw_card_declare (store, said, &error))
    {
      cw_say_failed (self->toasts, error);
      return;
    }

  g_signal_emit (self, signals[DECLARED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_declare_window_dispose (GObject *object)
{
  CwDeclareWindow *self = CW_DECLARE_WINDOW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_declare_window_parent_class)->dispose (object);
}

static void
cw_declare_window_class_init (CwDeclareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_declare_window_dispose;

  signals[DECLARED] = g_signal_new ("declared", CW_TYPE_DECLARE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/declare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwDeclareWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwDeclareWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, CwDeclareWindow, nobody);
  gtk_widget_class_bind_template_child (widget_class, CwDeclareWindow, somebody);
  gtk_widget_class_bind_template_child (widget_class, CwDeclareWindow, names_box);
  gtk_widget_class_bind_template_child (widget_class, CwDeclareWindow, names);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "declare.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_declare_window_init (CwDeclareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->names), "changed",
                            G_CALLBACK (chosen_cb), self);
}

GtkWidget *
cw_declare_window_new (GtkWindow *parent, CwWorkSession *session, const CwSenderCard *card)
{
  CwDeclareWindow *self = g_object_new (CW_TYPE_DECLARE_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  if (card != NULL && card->evaluates != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->names), card->evaluates, -1);
  gtk_check_button_set_active (card == NULL || card->evaluates == NULL ? self->nothing
                               : card->evaluates[0] == '\0'            ? self->nobody
                                                                       : self->somebody,
                               TRUE);
  chosen_cb (self);
  return GTK_WIDGET (self);
}
