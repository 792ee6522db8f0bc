/* run-place.h - where a run of lines goes on: what of it is here, and in which branch
 *
 * Two streams with the same bits and the same line hash at a number have the same lines up to there.
 */
#pragma once

#include "data/exchange/span.h"

typedef enum
{
  CW_PLACE_KNOWN, /* all of it is here */
  CW_PLACE_ON,    /* it goes on behind line common of stream, or parts from it there */
  CW_PLACE_AHEAD, /* it goes on behind line common, the last one that is shown beyond a gap */
  CW_PLACE_GAP,   /* something before it is missing */
} CwPlaceKind;

typedef struct
{
  CwPlaceKind kind;
  const CwStream *stream;
  guint32 common; /* by whole frames: the lines behind it in the next frame may be here, too */
  gint64 ahead;   /* the span that it goes on with */
} CwPlace;

/* @trunk is the stream with the bits of the run. */
gboolean cw_run_place (CwMerging *merging,
                       const CwStream *trunk,
                       const CwIncoming *incoming,
                       CwPlace *place,
                       GError **error);

/*
 * With the first frame behind @place->common at hand, whose lines are chained on @before: the stream
 * that has most of it, and the last line that it has.
 */
gboolean cw_run_place_line (CwMerging *merging,
                            const CwStream *trunk,
                            const CwFrame *frame,
                            const guint8 *before,
                            CwPlace *place,
                            GError **error);
