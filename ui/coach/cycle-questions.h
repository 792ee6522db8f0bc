/* cycle-questions.h - what partners wrote of one thing without seeing each other's, to settle on the cycle's page
 *
 * The cards of the exchange's questions, for one cycle alone. Speaks up by "work.say" and "work.say-undo".
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_QUESTIONS (cw_cycle_questions_get_type ())
G_DECLARE_FINAL_TYPE (CwCycleQuestions, cw_cycle_questions, CW, CYCLE_QUESTIONS, AdwBin)

/* Hides itself where nothing is open. Returns FALSE with @error set where that can't be read. */
gboolean cw_cycle_questions_show (CwCycleQuestions *self,
                                  CwWorkSession *session,
                                  gint64 cycle,
                                  GError **error);
