/* coaching.h - the coaching cycles of the sample data: what is planned, tried and found out in them */
#pragma once

#include "data/demo/filling.h"

G_BEGIN_DECLS

/* A note or answer at an event. */
typedef struct
{
  gboolean is_other;    /* the partner's */
  const char *question; /* NULL for a note */
  const char *text;
} CwDemoRemark;

/* Days are school days from today: 0 is today, -5 a week ago. */
typedef struct
{
  gboolean is_other; /* the partner wrote it down */
  const char *kind, *phase, *focus;
  gint day, minute, minutes; /* minute of the day */
  gboolean is_over;          /* else planned */
  gboolean is_own_room;      /* of a visit: it is in one's own room, not in the partner's */
  const char *seat, *asked;
  CwDemoRemark remarks[3]; /* up to one without a text */
} CwDemoCoachingEvent;

typedef struct
{
  gboolean is_other; /* the partner takes it */
  const char *text;
  gint agreed, check_back;
  const char *evidence, *result; /* NULL while it is open */
} CwDemoCoachingStep;

typedef struct
{
  const char *stage, *instrument, *students;
  gint day, tested, met;
  const char *levels; /* JSON; NULL where they were not counted */
} CwDemoCoachingEvidence;

typedef struct
{
  guint partner;     /* number of a coach of the district, from 0 */
  gboolean is_other; /* the partner began it, and waits for an answer */
  const char *title, *model, *phase, *goal, *measure, *target, *agreement;
  gint begun, until, closed; /* closed: 0 while it goes on */
  const char *reason, *reflection;
  const char *shared; /* a text that the partner would share with the school; NULL for none */
  const CwDemoCoachingEvent *events;      /* ended by one without a kind */
  const CwDemoCoachingStep *steps;        /* ended by one without a text */
  const CwDemoCoachingEvidence *evidence; /* ended by one without a stage */
  const char *const
      *seen; /* what was written down at the first visit that is over; NULL-ended */
} CwDemoCoachingCycle;

/* Ended by one without a title. */
extern const CwDemoCoachingCycle cw_demo_coaching_cycles[];

/* In the transaction: the cycles of the store's person, and the cards of the partners. */
gboolean cw_demo_fill_coaching (CwDemoFilling *filling);

G_END_DECLS
