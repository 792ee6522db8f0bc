/* frame-feed.h - the frames of a bundle's second reading, decoded and checked by a thread of their own
 *
 * Decrypting, unpacking and hashing take a third of a merge and need nothing of the store: they go on
 * while the store takes in the frames before. A few frames are in memory at a time.
 */
#pragma once

#include "data/exchange/bundle-reader.h"
#include "data/exchange/run-check.h"

typedef struct _CwFrameFeed CwFrameFeed;

/* @reader is the feed's until cw_frame_feed_free(). */
CwFrameFeed *cw_frame_feed_new (CwBundleReader *reader);

/* Stops the thread; NULL is allowed. */
void cw_frame_feed_free (CwFrameFeed *feed);

/*
 * The next frame, whose chain was found to be what its author signed: both are the caller's to change
 * until the next call. FALSE with the error of the reading or the check.
 */
gboolean
cw_frame_feed_next (CwFrameFeed *feed, CwFrame **frame, CwPacked **packed, GError **error);

/* After the last frame: the second reading found what the first one did. */
gboolean cw_frame_feed_finish (CwFrameFeed *feed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFrameFeed, cw_frame_feed_free)
