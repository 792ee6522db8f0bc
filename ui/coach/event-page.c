#include "ui/coach/event-page.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-event.h"
#include "corewalk/cycle.h"
#include "corewalk/record.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "ui/coach/event-agreed.h"
#include "ui/coach/event-talk.h"
#include "ui/coach/event-words.h"
#include "ui/coach/open-questions.h"
#include "ui/coach/step-row.h"
#include "ui/coach/step-window.h"
#include "ui/parts/trouble.h"
#include "ui/visit/history-dialog.h"
#include "ui/walks/visit-row.h"

#include <glib/gi18n.h>

struct _CwEventPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 event, cycle;

  AdwWindowTitle *window_title;
  GtkLabel *title;
  GtkLabel *time;
  GtkLabel *chip;
  GtkButton *start_button;
  GtkWidget *stop_button;
  GtkLabel *closed;
  GtkBox *parts;
  GtkBox *questions;
  GtkWidget *carried_group;
  GtkListBox *carried;
  GtkWidget *visits_group;
  GtkListBox *visits;
  CwEventAgreed *agreed;
  CwEventTalk *talk;
  GtkWidget *steps_group;
  GtkListBox *steps;
};

G_DEFINE_FINAL_TYPE (CwEventPage, cw_event_page, ADW_TYPE_BIN)

static CwStore *
store_of (CwEventPage *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Start, stop, and what an observation is gone on with. */
static void
show_head (CwEventPage *self, const CwEvent *event, const CwCycle *cycle)
{
  gboolean is_visit = event->kind == CW_EVENT_VISIT;
  gboolean is_over = event->ended_ms != 0;
  gboolean is_open =
      cycle->is_mine && cycle->state != CW_CYCLE_DONE && cycle->state != CW_CYCLE_STOPPED;
  g_autofree char *time = cw_event_words_dup_time (event);

  adw_window_title_set_title (self->window_title, cw_event_words_get_kind (event->kind));
  adw_window_title_set_subtitle (self->window_title, cycle->title);
  gtk_label_set_text (self->title, cw_event_words_get_kind (event->kind));
  gtk_label_set_text (self->time, time);
  cw_event_words_show_chip (self->chip, event);

  cw_event_words_set_label (self->start_button, !is_visit ? _ ("_Start")
                                                : event->started_ms == 0
                                                    ? _ ("_Start Observing")
                                                    : _ ("_Go On Observing"));
  gtk_widget_set_visible (GTK_WIDGET (self->start_button),
                          is_open && !is_over && (is_visit || event->started_ms == 0));
  gtk_widget_set_visible (self->stop_button, is_open && !is_over && event->started_ms != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->closed), !is_open);
  gtk_label_set_text (self->closed, cycle->is_mine ? _ ("The cycle is closed.")
                                                   : _ ("You are no partner of this cycle now: "
                                                        "you can read it."));
}

static void
fill_steps (GtkListBox *list, const GPtrArray *steps, gint64 event)
{
  clear (list);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const CwActionStep *step = steps->pdata[i];

      if (event == 0 || step->event == event)
        gtk_list_box_append (list, cw_step_row_new (step));
    }
}

static void
show_steps (CwEventPage *self, CwStore *store, const CwEvent *event)
{
  g_autoptr (GPtrArray) carried = event->kind == CW_EVENT_PRE_CONFERENCE
                                      ? cw_action_step_carried_list (store, event->id, NULL)
                                      : NULL;
  g_autoptr (GPtrArray) steps = cw_action_step_list (store, event->cycle, NULL);

  fill_steps (self->carried, carried, 0);
  gtk_widget_set_visible (self->carried_group, carried != NULL && carried->len > 0);
  fill_steps (self->steps, steps, event->id);
  gtk_widget_set_visible (self->steps_group, event->kind != CW_EVENT_PRE_CONFERENCE &&
                                                 event->kind != CW_EVENT_VISIT);
}

static void
show_visits (CwEventPage *self, CwStore *store, const CwEvent *event)
{
  g_autoptr (GArray) ids = event->walk != 0 ? cw_visit_ids (store, event->walk, NULL) : NULL;

  clear (self->visits);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (CwVisit) visit = cw_visit_get (store, g_array_index (ids, gint64, i), NULL);

      if (visit != NULL)
        gtk_list_box_append (self->visits,
                             cw_visit_row_new (visit, cw_store_get_person (store)->name));
    }
  gtk_widget_set_visible (self->visits_group, ids != NULL && ids->len > 0);
}

/* Once people talk, what they talk about comes before what they agreed on. */
static void
order_parts (CwEventPage *self, const CwEvent *event)
{
  gboolean is_talk = event->started_ms != 0 && event->kind != CW_EVENT_VISIT;
  GtkWidget *first = is_talk ? GTK_WIDGET (self->talk) : GTK_WIDGET (self->agreed);
  GtkWidget *second = is_talk ? GTK_WIDGET (self->agreed) : GTK_WIDGET (self->talk);

  if (gtk_widget_get_next_sibling (self->visits_group) == first)
    return;

  gtk_box_reorder_child_after (self->parts, first, self->visits_group);
  gtk_box_reorder_child_after (self->parts, second, is_talk ? self->steps_group : first);
}

static void
show_questions (CwEventPage *self)
{
  GtkWidget *child;
  guint count;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, child);
  count = cw_open_questions_append (self->questions, self->session, self->event);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), count > 0);
}

gboolean
cw_event_page_refresh (CwEventPage *self)
{
  CwStore *store = store_of (self);
  g_autoptr (CwEvent) event = store != NULL ? cw_event_get (store, self->event, NULL) : NULL;
  g_autoptr (CwCycle) cycle = event != NULL ? cw_cycle_get (store, event->cycle, NULL) : NULL;

  if (cycle == NULL)
    return store == NULL; /* lent: who gives it back says that something changed */

  self->cycle = cycle->id;
  show_head (self, event, cycle);
  order_parts (self, event);
  show_questions (self);
  show_steps (self, store, event);
  show_visits (self, store, event);
  cw_event_agreed_show (self->agreed, self->session, event, cycle->is_mine);
  cw_event_talk_show (self->talk, self->session, event, cycle->is_mine);
  return TRUE;
}

static void
forget (CwEventPage *self)
{
  if (self->session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
changed_cb (CwEventPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cw_event_page_refresh (self);
}

gboolean
cw_event_page_set_event (CwEventPage *self, CwWorkSession *session, gint64 id, GError **error)
{
  g_autoptr (CwEvent) event = cw_event_get (cw_work_session_get_store (session), id, error);

  if (event == NULL)
    return FALSE;

  if (self->event != 0 && self->event != id)
    {
      cw_event_agreed_leave (self->agreed);
      cw_event_talk_leave (self->talk);
    }
  forget (self);
  self->session = g_object_ref (session);
  self->event = id;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  return cw_event_page_refresh (self);
}

static void
say (CwEventPage *self, gboolean is_done, const char *said, const GError *error)
{
  g_autofree char *text = is_done ? NULL : cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), is_done ? "work.say-undo" : "work.say", "s",
                              is_done ? said : text);
  if (is_done)
    cw_work_session_changed (self->session);
}

/* The visit of this person that goes on in the event; 0 for none. */
static gint64
find_going_on (CwStore *store, const CwEvent *event)
{
  g_autoptr (GArray) ids = event->walk != 0 ? cw_visit_ids (store, event->walk, NULL) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (CwVisit) visit = cw_visit_get (store, g_array_index (ids, gint64, i), NULL);

      if (visit != NULL && visit->ended_ms == 0 &&
          g_strcmp0 (visit->walker, cw_store_get_person (store)->name) == 0)
        return visit->id;
    }

  return 0;
}

static void
observe (CwEventPage *self, CwStore *store, const CwEvent *event)
{
  g_autoptr (GError) error = NULL;
  gint64 visit = find_going_on (store, event);

  if (visit == 0)
    visit = cw_event_start_visit (store, event->id, 0, NULL, &error);
  if (visit != 0)
    {
      cw_work_session_changed (self->session);
      gtk_widget_activate_action (GTK_WIDGET (self), "work.show-visit", "x", visit);
    }
  else
    say (self, FALSE, NULL, error);
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventPage *self = CW_EVENT_PAGE (widget);
  CwStore *store = store_of (self);
  g_autoptr (CwEvent) event = store != NULL ? cw_event_get (store, self->event, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (event == NULL)
    return;
  if (event->kind == CW_EVENT_VISIT)
    {
      observe (self, store, event);
      return;
    }

  is_done = cw_event_start (store, self->event, NULL, &error);
  say (self, is_done, _ ("Started"), error);
  if (is_done)
    gtk_widget_grab_focus (self->stop_button);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventPage *self = CW_EVENT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (store_of (self) != NULL)
    say (self, cw_event_stop (store_of (self), self->event, NULL, &error), _ ("Stopped"),
         error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventPage *self = CW_EVENT_PAGE (widget);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (store_of (self) == NULL)
    return;

  is_done = cw_record_delete (store_of (self), self->event, NULL, &error);
  say (self, is_done, _ ("Event deleted"), error);
  if (is_done)
    gtk_widget_activate_action (widget, "work.back", NULL);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventPage *self = CW_EVENT_PAGE (widget);

  if (store_of (self) != NULL)
    cw_history_dialog_show (widget, store_of (self), self->event);
}

static void
add_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventPage *self = CW_EVENT_PAGE (widget);

  if (store_of (self) != NULL)
    gtk_window_present (
        GTK_WINDOW (cw_step_window_new (self->session, self->cycle, self->event, widget)));
}

static void
step_cb (CwEventPage *self, GtkListBoxRow *row)
{
  if (store_of (self) != NULL)
    gtk_window_present (GTK_WINDOW (
        cw_step_window_new_for (self->session, cw_step_row_get_step (row), GTK_WIDGET (self))));
}

static void
visit_cb (CwEventPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-visit", "x",
                              cw_visit_row_get_visit (CW_VISIT_ROW (row)));
}

/* What happened on the page that was shown meanwhile. */
static void
cw_event_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_event_page_parent_class)->map (widget);
  if (CW_EVENT_PAGE (widget)->session != NULL)
    cw_event_page_refresh (CW_EVENT_PAGE (widget));
}

static void
cw_event_page_dispose (GObject *object)
{
  forget (CW_EVENT_PAGE (object));
  G_OBJECT_CLASS (cw_event_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, title);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, time);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, chip);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, closed);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, parts);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, questions);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, carried_group);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, carried);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, visits_group);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, visits);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, agreed);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, talk);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, steps_group);
  gtk_widget_class_bind_template_child (widget_class, CwEventPage, steps);
}

static void
cw_event_page_class_init (CwEventPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_event_page_dispose;
  widget_class->map = cw_event_page_map;

  g_type_ensure (CW_TYPE_EVENT_AGREED);
  g_type_ensure (CW_TYPE_EVENT_TALK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/event-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, visit_cb);
  gtk_widget_class_install_action (widget_class, "event.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "event.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "event.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "event.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "event.add-step", NULL, add_step_action);
}

static void
cw_event_page_init (CwEventPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_event_page_new (void)
{
  return g_object_new (CW_TYPE_EVENT_PAGE, NULL);
}
