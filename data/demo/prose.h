/* prose.h - sentences made of word lists, fast */
#pragma once

#include "data/demo/random.h"

G_BEGIN_DECLS

/* Text that is being written; %text is never terminated before cw_demo_text_end(). */
typedef struct
{
  char *text;
  gsize length; /* in bytes */
  gsize size;
} CwDemoText;

/* Where a sentence is said: what the words in it must agree with. */
typedef struct
{
  CwDemoRandom *random;
  guint64 habit;     /* whose pen it is: the same number prefers the same turns of phrase */
  guint topic;       /* what is being taught, below CW_WORDS_TOPIC_COUNT */
  guint band;        /* 0: K-2, 1: 3-5, 2: 6-8, 3: 9-12 */
  gint grade;        /* 0: kindergarten to 12 */
  gint month;        /* 1 to 12 */
  gint class_size;   /* students in the room */
  gint clock_minute; /* local time, minutes after midnight */
  gint visit_minute; /* minutes since the visit began */
  gint engaged;      /* per mille of the class that do what they were asked */
} CwDemoScene;

void cw_demo_text_clear (CwDemoText *text);

/* Makes room for @count more bytes, so that who writes them need not look. */
void cw_demo_text_reserve (CwDemoText *text, gsize count);

/* Puts a NUL behind the text, which is not counted. Returns: (transfer none): the text */
const char *cw_demo_text_end (CwDemoText *text);

/* @rule: one of words.h. Appends one of the things that the rule can say. */
void cw_demo_prose (CwDemoText *text, const CwDemoScene *scene, guint rule);

G_END_DECLS
