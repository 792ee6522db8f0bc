#include "ui/coach/step-card.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle.h"
#include "ui/coach/step-row.h"
#include "ui/coach/step-window.h"

#include <glib/gi18n.h>

struct _CwStepCard
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 cycle;
  GPtrArray *earlier; /* of GtkWidget: rows of the expander */

  GtkWidget *add_button;
  GtkBox *open;
  GtkWidget *none;
  GtkWidget *earlier_list;
  AdwExpanderRow *earlier_row;
};

G_DEFINE_FINAL_TYPE (CwStepCard, cw_step_card, ADW_TYPE_BIN)

static GtkWidget *
label_new (const char *text, const char *look)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, look);
  return label;
}

static void
append_part (GtkBox *box, const char *title, const char *text)
{
  if (text == NULL)
    return;

  gtk_box_append (box, label_new (title, "caption-heading"));
  gtk_box_append (box, label_new (text, "body"));
}

static GtkWidget *
look_button_new (const CwActionStep *step)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Look Back…"));
  /* Translators: the words of a step follow */
  g_autofree char *name = g_strdup_printf (_ ("Look Back: %s"), step->text);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", step->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "steps.look-back");
  return button;
}

/* A step that is tried now, whole. */
static GtkWidget *
open_new (const CwActionStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *about = cw_step_row_dup_about (step);
  GtkWidget *chip = cw_step_row_chip_new (step);

  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), label_new (step->text, "heading"));
  gtk_box_append (GTK_BOX (head), chip);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), label_new (about, "dim-label"));
  append_part (GTK_BOX (box), _ ("What Was Tried"), step->evidence);
  gtk_box_append (GTK_BOX (box), look_button_new (step));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "step");
  return box;
}

/* Who is partner no more reads it, and writes no more. */
static gboolean
can_write (const CwCycle *cycle)
{
  return cycle->is_mine && cycle->state != CW_CYCLE_DONE && cycle->state != CW_CYCLE_STOPPED;
}

static void
clear (CwStepCard *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->open))) != NULL)
    gtk_box_remove (self->open, child);
  for (guint i = 0; i < self->earlier->len; i++)
    adw_expander_row_remove (self->earlier_row, self->earlier->pdata[i]);
  g_ptr_array_set_size (self->earlier, 0);
}

static void
look_back (CwStepCard *self, gint64 step)
{
  if (cw_work_session_get_store (self->session) != NULL)
    gtk_window_present (
        GTK_WINDOW (cw_step_window_new_for (self->session, step, GTK_WIDGET (self))));
}

static void
chosen_cb (CwStepCard *self, GtkListBoxRow *row)
{
  look_back (self, cw_step_row_get_step (row));
}

static void
add_earlier (CwStepCard *self, const CwActionStep *step)
{
  GtkWidget *row = cw_step_row_new (step);

  g_signal_connect_object (row, "activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->earlier_row, row);
  g_ptr_array_add (self->earlier, row);
}

static void
show_steps (CwStepCard *self, const GPtrArray *steps)
{
  guint open_count = 0;
  g_autofree char *earlier = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const CwActionStep *step = steps->pdata[i];

      if (step->state == CW_ACTION_OPEN)
        {
          gtk_box_append (self->open, open_new (step));
          open_count++;
        }
      else
        add_earlier (self, step);
    }

  earlier =
      g_strdup_printf (ngettext ("%u Earlier Step", "%u Earlier Steps", self->earlier->len),
                       self->earlier->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->earlier_row), earlier);
  gtk_widget_set_visible (self->earlier_list, self->earlier->len > 0);
  gtk_widget_set_visible (self->none, open_count == 0);
}

void
cw_step_card_refresh (CwStepCard *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwCycle) cycle = store != NULL ? cw_cycle_get (store, self->cycle, NULL) : NULL;
  g_autoptr (GPtrArray) steps =
      cycle != NULL ? cw_action_step_list (store, self->cycle, NULL) : NULL;
  gboolean is_focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (steps == NULL)
    return;

  clear (self);
  show_steps (self, steps);
  gtk_widget_set_visible (self->add_button, can_write (cycle));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.look-back", cycle->is_mine);
  if (is_focused && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwStepCard *self = CW_STEP_CARD (widget);

  if (cw_work_session_get_store (self->session) != NULL)
    gtk_window_present (
        GTK_WINDOW (cw_step_window_new (self->session, self->cycle, 0, widget)));
}

static void
look_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  look_back (CW_STEP_CARD (widget), g_variant_get_int64 (parameter));
}

static void
cw_step_card_dispose (GObject *object)
{
  CwStepCard *self = CW_STEP_CARD (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_step_card_parent_class)->dispose (object);
}

static void
cw_step_card_class_init (CwStepCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_step_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/step-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CwStepCard, add_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepCard, open);
  gtk_widget_class_bind_template_child (widget_class, CwStepCard, none);
  gtk_widget_class_bind_template_child (widget_class, CwStepCard, earlier_list);
  gtk_widget_class_bind_template_child (widget_class, CwStepCard, earlier_row);
  gtk_widget_class_install_action (widget_class, "steps.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "steps.look-back", "x", look_back_action);
}

static void
cw_step_card_init (CwStepCard *self)
{
  self->earlier = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_step_card_new (CwWorkSession *session, gint64 cycle)
{
  CwStepCard *self = g_object_new (CW_TYPE_STEP_CARD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (cw_step_card_refresh), self);
  cw_step_card_set_cycle (self, cycle);
  return GTK_WIDGET (self);
}

void
cw_step_card_set_cycle (CwStepCard *self, gint64 cycle)
{
  self->cycle = cycle;
  cw_step_card_refresh (self);
}
