#include "ui/coach/event-list.h"

#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "ui/coach/ask-window.h"
#include "ui/coach/event-words.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_EVENT "cw-event"

struct _CwEventList
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  AdwPreferencesGroup *group;
  GtkMenuButton *add_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CwEventList, cw_event_list, ADW_TYPE_BIN)

static GtkWidget *
row_new (const CwEvent *event)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = cw_event_words_dup_about (event);
  gint64 *id = g_new (gint64, 1);

  *id = event->id;
  g_object_set_data_full (G_OBJECT (row), KEY_EVENT, id, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 cw_event_words_get_kind (event->kind));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cw_event_words_chip_new (event));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* "3 events, 1 h 5 min together": of those that are over. */
static char *
dup_sum (const GPtrArray *events)
{
  gint64 spent_ms = 0;
  guint count = 0;
  int minutes;

  for (guint i = 0; i < events->len; i++)
    {
      const CwEvent *event = events->pdata[i];

      if (event->ended_ms == 0)
        continue;
      spent_ms += event->ended_ms - event->started_ms;
      count++;
    }
  minutes = (int) (spent_ms / 60000);
  if (count == 0)
    return NULL;

  /* Translators: the time that was spent, "1 h 05 min" */
  return g_strdup_printf (_ ("Time spent so far: %d h %02d min"), minutes / 60, minutes % 60);
}

static gboolean
is_open (const CwCycle *cycle)
{
  return cycle->is_mine && cycle->state != CW_CYCLE_DONE && cycle->state != CW_CYCLE_STOPPED;
}

void
cw_event_list_refresh (CwEventList *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwCycle) cycle = store != NULL ? cw_cycle_get (store, self->cycle, NULL) : NULL;
  g_autoptr (GPtrArray) events =
      cycle != NULL ? cw_event_list (store, self->cycle, NULL) : NULL;
  g_autofree char *sum = NULL;
  GtkListBoxRow *row = NULL;
  gboolean is_focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

  if (events == NULL)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < events->len; i++)
    gtk_list_box_append (self->list, row_new (events->pdata[i]));

  sum = dup_sum (events);
  adw_preferences_group_set_description (self->group, sum);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), is_open (cycle));
  if (is_focused)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* What the cycle's model suggests for an event of that kind, the phase's own first. */
static const CwCycleHint *
find_hint (const CwCycleModel *model, const char *kind, const char *phase)
{
  const CwCycleHint *found = NULL;

  for (guint i = 0; model != NULL && i < model->hints->len; i++)
    {
      const CwCycleHint *hint = model->hints->pdata[i];

      if (g_str_equal (hint->kind, kind) &&
          (found == NULL || g_strcmp0 (hint->phase, phase) == 0))
        found = hint;
    }

  return found;
}

static gint64
add (CwEventList *self, CwStore *store, CwEventKind kind, GError **error)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, self->cycle, error);
  g_autoptr (CwCycleModel) model =
      cycle != NULL ? cw_cycle_model_get (store, self->cycle, NULL) : NULL;
  CwEventPlan plan = { .cycle = self->cycle, .kind = kind };
  const CwCycleHint *hint;

  if (cycle == NULL)
    return 0;

  hint = find_hint (model, cw_event_kind_get_name (kind), cycle->phase);
  if (hint != NULL)
    {
      plan.focus = *hint->focus != '\0' ? hint->focus : NULL;
      plan.minutes = hint->minutes;
    }
  return cw_event_add (store, &plan, NULL, error);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventList *self = CW_EVENT_LIST (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CwEventKind kind;
  gint64 event;

  if (store == NULL || !cw_event_kind_parse (g_variant_get_string (parameter, NULL), &kind))
    return;

  event = add (self, store, kind, &error);
  if (event == 0)
    {
      text = cw_trouble_dup_act_text (error);
      gtk_widget_activate_action (widget, "work.say", "s", text);
      return;
    }

  /* The page gives the keys back to what had them: an entry of a closed menu would swallow them all. */
  gtk_menu_button_popdown (self->add_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  cw_work_session_changed (self->session);
  gtk_widget_activate_action (widget, "work.show-event", "x", event);
}

static void
asked_cb (CwEventList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s",
                              _ ("You asked. It goes with your next file for the partners."));
  cw_work_session_changed (self->session);
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventList *self = CW_EVENT_LIST (widget);
  GtkWidget *window =
      cw_ask_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session, self->cycle);

  g_signal_connect_object (window, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
chosen_cb (CwEventList *self, GtkListBoxRow *row)
{
  const gint64 *event = g_object_get_data (G_OBJECT (row), KEY_EVENT);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-event", "x", *event);
}

static void
cw_event_list_dispose (GObject *object)
{
  CwEventList *self = CW_EVENT_LIST (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_event_list_parent_class)->dispose (object);
}

static void
cw_event_list_class_init (CwEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_event_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/event-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEventList, group);
  gtk_widget_class_bind_template_child (widget_class, CwEventList, add_button);
  gtk_widget_class_bind_template_child (widget_class, CwEventList, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "events.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "events.ask", NULL, ask_action);
}

static void
cw_event_list_init (CwEventList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_event_list_new (CwWorkSession *session, gint64 cycle)
{
  CwEventList *self = g_object_new (CW_TYPE_EVENT_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (cw_event_list_refresh), self);
  cw_event_list_set_cycle (self, cycle);
  return GTK_WIDGET (self);
}

void
cw_event_list_set_cycle (CwEventList *self, gint64 cycle)
{
  self->cycle = cycle;
  cw_event_list_refresh (self);
}
