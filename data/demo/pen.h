/* pen.h - one coach at work: chance, words, the number of the next event */
#pragma once

#include "data/demo/event.h"

G_BEGIN_DECLS

/* A line of evidence of the walk under way: what a debrief starts from. */
typedef struct
{
  guint number;
  guint visit;
} CwDemoEvidence;

typedef struct
{
  const CwDemoDistrict *district;
  const CwDemoCoach *coach;
  CwDemoRandom plan;  /* what happens */
  CwDemoRandom words; /* how it is said: another word list moves no walk */
  CwDemoText text;
  CwDemoText more[2];
  GArray *evidence; /* of CwDemoEvidence */
  CwDemoEventFunc func;
  gpointer user_data;
  guint number; /* of the last event */
  gboolean is_stopped;
  /* the walk under way */
  guint walk;
  guint school;
  gint64 day;
  CwMoment
      midnight; /* of the day, by its clock in school hours: no clock changes during them */
  gint year_per_mille; /* how much of the school year is over */
  CwDemoScene scene;   /* of the visit under way, or the last one */
} CwDemoPen;

/* Numbers @event, sets its moment to @local_ms of the walk's day and passes it on. */
void cw_demo_pen_emit (CwDemoPen *pen, CwDemoEvent *event, gint local_ms);

/* Says something of @kind in the pen's scene; valid until the next text in the same @place (0-2). */
const char *cw_demo_pen_say (CwDemoPen *pen, guint place, CwDemoTextKind kind);

G_END_DECLS
