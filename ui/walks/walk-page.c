#include "ui/walks/walk-page.h"

#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/visit/history-dialog.h"
#include "ui/visit/room-act.h"
#include "ui/walks/visit-row.h"
#include "ui/walks/visit-start.h"
#include "ui/walks/walk-item.h"
#include "ui/walks/walk-next.h"
#include "ui/walks/walk-why.h"

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
  GtkStack *title_stack;
  GtkEditable *title_entry;
  CwWalkWhy *why;
  AdwPreferencesGroup *visits_group;
  CwVisitStart *start;
  GtkListBox *visits;
  CwWalkNext *next;
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
  gtk_widget_set_visible (GTK_WIDGET (self->start), walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.start-visit", walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.start-in", walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.late-entry", walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.close", walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.reopen", walk->closed_ms != 0);
  g_string_free (form, TRUE);
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

  if (store == NULL && self->walk != 0)
    return; /* lent: who gives it back says that something changed */

  gtk_widget_set_visible (self->menu_button, self->walk != 0);
  if (self->walk == 0)
    {
      cw_walk_why_show (self->why, self->session, 0);
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  walk = cw_walk_get (store, self->walk, &error);
  if (g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      cw_walk_page_set_walk (self, 0);
      return;
    }

  if (walk == NULL || !show_visits (self, store, &error) ||
      !cw_walk_next_show (self->next, self->session, self->walk, &error))
    {
      show_failure (self, error);
      return;
    }

  show_head (self, walk);
  cw_walk_why_show (self->why, self->session, self->walk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.problem-history",
                                 cw_walk_why_get_problem (self->why) != 0);
  gtk_stack_set_visible_child_name (self->stack, "walk");
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_WALK_PAGE (widget));
}

/* One field of the walk; @said tells what happened. */
static void
edit (CwWalkPage *self, const char *field, const char *value, const char *said)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (cw_record_edit (store, self->walk, field, value, NULL, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s", said);
      cw_work_session_changed (self->session);
    }
  else
    say_failed (self, error);
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
start_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);

  cw_room_act_start (widget, self->session, self->walk, g_variant_get_int64 (parameter));
}

static void
late_entry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "work.late-entry", "x", CW_WALK_PAGE (widget)->walk);
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
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);

  edit (self, "closed_ms", "", _ ("Walk open again"));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);

  gtk_editable_set_text (self->title_entry, gtk_label_get_text (self->title));
  gtk_stack_set_visible_child_name (self->title_stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}

static void
stop_rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (CW_WALK_PAGE (widget)->title_stack, "title");
}

static void
renamed_cb (CwWalkPage *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_entry)));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->title_stack), "entry") != 0)
    return;

  gtk_stack_set_visible_child_name (self->title_stack, "title");
  if (*title != '\0' && !g_str_equal (title, gtk_label_get_text (self->title)))
    edit (self, "title", title, _ ("Walk renamed"));
}

static void
share_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwWalk) walk = store != NULL ? cw_walk_get (store, self->walk, NULL) : NULL;

  if (walk != NULL)
    gtk_widget_activate_action (widget, "work.share", "x", walk->school);
}

/* The whole walk, or its debrief as a poster: the view's action of the same name. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget,
                              g_str_has_suffix (name, "poster") ? "work.print-debrief"
                                                                : "work.print-walk",
                              "x", CW_WALK_PAGE (widget)->walk);
}

static void
hosts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "work.show-hosts", "x", CW_WALK_PAGE (widget)->walk);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWalkPage *self = CW_WALK_PAGE (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  gint64 record =
      g_str_equal (name, "walk.history") ? self->walk : cw_walk_why_get_problem (self->why);

  if (store != NULL && record != 0)
    cw_history_dialog_show (widget, store, record);
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

  g_type_ensure (CW_TYPE_VISIT_START);
  g_type_ensure (CW_TYPE_WALK_WHY);
  g_type_ensure (CW_TYPE_WALK_NEXT);
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
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, title_stack);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, title_entry);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, why);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, next);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, visits_group);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, start);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, visits);
  gtk_widget_class_bind_template_child (widget_class, CwWalkPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, visit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
  gtk_widget_class_install_action (widget_class, "walk.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "walk.start-visit", NULL, start_visit_action);
  gtk_widget_class_install_action (widget_class, "walk.start-in", "x", start_in_action);
  gtk_widget_class_install_action (widget_class, "walk.late-entry", NULL, late_entry_action);
  gtk_widget_class_install_action (widget_class, "walk.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "walk.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "walk.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "walk.stop-rename", NULL, stop_rename_action);
  gtk_widget_class_install_action (widget_class, "walk.share", NULL, share_action);
  gtk_widget_class_install_action (widget_class, "walk.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "walk.print-poster", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "walk.hosts", NULL, hosts_action);
  gtk_widget_class_install_action (widget_class, "walk.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "walk.problem-history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "walk.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "walk.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "walk.stop-rename",
                                       NULL);
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
  cw_visit_start_button_set_walk (self->start, self->session, walk);
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
