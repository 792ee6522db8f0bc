/* erase.h - lines of which only the hash is left
 *
 * The words go; the payload hash stays in the frame's holes, with the salts of the other lines spelled
 * out, so that the chain can still be followed and the author's signature still fits.
 */
#pragma once

#include "data/log/seal.h"

/* Line @seq of a sealed @frame loses its words; a line that says an opening keeps that. */
void cw_erase_line (CwFrame *frame, guint32 seq);

/* Whether the words of line @seq of a sealed @frame are gone. */
gboolean cw_erase_is_hole (const CwFrame *frame, guint32 seq);

/*
 * Puts the words of line @seq of @from, a checked frame with the same lines, back into the hole that
 * @frame has there, if the payload hashes are the same. Whether it did.
 */
gboolean cw_erase_fill (CwFrame *frame, const CwFrame *from, guint32 seq);

/* Writes @frame back in its place. */
gboolean cw_erase_write (CwLog *log, const CwFrame *frame, GError **error);

/* Whether it is noted that line @seq of @stream with that payload hash is erased. */
gboolean cw_erase_is_noted (CwLog *log,
                            const CwStream *stream,
                            guint32 seq,
                            const guint8 *payload,
                            gboolean *is_noted,
                            GError **error);

/* Notes that line @seq of @stream, with that payload hash, is erased, whether it is here or not. */
gboolean cw_erase_note (CwLog *log,
                        const CwStream *stream,
                        guint32 seq,
                        const guint8 *payload,
                        GError **error);

/* Lines of @frame, which just came for @stream, that were erased before lose their words; @is_changed is
 * set if there are any, and else left as it is. */
gboolean cw_erase_known (CwLog *log,
                         const CwStream *stream,
                         CwFrame *frame,
                         gboolean *is_changed,
                         GError **error);

/* The payload hash of line @seq, which lies in @stream itself; @is_sealed FALSE for one that has none
 * yet. @frame as in cw_erase_find(). */
gboolean cw_erase_payload (CwLog *log,
                           const CwStream *stream,
                           guint32 seq,
                           CwFrame *frame,
                           guint8 *payload,
                           gboolean *is_sealed,
                           GError **error);

/* A sealed line that is here. */
typedef struct
{
  gint32 stream; /* local, of the branch that it lies in */
  guint32 seq;
} CwEraseSpot;

typedef enum
{
  CW_ERASE_ABSENT, /* it did not come yet */
  CW_ERASE_GONE,   /* it is here without its words */
  CW_ERASE_THERE,
} CwErasePresence;

/*
 * Appends to @spots (of CwEraseSpot) where line @seq of @trunk or of a branch of it, with that payload
 * hash, lies with its words. @frame is the caller's, to read frames into; none has first 0.
 */
gboolean cw_erase_find (CwLog *log,
                        const CwStream *trunk,
                        guint32 seq,
                        const guint8 *payload,
                        CwFrame *frame,
                        GArray *spots,
                        CwErasePresence *presence,
                        GError **error);

/* Writes the frames of @spots, which it sorts, without the words of what is noted as erased; with
 * @is_all, of every line in @spots. */
gboolean cw_erase_rewrite (CwLog *log, GArray *spots, gboolean is_all, GError **error);
