/* coach-words.h - partners, phases and states of coaching cycles in words
 *
 * Strings are (transfer full) where nothing else is said.
 */
#pragma once

#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "corewalk/student-evidence.h"

/* "You and Ben Ortiz", "You, Ben Ortiz and Cleo Diaz". */
char *cw_coach_words_dup_partners (const CwCycle *cycle);

/* Who can see it: "Only the two of you", "Only the three of you". */
char *cw_coach_words_dup_circle (const CwCycle *cycle);

/* Names with "and" before the last one. @names: of char *; oneself is said by the caller. */
char *cw_coach_words_dup_names (const GPtrArray *names);

/* Of whom the others wait for a yes: "Ben Ortiz"; NULL where all have said it. */
char *cw_coach_words_dup_asked (const CwCycle *cycle);

/* Whether this person is a partner who was asked and has not said yes yet. */
gboolean cw_coach_words_is_asked (const CwCycle *cycle);

/* "Try it together"; the key where the model has no such phase, NULL for no phase. */
char *cw_coach_words_dup_phase (const CwCycleModel *model, const char *key);

/* (transfer none): "Rests", "Closed: goal met"; NULL for one that goes on. */
const char *cw_coach_words_get_state (CwCycleState state);

/* (transfer none): "Baseline", "In between", "End". */
const char *cw_coach_words_get_stage (CwStage stage);

/* Whether it is closed, however it ended. */
gboolean cw_coach_words_is_closed (const CwCycle *cycle);
