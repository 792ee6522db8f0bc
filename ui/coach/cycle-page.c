#include "ui/coach/cycle-page.h"

#include "corewalk/norms.h"
#include "corewalk/record.h"
#include "ui/coach/close-window.h"
#include "ui/coach/coach-words.h"
#include "ui/coach/cycle-evidence.h"
#include "ui/coach/cycle-goal.h"
#include "ui/coach/cycle-partners.h"
#include "ui/coach/cycle-phases.h"
#include "ui/coach/cycle-questions.h"
#include "ui/coach/cycle-work.h"
#include "ui/coach/phases-window.h"
#include "ui/coach/record-text.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/parts/wrap-layout.h"
#include "ui/trust/calendar-dialog.h"
#include "ui/visit/history-dialog.h"

#include <glib/gi18n.h>

struct _CwCyclePage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  GtkLabel *title;
  GtkStack *title_stack;
  GtkEditable *title_entry;
  GtkLabel *circle;
  GtkLabel *state;
  GtkLabel *about;
  GtkWidget *asked;
  GtkLabel *notice;
  CwCycleQuestions *questions;
  CwCyclePhases *phases;
  CwCycleGoal *goal;
  CwCycleEvidence *evidence;
  CwRecordText *agreement;
  GtkLabel *norms;
  CwCycleWork *work;
  CwCyclePartners *partners;
  CwRecordText *reflection;
};

G_DEFINE_FINAL_TYPE (CwCyclePage, cw_cycle_page, ADW_TYPE_BIN)

static CwStore *
store_of (CwCyclePage *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

/* After an act: @said tells what happened, or @error why not. */
static void
done (CwCyclePage *self, gboolean is_done, const char *said, const GError *error)
{
  g_autofree char *trouble = is_done ? NULL : cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), is_done ? "work.say-undo" : "work.say", "s",
                              is_done ? said : trouble);
  cw_work_session_changed (self->session);
}

/* "You and Ben Ortiz · Students First · since Mar 4, until Apr 15" */
static char *
dup_about (const CwCycle *cycle, const CwCycleModel *model)
{
  g_autofree char *partners = cw_coach_words_dup_partners (cycle);
  GString *text = g_string_new (partners);

  g_string_append_printf (text, " · %s", model->title);
  if (cycle->begun != G_MININT64)
    {
      g_autofree char *day = cw_times_dup_short_day (cycle->begun);

      g_string_append (text, " · ");
      /* Translators: a day */
      g_string_append_printf (text, _ ("since %s"), day);
    }
  if (cycle->until != G_MININT64 && !cw_coach_words_is_closed (cycle))
    {
      g_autofree char *day = cw_times_dup_short_day (cycle->until);

      /* Translators: after "since Mar 4"; a day */
      g_string_append_printf (text, _ (", until %s"), day);
    }
  return g_string_free (text, FALSE);
}

/* (transfer full) (nullable): what a partner has to know before reading on. */
static char *
dup_notice (const CwCycle *cycle)
{
  g_autofree char *asked = cw_coach_words_dup_asked (cycle);

  if (!cycle->is_mine)
    return g_strdup (
        _ ("You are not a partner any more. What was written while you were one stays "
           "readable here; nothing new comes, and nothing can be changed."));
  if (cycle->is_split)
    return g_strdup (
        _ ("Partners were changed in two ways at once. Talk to each other, then change "
           "the partners once more: that settles it."));
  if (cw_coach_words_is_closed (cycle) && cycle->reason != NULL)
    /* Translators: why a coaching cycle was closed */
    return g_strdup_printf (_ ("Closed: %s"), cycle->reason);
  if (asked != NULL && !cw_coach_words_is_asked (cycle))
    return g_strdup_printf (
        _ ("%s has not said yes yet. The cycle goes there with the next file that "
           "you write for it."),
        asked);
  return NULL;
}

static void
show_head (CwCyclePage *self, const CwCycle *cycle, const CwCycleModel *model)
{
  g_autofree char *about = dup_about (cycle, model);
  g_autofree char *circle = cw_coach_words_dup_circle (cycle);
  g_autofree char *notice = dup_notice (cycle);
  const char *state = cw_coach_words_get_state (cycle->state);

  gtk_label_set_text (self->title, cycle->title);
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->circle, circle);
  gtk_label_set_text (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
  gtk_label_set_text (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
  gtk_widget_set_visible (self->asked, cw_coach_words_is_asked (cycle));
}

static void
show_norms (CwCyclePage *self, CwStore *store)
{
  g_autoptr (CwNorms) norms = cw_norms_get (store, "coaching", NULL);
  g_autofree char *day = norms != NULL ? cw_times_dup_long_day (norms->day) : NULL;
  g_autofree char *parties = norms != NULL ? cw_norms_dup_parties (norms) : NULL;
  g_autofree char *text =
      norms != NULL
          /* Translators: the norms, a day, who agreed */
          ? g_strdup_printf (_ ("%s\n– agreed on %s by %s"), norms->text, day, parties)
          : g_strdup (_ ("The program has not written down joint norms for coaching yet."));

  gtk_label_set_text (self->norms, text);
}

static void
show_words (CwCyclePage *self, const CwCycle *cycle, const CwCycleModel *model)
{
  cw_cycle_goal_show (self->goal, self->session, cycle, model);
  cw_record_text_show (self->agreement, self->session, cycle->id, cycle->agreement);
  cw_record_text_show (self->reflection, self->session, cycle->id, cycle->reflection);
  gtk_widget_set_sensitive (GTK_WIDGET (self->agreement), cycle->is_mine);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reflection), cycle->is_mine);
}

/* What can be done with it now. */
static void
show_actions (CwCyclePage *self, const CwCycle *cycle)
{
  gboolean is_active = cycle->state == CW_CYCLE_ACTIVE;
  const struct
  {
    const char *name;
    gboolean is_enabled;
  } actions[] = {
    { "cycle.rename", cycle->is_mine },
    { "cycle.take-part", cycle->is_mine },
    { "cycle.edit-phases", cycle->is_mine },
    { "cycle.pause", cycle->is_mine && is_active },
    { "cycle.take-up", cycle->is_mine && !is_active },
    { "cycle.close", cycle->is_mine && !cw_coach_words_is_closed (cycle) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, actions[i].is_enabled);
}

static gboolean
show (CwCyclePage *self, CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, id, error);
  g_autoptr (CwCycleModel) model = cycle != NULL ? cw_cycle_model_get (store, id, error) : NULL;

  if (model == NULL || !cw_cycle_questions_show (self->questions, self->session, id, error) ||
      !cw_cycle_evidence_show (self->evidence, self->session, cycle, error) ||
      !cw_cycle_partners_show (self->partners, self->session, cycle, error))
    return FALSE;

  self->cycle = id;
  show_head (self, cycle, model);
  cw_cycle_phases_show (self->phases, self->session, cycle, model);
  show_words (self, cycle, model);
  show_norms (self, store);
  cw_cycle_work_show (self->work, self->session, id);
  show_actions (self, cycle);
  return TRUE;
}

gboolean
cw_cycle_page_refresh (CwCyclePage *self)
{
  CwStore *store = store_of (self);

  if (store == NULL || self->cycle == 0)
    return TRUE; /* lent: who gives it back says that something changed */

  return show (self, store, self->cycle, NULL);
}

static void
changed_cb (CwCyclePage *self)
{
  cw_cycle_page_refresh (self);
}

static void
take_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePage *self = CW_CYCLE_PAGE (widget);
  CwStore *store = store_of (self);
  g_autoptr (GError) error = NULL;

  if (store != NULL)
    done (self, cw_cycle_take_part (store, self->cycle, NULL, &error), _ ("You take part"),
          error);
}

static void
state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePage *self = CW_CYCLE_PAGE (widget);
  CwStore *store = store_of (self);
  gboolean is_pause = g_str_equal (name, "cycle.pause");
  g_autoptr (GError) error = NULL;

  if (store != NULL)
    done (self,
          cw_cycle_set_state (store, self->cycle, is_pause ? CW_CYCLE_PAUSED : CW_CYCLE_ACTIVE,
                              NULL, NULL, NULL, &error),
          is_pause ? _ ("The cycle rests") : _ ("The cycle goes on"), error);
}

static void
phases_kept_cb (CwCyclePage *self)
{
  done (self, TRUE, _ ("The phases are kept"), NULL);
}

static void
edit_phases_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePage *self = CW_CYCLE_PAGE (widget);
  GtkWidget *window = NULL;

  if (store_of (self) == NULL)
    return;

  window = cw_phases_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session,
                                 self->cycle);
  g_signal_connect_object (window, "kept", G_CALLBACK (phases_kept_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
closed_cb (CwCyclePage *self)
{
  done (self, TRUE, _ ("The cycle is closed"), NULL);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePage *self = CW_CYCLE_PAGE (widget);
  CwStore *store = store_of (self);
  g_autoptr (CwCycle) cycle = store != NULL ? cw_cycle_get (store, self->cycle, NULL) : NULL;
  GtkWidget *window = NULL;

  if (cycle == NULL)
    return;

  window =
      cw_close_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session, cycle);
  g_signal_connect_object (window, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
phase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_cycle_phases_move (CW_CYCLE_PAGE (widget)->phases,
                        g_str_equal (name, "cycle.phase-after") ? 1 : -1);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePage *self = CW_CYCLE_PAGE (widget);

  gtk_editable_set_text (self->title_entry, gtk_label_get_text (self->title));
  gtk_stack_set_visible_child_name (self->title_stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}

static void
stop_rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (CW_CYCLE_PAGE (widget)->title_stack, "title");
}

static void
renamed_cb (CwCyclePage *self)
{
  CwStore *store = store_of (self);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_entry)));
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->title_stack), "entry") != 0)
    return;

  gtk_stack_set_visible_child_name (self->title_stack, "title");
  if (store != NULL && *title != '\0' && !g_str_equal (title, gtk_label_get_text (self->title)))
    done (self, cw_record_edit (store, self->cycle, "title", title, NULL, &error),
          _ ("Cycle renamed"), error);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePage *self = CW_CYCLE_PAGE (widget);
  CwStore *store = store_of (self);

  if (store != NULL)
    cw_history_dialog_show (widget, store, self->cycle);
}

static void
calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePage *self = CW_CYCLE_PAGE (widget);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));

  if (store_of (self) != NULL)
    gtk_window_present (
        GTK_WINDOW (cw_calendar_dialog_new_for_cycle (parent, self->session, self->cycle)));
}

static void
cw_cycle_page_dispose (GObject *object)
{
  CwCyclePage *self = CW_CYCLE_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_cycle_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, title);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, title_stack);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, title_entry);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, circle);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, state);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, about);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, asked);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, notice);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, questions);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, phases);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, goal);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, evidence);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, agreement);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, norms);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, work);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, partners);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePage, reflection);
}

static void
cw_cycle_page_class_init (CwCyclePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cycle_page_dispose;

  g_type_ensure (CW_TYPE_CYCLE_EVIDENCE);
  g_type_ensure (CW_TYPE_CYCLE_GOAL);
  g_type_ensure (CW_TYPE_CYCLE_PARTNERS);
  g_type_ensure (CW_TYPE_CYCLE_PHASES);
  g_type_ensure (CW_TYPE_CYCLE_QUESTIONS);
  g_type_ensure (CW_TYPE_CYCLE_WORK);
  g_type_ensure (CW_TYPE_RECORD_TEXT);
  g_type_ensure (CW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/cycle-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
  gtk_widget_class_install_action (widget_class, "cycle.take-part", NULL, take_part_action);
  gtk_widget_class_install_action (widget_class, "cycle.pause", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "cycle.take-up", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "cycle.edit-phases", NULL, edit_phases_action);
  gtk_widget_class_install_action (widget_class, "cycle.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "cycle.phase-before", NULL, phase_action);
  gtk_widget_class_install_action (widget_class, "cycle.phase-after", NULL, phase_action);
  gtk_widget_class_install_action (widget_class, "cycle.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "cycle.stop-rename", NULL, stop_rename_action);
  gtk_widget_class_install_action (widget_class, "cycle.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "cycle.calendar", NULL, calendar_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "cycle.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "cycle.stop-rename",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "cycle.phase-before", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "cycle.phase-after", NULL);
}

static void
cw_cycle_page_init (CwCyclePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_cycle_page_new (void)
{
  return g_object_new (CW_TYPE_CYCLE_PAGE, NULL);
}

gboolean
cw_cycle_page_set_cycle (CwCyclePage *self,
                         CwWorkSession *session,
                         gint64 cycle,
                         GError **error)
{
  if (self->session == NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
    }
  gtk_stack_set_visible_child_name (self->title_stack, "title");
  return show (self, cw_work_session_get_store (session), cycle, error);
}
