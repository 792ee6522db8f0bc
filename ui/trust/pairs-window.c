#include "ui/trust/pairs-window.h"

#include "corewalk/pairing.h"
#include "corewalk/record.h"
#include "ui/parts/say.h"
#include "ui/trust/half-days.h"
#include "ui/trust/volunteer-window.h"

#include <glib/gi18n.h>

#define KEY_VOLUNTEER "cw-volunteer"

struct _CwPairsWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwPreferencesGroup *pairs_group;
  GtkListBox *pairs;
  GtkListBox *volunteers;
};

G_DEFINE_FINAL_TYPE (CwPairsWindow, cw_pairs_window, ADW_TYPE_WINDOW)

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
pair_row_new (const CwPair *pair)
{
  /* Translators: two people who could be partners */
  g_autofree char *title =
      g_strdup_printf (_ ("%s and %s"), pair->one->name, pair->other->name);
  g_autofree char **reasons = g_new0 (char *, pair->reasons->len + 1);
  g_autofree char *all = NULL, *words = NULL;

  for (guint i = 0; i < pair->reasons->len; i++)
    reasons[i] = pair->reasons->pdata[i];
  all = g_strjoinv (" · ", reasons);
  words = cw_half_day_dup_words (all);
  return row_new (title, words);
}

/* "Hale School · 4, 5 · Math · Monday morning": what the person said. */
static char *
dup_about (const CwVolunteer *volunteer)
{
  const char *const said[] = { volunteer->school, volunteer->grades, volunteer->subjects,
                               volunteer->free };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL && *said[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", said[i]);

  return cw_half_day_dup_words (text->str);
}

static void
remove_cb (CwPairsWindow *self, GtkWidget *button)
{
  const gint64 *volunteer = g_object_get_data (G_OBJECT (button), KEY_VOLUNTEER);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (cw_record_delete (store, *volunteer, NULL, &error))
    cw_say (self->toasts, _ ("Taken off the list"), NULL, NULL);
  else
    cw_say_failed (self->toasts, error);
  cw_work_session_changed (self->session);
}

static GtkWidget *
volunteer_row_new (CwPairsWindow *self, const CwVolunteer *volunteer)
{
  g_autofree char *about = dup_about (volunteer);
  g_autofree char *label = g_strdup_printf (_ ("Take %s off the List"), volunteer->name);
  GtkWidget *row = row_new (volunteer->name, about);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY_VOLUNTEER,
                          g_memdup2 (&volunteer->id, sizeof volunteer->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
refresh (CwPairsWindow *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPairing) pairing = store != NULL ? cw_pairing_suggest (store, &error) : NULL;

  if (error != NULL)
    cw_say_failed (self->toasts, error);
  if (pairing == NULL)
    return;

  clear_list (self->pairs);
  clear_list (self->volunteers);
  for (guint i = 0; i < pairing->pairs->len; i++)
    gtk_list_box_append (self->pairs, pair_row_new (pairing->pairs->pdata[i]));
  for (guint i = 0; i < pairing->volunteers->len; i++)
    gtk_list_box_append (self->volunteers,
                         volunteer_row_new (self, pairing->volunteers->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->pairs), pairing->pairs->len > 0);
  adw_preferences_group_set_description (
      self->pairs_group,
      pairing->pairs->len > 0
          ? _ ("By subject, then grade, best of different schools, with half days on which both are "
               "free. Nobody is rated. They decide; a cycle needs both their cards.")
          : _ ("Nobody fits yet: partners share a subject or a grade, and nobody evaluates the other."));
  gtk_stack_set_visible_child_name (self->stack,
                                    pairing->volunteers->len > 0 ? "list" : "nobody");
}

static void
added_cb (CwPairsWindow *self)
{
  cw_say (self->toasts, _ ("On the list. It goes with your next file for the district."), NULL,
          NULL);
  cw_work_session_changed (self->session);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPairsWindow *self = CW_PAIRS_WINDOW (widget);
  GtkWidget *window = cw_volunteer_window_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (window, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
cw_pairs_window_dispose (GObject *object)
{
  CwPairsWindow *self = CW_PAIRS_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_pairs_window_parent_class)->dispose (object);
}

static void
cw_pairs_window_class_init (CwPairsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_pairs_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/pairs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPairsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwPairsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CwPairsWindow, pairs_group);
  gtk_widget_class_bind_template_child (widget_class, CwPairsWindow, pairs);
  gtk_widget_class_bind_template_child (widget_class, CwPairsWindow, volunteers);
  gtk_widget_class_install_action (widget_class, "pairs.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_pairs_window_init (CwPairsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_pairs_window_new (GtkWindow *parent, CwWorkSession *session)
{
  CwPairsWindow *self = g_object_new (CW_TYPE_PAIRS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
  refresh (self);
  return GTK_WIDGET (self);
}
