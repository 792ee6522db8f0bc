/* seal.h - fixing a stream's lines: chained, hashed, signed
 *
 * payload_hash = BLAKE2b-256 of salt and line; salts are ChaCha20's stream under the frame's seed of 32
 * bytes, 16 for each number. line_hash = BLAKE2b-256 of (line hash before, stream, number, payload_hash).
 * Seeds of 16 bytes are of the first stores: there salts are hashes, and key the payload hash.
 * `data/format.md`, "Frames and hashes", has test vectors.
 */
#pragma once

#include "data/log/frame.h"
#include "data/log/log.h"

#define CW_SIGNED_BYTES (16 + 8 + 4 + CW_LINE_HASH)

/* Seals every line of @stream so far, in a transaction; @secret is the author's Ed25519 key. */
gboolean
cw_seal_stream (CwLog *log, const CwStream *stream, const guint8 *secret, GError **error);

/*
 * The seed of a frame that begins with line @first. Nobody but the author can know it, and it is the same
 * however often it is drawn: two copies of a store that seal the same lines come to the same hashes.
 */
void cw_seal_draw_seed (const guint8 *secret, guint64 bits, guint32 first, CwSeed *seed);

/* The salt of line @seq, of CW_SALT bytes. */
void cw_seal_make_salt (const CwSeed *seed, guint32 seq, guint8 *salt);

/* The payload hash of one line, of CW_LINE_HASH bytes. */
void cw_seal_hash_payload (const CwSeed *seed,
                           guint32 seq,
                           const char *bytes,
                           gsize length,
                           guint8 *out);

/* What is signed: a word that says what for, the stream, the last number, its line hash. */
void cw_seal_make_signed (guint64 bits, guint32 seq, const guint8 *chain, guint8 *out);

/* Takes @chain over the lines of @frame, with its seed or its holes. */
void cw_seal_chain (guint64 bits, const CwFrame *frame, guint8 *chain);

/* The same, and the @hash of all its lines as cw_frame_hash() finds it: both take little longer than one. */
void cw_seal_chain_and_hash (guint64 bits, const CwFrame *frame, guint8 *chain, guint8 *hash);

/* The same over its lines up to @last only, which is in the frame. */
void cw_seal_chain_to (guint64 bits, const CwFrame *frame, guint32 last, guint8 *chain);

/* Takes @chain over line @seq of @frame. */
void cw_seal_chain_line (guint64 bits, const CwFrame *frame, guint32 seq, guint8 *chain);

/* The line hash of line @seq, which is sealed, of @stream; zeros for line 0. */
gboolean cw_seal_chain_at (CwLog *log,
                           const CwStream *stream,
                           guint32 seq,
                           guint8 *chain,
                           GError **error);

/* The payload hash of line @seq of a sealed @frame, whether its words are still there or not. */
void cw_seal_payload_at (const CwFrame *frame, guint32 seq, guint8 *out);

/* Whether @signature is the author's under what stream @bits was at line @seq. */
gboolean cw_seal_verify (guint64 bits,
                         guint32 seq,
                         const guint8 *chain,
                         const guint8 *key,
                         const guint8 *signature);

/*
 * Follows the chain of @stream and checks its signature. Adds a sentence to @faults (of char *) for
 * each thing that is not as it was signed. FALSE on CW_ERROR_STORAGE.
 */
gboolean cw_seal_check (CwLog *log, const CwStream *stream, GPtrArray *faults, GError **error);
