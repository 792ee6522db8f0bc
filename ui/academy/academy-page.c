#include "ui/academy/academy-page.h"

#include "corewalk/academy.h"
#include "ui/academy/academy-dialog.h"
#include "ui/academy/slides.h"
#include "ui/paper/poster-sheet.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"

#include <glib/gi18n.h>

#define KEY_RECORD "cw-record"

struct _CwAcademyPage
{
  AdwBin parent_instance;

  CwWorkSession *session;

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkWidget *calibrations_group;
  GtkListBox *calibrations;
  GtkWidget *projects_group;
  GtkListBox *projects;
  GtkWidget *plans_group;
  GtkFlowBox *plans;
};

G_DEFINE_FINAL_TYPE (CwAcademyPage, cw_academy_page, ADW_TYPE_BIN)

static void
set_record (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), KEY_RECORD, g_memdup2 (&id, sizeof id), g_free);
}

static gint64
get_record (gpointer widget)
{
  const gint64 *id = g_object_get_data (G_OBJECT (widget), KEY_RECORD);

  return id != NULL ? *id : 0;
}

static void
add_row (GtkListBox *list, gint64 id, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_record (row, id);
  gtk_list_box_append (list, row);
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_calibrations (CwAcademyPage *self, const GPtrArray *calibrations)
{
  clear (self->calibrations);
  for (guint i = 0; i < calibrations->len; i++)
    {
      const CwCalibration *calibration = calibrations->pdata[i];
      g_autofree char *day = cw_times_dup_day (calibration->day);
      g_autofree char *about = g_strdup_printf ("%s · %s", calibration->walk_title, day);

      add_row (self->calibrations, calibration->id, calibration->title, about);
    }
  gtk_widget_set_visible (self->calibrations_group, calibrations->len > 0);
}

static void
show_projects (CwAcademyPage *self, const GPtrArray *projects)
{
  clear (self->projects);
  for (guint i = 0; i < projects->len; i++)
    {
      const CwAcademyWork *work = projects->pdata[i];
      g_autofree char *whose = cw_poster_dup_whose (work);

      add_row (self->projects, work->id, work->title, whose);
    }
  gtk_widget_set_visible (self->projects_group, projects->len > 0);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A poster, small: what students will be able to do comes first. */
static GtkWidget *
poster_new (const CwAcademyWork *work)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *whose = cw_poster_dup_whose (work);

  add_label (box, work->title, "heading", 2);
  add_label (box, whose, "dim-label", 1);
  add_label (box,
             work->texts[0] != NULL
                 ? work->texts[0]
                 : _ ("What will students be able to do? Nothing is written yet."),
             work->texts[0] != NULL ? "body" : "dim-label", 5);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "poster");
  gtk_widget_set_size_request (box, 240, -1);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  work->title, -1);
  set_record (child, work->id);
  return child;
}

static void
show_plans (CwAcademyPage *self, const GPtrArray *plans)
{
  GtkFlowBoxChild *child = NULL;

  while ((child = gtk_flow_box_get_child_at_index (self->plans, 0)) != NULL)
    gtk_flow_box_remove (self->plans, GTK_WIDGET (child));
  for (guint i = 0; i < plans->len; i++)
    gtk_flow_box_insert (self->plans, poster_new (plans->pdata[i]), -1);
  gtk_widget_set_visible (self->plans_group, plans->len > 0);
}

static void
refresh (CwAcademyPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) calibrations = NULL, projects = NULL, plans = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return; /* lent: who gives it back says that something changed */

  if ((calibrations = cw_calibration_list (store, &error)) == NULL ||
      (projects = cw_academy_list (store, CW_ACADEMY_PROJECT, &error)) == NULL ||
      (plans = cw_academy_list (store, CW_ACADEMY_PLAN, &error)) == NULL)
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  show_calibrations (self, calibrations);
  show_projects (self, projects);
  show_plans (self, plans);
  gtk_stack_set_visible_child_name (self->stack,
                                    calibrations->len + projects->len + plans->len > 0
                                        ? "academy"
                                        : "empty");
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_ACADEMY_PAGE (widget));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwAcademyPage *self = CW_ACADEMY_PAGE (widget);

  if (g_str_has_suffix (name, "calibration"))
    cw_academy_dialog_calibrate (widget, self->session);
  else
    cw_academy_dialog_begin (widget, self->session,
                             g_str_has_suffix (name, "plan") ? CW_ACADEMY_PLAN
                                                             : CW_ACADEMY_PROJECT);
}

/* The gallery, one plan after the other, for all in the room. */
static void
project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwStore *store = cw_work_session_get_store (CW_ACADEMY_PAGE (widget)->session);
  GPtrArray *plans = store != NULL ? cw_academy_list (store, CW_ACADEMY_PLAN, NULL) : NULL;

  if (plans != NULL && plans->len > 0)
    cw_slides_show (widget, plans);
  else
    g_clear_pointer (&plans, g_ptr_array_unref);
}

static void
calibration_cb (CwAcademyPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-calibration", "x",
                              get_record (row));
}

static void
project_cb (CwAcademyPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-academy", "x", get_record (row));
}

static void
plan_cb (CwAcademyPage *self, GtkFlowBoxChild *child)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-academy", "x", get_record (child));
}

static void
changed_cb (CwAcademyPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
cw_academy_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_academy_page_parent_class)->map (widget);
  refresh (CW_ACADEMY_PAGE (widget));
}

static void
cw_academy_page_dispose (GObject *object)
{
  CwAcademyPage *self = CW_ACADEMY_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_academy_page_parent_class)->dispose (object);
}

static void
cw_academy_page_class_init (CwAcademyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_academy_page_dispose;
  widget_class->map = cw_academy_page_map;
  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/academy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, calibrations_group);
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, calibrations);
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, projects_group);
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, projects);
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, plans_group);
  gtk_widget_class_bind_template_child (widget_class, CwAcademyPage, plans);
  gtk_widget_class_bind_template_callback (widget_class, calibration_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_install_action (widget_class, "academy.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "academy.new-plan", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "academy.new-project", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "academy.new-calibration", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "academy.project", NULL, project_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "academy.project", NULL);
}

static void
cw_academy_page_init (CwAcademyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_academy_page_new (CwWorkSession *session)
{
  CwAcademyPage *self = g_object_new (CW_TYPE_ACADEMY_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
