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
