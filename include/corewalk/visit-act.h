/* corewalk/visit-act.h - one thing that a person did in a visit, until it is in the record */
#pragma once

#include "corewalk/note.h"

G_BEGIN_DECLS

/* The numbers lie in the inbox: none is ever given another meaning. */
typedef enum
{
  CW_ACT_LINE = 0,
  CW_ACT_ANSWER = 1,
  CW_ACT_TASK = 2, /* a task sample */
  CW_ACT_TALLY = 3,
  CW_ACT_SCAN = 4,
  CW_ACT_UNSCAN = 5, /* takes back the last scan of that name */
  CW_ACT_START = 6,  /* of a stopwatch, as the next */
  CW_ACT_STOP = 7,
  CW_ACT_MARK = 8,
  CW_ACT_UNMARK = 9,
} CwVisitActKind;

typedef struct
{
  CwVisitActKind kind;
  gint64 visit;
  CwMoment moment;
  char *text;   /* of a line, an answer, a task sample; else NULL */
  char *name;   /* of the question, counter or stopwatch; else NULL */
  CwTags tags;  /* of a line */
  gint64 item;  /* of a mark */
  int number;   /* what a tally adds, k of a scan, the value of a mark */
  int of;       /* n of a scan */
  gint64 inbox; /* its entry there (corewalk/inbox.h), 0 for none */
} CwVisitAct;

/** cw_visit_act_copy: (transfer full) */
CwVisitAct *cw_visit_act_copy (const CwVisitAct *act);

/** cw_visit_act_free: frees @act and what it holds; %NULL is allowed. */
void cw_visit_act_free (CwVisitAct *act);

/**
 * cw_visit_act_keep:
 *
 * Puts it into the record.
 *
 * Returns: the record, or 0 with @error set as by the function of its kind. What has become pointless
 *   meanwhile, such as stopping a watch whose start was undone, is passed over: 0 without an error.
 */
gint64 cw_visit_act_keep (const CwVisitAct *act, CwStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVisitAct, cw_visit_act_free)

G_END_DECLS
