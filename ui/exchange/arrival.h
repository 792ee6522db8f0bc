/* arrival.h - a file that came in: what a look at it found out, and what became of it */
#pragma once

#include "corewalk/bundle.h"
#include "ui/session/work-session.h"

typedef enum
{
  CW_ARRIVAL_READY,    /* it has something new, or something of it waits */
  CW_ARRIVAL_OLD,      /* all of it is here */
  CW_ARRIVAL_UNKNOWN,  /* the card of its sender is not among those of this person */
  CW_ARRIVAL_HIDING,   /* it would hide much of what is shown now */
  CW_ARRIVAL_REFUSED,  /* it can't be taken in, whatever the person says */
  CW_ARRIVAL_TAKEN_IN, /* it was */
} CwArrivalState;

typedef struct
{
  char *file;
  CwArrivalState state;
  CwBundleInfo *info; /* NULL where it can't be read */
  gint64 fresh, already, waiting;
  gint64 questions;        /* that it adds to those that are open */
  char *reason;            /* why it isn't simply taken in; NULL otherwise */
  GPtrArray *notes;        /* of char *: what the person should know */
  gboolean allows_unknown; /* the person said so before */
} CwArrival;

void cw_arrival_free (CwArrival *arrival);

/* What to take in, and what the person said to it. */
typedef struct
{
  char *file;
  gboolean allows_unknown;
  gboolean accepts_hiding;
} CwArrivalOrder;

CwArrivalOrder *cw_arrival_order_new (const char *file);
void cw_arrival_order_free (CwArrivalOrder *order);

/* Input: (element-type CwArrivalOrder), at least one, with the same answers. Result: (element-type
 * CwArrival): what would come of each, one after the other; nothing is kept. */
extern const CwLoanClass cw_arrival_look;

/* The same, and what can be taken in is, all of it or, when it is stopped, nothing. */
extern const CwLoanClass cw_arrival_take_in;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwArrival, cw_arrival_free)
