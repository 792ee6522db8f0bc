/* question-card.h - one question with its answers side by side
 *
 * Signals: "keep" (string change): this answer stands; "write" (string value): an answer of one's own.
 */
#pragma once

#include "ui/exchange/question.h"

#include <adwaita.h>

#define CW_TYPE_QUESTION_CARD (cw_question_card_get_type ())
G_DECLARE_FINAL_TYPE (CwQuestionCard, cw_question_card, CW, QUESTION_CARD, AdwBin)

/* Takes @question. */
GtkWidget *cw_question_card_new (CwQuestion *question);

/* (transfer none) */
const CwQuestion *cw_question_card_get_question (CwQuestionCard *self);
