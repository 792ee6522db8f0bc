#include "ui/trust/norms-window.h"

#include "corewalk/norms.h"
#include "ui/host/handout-window.h"
#include "ui/parts/day-button.h"
#include "ui/parts/say.h"

#include <glib/gi18n.h>

struct _CwNormsWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;

  AdwToastOverlay *toasts;
  GtkTextView *text;
  GtkTextView *parties;
  AdwComboRow *program;
  CwDayButton *day;
  GtkSpinButton *words_months;
  GtkSpinButton *cycles_months;
  GtkSwitch *tells_counts;
  GtkSwitch *tells_classes;
};

G_DEFINE_FINAL_TYPE (CwNormsWindow, cw_norms_window, ADW_TYPE_WINDOW)

static const char *const programs[] = { NULL, "walks", "coaching" }; /* as in the .ui */

static char *
dup_words (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwNormsWindow *self = CW_NORMS_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *text = dup_words (self->text);
  g_autofree char *parties = dup_words (self->parties);
  const CwNorms norms = {
    .program = programs[MIN (adw_combo_row_get_selected (self->program), 2)],
    .text = text,
    .parties = parties,
    .day = cw_day_button_get_day (self->day),
    .words_months = gtk_spin_button_get_value_as_int (self->words_months),
    .cycles_months = gtk_spin_button_get_value_as_int (self->cycles_months),
    .tells_counts = gtk_switch_get_active (self->tells_counts),
    .tells_classes = gtk_switch_get_active (self->tells_classes),
  };
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    {
      cw_say (self->toasts, _ ("Other work is going on. Try again in a moment."), NULL, NULL);
      return;
    }
  if (cw_norms_set (store, &norms, NULL, &error) == 0)
    {
      cw_say_failed (self->toasts, error);
      return;
    }

  cw_work_session_changed (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

/* It needs words, and somebody who agreed. */
static void
typed_cb (CwNormsWindow *self)
{
  g_autofree char *text = g_strstrip (dup_words (self->text));
  g_autofree char *parties = g_strstrip (dup_words (self->parties));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "norms.write",
                                 *text != '\0' && *parties != '\0');
}

/* What is in force is where the next agreement begins; the day is the new one's. */
static void
fill (CwNormsWindow *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) list = store != NULL ? cw_norms_list (store, NULL) : NULL;
  const CwNorms *norms = list != NULL && list->len > 0 ? list->pdata[0] : NULL;

  cw_day_button_set_day (self->day, cw_moment_local_day (cw_moment_now ()));
  if (norms == NULL)
    return;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), norms->text, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->parties), norms->parties, -1);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    if (g_strcmp0 (programs[i], norms->program) == 0)
      adw_combo_row_set_selected (self->program, i);
  gtk_spin_button_set_value (self->words_months, norms->words_months);
  gtk_spin_button_set_value (self->cycles_months, norms->cycles_months);
  gtk_switch_set_active (self->tells_counts, norms->tells_counts);
  gtk_switch_set_active (self->tells_classes, norms->tells_classes);
}

static void
cw_norms_window_dispose (GObject *object)
{
  CwNormsWindow *self = CW_NORMS_WINDOW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_norms_window_parent_class)->dispose (object);
}

static void
cw_norms_window_class_init (CwNormsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_norms_window_dispose;
  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/norms-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, text);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, parties);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, program);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, day);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, words_months);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, cycles_months);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, tells_counts);
  gtk_widget_class_bind_template_child (widget_class, CwNormsWindow, tells_classes);
  gtk_widget_class_install_action (widget_class, "norms.write", NULL, write_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_norms_window_init (CwNormsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed",
                            G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->parties), "changed",
                            G_CALLBACK (typed_cb), self);
}

GtkWidget *
cw_norms_window_new (GtkWindow *parent, CwWorkSession *session)
{
  CwNormsWindow *self = g_object_new (CW_TYPE_NORMS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  fill (self);
  typed_cb (self);
  return GTK_WIDGET (self);
}

static void
write_new_cb (CwWorkSession *session, GtkWindow *paper)
{
  gtk_window_present (
      GTK_WINDOW (cw_norms_window_new (gtk_window_get_transient_for (paper), session)));
}

GtkWidget *
cw_norms_paper_new (GtkWindow *parent, CwWorkSession *session)
{
  CwStore *store = cw_work_session_get_store (session);
  GtkWidget *paper =
      cw_handout_window_new (parent, _ ("Joint Norms"),
                             store != NULL ? cw_norms_page (store) : cw_handout_new (),
                             _ ("Joint norms.txt"), _ ("Write _New Norms…"));

  g_signal_connect_object (paper, "done", G_CALLBACK (write_new_cb), session,
                           G_CONNECT_SWAPPED);
  return paper;
}
