/* run-list.h - which runs of lines of which streams a store holds, as they would travel */
#pragma once

#include "data/exchange/bundle-text.h"
#include "data/exchange/receipt-read.h"
#include "data/store/store-private.h"

/* A run and where its frames lie: in frame under @stream, or in span_frame under @span. */
typedef struct
{
  CwRun *run;
  gint32 stream;
  gint64 span; /* 0 for none */
} CwHeldRun;

void cw_held_run_free (CwHeldRun *held);

/*
 * Appends to @list (of CwHeldRun) what is held of @stream, a branch only what is its own, without what
 * @receipt (or NULL) says is there already. Only what is sealed travels.
 */
gboolean cw_run_list_add (CwStore *store,
                          const CwStream *stream,
                          const CwReceipt *receipt,
                          GPtrArray *list,
                          GError **error);

typedef gboolean (*CwPackedFunc) (const CwPacked *packed,
                                  const CwFrame *frame,
                                  gpointer user_data,
                                  GError **error);

/* The frames of @held in order, the first one cut where the run begins in the middle of it; with
 * @is_unpacked also their lines, else @frame is NULL. */
gboolean cw_held_run_each (CwStore *store,
                           const CwHeldRun *held,
                           gboolean is_unpacked,
                           CwPackedFunc each,
                           gpointer user_data,
                           GError **error);

/* About how many bytes it is as blocks. */
gint64 cw_held_run_weigh (CwStore *store, const CwHeldRun *held);
