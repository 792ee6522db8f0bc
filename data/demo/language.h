/* language.h - what coaches, teachers and students of the sample data say */
#pragma once

#include "corewalk/note.h"
#include "data/demo/prose.h"

G_BEGIN_DECLS

typedef enum
{
  CW_DEMO_TEXT_TITLE,       /* of a walk */
  CW_DEMO_TEXT_PROBLEM,     /* of practice */
  CW_DEMO_TEXT_THEORY,      /* of action: if …, then … */
  CW_DEMO_TEXT_RESULTS,     /* of students, behind the problem */
  CW_DEMO_TEXT_TASK_SAMPLE, /* what is printed on the page before a student */
  CW_DEMO_TEXT_ANSWER_WHAT, /* "What are you learning?" */
  CW_DEMO_TEXT_ANSWER_WHY,
  CW_DEMO_TEXT_ANSWER_GOOD, /* "How do you know it is good?" */
  CW_DEMO_TEXT_ANSWER_STUCK,
  CW_DEMO_TEXT_DESCRIBE, /* the four steps of a debrief */
  CW_DEMO_TEXT_PATTERN,
  CW_DEMO_TEXT_PREDICT,
  CW_DEMO_TEXT_NEXT,
  CW_DEMO_TEXT_OWNER, /* who does the next level of work: never a person's name */
  CW_DEMO_TEXT_MEMO,
  CW_DEMO_TEXT_COUNT
} CwDemoTextKind;

/* @tags: one or two of them; @clauses: 1 to 6, how long the line is. Appends a line of evidence. */
void cw_demo_note (CwDemoText *text, const CwDemoScene *scene, CwTags tags, guint clauses);

/* Appends one text of the kind. */
void cw_demo_say (CwDemoText *text, const CwDemoScene *scene, CwDemoTextKind kind);

guint cw_demo_subject_count (void);

/* Returns: (transfer none): what schools call the subject, as "Social studies" */
const char *cw_demo_subject_name (guint subject);

/* @band: 0 to 3, as in #CwDemoScene. Returns: a topic that is taught there, or -1 for none. */
gint cw_demo_subject_topic (guint subject, guint band, CwDemoRandom *random);

G_END_DECLS
