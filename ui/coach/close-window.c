#include "ui/coach/close-window.h"

#include "ui/forms/words-row.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define MOST_WORDS 20000 /* characters */

struct _CwCloseWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  GtkCheckButton *met;
  GtkEditable *reason;
  GtkListBox *learned_list;
  CwWordsRow *learned;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCloseWindow, cw_close_window, ADW_TYPE_WINDOW)

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCloseWindow *self = CW_CLOSE_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  CwCycleState state =
      gtk_check_button_get_active (self->met) ? CW_CYCLE_DONE : CW_CYCLE_STOPPED;
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  g_autofree char *learned = g_strstrip (cw_words_row_dup_words (self->learned));
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;

  if (store == NULL)
    trouble = g_strdup (_ ("Other work is going on. Try again in a moment."));
  else if (!cw_cycle_set_state (store, self->cycle, state, *reason != '\0' ? reason : NULL,
                                *learned != '\0' ? learned : NULL, NULL, &error))
    trouble = cw_trouble_dup_cause (error);
  if (trouble != NULL)
    {
      gtk_label_set_text (self->trouble, trouble);
      gtk_revealer_set_reveal_child (self->trouble_revealer, TRUE);
      return;
    }

  g_signal_emit (self, signals[CLOSED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_close_window_dispose (GObject *object)
{
  g_clear_object (&CW_CLOSE_WINDOW (object)->session);
  G_OBJECT_CLASS (cw_close_window_parent_class)->dispose (object);
}

static void
cw_close_window_class_init (CwCloseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_close_window_dispose;

  signals[CLOSED] = g_signal_new ("closed", CW_TYPE_CLOSE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/close-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, met);
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, CwCloseWindow, learned_list);
  gtk_widget_class_install_action (widget_class, "sheet.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_close_window_init (CwCloseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_close_window_new (GtkWindow *parent, CwWorkSession *session, const CwCycle *cycle)
{
  CwCloseWindow *self = g_object_new (CW_TYPE_CLOSE_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->cycle = cycle->id;
  self->learned = CW_WORDS_ROW (
      cw_words_row_new (_ ("What would you do again, what not?"), _ ("What We Learned"),
                        cycle->reflection != NULL ? cycle->reflection : "", MOST_WORDS));
  gtk_list_box_append (self->learned_list, GTK_WIDGET (self->learned));
  return GTK_WIDGET (self);
}
