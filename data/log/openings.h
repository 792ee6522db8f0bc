/* openings.h - which openings the lines of a stream are of, as its author signs it
 *
 * A line that says an opening may be erased, and what then stands in its place is in no chain. So the
 * openings are signed by themselves, where the stream's first line says so: `data/format.md`.
 */
#pragma once

#include "data/log/frame.h"
#include "data/log/log.h"

#define CW_OPENINGS_SIGNED (16 + 8 + 4 + 2 * CW_LINE_HASH)

/*
 * The openings of lines 1 to @last of @stream, which are all here: 8 bytes each, the first line that it
 * is of and the opening, big-endian. NULL with @error.
 */
GByteArray *cw_openings_list (CwLog *log, const CwStream *stream, guint32 last, GError **error);

/* From line @seq on it is @opening; nothing is added where it is that already. */
void cw_openings_add (GByteArray *list, guint32 seq, guint32 opening);

/* What is signed: a word that says what for, the stream, the last number, its line hash, the list's. */
void cw_openings_make_signed (guint64 bits,
                              guint32 seq,
                              const guint8 *chain,
                              const GByteArray *list,
                              guint8 *out);

/* The signature of the author, whose key @secret is, under the openings of all that is sealed of @stream. */
gboolean cw_openings_sign (CwLog *log,
                           const CwStream *stream,
                           const guint8 *secret,
                           guint8 *signature,
                           GError **error);

/* Whether @signature is the author's under @list. */
gboolean cw_openings_verify (guint64 bits,
                             guint32 seq,
                             const guint8 *chain,
                             const GByteArray *list,
                             const guint8 *key,
                             const guint8 *signature);

/*
 * Whether the author of @stream signed the openings that its lines up to @seq, the one with the line hash
 * @chain, have here; @signature may be NULL. TRUE where they need no signature. CW_ERROR_DAMAGED.
 */
gboolean cw_openings_check (CwLog *log,
                            const CwStream *stream,
                            guint32 seq,
                            const guint8 *chain,
                            const guint8 *signature,
                            GError **error);
