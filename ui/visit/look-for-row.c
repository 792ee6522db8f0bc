#include "ui/visit/look-for-row.h"

#include "corewalk/mark.h"

#include <glib/gi18n.h>

struct _CwLookForRow
{
  AdwBin parent_instance;

  gint64 item;
  int level_count; /* 0 for seen, not seen, not observable */
  int value;
  gboolean is_setting; /* the change comes from the program, not from a person */

  GtkLabel *number;
  GtkLabel *label;
  GtkWidget *more_button;
  GtkLabel *more;
  GtkBox *choices; /* of GtkToggleButton, in the order of their values, not observable last */
};

enum
{
  MARKED,
  CLEARED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLookForRow, cw_look_for_row, ADW_TYPE_BIN)

static GQuark
value_quark (void)
{
  return g_quark_from_static_string ("cw-value");
}

static int
value_of (GtkWidget *choice)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (choice), value_quark ()));
}

static void
choice_toggled_cb (CwLookForRow *self, GtkToggleButton *choice)
{
  if (self->is_setting)
    return;

  if (gtk_toggle_button_get_active (choice))
    g_signal_emit (self, signals[MARKED], 0, value_of (GTK_WIDGET (choice)));
  else
    g_signal_emit (self, signals[CLEARED], 0);
}

static void
add_choice (CwLookForRow *self, int value, const char *text, const char *tip)
{
  GtkWidget *choice = gtk_toggle_button_new_with_label (text);
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), gtk_label_get_text (self->label), text);

  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_set_focus_on_click (choice, FALSE);
  gtk_widget_set_tooltip_text (choice, tip);
  gtk_widget_add_css_class (choice, value == CW_MARK_NOT_OBSERVABLE ? "hidden-here" : "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
  g_object_set_qdata (G_OBJECT (choice), value_quark (), GINT_TO_POINTER (value));
  g_signal_connect_swapped (choice, "toggled", G_CALLBACK (choice_toggled_cb), self);
  gtk_box_append (self->choices, choice);
}

/* (transfer full): "Level 2: Skill", as far as the form says it. */
static char *
dup_level (const CwFormItem *more, int level)
{
  const CwFormLevel *said = more != NULL && (guint) level <= more->levels->len
                                ? g_ptr_array_index (more->levels, (guint) level - 1)
                                : NULL;

  if (said == NULL)
    return g_strdup_printf (_ ("Level %d"), level);
  if (*said->descriptor == '\0')
    return g_strdup_printf (_ ("Level %d: %s"), level, said->label);

  return g_strdup_printf (_ ("Level %d: %s. %s"), level, said->label, said->descriptor);
}

static void
append_part (GString *text, const char *head, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n\n" : "", head, part);
}

static void
show_more (CwLookForRow *self, const CwFormItem *more)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (more != NULL)
    {
      append_part (text, _ ("Counts:"), more->counts);
      append_part (text, _ ("Does not count:"), more->not_counts);
      append_part (text, _ ("For example:"), more->example);
    }
  for (int level = 1; level <= self->level_count; level++)
    {
      g_autofree char *said = dup_level (more, level);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", said);
    }

  gtk_label_set_text (self->more, text->str);
  gtk_widget_set_visible (self->more_button, text->len > 0);
}

static void
add_choices (CwLookForRow *self, const CwFormItem *more)
{
  gtk_box_set_homogeneous (self->choices, self->level_count == 0);
  if (self->level_count == 0)
    {
      add_choice (self, CW_MARK_SEEN, _ ("Seen"), _ ("Seen"));
      add_choice (self, CW_MARK_NOT_SEEN, _ ("Not Seen"), _ ("Not seen, though it could be"));
    }
  for (int level = 1; level <= self->level_count; level++)
    {
      g_autofree char *text = g_strdup_printf ("%d", level);
      g_autofree char *tip = dup_level (more, level);

      add_choice (self, level, text, tip);
    }
  add_choice (self, CW_MARK_NOT_OBSERVABLE, _ ("Not Observable"),
              _ ("Not observable here: left out of every rate"));
}

static gboolean
drop_cb (CwLookForRow *self, const GValue *value)
{
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_int64 (value));
  return TRUE;
}

static void
cw_look_for_row_class_init (CwLookForRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[MARKED] = g_signal_new ("marked", CW_TYPE_LOOK_FOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLEARED] = g_signal_new ("cleared", CW_TYPE_LOOK_FOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  signals[DROPPED] = g_signal_new ("dropped", CW_TYPE_LOOK_FOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/look-for-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLookForRow, number);
  gtk_widget_class_bind_template_child (widget_class, CwLookForRow, label);
  gtk_widget_class_bind_template_child (widget_class, CwLookForRow, more_button);
  gtk_widget_class_bind_template_child (widget_class, CwLookForRow, more);
  gtk_widget_class_bind_template_child (widget_class, CwLookForRow, choices);
}

static void
cw_look_for_row_init (CwLookForRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_LINK);

  self->value = CW_LOOK_FOR_UNMARKED;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
cw_look_for_row_new (const CwItem *item, guint number, const CwFormItem *more)
{
  CwLookForRow *self = g_object_new (CW_TYPE_LOOK_FOR_ROW, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *key = g_strdup_printf (_ ("Ctrl+%u"), number);
  g_autofree char *what = g_strdup_printf (_ ("%s: what counts"), item->label);

  self->item = item->id;
  self->level_count = item->level_count;
  gtk_label_set_text (self->number, text);
  gtk_label_set_text (self->label, item->label);
  if (number <= 9)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->number), key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  add_choices (self, more);
  show_more (self, more);
  return GTK_WIDGET (self);
}

gint64
cw_look_for_row_get_item (CwLookForRow *self)
{
  return self->item;
}

int
cw_look_for_row_get_value (CwLookForRow *self)
{
  return self->value;
}

void
cw_look_for_row_set_value (CwLookForRow *self, int value)
{
  GtkWidget *choice = NULL;

  self->value = value;
  self->is_setting = TRUE;
  for (choice = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); choice != NULL;
       choice = gtk_widget_get_next_sibling (choice))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice), value_of (choice) == value);
  self->is_setting = FALSE;
}

int
cw_look_for_row_get_next_value (CwLookForRow *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->choices));
  GtkWidget *choice = first;

  if (self->value == CW_LOOK_FOR_UNMARKED)
    return value_of (first);
  while (choice != NULL && value_of (choice) != self->value)
    choice = gtk_widget_get_next_sibling (choice);
  if (choice != NULL)
    choice = gtk_widget_get_next_sibling (choice);

  return value_of (choice != NULL ? choice : first);
}

void
cw_look_for_row_set_current (CwLookForRow *self, gboolean is_current)
{
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}
