#include "ui/coach/coach-page.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle.h"
#include "ui/coach/cycle-row.h"
#include "ui/parts/tab-way.h"
#include "ui/parts/trouble.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"

#include <glib/gi18n.h>

struct _CwCoachPage
{
  AdwBin parent_instance;

  CwWorkSession *session;

  GtkStack *stack;
  GtkWidget *new_button;
  AdwStatusPage *failure;
  GtkWidget *active_group;
  GtkListBox *active;
  GtkWidget *resting_group;
  GtkListBox *resting;
  GtkWidget *closed_group;
  GtkListBox *closed;
};

G_DEFINE_FINAL_TYPE (CwCoachPage, cw_coach_page, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_failure (CwCoachPage *self, const GError *error)
{
  g_autofree char *cause = cw_trouble_dup_cause (error);

  adw_status_page_set_description (self->failure, cause);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static GtkListBox *
list_of (CwCoachPage *self, const CwCycle *cycle)
{
  switch (cycle->state)
    {
    case CW_CYCLE_ACTIVE:
      return self->active;

    case CW_CYCLE_PAUSED:
      return self->resting;

    case CW_CYCLE_DONE:
    case CW_CYCLE_STOPPED:
      return self->closed;
    }

  g_return_val_if_reached (self->active);
}

static void
fill (CwCoachPage *self, CwStore *store, const GPtrArray *cycles, const GPtrArray *steps)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());
  GtkListBox *const lists[] = { self->active, self->resting, self->closed };
  GtkWidget *const groups[] = { self->active_group, self->resting_group, self->closed_group };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    clear_list (lists[i]);
  for (guint i = 0; i < cycles->len; i++)
    gtk_list_box_append (list_of (self, cycles->pdata[i]),
                         cw_cycle_row_new (store, cycles->pdata[i], steps, today));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    gtk_widget_set_visible (groups[i], gtk_list_box_get_row_at_index (lists[i], 0) != NULL);
}

static void
refresh (CwCoachPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cycles = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (store == NULL)
    return; /* it is lent; the session says when something changed */

  cycles = cw_cycle_list (store, &error);
  steps = cycles != NULL ? cw_action_step_list (store, 0, &error) : NULL;
  gtk_widget_set_visible (self->new_button, cycles != NULL && cycles->len > 0);
  if (steps == NULL)
    {
      show_failure (self, error);
      return;
    }

  fill (self, store, cycles, steps);
  gtk_stack_set_visible_child_name (self->stack, cycles->len > 0 ? "cycles" : "none");
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_COACH_PAGE (widget));
}

static gboolean
cw_coach_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (gtk_stack_get_visible_child (CW_COACH_PAGE (widget)->stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
cw_coach_page_dispose (GObject *object)
{
  CwCoachPage *self = CW_COACH_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_coach_page_parent_class)->dispose (object);
}

static void
cw_coach_page_class_init (CwCoachPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_coach_page_dispose;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_coach_page_grab_focus;

  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/coach-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, active_group);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, active);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, resting_group);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, resting);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, closed_group);
  gtk_widget_class_bind_template_child (widget_class, CwCoachPage, closed);
  gtk_widget_class_install_action (widget_class, "coach.again", NULL, again_action);
}

static void
cw_coach_page_init (CwCoachPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_coach_page_new (CwWorkSession *session)
{
  CwCoachPage *self = g_object_new (CW_TYPE_COACH_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
  refresh (self);
  return GTK_WIDGET (self);
}
