/* corewalk/action-step.h - one small step at a time, with a day to look back at it
 *
 * The words of a step (text, owner, agreed, check_back, evidence, result) are edited with
 * cw_record_edit().
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_ACTION_OPEN,
  CW_ACTION_DONE,
  CW_ACTION_DROPPED, /* given up */
} CwActionState;

/* Days are days since 1970-01-01, G_MININT64 for none. */
typedef struct
{
  gint64 id;
  gint64 cycle;
  CwMoment made;
  char *text;
  char *owner;       /* name of a partner */
  gint64 agreed;     /* day */
  gint64 check_back; /* day */
  char *evidence;    /* of the try; NULL for none yet */
  char *result;      /* NULL for none yet */
  CwActionState state;
  gint64 done;  /* day on which it was done or dropped */
  gint64 event; /* where it was agreed; 0 for none */
  gint64 card;  /* the next level of work of a walk that it comes from; 0 for none */
} CwActionStep;

/* What cw_action_step_add() needs. */
typedef struct
{
  gint64 cycle;
  const char *text;
  const char *owner;      /* name of a partner, in either case; NULL for oneself */
  const char *agreed;     /* "YYYY-MM-DD"; NULL for the day of the moment */
  const char *check_back; /* the same; NULL for none */
  gint64 event;           /* 0 for none */
  gint64 card;            /* 0 for none */
  gboolean is_one_more;   /* though the owner has an open step in this cycle */
} CwActionPlan;

/** cw_action_step_free: frees @step and what it holds; %NULL is allowed. */
void cw_action_step_free (CwActionStep *step);

/** cw_action_state_get_name: (transfer none): "open", "done", "dropped". */
const char *cw_action_state_get_name (CwActionState state);

/**
 * cw_action_step_add:
 *
 * Agrees on a step. Where its owner has an open one in the same cycle, that is said: small steps are
 * taken one at a time.
 *
 * Returns: the step, or 0 on %CW_ERROR_EXISTS (an open one, whose words the message says; not with
 *   is_one_more), %CW_ERROR_NOT_FOUND (cycle, event, card, no such partner), %CW_ERROR_INVALID (a text or
 *   day, a check-back before the day agreed, a closed cycle, no partner), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_action_step_add (CwStore *store,
                           const CwActionPlan *plan,
                           const CwMoment *moment,
                           GError **error);

/** cw_action_step_get: (transfer full): the step; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE. */
CwActionStep *cw_action_step_get (CwStore *store, gint64 id, GError **error);

/**
 * cw_action_step_list:
 * @cycle: whose; 0 for all cycles
 *
 * Returns: (transfer full) (element-type CwActionStep): open ones first, by their check-back day, then
 *   the others, the latest first. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_action_step_list (CwStore *store, gint64 cycle, GError **error);

/**
 * cw_action_step_due_list:
 * @until: days since 1970-01-01, the last that counts; today for what is due, yesterday for what is
 *   overdue
 *
 * Returns: (transfer full) (element-type CwActionStep): open steps of cycles that go on whose check-back
 *   day is @until or earlier, the longest due first. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_action_step_due_list (CwStore *store, gint64 until, GError **error);

/**
 * cw_action_step_carried_list:
 * @event: a conference
 *
 * What turns up in a pre-conference by itself: the steps of its cycle that were made before the event
 * began and were not done or dropped by then. Nothing is copied.
 *
 * Returns: (transfer full) (element-type CwActionStep): by their check-back day; %NULL on
 *   %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
GPtrArray *cw_action_step_carried_list (CwStore *store, gint64 event, GError **error);

/**
 * cw_action_step_settle:
 * @evidence: (nullable): of the try; %NULL leaves what is there
 * @result: (nullable): the same
 *
 * Says what became of a step on the day of @moment; %CW_ACTION_OPEN opens it again.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (a text; this store is no partner),
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_action_step_settle (CwStore *store,
                                gint64 step,
                                CwActionState state,
                                const char *evidence,
                                const char *result,
                                const CwMoment *moment,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwActionStep, cw_action_step_free)

G_END_DECLS
