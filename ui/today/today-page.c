#include "ui/today/today-page.h"

#include "ui/host/host-act.h"
#include "ui/parts/tab-way.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"
#include "ui/today/today-section.h"

#include <glib/gi18n.h>

struct _CwTodayPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GCancellable *cancellable; /* of what is being read */

  GtkStack *stack;
  GtkLabel *date;
  GtkWidget *free;
  GtkWidget *start_button;
  GtkBox *sections;
  AdwStatusPage *failure;
};

G_DEFINE_FINAL_TYPE (CwTodayPage, cw_today_page, ADW_TYPE_BIN)

static void
add_section (CwTodayPage *self, const CwTodaySection *section, const CwTodayReading *reading)
{
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *group = NULL;

  section->fill (GTK_LIST_BOX (list), reading);
  if (gtk_widget_get_first_child (list) != NULL)
    {
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (section->title), -1);
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (section->title));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
      gtk_box_append (self->sections, group);
    }
  g_object_unref (list);
}

static void
show_reading (CwTodayPage *self, const CwTodayReading *reading)
{
  g_autofree char *date = cw_times_dup_long_day (reading->day);
  GtkWidget *sections = GTK_WIDGET (self->sections);
  GtkWidget *child = NULL;
  GtkRoot *root = NULL;
  gboolean is_focused = gtk_widget_get_focus_child (sections) != NULL;

  while ((child = gtk_widget_get_first_child (sections)) != NULL)
    gtk_box_remove (self->sections, child);
  for (const CwTodaySection *section = cw_today_sections; section->title != NULL; section++)
    add_section (self, section, reading);

  gtk_label_set_text (self->date, date);
  gtk_widget_set_visible (self->free, gtk_widget_get_first_child (sections) == NULL);
  if (is_focused) /* by whoever did what a row said, which may be gone */
    gtk_widget_child_focus (sections, GTK_DIR_TAB_FORWARD);
  gtk_stack_set_visible_child_name (self->stack, "day");

  /* When the program starts, there was nothing yet that could have the focus. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (self->start_button);
}

static void
day_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTodayReading) reading = cw_jobs_run_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;

  if (reading != NULL)
    {
      show_reading (self, reading);
      return;
    }

  text = cw_trouble_dup_act_text (error);
  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
refresh (CwTodayPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_today_reading_job, NULL,
                     self->cancellable, day_read_cb, g_object_ref (self));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_TODAY_PAGE (widget));
}

static void
host_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_host_act_run (widget, CW_TODAY_PAGE (widget)->session, name, parameter);
}

/* What was written meanwhile, and a day that is over, show when the page does. */
static void
changed_cb (CwTodayPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
cw_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_today_page_parent_class)->map (widget);
  refresh (CW_TODAY_PAGE (widget));
}

static gboolean
cw_today_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_TODAY_PAGE (widget)->start_button);
}

static void
cw_today_page_dispose (GObject *object)
{
  CwTodayPage *self = CW_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_today_page_parent_class)->dispose (object);
}

static void
cw_today_page_class_init (CwTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_today_page_dispose;
  widget_class->map = cw_today_page_map;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_today_page_grab_focus;

  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwTodayPage, date);
  gtk_widget_class_bind_template_child (widget_class, CwTodayPage, free);
  gtk_widget_class_bind_template_child (widget_class, CwTodayPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, CwTodayPage, sections);
  gtk_widget_class_bind_template_child (widget_class, CwTodayPage, failure);
  gtk_widget_class_install_action (widget_class, "today.refresh", NULL, refresh_action);
  cw_host_act_install (widget_class, "today", host_action);
}

static void
cw_today_page_init (CwTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_today_page_new (CwWorkSession *session)
{
  CwTodayPage *self = g_object_new (CW_TYPE_TODAY_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
