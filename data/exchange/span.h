/* span.h - runs of lines beyond a gap: they wait, or a person wants them shown without the rest */
#pragma once

#include "data/exchange/merging.h"

typedef struct
{
  gint64 span; /* 0 for none */
  gint32 stream;
  guint32 first, last, opening;
  guint8 prior[CW_LINE_HASH], head[CW_LINE_HASH], signature[crypto_sign_BYTES];
  guint8 openings[crypto_sign_BYTES];
  gboolean has_openings;
  gboolean is_shown;
  gint64 bundle;
} CwSpan;

/* All of them (of CwSpan), by stream and line. NULL with @error. */
GArray *cw_span_list (CwStore *store, GError **error);

/* Whether just that run of @trunk waits, or is shown, already. */
gboolean cw_span_find (CwStore *store,
                       const CwStream *trunk,
                       const CwRun *run,
                       gboolean *is_known,
                       GError **error);

/* A run that begins to wait: its number, 0 with @error. Its frames follow. */
gint64
cw_span_add (CwMerging *merging, const CwStream *trunk, const CwRun *run, GError **error);
gboolean cw_span_add_frame (CwMerging *merging,
                            const CwStream *trunk,
                            gint64 span,
                            const CwPacked *packed,
                            CwFrame *frame,
                            GError **error);

/* What waits of @stream and is erased loses its words; @is_changed is set if any does. */
gboolean cw_span_erase_known (CwStore *store,
                              const CwStream *stream,
                              gboolean *is_changed,
                              GError **error);

/* The span is gone; what waited of it too. */
gboolean cw_span_drop (CwStore *store, gint64 span, GError **error);

/* A person accepted the gap before it. */
gboolean cw_span_mark_shown (CwStore *store, gint64 span, GError **error);

/* What is shown beyond a gap goes on to the end of @run. */
gboolean cw_span_extend (CwStore *store, gint64 span, const CwRun *run, GError **error);
