#include "ui/coach/question-answers.h"

#include "ui/walks/walk-text.h"

#include <glib/gi18n.h>

struct _CwQuestionAnswers
{
  AdwBin parent_instance;

  char *question;
  gint64 own;

  CwWalkText *answer;
  GtkBox *others;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwQuestionAnswers, cw_question_answers, ADW_TYPE_BIN)

static GtkWidget *
other_new (const CwRemark *remark)
{
  /* Translators: who, and what he answered */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), remark->author, remark->text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

void
cw_question_answers_show (CwQuestionAnswers *self,
                          const GPtrArray *remarks,
                          const char *own_name)
{
  const char *own = "";
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))) != NULL)
    gtk_box_remove (self->others, child);
  self->own = 0;
  for (guint i = 0; i < remarks->len; i++)
    {
      const CwRemark *remark = remarks->pdata[i];

      if (g_strcmp0 (remark->question, self->question) != 0)
        continue;
      if (self->own == 0 && g_strcmp0 (remark->author, own_name) == 0)
        {
          self->own = remark->id;
          own = remark->text;
        }
      else
        gtk_box_append (self->others, other_new (remark));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->others),
                          gtk_widget_get_first_child (GTK_WIDGET (self->others)) != NULL);
  cw_walk_text_show (self->answer, own);
}

static void
edited_cb (CwQuestionAnswers *self, const char *text)
{
  g_signal_emit (self, signals[ANSWERED], 0, text);
}

void
cw_question_answers_say (CwQuestionAnswers *self, const char *trouble)
{
  cw_walk_text_say (self->answer, trouble);
}

void
cw_question_answers_finish (CwQuestionAnswers *self)
{
  cw_walk_text_finish (self->answer);
}

const char *
cw_question_answers_get_question (CwQuestionAnswers *self)
{
  return self->question;
}

gint64
cw_question_answers_get_own (CwQuestionAnswers *self)
{
  return self->own;
}

static void
cw_question_answers_finalize (GObject *object)
{
  g_free (CW_QUESTION_ANSWERS (object)->question);
  G_OBJECT_CLASS (cw_question_answers_parent_class)->finalize (object);
}

static void
cw_question_answers_class_init (CwQuestionAnswersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_question_answers_finalize;
  signals[ANSWERED] = g_signal_new ("answered", CW_TYPE_QUESTION_ANSWERS, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CW_TYPE_WALK_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/question-answers.ui");
  gtk_widget_class_bind_template_child (widget_class, CwQuestionAnswers, answer);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionAnswers, others);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
cw_question_answers_init (CwQuestionAnswers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_question_answers_new (const char *question, CwKeeper *keeper, const char *place)
{
  CwQuestionAnswers *self = g_object_new (CW_TYPE_QUESTION_ANSWERS, NULL);
  g_autofree char *draft = cw_keeper_dup_draft (keeper, place, NULL);

  self->question = g_strdup (question);
  g_object_set (self->answer, "title", question, NULL);
  cw_walk_text_set_place (self->answer, keeper, place, draft);
  return GTK_WIDGET (self);
}
