/* room-visit.h - what a coach of the sample district keeps in one room */
#pragma once

#include "data/demo/pen.h"

G_BEGIN_DECLS

typedef struct
{
  gint number;   /* within the walk, from 1 */
  gint start_ms; /* of the day, local */
  gint duration_ms;
  gint grade;
  guint subject;
  guint class_number;
  guint segment; /* 0: opening, 1: middle, 2: closing */
} CwDemoVisit;

/* Emits the visit and everything in it; lines of evidence go to the pen's %evidence too. */
void cw_demo_visit_emit (CwDemoPen *pen, const CwDemoVisit *visit);

G_END_DECLS
