#include "ui/coach/ask-window.h"

#include "corewalk/event-ask.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwAskWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  GtkEditable *when;
  GtkEditable *focus;
};

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwAskWindow, cw_ask_window, ADW_TYPE_WINDOW)

static char *
dup_typed (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
typed_cb (CwAskWindow *self)
{
  g_autofree char *when = dup_typed (self->when);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.keep", *when != '\0');
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwAskWindow *self = CW_ASK_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *when = dup_typed (self->when);
  g_autofree char *focus = dup_typed (self->focus);
  const CwEventPlan wish = { .cycle = self->cycle,
                             .asked = when,
                             .focus = *focus != '\0' ? focus : NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;

  if (store == NULL)
    trouble = g_strdup (_ ("Other work is going on. Try again in a moment."));
  else if (cw_event_ask (store, &wish, NULL, &error) == 0)
    trouble = cw_trouble_dup_cause (error);
  if (trouble != NULL)
    {
      gtk_label_set_text (self->trouble, trouble);
      gtk_revealer_set_reveal_child (self->trouble_revealer, TRUE);
      return;
    }

  g_signal_emit (self, signals[ASKED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_ask_window_dispose (GObject *object)
{
  g_clear_object (&CW_ASK_WINDOW (object)->session);
  G_OBJECT_CLASS (cw_ask_window_parent_class)->dispose (object);
}

static void
cw_ask_window_class_init (CwAskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_ask_window_dispose;

  signals[ASKED] = g_signal_new ("asked", CW_TYPE_ASK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/ask-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwAskWindow, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwAskWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwAskWindow, when);
  gtk_widget_class_bind_template_child (widget_class, CwAskWindow, focus);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "sheet.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_ask_window_init (CwAskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

GtkWidget *
cw_ask_window_new (GtkWindow *parent, CwWorkSession *session, gint64 cycle)
{
  CwAskWindow *self = g_object_new (CW_TYPE_ASK_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->cycle = cycle;
  return GTK_WIDGET (self);
}
