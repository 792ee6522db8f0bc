/* question-words.h - fields and values of records in plain words, for questions about them
 *
 * Strings are (transfer full) where nothing else is said.
 */
#pragma once

#include "corewalk/record.h"

/* (transfer none): "a walk"; "something" for a kind that is not known. */
const char *cw_question_words_get_kind (const char *kind);

/* "Title of a walk"; for "alive" what happened. */
char *cw_question_words_dup_title (const char *kind, const char *field);

/* "Title", "Words"; "A detail" for a field that nobody has words for. */
char *cw_question_words_dup_field (const char *field);

/* @record: (nullable). "Visit 2 · Making sense of fractions"; "" where that is not known. */
char *cw_question_words_dup_about (CwStore *store, const CwRecord *record);

/* @record: (nullable)
 * @value: (nullable): as of CwConflictHead */
char *cw_question_words_dup_value (CwStore *store,
                                   const CwRecord *record,
                                   const char *field,
                                   const char *value);

/* Whether a person can answer with words of their own. */
gboolean cw_question_words_can_write (const char *field);
