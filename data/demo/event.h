/* event.h - what happens in the sample district, one thing after the other */
#pragma once

#include "corewalk/debrief.h"
#include "data/demo/district.h"

G_BEGIN_DECLS

typedef enum
{
  CW_DEMO_EVENT_COACH, /* what follows is another coach's, up to the next of these */
  CW_DEMO_EVENT_WALK,
  CW_DEMO_EVENT_PROBLEM,
  CW_DEMO_EVENT_VISIT,
  CW_DEMO_EVENT_NOTE,
  CW_DEMO_EVENT_MARK,
  CW_DEMO_EVENT_TALLY,
  CW_DEMO_EVENT_SCAN,
  CW_DEMO_EVENT_TIMER,
  CW_DEMO_EVENT_ANSWER,
  CW_DEMO_EVENT_TASK,
  CW_DEMO_EVENT_CARD,
  CW_DEMO_EVENT_MEMO,
  CW_DEMO_EVENT_COUNT
} CwDemoEventKind;

/*
 * One record as it is in the end. Numbers (%walk, %visit …) count a coach's events from 1, in the
 * order in which they come. Texts are valid until the callback returns. Of one coach, moments
 * never go back.
 */
typedef struct
{
  CwDemoEventKind kind;
  guint number; /* of this event, for this coach; 0 for CW_DEMO_EVENT_COACH */
  guint walk;   /* what it belongs to; 0 for none */
  guint visit;
  CwMoment moment;
  const char *text; /* title of a walk, words of a note, answer, task, card, memo, problem */
  union
  {
    guint coach;
    struct
    {
      guint school;
      gint64 day;
      gint64 closed_ms;
    } walk_of;
    struct
    {
      gint visit_number; /* from 1 within its walk */
      guint class_number;
      gint grade;
      guint subject;
      const char *segment;
      gint64 ended_ms;
    } visit_of;
    struct
    {
      CwTags tags;
      gint item; /* the look-for that the line is evidence for: its place in the form, or -1 */
    } note;
    struct
    {
      const char *theory;
      const char *results;
    } problem;
    struct
    {
      guint item; /* its place in the form */
      gint value; /* CW_MARK_… or a level */
    } mark;
    struct
    {
      const char *key; /* of the form's counter, scan, stopwatch or question */
      gint k;          /* of a tally: by how much; of a scan: how many of %n */
      gint n;
      gint64 stopped_ms; /* of a stopwatch */
    } count;
    struct
    {
      CwStep step;
      const guint *notes; /* numbers of the evidence behind it */
      guint note_count;
      guint under;       /* number of a pattern's card, or 0 */
      const char *owner; /* of a next step, or NULL */
      gint64 due;        /* of a next step: days since 1970-01-01 */
    } card;
  };
} CwDemoEvent;

/* Returns: FALSE to stop. */
typedef gboolean (*CwDemoEventFunc) (const CwDemoEvent *event, gpointer user_data);

G_END_DECLS
