#include "ui/forms/form-pen.h"

#include "ui/forms/words-row.h"

/* What one row writes to. */
typedef struct
{
  const CwFormPen *pen;
  gpointer place;
  const char *const *values; /* of a choice */
} Hold;

static void
hold_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
connect_row (gpointer instance,
             const char *signal,
             GCallback callback,
             const CwFormPen *pen,
             gpointer place,
             const char *const *values)
{
  Hold *hold = g_new0 (Hold, 1);

  hold->pen = pen;
  hold->place = place;
  hold->values = values;
  g_signal_connect_data (instance, signal, callback, hold, hold_free, 0);
}

static void
write_text (Hold *hold, const char *text)
{
  char **place = hold->place;

  if (g_strcmp0 (*place, text) == 0)
    return;

  hold->pen->changing (hold->pen->owner, place);
  cw_form_text_set (place, text);
  hold->pen->changed (hold->pen->owner);
}

static void
entry_cb (GtkEditable *entry, Hold *hold)
{
  write_text (hold, gtk_editable_get_text (entry));
}

static void
words_cb (CwWordsRow *row, Hold *hold)
{
  g_autofree char *words = cw_words_row_dup_words (row);

  write_text (hold, words);
}

static void
choice_cb (AdwComboRow *row, GParamSpec *pspec, Hold *hold)
{
  const char **place = hold->place;
  guint selected = adw_combo_row_get_selected (row);
  const char *value = selected != GTK_INVALID_LIST_POSITION ? hold->values[selected] : *place;

  if (g_strcmp0 (*place, value) == 0)
    return;

  hold->pen->changing (hold->pen->owner, NULL);
  *place = value;
  hold->pen->changed (hold->pen->owner);
}

static void
number_cb (GtkSpinButton *button, Hold *hold)
{
  gint64 *place = hold->place;
  gint64 number = gtk_spin_button_get_value_as_int (button);

  if (*place == number)
    return;

  hold->pen->changing (hold->pen->owner, place);
  *place = number;
  hold->pen->changed (hold->pen->owner);
}

static void
switch_cb (GtkSwitch *control, GParamSpec *pspec, Hold *hold)
{
  gboolean *place = hold->place;

  if (*place == gtk_switch_get_active (control))
    return;

  hold->pen->changing (hold->pen->owner, NULL);
  *place = gtk_switch_get_active (control);
  hold->pen->changed (hold->pen->owner);
}

GtkWidget *
cw_form_pen_entry (const CwFormPen *pen,
                   const char *title,
                   const char *name,
                   char **text,
                   int most)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (row));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_text_set_max_length (GTK_TEXT (delegate), most);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row),
                                FALSE); /* the form has an undo of its own */
  gtk_editable_set_text (GTK_EDITABLE (row), *text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  connect_row (row, "changed", G_CALLBACK (entry_cb), pen, text, NULL);
  return row;
}

GtkWidget *
cw_form_pen_words (const CwFormPen *pen, const char *title, const char *name, char **text)
{
  GtkWidget *row = cw_words_row_new (title, name, *text, CW_FORM_MOST_TEXT);

  connect_row (row, "changed", G_CALLBACK (words_cb), pen, text, NULL);
  return row;
}

GtkWidget *
cw_form_pen_choice (const CwFormPen *pen,
                    const char *title,
                    const char **value,
                    const char *const *values,
                    const char *const *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  for (guint i = 0; values[i] != NULL; i++)
    if (g_strcmp0 (values[i], *value) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  connect_row (row, "notify::selected", G_CALLBACK (choice_cb), pen, value, values);
  return row;
}

GtkWidget *
cw_form_pen_number (const CwFormPen *pen,
                    const char *title,
                    const char *name,
                    gint64 *number,
                    int least,
                    int most)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_spin_button_new_with_range (least, most, 1);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button), (double) *number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  connect_row (button, "value-changed", G_CALLBACK (number_cb), pen, number, NULL);
  return row;
}

GtkWidget *
cw_form_pen_switch (const CwFormPen *pen,
                    const char *title,
                    const char *subtitle,
                    gboolean *truth)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (control), *truth);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  connect_row (control, "notify::active", G_CALLBACK (switch_cb), pen, truth, NULL);
  return row;
}
