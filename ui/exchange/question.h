/* question.h - what two people wrote of one thing without seeing each other's, for people to settle
 *
 * Everything a card on the screen says, read on another thread: plain data.
 */
#pragma once

#include "corewalk/conflict.h"
#include "corewalk/waiting.h"
#include "ui/session/jobs.h"

typedef struct
{
  char *change; /* for cw_conflict_keep() */
  char *value;  /* as people read it */
  char *who;
  char *when;
  gboolean is_shown;   /* now */
  gboolean is_keeping; /* of what another one removed */
  gboolean is_removal;
} CwQuestionChoice;

typedef struct
{
  gint64 record;
  char *field;
  char *title; /* "Title of a walk" */
  char *about; /* "Visit 2 · Making sense of fractions"; may be empty */
  char *draft; /* what an answer of one's own starts from; NULL where there can be none */
  GPtrArray *choices; /* of CwQuestionChoice, the shown one first */
} CwQuestion;

void cw_question_free (CwQuestion *question);

typedef struct
{
  GPtrArray *questions; /* of CwQuestion: the first of them */
  guint more;           /* behind those */
  GPtrArray *waiting;   /* of CwWaiting */
} CwQuestions;

void cw_questions_free (CwQuestions *questions);

#define CW_QUESTIONS_SHOWN 20 /* at a time: who has settled these sees the next */

/* (transfer full) (element-type CwQuestion): what is open about @record; NULL with @error set. */
GPtrArray *cw_question_list (CwStore *store, gint64 record, GError **error);

/* No input. Result: CwQuestions. */
extern const CwJobClass cw_questions_read;

/* No input. Result: a guint, freed with g_free(): questions that are open and lines that wait. */
extern const CwJobClass cw_questions_count;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwQuestion, cw_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwQuestions, cw_questions_free)
