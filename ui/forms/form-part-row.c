#include "ui/forms/form-part-row.h"

#include "ui/forms/form-words.h"

#include <glib/gi18n.h>

struct _CwFormPartRow
{
  AdwExpanderRow parent_instance;

  const CwFormPen *pen;
  CwFormPart part;
  gpointer element; /* CwFormItem or CwFormTool */
  guint at;
  char *place;     /* "Look-for 3" */
  GtkWidget *text; /* NULL until it is unfolded */
  GtkWidget *buttons;
  GPtrArray *level_rows;
};

enum
{
  MOVED,
  DROPPED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwFormPartRow, cw_form_part_row, ADW_TYPE_EXPANDER_ROW)

static const char *const cores[] = { "teacher", "student", "task", NULL };
static const char *const modes[] = { "momentary", "partial", "whole", NULL };

static char **
label_of (CwFormPartRow *self)
{
  return self->part == CW_FORM_ITEMS ? &((CwFormItem *) self->element)->label
                                     : &((CwFormTool *) self->element)->label;
}

static void
show_summary (CwFormPartRow *self)
{
  g_autofree char *summary = self->part == CW_FORM_ITEMS
                                 ? cw_form_words_dup_item (self->element)
                                 : cw_form_words_dup_tool (self->part, self->element);
  const char *label = *label_of (self);
  g_autofree char *title =
      g_strdup_printf ("%u. %s", self->at + 1, *label != '\0' ? label : _ ("No text yet"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->place, -1);
}

/* (transfer full): unlike that of any other control of the page. */
static char *
dup_name (CwFormPartRow *self, const char *title)
{
  return g_strdup_printf ("%s, %s", title, self->place);
}

static GtkWidget *
add_row (CwFormPartRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

/* A choice is named after its own title, which every look-for has: its place makes it one of a kind. */
static void
name_choice (CwFormPartRow *self, GtkWidget *row)
{
  g_autofree char *name =
      dup_name (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static GtkWidget *
add_entry (CwFormPartRow *self, const char *title, char **text, int most)
{
  g_autofree char *name = dup_name (self, title);

  return add_row (self, cw_form_pen_entry (self->pen, title, name, text, most));
}

static void
add_words (CwFormPartRow *self, const char *title, char **text)
{
  g_autofree char *name = dup_name (self, title);

  add_row (self, cw_form_pen_words (self->pen, title, name, text));
}

static void
add_choice (CwFormPartRow *self,
            const char *title,
            const char **value,
            const char *const *values,
            const char *const *labels)
{
  GtkWidget *row = add_row (self, cw_form_pen_choice (self->pen, title, value, values, labels));

  g_signal_connect_object (row, "notify::selected", G_CALLBACK (show_summary), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
add_core (CwFormPartRow *self, const char **core)
{
  const char *const labels[] = { _ ("Teacher"), _ ("Student"), _ ("Task"), NULL };

  add_choice (self, _ ("About"), core, cores, labels);
}

static void
add_number (CwFormPartRow *self, const char *title, gint64 *number, int least, int most)
{
  g_autofree char *name = dup_name (self, title);

  add_row (self, cw_form_pen_number (self->pen, title, name, number, least, most));
}

static void
drop_rows (CwFormPartRow *self)
{
  for (guint i = 0; i < self->level_rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->level_rows->pdata[i]);
  g_ptr_array_set_size (self->level_rows, 0);
}

static GtkWidget *
button_new (CwFormPartRow *self, const char *label, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *full = dup_name (self, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full,
                                  -1);
  return button;
}

/* Below all else, for who drags nothing. */
static void
add_buttons (CwFormPartRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = button_new (self, _ ("Remove"), "form-part.remove", _ ("Remove"));

  gtk_box_append (GTK_BOX (box),
                  button_new (self, _ ("Move Up"), "form-part.up", _ ("Move Up")));
  gtk_box_append (GTK_BOX (box),
                  button_new (self, _ ("Move Down"), "form-part.down", _ ("Move Down")));
  gtk_widget_set_hexpand (remove, TRUE);
  gtk_widget_set_halign (remove, GTK_ALIGN_END);
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_box_append (GTK_BOX (box), remove);
  gtk_widget_add_css_class (box, "part-buttons");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  self->buttons = add_row (self, row);
}

static void
add_levels (CwFormPartRow *self)
{
  CwFormItem *item = self->element;

  for (guint i = 0; i < item->levels->len; i++)
    {
      CwFormLevel *level = item->levels->pdata[i];
      g_autofree char *title = g_strdup_printf (_ ("Level %u"), i + 1);
      g_autofree char *more = g_strdup_printf (_ ("What One Would See at Level %u"), i + 1);
      g_autofree char *more_name = dup_name (self, more);

      g_ptr_array_add (self->level_rows,
                       add_entry (self, title, &level->label, CW_FORM_MOST_LABEL));
      g_ptr_array_add (self->level_rows,
                       add_row (self, cw_form_pen_words (self->pen, more, more_name,
                                                         &level->descriptor)));
    }
}

static void
kind_cb (CwFormPartRow *self, GParamSpec *pspec, AdwComboRow *row)
{
  CwFormItem *item = self->element;
  guint selected = adw_combo_row_get_selected (row);
  guint count = selected == 0 ? 0 : selected + 1;

  if (count == item->levels->len)
    return;

  drop_rows (self);
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->buttons);
  self->pen->changing (self->pen->owner, NULL);
  cw_form_item_set_level_count (item, count);
  self->pen->changed (self->pen->owner);
  add_levels (self);
  add_buttons (self);
  show_summary (self);
}

static void
add_kind (CwFormPartRow *self)
{
  CwFormItem *item = self->element;
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _ ("Seen, not seen, not observable"));
  for (guint i = 2; i <= CW_FORM_MOST_LEVELS; i++)
    gtk_string_list_take (kinds, g_strdup_printf (_ ("%u levels"), i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Marked As"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              item->levels->len > 0 ? item->levels->len - 1 : 0);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
  name_choice (self, row);
  add_row (self, row);
}

static void
fill_item (CwFormPartRow *self)
{
  CwFormItem *item = self->element;

  add_core (self, &item->core);
  add_kind (self);
  add_words (self, _ ("What Counts"), &item->counts);
  add_words (self, _ ("What Does Not Count"), &item->not_counts);
  add_words (self, _ ("Example"), &item->example);
  add_levels (self);
}

static void
fill_tool (CwFormPartRow *self)
{
  CwFormTool *tool = self->element;
  const char *const labels[] = { _ ("At the moment of the look"),
                                 _ ("At any time in the interval"),
                                 _ ("All through the interval"), NULL };

  if (self->part != CW_FORM_QUESTIONS)
    {
      GtkWidget *letter =
          add_entry (self, _ ("Key With Alt (a to z, may be empty)"), &tool->letter, 1);

      g_signal_connect_object (letter, "changed", G_CALLBACK (show_summary), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      add_core (self, &tool->core);
    }
  if (self->part == CW_FORM_SCANS)
    {
      add_number (self, _ ("Students Looked At"), &tool->n, 1, 1000);
      add_number (self, _ ("Seconds Between Two Looks"), &tool->seconds, 5, 3600);
      add_choice (self, _ ("What Is Counted"), &tool->mode, modes, labels);
    }
  add_words (self, _ ("What Counts"), &tool->counts);
  add_words (self, _ ("What Does Not Count"), &tool->not_counts);
  add_words (self, _ ("Example"), &tool->example);
}

/* A form with sixty look-fors has hundreds of rows, of which nobody sees more than a few. */
static void
expanded_cb (CwFormPartRow *self)
{
  if (self->text != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->text = add_entry (self, _ ("Text"), label_of (self), CW_FORM_MOST_LABEL);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (show_summary), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (self->part == CW_FORM_ITEMS)
    fill_item (self);
  else
    fill_tool (self);
  add_buttons (self);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, g_str_has_suffix (name, "up") ? -1 : 1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

static GdkContentProvider *
prepare_cb (CwFormPartRow *self)
{
  return gdk_content_provider_new_typed (CW_TYPE_FORM_PART_ROW, self);
}

static gboolean
drop_cb (CwFormPartRow *self, const GValue *value)
{
  CwFormPartRow *other = g_value_get_object (value);

  if (other == NULL || other == self || other->part != self->part)
    return FALSE;

  g_signal_emit (self, signals[DROPPED], 0, other);
  return TRUE;
}

static void
cw_form_part_row_finalize (GObject *object)
{
  CwFormPartRow *self = CW_FORM_PART_ROW (object);

  g_free (self->place);
  g_ptr_array_unref (self->level_rows);
  G_OBJECT_CLASS (cw_form_part_row_parent_class)->finalize (object);
}

static void
cw_form_part_row_class_init (CwFormPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_form_part_row_finalize;

  signals[MOVED] = g_signal_new ("moved", CW_TYPE_FORM_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", CW_TYPE_FORM_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, CW_TYPE_FORM_PART_ROW);
  signals[REMOVED] = g_signal_new ("removed", CW_TYPE_FORM_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form-part.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "form-part.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "form-part.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK,
                                       "form-part.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK,
                                       "form-part.down", NULL);
}

static void
cw_form_part_row_init (CwFormPartRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (CW_TYPE_FORM_PART_ROW, GDK_ACTION_MOVE);
  GtkWidget *handle = gtk_image_new_from_icon_name ("grip-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();

  self->level_rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_tooltip_text (handle, _ ("Drag to Move, or Press Ctrl+Up and Ctrl+Down"));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), handle);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
cw_form_part_row_new (const CwFormPen *pen, CwFormPart part, gpointer element, guint at)
{
  CwFormPartRow *self = g_object_new (CW_TYPE_FORM_PART_ROW, NULL);

  self->pen = pen;
  self->part = part;
  self->element = element;
  self->at = at;
  self->place = cw_form_words_dup_place (part, at);
  show_summary (self);
  return GTK_WIDGET (self);
}

CwFormPart
cw_form_part_row_get_part (CwFormPartRow *self)
{
  return self->part;
}

guint
cw_form_part_row_get_at (CwFormPartRow *self)
{
  return self->at;
}

void
cw_form_part_row_open (CwFormPartRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (self->text);
}
