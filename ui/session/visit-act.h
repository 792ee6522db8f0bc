/* visit-act.h - one thing that a person did in a visit, in memory until it is on the disk */
#pragma once

#include "corewalk/note.h"

typedef enum
{
  CW_ACT_LINE,
  CW_ACT_ANSWER,
  CW_ACT_TASK, /* a task sample */
  CW_ACT_TALLY,
  CW_ACT_SCAN,
  CW_ACT_UNSCAN, /* takes back the last scan of that name */
  CW_ACT_START,  /* of a stopwatch, as the next */
  CW_ACT_STOP,
  CW_ACT_MARK,
  CW_ACT_UNMARK,
} CwVisitActKind;

typedef struct
{
  CwVisitActKind kind;
  gint64 visit;
  CwMoment moment;
  char *text;  /* of a line, an answer, a task sample; else NULL */
  char *name;  /* of the question, counter or stopwatch; else NULL */
  CwTags tags; /* of a line */
  gint64 item; /* of a mark */
  int number;  /* what a tally adds, k of a scan, the value of a mark */
  int of;      /* n of a scan */
} CwVisitAct;

/* (transfer full) */
CwVisitAct *cw_visit_act_copy (const CwVisitAct *act);

/* %NULL is allowed. */
void cw_visit_act_free (CwVisitAct *act);

/*
 * Puts it into the store.
 *
 * Returns: the record, or 0 with @error set as by the function of its kind. What has become pointless
 * meanwhile, such as stopping a watch whose start was undone, is passed over: 0 without an error.
 */
gint64 cw_visit_act_keep (const CwVisitAct *act, CwStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVisitAct, cw_visit_act_free)
