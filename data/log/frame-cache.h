/* frame-cache.h - the frames that were read last, unpacked
 *
 * A question about a line, or a merge of two people's edits of the same lines, reads a few streams in
 * turns; unpacking and hashing a frame costs a thousand times what reading a line of it does.
 */
#pragma once

#include "data/log/frame.h"

typedef struct _CwFrameCache CwFrameCache;

CwFrameCache *cw_frame_cache_new (void);
void cw_frame_cache_free (CwFrameCache *cache);

/* After frames were written other than by cw_frame_replace() on one of these. */
void cw_frame_cache_forget (CwFrameCache *cache);

/* The frame that holds line @seq, read if it must be; good until the next call. NULL as cw_frame_find(). */
CwFrame *
cw_frame_cache_get (CwFrameCache *cache, CwDb *db, gint32 stream, guint32 seq, GError **error);
