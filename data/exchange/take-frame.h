/* take-frame.h - frames of others into the log, and their lines into the tables */
#pragma once

#include "data/exchange/span.h"

/* Lines that are being taken in behind what @stream has. */
typedef struct
{
  const CwRun *run;
  const CwStream *stream;
  guint32 next;         /* the first line that is new */
  guint32 started;      /* where next was at first */
  guint32 incomplete;   /* the first line of a transaction that is not whole yet, 0 for none */
  guint64 whole_at;     /* and its last */
  guint32 hidden_holes; /* lines of it that came now, and were erased */
  guint32 joined;       /* where lines that were shown beyond a gap began, once it was closed */
  CwSpan ahead;         /* lines beyond the gap that are shown already; span 0 for none */
} CwTaking;

gboolean cw_take_begin (CwMerging *merging, CwTaking *taking, const CwRun *run, GError **error);

/* The same beyond a gap, in the opening that the run says. */
gboolean cw_take_beyond (CwMerging *merging, CwTaking *taking, GError **error);

/* The same behind lines that are shown there already. */
gboolean cw_take_on_beyond (CwMerging *merging, CwTaking *taking, GError **error);

/* After the last frame of one of these. */
gboolean cw_take_end_beyond (CwMerging *merging, CwTaking *taking, GError **error);

/* A frame whose lines from @taking->next on are new; it may be cut. */
gboolean cw_take_frame (CwMerging *merging,
                        CwTaking *taking,
                        CwFrame *frame,
                        const CwPacked *packed,
                        GError **error);

/* The author's signature; lines of a transaction that goes on elsewhere are hidden. */
gboolean cw_take_end (CwMerging *merging, CwTaking *taking, GError **error);
