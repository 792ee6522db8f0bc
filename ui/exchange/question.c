#include "ui/exchange/question.h"

#include "corewalk/record.h"
#include "ui/exchange/question-words.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

static void
choice_free (gpointer data)
{
  CwQuestionChoice *choice = data;

  g_free (choice->change);
  g_free (choice->value);
  g_free (choice->who);
  g_free (choice->when);
  g_free (choice);
}

void
cw_question_free (CwQuestion *question)
{
  if (question == NULL)
    return;

  g_free (question->field);
  g_free (question->title);
  g_free (question->about);
  g_free (question->draft);
  g_ptr_array_unref (question->choices);
  g_free (question);
}

void
cw_questions_free (CwQuestions *questions)
{
  if (questions == NULL)
    return;

  g_clear_pointer (&questions->questions, g_ptr_array_unref);
  g_clear_pointer (&questions->waiting, g_ptr_array_unref);
  g_free (questions);
}

static char *
dup_when (CwMoment moment)
{
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (moment));
  g_autofree char *clock = cw_times_dup_clock (moment);

  return g_strdup_printf ("%s, %s", day, clock);
}

static void
add_choice (CwQuestion *question,
            CwStore *store,
            const CwRecord *record,
            const char *field,
            const CwConflictHead *head)
{
  CwQuestionChoice *choice = g_new0 (CwQuestionChoice, 1);
  gboolean is_life = g_str_equal (field, "alive");

  choice->change = g_strdup (head->change);
  choice->value = cw_question_words_dup_value (store, record, field, head->value);
  choice->who = g_strdup (head->author);
  choice->when = dup_when (head->moment);
  choice->is_shown = head->is_shown;
  choice->is_keeping = is_life && !g_str_equal (head->value, "removed");
  choice->is_removal = is_life && !choice->is_keeping;
  g_ptr_array_add (question->choices, choice);
}

static CwQuestion *
question_new (CwStore *store, const CwConflict *conflict)
{
  CwQuestion *question = g_new0 (CwQuestion, 1);
  g_autoptr (CwRecord) record = cw_record_read (store, conflict->record, NULL);
  const CwConflictHead *first = conflict->heads->pdata[0];

  question->record = conflict->record;
  question->field = g_strdup (conflict->field);
  question->title = cw_question_words_dup_title (conflict->kind, conflict->field);
  question->about = cw_question_words_dup_about (store, record);
  if (cw_question_words_can_write (conflict->field))
    question->draft = g_strdup (first->value != NULL ? first->value : "");
  question->choices = g_ptr_array_new_with_free_func (choice_free);
  for (guint i = 0; i < conflict->heads->len; i++)
    add_choice (question, store, record, conflict->field, conflict->heads->pdata[i]);

  return question;
}

GPtrArray *
cw_question_list (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (GPtrArray) conflicts = cw_conflict_list (store, record, CW_QUESTIONS_SHOWN, error);
  GPtrArray *questions = NULL;

  if (conflicts == NULL)
    return NULL;

  questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_question_free);
  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (questions, question_new (store, conflicts->pdata[i]));
  return questions;
}

static gpointer
read_questions (CwStore *store, gpointer input, GError **error)
{
  g_autoptr (CwQuestions) found = g_new0 (CwQuestions, 1);
  gint64 all = cw_conflict_count (store, error);
  g_autoptr (GPtrArray) conflicts =
      all < 0 ? NULL : cw_conflict_list (store, 0, CW_QUESTIONS_SHOWN, error);

  if (conflicts == NULL)
    return NULL;

  found->waiting = cw_waiting_list (store, error);
  if (found->waiting == NULL)
    return NULL;

  found->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_question_free);
  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (found->questions, question_new (store, conflicts->pdata[i]));
  found->more = (guint) MAX (all - conflicts->len, 0);
  return g_steal_pointer (&found);
}

static gpointer
count_questions (CwStore *store, gpointer input, GError **error)
{
  g_autofree guint *count = g_new0 (guint, 1);
  gint64 conflicts = cw_conflict_count (store, error);
  g_autoptr (GPtrArray) waiting = conflicts < 0 ? NULL : cw_waiting_list (store, error);

  if (waiting == NULL)
    return NULL;

  *count = (guint) conflicts;
  for (guint i = 0; i < waiting->len; i++)
    *count += !((CwWaiting *) waiting->pdata[i])->is_shown;
  return g_steal_pointer (&count);
}

const CwJobClass cw_questions_read = {
  .work = read_questions,
  .free_result = (GDestroyNotify) cw_questions_free,
};

const CwJobClass cw_questions_count = { .work = count_questions, .free_result = g_free };
