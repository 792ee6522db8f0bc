#include "data/log/frame-cache.h"

#include <string.h>

#define KEPT 8

struct _CwFrameCache
{
  CwFrame *frames[KEPT]; /* the one used last first; its own first line is 0 for none */
};

CwFrameCache *
cw_frame_cache_new (void)
{
  CwFrameCache *cache = g_new0 (CwFrameCache, 1);

  for (guint i = 0; i < KEPT; i++)
    cache->frames[i] = cw_frame_new ();
  return cache;
}

void
cw_frame_cache_free (CwFrameCache *cache)
{
  for (guint i = 0; i < KEPT; i++)
    cw_frame_free (cache->frames[i]);
  g_free (cache);
}

void
cw_frame_cache_forget (CwFrameCache *cache)
{
  for (guint i = 0; i < KEPT; i++)
    cache->frames[i]->first = 0;
}

static gboolean
holds (const CwFrame *frame, gint32 stream, guint32 seq)
{
  return frame->first != 0 && frame->stream == stream && seq >= frame->first &&
         seq <= frame->last;
}

CwFrame *
cw_frame_cache_get (CwFrameCache *cache, CwDb *db, gint32 stream, guint32 seq, GError **error)
{
  CwFrame *frame;
  guint at = 0;

  while (at < KEPT - 1 && !holds (cache->frames[at], stream, seq))
    at++;
  frame = cache->frames[at];
  memmove (cache->frames + 1, cache->frames, at * sizeof *cache->frames);
  cache->frames[0] = frame;
  if (holds (frame, stream, seq) || cw_frame_find (db, stream, seq, frame, error))
    return frame;

  frame->first = 0;
  return NULL;
}
