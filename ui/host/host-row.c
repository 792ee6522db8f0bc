#include "ui/host/host-row.h"

#include <glib/gi18n.h>

struct _CwHostRow
{
  AdwActionRow parent_instance;

  char *name;
  GMenu *menu;

  GtkLabel *state;
  GtkWidget *next_button;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (CwHostRow, cw_host_row, ADW_TYPE_ACTION_ROW)

static void
cw_host_row_dispose (GObject *object)
{
  g_clear_object (&CW_HOST_ROW (object)->menu);
  G_OBJECT_CLASS (cw_host_row_parent_class)->dispose (object);
}

static void
cw_host_row_finalize (GObject *object)
{
  g_free (CW_HOST_ROW (object)->name);
  G_OBJECT_CLASS (cw_host_row_parent_class)->finalize (object);
}

static void
cw_host_row_class_init (CwHostRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_host_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_host_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/host-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwHostRow, state);
  gtk_widget_class_bind_template_child (widget_class, CwHostRow, next_button);
  gtk_widget_class_bind_template_child (widget_class, CwHostRow, menu_button);
}

static void
cw_host_row_init (CwHostRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = g_menu_new ();
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (self->menu));
}

static void
set_name (GtkWidget *widget, char *take_name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  take_name, -1);
  g_free (take_name);
}

GtkWidget *
cw_host_row_new (const char *title, const char *subtitle, const char *name)
{
  CwHostRow *self = g_object_new (CW_TYPE_HOST_ROW, NULL);
  g_autofree char *more = g_strdup_printf (_ ("More About %s"), name);

  self->name = g_strdup (name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), more);
  set_name (GTK_WIDGET (self->menu_button), g_steal_pointer (&more));
  return GTK_WIDGET (self);
}

void
cw_host_row_set_next (CwHostRow *self, const char *label, const char *action, gint64 id)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);

  gtk_button_set_label (GTK_BUTTON (self->next_button), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), action);
  gtk_widget_set_visible (self->next_button, TRUE);
  set_name (self->next_button, g_strdup_printf ("%s: %s", plain, self->name));
}

void
cw_host_row_add_choice (CwHostRow *self, const char *label, const char *action, gint64 id)
{
  g_autofree char *detailed = g_strdup_printf ("%s(int64 %" G_GINT64_FORMAT ")", action, id);

  g_menu_append (self->menu, label, detailed);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), TRUE);
}

void
cw_host_row_set_state (CwHostRow *self, const char *state)
{
  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), TRUE);
}
