#include "ui/coach/step-window.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle.h"
#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/parts/day-button.h"
#include "ui/parts/trouble.h"
#include "ui/visit/history-dialog.h"

#include <glib/gi18n.h>

#define USUAL_DAYS 7 /* from agreeing on a step to looking back at it */

struct _CwStepWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  GtkWidget *speaker; /* borrowed: it outlives this window */
  gint64 cycle, event;
  CwActionStep
      *before; /* as it was when the window opened; NULL for a new one, or once it is deleted */
  GtkStringList *owners;
  char *draft; /* where half-typed words are kept; NULL while they are put there */
  gboolean is_one_more;

  GtkWidget *cancel_button;
  GtkWidget *agree_button;
  GtkWidget *delete_button;
  GtkWidget *history_button;
  GtkWidget *finish_button;
  GtkTextBuffer *words;
  GtkWidget *words_view;
  GtkLabel *trouble;
  GtkWidget *more_button;
  GtkDropDown *owner;
  CwDayButton *agreed;
  CwDayButton *check_back;
  GtkWidget *outcome_box;
  GtkTextBuffer *evidence;
  GtkTextBuffer *result;
  GtkToggleButton *open_button;
  GtkToggleButton *done_button;
  GtkToggleButton *dropped_button;
};

G_DEFINE_FINAL_TYPE (CwStepWindow, cw_step_window, ADW_TYPE_WINDOW)

static char *
dup_words (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
show_trouble (CwStepWindow *self, const char *text, gboolean can_go_on)
{
  gtk_label_set_text (self->trouble, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), text != NULL);
  gtk_widget_set_visible (self->more_button, can_go_on);
}

static CwStore *
find_store (CwStepWindow *self)
{
  CwStore *store = cw_work_session_get_store (self->session);

  if (store == NULL)
    show_trouble (self, _ ("Corewalk is busy with the walks. Try again in a moment."), FALSE);
  return store;
}

static const char *
get_owner (CwStepWindow *self)
{
  return gtk_string_list_get_string (self->owners, gtk_drop_down_get_selected (self->owner));
}

static char *
dup_day (CwDayButton *button)
{
  gint64 day = cw_day_button_get_day (button);

  return day != G_MININT64 ? cw_day_format (day) : g_strdup ("");
}

static char *
dup_day_before (gint64 day)
{
  return day != G_MININT64 ? cw_day_format (day) : g_strdup ("");
}

static void
done (CwStepWindow *self, const char *said)
{
  g_autofree char *place = g_steal_pointer (&self->draft);

  cw_keeper_set_draft (cw_work_session_get_keeper (self->session), place, NULL, NULL);
  if (said != NULL)
    gtk_widget_activate_action (self->speaker, "work.say-undo", "s", said);
  cw_work_session_changed (self->session);
}

static void
agree_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwStepWindow *self = CW_STEP_WINDOW (widget);
  CwStore *store = find_store (self);
  g_autofree char *words = dup_words (self->words);
  g_autofree char *agreed = dup_day (self->agreed);
  g_autofree char *check_back = dup_day (self->check_back);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const CwActionPlan plan = {
    .cycle = self->cycle,
    .text = words,
    .owner = get_owner (self),
    .agreed = agreed,
    .check_back = *check_back != '\0' ? check_back : NULL,
    .event = self->event,
    .is_one_more = g_str_equal (name, "step.one-more"),
  };

  if (store == NULL)
    return;
  if (*words == '\0')
    {
      show_trouble (self, _ ("Say what is to be tried, in a sentence."), FALSE);
      gtk_widget_grab_focus (self->words_view);
      return;
    }

  if (cw_action_step_add (store, &plan, NULL, &error) != 0)
    {
      done (self, _ ("Step agreed"));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  if (g_error_matches (error, CW_ERROR, CW_ERROR_EXISTS))
    text =
        g_strdup_printf (_ ("%s is still trying a step. Small steps are taken one at a time."),
                         plan.owner);
  else
    text = cw_trouble_dup_cause (error);
  show_trouble (self, text, g_error_matches (error, CW_ERROR, CW_ERROR_EXISTS));
}

/* Changes one field of a step that is there. */
static gboolean
keep_field (CwStepWindow *self,
            const char *field,
            const char *before,
            const char *value,
            GError **error)
{
  return g_strcmp0 (before != NULL ? before : "", value) == 0 ||
         cw_record_edit (cw_work_session_get_store (self->session), self->before->id, field,
                         value, NULL, error);
}

static CwActionState
get_state (CwStepWindow *self)
{
  return gtk_toggle_button_get_active (self->done_button)      ? CW_ACTION_DONE
         : gtk_toggle_button_get_active (self->dropped_button) ? CW_ACTION_DROPPED
                                                               : CW_ACTION_OPEN;
}

static gboolean
keep_outcome (CwStepWindow *self, GError **error)
{
  g_autofree char *evidence = dup_words (self->evidence);
  g_autofree char *result = dup_words (self->result);
  CwActionState state = get_state (self);

  return keep_field (self, "evidence", self->before->evidence, evidence, error) &&
         keep_field (self, "result", self->before->result, result, error) &&
         (state == self->before->state ||
          cw_action_step_settle (cw_work_session_get_store (self->session), self->before->id,
                                 state, NULL, NULL, NULL, error));
}

static gboolean
keep_all (CwStepWindow *self, GError **error)
{
  g_autofree char *words = dup_words (self->words);
  g_autofree char *agreed = dup_day (self->agreed);
  g_autofree char *check_back = dup_day (self->check_back);
  g_autofree char *agreed_before = dup_day_before (self->before->agreed);
  g_autofree char *check_before = dup_day_before (self->before->check_back);

  return keep_field (self, "text", self->before->text, words, error) &&
         keep_field (self, "owner", self->before->owner, get_owner (self), error) &&
         keep_field (self, "agreed", agreed_before, agreed, error) &&
         keep_field (self, "check_back", check_before, check_back, error) &&
         keep_outcome (self, error);
}

/* Whether the window has to stay. */
static gboolean
close_cb (CwStepWindow *self)
{
  g_autofree char *words = dup_words (self->words);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->before == NULL || self->draft == NULL)
    return FALSE;
  if (*words == '\0')
    {
      show_trouble (self, _ ("A step needs words. To be rid of it, delete it."), FALSE);
      return TRUE;
    }
  if (find_store (self) == NULL)
    return TRUE;

  if (!keep_all (self, &error))
    {
      text = cw_trouble_dup_cause (error);
      show_trouble (self, text, FALSE);
      return TRUE;
    }

  done (self, NULL);
  return FALSE;
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwStepWindow *self = CW_STEP_WINDOW (widget);
  CwStore *store = find_store (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL || self->before == NULL)
    return;

  if (!cw_record_delete (store, self->before->id, NULL, &error))
    {
      text = cw_trouble_dup_cause (error);
      show_trouble (self, text, FALSE);
      return;
    }

  g_clear_pointer (&self->before, cw_action_step_free);
  done (self, _ ("Step deleted"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwStepWindow *self = CW_STEP_WINDOW (widget);
  CwStore *store = find_store (self);

  if (store != NULL && self->before != NULL)
    cw_history_dialog_show (widget, store, self->before->id);
}

static void
typed_cb (CwStepWindow *self)
{
  g_autofree char *words = dup_words (self->words);

  show_trouble (self, NULL, FALSE);
  if (self->draft == NULL)
    return;

  if (*words == '\0' || (self->before != NULL && g_str_equal (words, self->before->text)))
    g_clear_pointer (&words, g_free);
  cw_keeper_set_draft (cw_work_session_get_keeper (self->session), self->draft, words, NULL);
}

/* Who has words of another one to do stays the one, also when he is no partner any more. */
static void
show_owners (CwStepWindow *self, CwStore *store, const char *owner)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, self->cycle, NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; cycle != NULL && i < cycle->partners->len; i++)
    {
      const CwPartner *partner = cycle->partners->pdata[i];

      if (g_strcmp0 (partner->name, owner) == 0)
        selected = i;
      gtk_string_list_append (self->owners, partner->name);
    }
  if (selected == GTK_INVALID_LIST_POSITION && owner != NULL)
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (self->owners));
      gtk_string_list_append (self->owners, owner);
    }
  gtk_drop_down_set_selected (self->owner, owner != NULL ? selected : 0);
}

static void
take_draft (CwStepWindow *self, CwStore *store)
{
  g_autofree char *uuid =
      cw_id_dup_text (store, self->before != NULL ? self->before->id : self->cycle);
  char *place = g_strdup_printf ("step:%s:%s", self->before != NULL ? "words" : "new", uuid);
  g_autofree char *draft =
      cw_keeper_dup_draft (cw_work_session_get_keeper (self->session), place, NULL);

  if (draft != NULL)
    gtk_text_buffer_set_text (self->words, draft, -1);
  self->draft = place;
}

static void
show_step (CwStepWindow *self)
{
  const CwActionStep *step = self->before;

  gtk_text_buffer_set_text (self->words, step->text, -1);
  gtk_text_buffer_set_text (self->evidence, step->evidence != NULL ? step->evidence : "", -1);
  gtk_text_buffer_set_text (self->result, step->result != NULL ? step->result : "", -1);
  cw_day_button_set_day (self->agreed, step->agreed);
  cw_day_button_set_day (self->check_back, step->check_back);
  gtk_toggle_button_set_active (step->state == CW_ACTION_DONE      ? self->done_button
                                : step->state == CW_ACTION_DROPPED ? self->dropped_button
                                                                   : self->open_button,
                                TRUE);
}

static void
cw_step_window_dispose (GObject *object)
{
  CwStepWindow *self = CW_STEP_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->before, cw_action_step_free);
  g_clear_pointer (&self->draft, g_free);
  G_OBJECT_CLASS (cw_step_window_parent_class)->dispose (object);
}

static void
cw_step_window_class_init (CwStepWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_step_window_dispose;

  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/step-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, owners);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, agree_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, history_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, finish_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, words);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, words_view);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, more_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, owner);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, agreed);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, check_back);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, evidence);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, result);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, done_button);
  gtk_widget_class_bind_template_child (widget_class, CwStepWindow, dropped_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_install_action (widget_class, "step.agree", NULL, agree_action);
  gtk_widget_class_install_action (widget_class, "step.one-more", NULL, agree_action);
  gtk_widget_class_install_action (widget_class, "step.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "step.history", NULL, history_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_step_window_init (CwStepWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CwStepWindow *
make (CwWorkSession *session, GtkWidget *speaker)
{
  CwStepWindow *self =
      g_object_new (CW_TYPE_STEP_WINDOW, "transient-for", gtk_widget_get_root (speaker), NULL);

  self->session = g_object_ref (session);
  self->speaker = speaker;
  return self;
}

GtkWidget *
cw_step_window_new (CwWorkSession *session, gint64 cycle, gint64 event, GtkWidget *speaker)
{
  CwStepWindow *self = make (session, speaker);
  CwStore *store = cw_work_session_get_store (session);
  gint64 today = cw_moment_local_day (cw_moment_now ());

  self->cycle = cycle;
  self->event = event;
  show_owners (self, store, NULL);
  cw_day_button_set_day (self->agreed, today);
  cw_day_button_set_day (self->check_back, today + USUAL_DAYS);
  take_draft (self, store);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 400);
  gtk_widget_grab_focus (self->words_view);
  return GTK_WIDGET (self);
}

GtkWidget *
cw_step_window_new_for (CwWorkSession *session, gint64 step, GtkWidget *speaker)
{
  CwStepWindow *self = make (session, speaker);
  CwStore *store = cw_work_session_get_store (session);

  self->before = cw_action_step_get (store, step, NULL);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Look Back at a Step"));
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->agree_button, FALSE);
  gtk_widget_set_visible (self->delete_button, TRUE);
  gtk_widget_set_visible (self->history_button, TRUE);
  gtk_widget_set_visible (self->finish_button, TRUE);
  gtk_widget_set_visible (self->outcome_box, TRUE);
  if (self->before == NULL) /* gone meanwhile */
    return GTK_WIDGET (self);

  self->cycle = self->before->cycle;
  show_owners (self, store, self->before->owner);
  show_step (self);
  take_draft (self, store);
  gtk_widget_grab_focus (self->words_view);
  return GTK_WIDGET (self);
}
