#include "ui/forms/form-trial.h"

#include "corewalk/form-edit.h"
#include "ui/forms/form-words.h"
#include "ui/visit/look-for-row.h"

#include <glib/gi18n.h>

#define KEY_COUNT "cw-count"

struct _CwFormTrial
{
  AdwBin parent_instance;

  GHashTable *touched; /* of rows */
  CwLookForRow *current;

  AdwWindowTitle *window_title;
  GtkScrolledWindow *scrolled;
  GtkLabel *signal;
  GtkBox *items; /* of CwLookForRow */
  GtkWidget *items_box;
  GtkBox *tools;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (CwFormTrial, cw_form_trial, ADW_TYPE_BIN)

static void
touch (CwFormTrial *self, gpointer row)
{
  g_hash_table_add (self->touched, row);
}

static void
set_current (CwFormTrial *self, CwLookForRow *row)
{
  if (self->current != NULL)
    cw_look_for_row_set_current (self->current, FALSE);
  self->current = row;
  if (row != NULL)
    cw_look_for_row_set_current (row, TRUE);
}

static void
marked_cb (CwFormTrial *self, int value, CwLookForRow *row)
{
  set_current (self, row);
  cw_look_for_row_set_value (row, value);
  touch (self, row);
}

static void
cleared_cb (CwFormTrial *self, CwLookForRow *row)
{
  set_current (self, row);
  cw_look_for_row_set_value (row, CW_LOOK_FOR_UNMARKED);
}

/* Ctrl and a number: to the look-for, and once there to its next value, as in a visit. */
static void
look_for_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormTrial *self = CW_FORM_TRIAL (widget);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->items));

  for (int i = 1; i < g_variant_get_int32 (parameter) && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL)
    return;

  if (self->current == CW_LOOK_FOR_ROW (row))
    marked_cb (self, cw_look_for_row_get_next_value (self->current), self->current);
  else
    set_current (self, CW_LOOK_FOR_ROW (row));
}

static void
count_cb (CwFormTrial *self, GtkButton *button)
{
  guint count = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), KEY_COUNT)) + 1;
  g_autofree char *text = g_strdup_printf ("%u", count);

  g_object_set_data (G_OBJECT (button), KEY_COUNT, GUINT_TO_POINTER (count));
  gtk_button_set_label (button, text);
  touch (self, button);
}

static void
toggled_cb (CwFormTrial *self, GtkToggleButton *button)
{
  gtk_button_set_label (GTK_BUTTON (button),
                        gtk_toggle_button_get_active (button) ? _ ("Runs") : _ ("Start"));
  touch (self, button);
}

static void
typed_cb (CwFormTrial *self, GtkWidget *control)
{
  touch (self, control);
}

static GtkWidget *
control_new (CwFormTrial *self, CwFormPart part, const CwFormTool *tool)
{
  GtkWidget *control = NULL;

  switch (part)
    {
    case CW_FORM_STOPWATCHES:
      control = gtk_toggle_button_new_with_label (_ ("Start"));
      g_signal_connect_swapped (control, "toggled", G_CALLBACK (toggled_cb), self);
      break;
    case CW_FORM_SCANS:
      control = gtk_spin_button_new_with_range (0, (double) tool->n, 1);
      g_signal_connect_swapped (control, "value-changed", G_CALLBACK (typed_cb), self);
      break;
    case CW_FORM_CODES:
      control = gtk_check_button_new ();
      g_signal_connect_swapped (control, "toggled", G_CALLBACK (typed_cb), self);
      break;
    case CW_FORM_QUESTIONS:
      control = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (control), _ ("What the student says"));
      g_signal_connect_swapped (control, "changed", G_CALLBACK (typed_cb), self);
      break;
    case CW_FORM_COUNTERS:
    case CW_FORM_ITEMS:
    default:
      control = gtk_button_new_with_label ("0");
      g_signal_connect_swapped (control, "clicked", G_CALLBACK (count_cb), self);
    }
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tool->label, -1);
  return control;
}

static void
add_tools (CwFormTrial *self, const CwFormDocument *document, CwFormPart part)
{
  GPtrArray *tools = cw_form_document_part (document, part);
  GtkWidget *group = NULL;

  if (tools->len == 0)
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   cw_form_words_part_title (part));
  for (guint i = 0; i < tools->len; i++)
    {
      const CwFormTool *tool = tools->pdata[i];
      g_autofree char *more = cw_form_words_dup_tool (part, tool);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *control = control_new (self, part, tool);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tool->label);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (self->tools, group);
}

static void
add_items (CwFormTrial *self, const CwFormDocument *document)
{
  for (guint i = 0; i < document->items->len; i++)
    {
      CwFormItem *item = document->items->pdata[i];
      const CwItem shown = { .label = item->label, .level_count = (int) item->levels->len };
      GtkWidget *row = cw_look_for_row_new (&shown, i + 1, item);

      g_signal_connect_swapped (row, "marked", G_CALLBACK (marked_cb), self);
      g_signal_connect_swapped (row, "cleared", G_CALLBACK (cleared_cb), self);
      gtk_box_append (self->items, row);
    }
}

static void
clear (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_signal (CwFormTrial *self, gint64 seconds)
{
  g_autofree char *text =
      seconds % 60 == 0
          ? g_strdup_printf (ngettext ("During a visit there is a quiet signal every minute.",
                                       "During a visit there is a quiet signal every %d "
                                       "minutes.",
                                       (gulong) (seconds / 60)),
                             (int) (seconds / 60))
          : g_strdup_printf (_ ("During a visit there is a quiet signal every %d seconds."),
                             (int) seconds);

  gtk_label_set_text (self->signal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->signal), seconds > 0);
}

static void
cw_form_trial_finalize (GObject *object)
{
  g_hash_table_unref (CW_FORM_TRIAL (object)->touched);
  G_OBJECT_CLASS (cw_form_trial_parent_class)->finalize (object);
}

static void
cw_form_trial_class_init (CwFormTrialClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_form_trial_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/form-trial.ui");
  gtk_widget_class_bind_template_child (widget_class, CwFormTrial, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwFormTrial, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CwFormTrial, signal);
  gtk_widget_class_bind_template_child (widget_class, CwFormTrial, items);
  gtk_widget_class_bind_template_child (widget_class, CwFormTrial, items_box);
  gtk_widget_class_bind_template_child (widget_class, CwFormTrial, tools);
  gtk_widget_class_bind_template_child (widget_class, CwFormTrial, nothing);
  gtk_widget_class_install_action (widget_class, "form-trial.look-for", "i", look_for_action);
  for (guint i = 1; i <= 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, GDK_CONTROL_MASK,
                                         "form-trial.look-for", "i", (int) i);
}

static void
cw_form_trial_init (CwFormTrial *self)
{
  self->touched = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_form_trial_begin (CwFormTrial *self, const CwFormDocument *document)
{
  set_current (self, NULL);
  g_hash_table_remove_all (self->touched);
  clear (self->items);
  clear (self->tools);
  add_items (self, document);
  for (guint part = CW_FORM_COUNTERS; part < CW_FORM_PARTS; part++)
    add_tools (self, document, (CwFormPart) part);

  adw_window_title_set_title (self->window_title,
                              *document->title != '\0' ? document->title : _ ("Untitled Form"));
  show_signal (self, document->tools.signal_seconds);
  gtk_widget_set_visible (self->items_box, document->items->len > 0);
  gtk_widget_set_visible (self->nothing,
                          document->items->len == 0 &&
                              gtk_widget_get_first_child (GTK_WIDGET (self->tools)) == NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

guint
cw_form_trial_count_touched (CwFormTrial *self)
{
  return g_hash_table_size (self->touched);
}
