#include "ui/coach/open-questions.h"

#include "corewalk/conflict.h"
#include "ui/exchange/question-card.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

static void
settled (GtkWidget *card, CwWorkSession *session, gboolean is_done, const GError *error)
{
  g_autofree char *text = is_done ? NULL : cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (card, is_done ? "work.say-undo" : "work.say", "s",
                              is_done ? _ ("Settled") : text);
  if (is_done)
    cw_work_session_changed (session);
}

static void
keep_cb (GtkWidget *card, const char *change, CwWorkSession *session)
{
  const CwQuestion *question = cw_question_card_get_question (CW_QUESTION_CARD (card));
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (store == NULL)
    return;

  is_done = cw_conflict_keep (store, question->record, question->field, change, NULL, &error);
  settled (card, session, is_done, error);
}

static void
write_cb (GtkWidget *card, const char *value, CwWorkSession *session)
{
  const CwQuestion *question = cw_question_card_get_question (CW_QUESTION_CARD (card));
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (store == NULL)
    return;

  is_done = cw_conflict_write (store, question->record, question->field, value, NULL, &error);
  settled (card, session, is_done, error);
}

guint
cw_open_questions_append (GtkBox *box, CwWorkSession *session, gint64 record)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GPtrArray) questions = cw_question_list (store, record, NULL);
  guint count = questions != NULL ? questions->len : 0;

  if (questions != NULL)
    g_ptr_array_set_free_func (questions, NULL); /* the cards take them */
  for (guint i = 0; i < count; i++)
    {
      GtkWidget *card = cw_question_card_new (questions->pdata[i]);

      g_signal_connect_object (card, "keep", G_CALLBACK (keep_cb), session, 0);
      g_signal_connect_object (card, "write", G_CALLBACK (write_cb), session, 0);
      gtk_box_append (box, card);
    }

  return count;
}
