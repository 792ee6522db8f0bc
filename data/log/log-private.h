/* log-private.h - what the files of the log share: only log-lines.c, stream.c and key.c look */
#pragma once

#include "data/log/frame-cache.h"
#include "data/log/log.h"

typedef struct
{
  CwStream public; /* first, so that a CwStream * is this */
  gint64 last_seq; /* -1 while it is not known */
  gint32 origin;   /* of this opening; 0 until it wrote a line */
  GString *tail;   /* lines that are appended and not yet in a frame; NULL before the first */
  guint32 tail_first;
  gint32 near_origin; /* the origin found last, and from where to where it reaches */
  guint32 near_first, near_end;
  gboolean has_branches; /* of a trunk */
} Stream;

typedef struct
{
  gint32 stream;
  guint32 opening;
} Origin;

/* What a text names: nearly every line says one of the same few look-fors and visits. */
typedef struct
{
  char text[CW_UUID_TEXT_LENGTH];
  gint64 id; /* 0 for an empty place */
} Named;

#define NAMED 1024 /* a power of two */

struct _CwLog
{
  CwDb *db;
  gboolean is_private;
  gboolean is_frozen;
  gint32 least_origin; /* no lower number is given out, nor a lower key of an id */
  gint64 least_known;
  CwLog *wider;        /* where a private line's references lie; NULL for none */
  GPtrArray *streams;  /* of Stream */
  GHashTable *origins; /* origin -> Origin *; those met so far */
  GHashTable *by_pair; /* Origin * -> origin */
  Named named[NAMED];  /* by a hash of the text; none in a log that has a wider one */
  Stream *near;        /* the stream that an address meant last */
  CwFrameCache *frames;
  CwLineReader *reader;
  GString *text;     /* the line being written */
  gboolean is_stale; /* it could not be read again after a rollback: see cw_log_refresh() */
};

/* stream.c */
gboolean cw_stream_load_all (CwLog *log, GError **error);
Stream *cw_stream_find (CwLog *log, gint32 number);
Stream *cw_stream_add_stub (CwLog *log, guint64 bits, GError **error);
Stream *cw_stream_add_branch (CwLog *log, Stream *stream, guint32 fork_seq, GError **error);
void cw_stream_free (gpointer stream);
/* The stream from which @stream branched in the end; in which of the streams on that way line @seq lies. */
Stream *cw_stream_root (Stream *stream);
Stream *cw_stream_at (Stream *stream, guint32 seq);

static inline guint32
cw_stream_last_shown (const Stream *stream, guint32 last)
{
  return stream->public.hidden_seq == 0 ? last : MIN (last, stream->public.hidden_seq - 1);
}

/* key.c */
/* From @first_seq on the lines of @stream are of @opening: the origin that numbers them, or 0. */
gint32
cw_key_open (CwLog *log, Stream *stream, guint32 opening, guint32 first_seq, GError **error);
/* Before line @seq of a branch gets its id: whether another branch has it, too, may be otherwise from here on. */
gboolean cw_key_part_twins (CwLog *log, Stream *stream, guint32 seq, GError **error);
/* The same before line @seq of a trunk gets its id: what it would share with a branch that came first is
 * given another one there; @has_moved is set then. */
gboolean
cw_key_claim (CwLog *log, Stream *trunk, guint32 seq, gboolean *has_moved, GError **error);
/* Whether the opening has a number already, because a line of it came or was named. */
gboolean cw_key_has_origin (CwLog *log, Stream *stream, guint32 opening);
/* NULL with @error only if it could not be looked for. */
const Origin *cw_key_get_origin (CwLog *log, gint32 origin, GError **error);
gint32 cw_key_origin_at (CwLog *log, Stream *stream, guint32 seq, GError **error);
void cw_key_forget (CwLog *log);
