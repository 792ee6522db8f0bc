#include "ui/coach/cycle-questions.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-event.h"
#include "corewalk/student-evidence.h"
#include "ui/exchange/question-card.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwCycleQuestions
{
  AdwBin parent_instance;

  CwWorkSession *session;
  char *signature; /* of the cards that are shown: what is typed into them outlives a refresh */

  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (CwCycleQuestions, cw_cycle_questions, ADW_TYPE_BIN)

static void
settled (CwCycleQuestions *self, gboolean is_done, const GError *error)
{
  g_autofree char *text = is_done ? NULL : cw_trouble_dup_act_text (error);

  if (is_done)
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s", _ ("Settled"));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
  cw_work_session_changed (self->session);
}

static void
keep_cb (CwCycleQuestions *self, const char *change, CwQuestionCard *card)
{
  const CwQuestion *question = cw_question_card_get_question (card);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store != NULL)
    settled (self,
             cw_conflict_keep (store, question->record, question->field, change, NULL, &error),
             error);
}

static void
write_cb (CwCycleQuestions *self, const char *value, CwQuestionCard *card)
{
  const CwQuestion *question = cw_question_card_get_question (card);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store != NULL)
    settled (self,
             cw_conflict_write (store, question->record, question->field, value, NULL, &error),
             error);
}

static gboolean
add_of (GPtrArray *all, CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GPtrArray) questions = cw_question_list (store, record, error);

  if (questions == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (all, g_steal_pointer (&questions));
  return TRUE;
}

/* (transfer full): about the cycle itself, its events, steps and evidence. */
static GPtrArray *
read_all (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_question_free);
  g_autoptr (GPtrArray) events = cw_event_list (store, cycle, error);
  g_autoptr (GPtrArray) steps =
      events != NULL ? cw_action_step_list (store, cycle, error) : NULL;
  g_autoptr (GPtrArray) evidence =
      steps != NULL ? cw_evidence_list (store, cycle, error) : NULL;
  gboolean is_read = evidence != NULL && add_of (all, store, cycle, error);

  for (guint i = 0; is_read && i < events->len; i++)
    is_read = add_of (all, store, ((CwEvent *) events->pdata[i])->id, error);
  for (guint i = 0; is_read && i < steps->len; i++)
    is_read = add_of (all, store, ((CwActionStep *) steps->pdata[i])->id, error);
  for (guint i = 0; is_read && i < evidence->len; i++)
    is_read = add_of (all, store, ((CwEvidence *) evidence->pdata[i])->id, error);
  return is_read ? g_steal_pointer (&all) : NULL;
}

static char *
dup_signature (const GPtrArray *questions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const CwQuestion *question = questions->pdata[i];

      for (guint j = 0; j < question->choices->len; j++)
        g_string_append_printf (text, "%s\n",
                                ((CwQuestionChoice *) question->choices->pdata[j])->change);
    }
  return g_string_free (text, FALSE);
}

static void
show_cards (CwCycleQuestions *self, GPtrArray *questions)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  g_ptr_array_set_free_func (questions, NULL); /* the cards take them */
  for (guint i = 0; i < questions->len; i++)
    {
      GtkWidget *card = cw_question_card_new (questions->pdata[i]);

      g_signal_connect_object (card, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "write", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
}

gboolean
cw_cycle_questions_show (CwCycleQuestions *self,
                         CwWorkSession *session,
                         gint64 cycle,
                         GError **error)
{
  g_autoptr (GPtrArray) questions =
      read_all (cw_work_session_get_store (session), cycle, error);
  g_autofree char *signature = NULL;

  if (questions == NULL)
    return FALSE;

  g_set_object (&self->session, session);
  signature = dup_signature (questions);
  gtk_widget_set_visible (GTK_WIDGET (self), questions->len > 0);
  if (g_strcmp0 (signature, self->signature) == 0)
    return TRUE;

  show_cards (self, questions);
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  return TRUE;
}

static void
cw_cycle_questions_dispose (GObject *object)
{
  CwCycleQuestions *self = CW_CYCLE_QUESTIONS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (cw_cycle_questions_parent_class)->dispose (object);
}

static void
cw_cycle_questions_class_init (CwCycleQuestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cycle_questions_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/cycle-questions.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCycleQuestions, cards);
}

static void
cw_cycle_questions_init (CwCycleQuestions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
