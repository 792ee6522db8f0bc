#include "ui/walks/walk-page.h"

#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/walks/visit-row.h"
#include "ui/walks/walk-item.h"

#include <glib/gi18n.h>

struct _CwWalkPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 walk;

  AdwHeaderBar *header_bar;
  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkWidget *menu_button;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *place;
  GtkLabel *form;
  GtkWidget *problem_box;
  GtkLabel *problem;
  AdwPreferencesGroup *visits_group;
  GtkWidget *start_button;
  GtkListBox *visits;
  AdwStatusPage *failure;
};

G_DEFINE_FINAL_TYPE (CwWalkPage, cw_walk_page, ADW_TYPE_BIN)

static void
say_failed (CwWalkPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
show_head (CwWalkPage *self, const CwWalk *walk)
{
  g_autofree char *day = cw_times_dup_long_day (walk->day);
  g_autofree char *place = *walk->school_name != '\0'
                               ? g_strdup_printf ("%s · %s", walk->school_name, day)
                               : g_strdup (day);
  g_autofree char *counts = cw_walk_item_dup_counts (walk);
  GString *form = g_string_new (walk->form_title);

  if (walk->code != NULL)
    {
      g_string_append (form, " · ");
      g_string_append_printf (form, _ ("Team code %s"), walk->code);
    }
  if (walk->closed_ms != 0)
    g_string_append_printf (form, " · %s", _ ("Closed"));

  gtk_label_set_text (self->title, walk->title);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->form, form->str);
  adw_preferences_group_set_description (self->visits_group, counts);
  gtk_widget_set_visible (self->start_button, walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.start-visit", walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.close", walk->closed_ms == 0);
  g_string_free (form, TRUE);
}

static void
show_problem (CwWalkPage *self, CwStore *store)
{
  g_autoptr (GArray) problems = cw_problem_ids (store, self->walk, NULL);
  g_autoptr (CwRecord) record = NULL;
  const CwFieldValue *text = NULL;

  if (problems != NULL && problems->len > 0)
    record = cw_record_read (store, g_array_index (problems, gint64, problems->len - 1), NULL);
  if (record != NULL)
    text = cw_record_get_field (record, "text");

  gtk_widget_set_visible (self->problem_box, text != NULL && text->text != NULL);
  gtk_label_set_text (self->problem, text != NULL && text->text != NULL ? text->text : "");
}

static gboolean
show_visits (CwWalkPage *self, CwStore *store, GError **error)
{
  const CwPerson *person = cw_store_get_person (store);
  g_autoptr (GArray) ids = cw_visit_ids (store, self->walk, error);
  GtkWidget *row = NULL;

  if (ids == NULL)
    return FALSE;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->visits, 0))) != NULL)
    gtk_list_box_remove (self->visits, row);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (CwVisit) visit = cw_visit_get (store, g_array_index (ids, gint64, i), error);

      if (visit == NULL)
        return FALSE;
      gtk_list_box_append (self->visits, cw_visit_row_new (visit, person->name));
    }

  return TRUE;
}

static void
show_failure (CwWalkPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
refresh (CwWalkPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWalk) walk = NULL;

  gtk_widget_set_visible (self->menu_button, self->walk != 0);
  if (self->walk == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  walk = cw_walk_get (store, self->walk, &error);
  if (g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      cw_walk_page_set_walk (self, 0);
      return;
    }

  if (walk == NULL || !show_visits (self, store, &error))
    {
      show_failure (self, error);
      return;
    }

  show_head (self, walk);
  show_problem (self, store);
  gtk_stack_set_visible_child_name (self->stack, "walk");
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_WALK_PAGE (widget));
}

static void
start_visit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);
  g_autoptr (GError) error = NULL;
  const CwVisitPlan plan = { .walk = self->walk };
  gint64 visit =
      cw_visit_start (cw_work_session_get_store (self->session), &plan, NULL, &error);

  if (visit != 0)
    gtk_widget_activate_action (widget, "work.show-visit", "x", visit);
  else
    say_failed (self, error);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (cw_walk_close (cw_work_session_get_store (self->session), self->walk, NULL, &error))
    {
      gtk_widget_activate_action (widget, "work.say-undo", "s", _ ("Walk closed"));
      cw_work_session_changed (self->session);
    }
  else
    say_failed (self, error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (cw_record_delete (cw_work_session_get_store (self->session), self->walk, NULL, &error))
    {
      gtk_widget_activate_action (widget, "work.say-undo", "s", _ ("Walk deleted"));
      gtk_widget_activate_action (widget, "work.back", NULL);
      cw_work_session_changed (self->session);
    }
  else
    say_failed (self, error);
}

static void
visit_activated_cb (CwWalkPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-visit", "x",
                              cw_visit_row_get_visit (CW_VISIT_ROW (row)));
}

static void
cw_walk_page_dispose (GObject *object)
{
  CwWalkPage *self = CW_WALK_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_walk_page_parent_class)->dispose (object);
}

static void
cw_walk_page_class_init (CwWalkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_walk_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/walk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, title);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, place);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, form);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, problem_box);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, problem);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, visits_group);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, visits);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, visit_activated_cb);
  gtk_widget_class_install_action (widget_class, "walk.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "walk.start-visit", NULL, start_visit_action);
  gtk_widget_class_install_action (widget_class, "walk.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "walk.delete", NULL, delete_action);
}

static void
cw_walk_page_init (CwWalkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_walk_page_set_session (CwWalkPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}

void
cw_walk_page_set_walk (CwWalkPage *self, gint64 walk)
{
  self->walk = walk;
  refresh (self);
}

gint64
cw_walk_page_get_walk (CwWalkPage *self)
{
  return self->walk;
}

void
cw_walk_page_set_folded (CwWalkPage *self, gboolean is_folded)
{
  gtk_widget_set_visible (self->back_button, is_folded);
  adw_header_bar_set_show_start_title_buttons (self->header_bar, is_folded);
}
