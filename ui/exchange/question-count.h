/* question-count.h - how many questions wait to be settled, counted again whenever something was written
 *
 * Properties "count" (uint) and "name" (string): the exchange's name with that number in it, for
 * screen readers.
 */
#pragma once

#include "ui/session/work-session.h"

#define CW_TYPE_QUESTION_COUNT (cw_question_count_get_type ())
G_DECLARE_FINAL_TYPE (CwQuestionCount, cw_question_count, CW, QUESTION_COUNT, GObject)

GObject *cw_question_count_new (CwWorkSession *session);

/* Questions and waiting lines that a person has not settled. */
guint cw_question_count_get (CwQuestionCount *self);
