#include "ui/settings/preferences-window.h"

#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/place.h"
#include "ui/settings/settings.h"

#include <glib/gi18n.h>

struct _CwPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GPtrArray *school_keys; /* of char *: what the setting is for each choice, the first one "" */
  GPtrArray *form_keys;
  gboolean is_filling; /* what is chosen comes from the settings */

  GtkWidget *person_group;
  AdwActionRow *name;
  AdwActionRow *role;
  AdwComboRow *colors;
  GtkWidget *new_walk_group;
  AdwComboRow *school;
  AdwComboRow *form;
  GtkSwitch *signal_shown;
  GtkSwitch *signal_sound;
  GtkEditable *words;
};

G_DEFINE_FINAL_TYPE (CwPreferencesWindow, cw_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
colors_chosen_cb (CwPreferencesWindow *self)
{
  if (!self->is_filling)
    g_settings_set_enum (cw_settings_get (), "color-scheme",
                         (int) adw_combo_row_get_selected (self->colors));
}

static void
keep_choice (CwPreferencesWindow *self, AdwComboRow *row, GPtrArray *keys, const char *setting)
{
  guint position = adw_combo_row_get_selected (row);

  if (!self->is_filling && position < keys->len)
    g_settings_set_string (cw_settings_get (), setting, g_ptr_array_index (keys, position));
}

static void
school_chosen_cb (CwPreferencesWindow *self)
{
  keep_choice (self, self->school, self->school_keys, "default-school");
}

static void
form_chosen_cb (CwPreferencesWindow *self)
{
  keep_choice (self, self->form, self->form_keys, "default-form");
}

static void
words_applied_cb (CwPreferencesWindow *self)
{
  g_auto (GStrv) typed = g_strsplit (gtk_editable_get_text (self->words), ",", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; typed[i] != NULL; i++)
    if (*g_strstrip (typed[i]) != '\0')
      g_strv_builder_add (words, typed[i]);

  kept = g_strv_builder_end (words);
  g_settings_set_strv (cw_settings_get (), "judgement-words", (const char *const *) kept);
}

static const char *
name_role (const char *role)
{
  static const struct
  {
    const char *role, *name;
  } roles[] = {
    { "coach", N_ ("Coach") },
    { "lead", N_ ("School leader") },
    { "academy", N_ ("Leadership academy") },
    { "district", N_ ("District") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].role, role))
      return _ (roles[i].name);

  return role;
}

/* Adds a choice and chooses it when it is what @setting holds. */
static void
add_choice (AdwComboRow *row,
            GPtrArray *keys,
            const char *setting,
            const char *key,
            const char *title)
{
  g_autofree char *chosen = g_settings_get_string (cw_settings_get (), setting);
  GtkStringList *titles = GTK_STRING_LIST (adw_combo_row_get_model (row));

  gtk_string_list_append (titles, title);
  g_ptr_array_add (keys, g_strdup (key));
  if (g_str_equal (chosen, key))
    adw_combo_row_set_selected (row, keys->len - 1);
}

static void
begin_choices (AdwComboRow *row)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

static void
fill_schools (CwPreferencesWindow *self, CwStore *store)
{
  g_autoptr (GPtrArray) schools = cw_school_list (store, NULL);

  begin_choices (self->school);
  add_choice (self->school, self->school_keys, "default-school", "", _ ("As in the last walk"));
  for (guint i = 0; schools != NULL && i < schools->len; i++)
    {
      const CwSchool *school = g_ptr_array_index (schools, i);
      g_autofree char *uuid = cw_id_dup_text (store, school->id);

      if (!school->is_gone)
        add_choice (self->school, self->school_keys, "default-school", uuid, school->name);
    }
}

static void
fill_forms (CwPreferencesWindow *self, CwStore *store)
{
  g_autoptr (GPtrArray) forms = cw_form_list (store, NULL);

  begin_choices (self->form);
  add_choice (self->form, self->form_keys, "default-form", "", _ ("As in the last walk"));
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const CwForm *form = g_ptr_array_index (forms, i);

      if (form->is_newest && !form->is_retired)
        add_choice (self->form, self->form_keys, "default-form", form->key, form->title);
    }
}

/* What lies in the store; its parts are left out where none is open. */
static void
fill_from_store (CwPreferencesWindow *self, CwStore *store)
{
  const CwPerson *person = store != NULL ? cw_store_get_person (store) : NULL;

  gtk_widget_set_visible (self->person_group, person != NULL);
  gtk_widget_set_visible (self->new_walk_group, person != NULL);
  if (person == NULL)
    return;

  adw_action_row_set_subtitle (self->name, person->name);
  adw_action_row_set_subtitle (self->role, name_role (person->role));
  fill_schools (self, store);
  fill_forms (self, store);
}

static void
fill_from_settings (CwPreferencesWindow *self)
{
  GSettings *settings = cw_settings_get ();
  g_auto (GStrv) words = g_settings_get_strv (settings, "judgement-words");
  g_autofree char *text = g_strjoinv (", ", words);

  adw_combo_row_set_selected (self->colors,
                              (guint) g_settings_get_enum (settings, "color-scheme"));
  g_settings_bind (settings, "signal-shown", self->signal_shown, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "signal-sound", self->signal_sound, "active",
                   G_SETTINGS_BIND_DEFAULT);
  gtk_editable_set_text (self->words, text);
}

static void
cw_preferences_window_finalize (GObject *object)
{
  CwPreferencesWindow *self = CW_PREFERENCES_WINDOW (object);

  g_ptr_array_unref (self->school_keys);
  g_ptr_array_unref (self->form_keys);
  G_OBJECT_CLASS (cw_preferences_window_parent_class)->finalize (object);
}

static void
cw_preferences_window_class_init (CwPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_preferences_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, person_group);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, name);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, role);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, colors);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, new_walk_group);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, school);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, form);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, signal_shown);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, signal_sound);
  gtk_widget_class_bind_template_child (widget_class, CwPreferencesWindow, words);
  gtk_widget_class_bind_template_callback (widget_class, colors_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, school_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_applied_cb);
}

static void
cw_preferences_window_init (CwPreferencesWindow *self)
{
  self->school_keys = g_ptr_array_new_with_free_func (g_free);
  self->form_keys = g_ptr_array_new_with_free_func (g_free);
  self->is_filling = TRUE; /* until the settings are read */
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* libadwaita 1.2 gives its own buttons, which show only a sign, no name. */
static void
name_buttons (GtkWidget *widget)
{
  const char *icon =
      GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;

  if (icon != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_str_equal (icon, "edit-find-symbolic") ? _ ("Search")
                                                                             : _ ("Keep"),
                                    -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

GtkWidget *
cw_preferences_window_new (GtkWindow *parent, CwWorkSession *session)
{
  CwPreferencesWindow *self =
      g_object_new (CW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  fill_from_store (self, session != NULL ? cw_work_session_get_store (session) : NULL);
  fill_from_settings (self);
  name_buttons (GTK_WIDGET (self));
  self->is_filling = FALSE;
  return GTK_WIDGET (self);
}
