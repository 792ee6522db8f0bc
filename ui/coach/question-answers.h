/* question-answers.h - one question of a conference: one's own answer, edited in place, and the partners'
 *
 * Signal "answered" (string): one's own answer is another one; "" takes it away.
 */
#pragma once

#include "corewalk/cycle-event.h"
#include "ui/session/keeper.h"

#include <adwaita.h>

#define CW_TYPE_QUESTION_ANSWERS (cw_question_answers_get_type ())
G_DECLARE_FINAL_TYPE (CwQuestionAnswers, cw_question_answers, CW, QUESTION_ANSWERS, AdwBin)

/* Half-typed words are kept under @place. */
GtkWidget *cw_question_answers_new (const char *question, CwKeeper *keeper, const char *place);

/* (transfer none) */
const char *cw_question_answers_get_question (CwQuestionAnswers *self);

/* The remark that is one's own answer; 0 for none. */
gint64 cw_question_answers_get_own (CwQuestionAnswers *self);

/* @remarks: (element-type CwRemark): of the event; those to other questions are left out. */
void cw_question_answers_show (CwQuestionAnswers *self,
                               const GPtrArray *remarks,
                               const char *own_name);

/* Says why an answer could not be kept; NULL takes that away. */
void cw_question_answers_say (CwQuestionAnswers *self, const char *trouble);

/* Speaks up for what is typed and not kept. */
void cw_question_answers_finish (CwQuestionAnswers *self);
