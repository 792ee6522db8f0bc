#include "ui/shell/screen-bar.h"

#include "ui/exchange/question.h"

#include <glib/gi18n.h>

struct _CwScreenBar
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GCancellable *cancellable;
  guint count;

  GtkWidget *exchange;
  GtkLabel *questions;
};

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwScreenBar, cw_screen_bar, ADW_TYPE_BIN)

static void
show_count (CwScreenBar *self, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name =
      count == 0 ? g_strdup (_ ("Exchange"))
                 : g_strdup_printf (ngettext ("Exchange, %u question to settle",
                                              "Exchange, %u questions to settle", count),
                                    count);

  self->count = count;
  gtk_label_set_text (self->questions, number);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->exchange),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwScreenBar) self = user_data;
  g_autofree guint *count = cw_jobs_run_finish (result, NULL);

  if (self->session != NULL &&
      count != NULL) /* else what was counted last is all that is known */
    show_count (self, *count);
}

static void
refresh (CwScreenBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_questions_count, NULL,
                     self->cancellable, counted_cb, g_object_ref (self));
}

static void
cw_screen_bar_dispose (GObject *object)
{
  CwScreenBar *self = CW_SCREEN_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_screen_bar_parent_class)->dispose (object);
}

static void
cw_screen_bar_class_init (CwScreenBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_screen_bar_dispose;

  signals[COUNTED] = g_signal_new ("counted", CW_TYPE_SCREEN_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/screen-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CwScreenBar, exchange);
  gtk_widget_class_bind_template_child (widget_class, CwScreenBar, questions);
}

static void
cw_screen_bar_init (CwScreenBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_screen_bar_set_session (CwScreenBar *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}

guint
cw_screen_bar_get_questions (CwScreenBar *self)
{
  return self->count;
}
