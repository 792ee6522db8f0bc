/* seal.h - fixing a stream's lines: chained, hashed, signed
 *
 * payload_hash = BLAKE2b-256 of the line, keyed with its salt; salt = BLAKE2b-128 of the number,
 * keyed with the frame's seed; line_hash = BLAKE2b-256 of (line hash before, stream, number,
 * payload_hash). `data/format.md`, "Frames and hashes", has test vectors.
 */
#pragma once

#include "data/log/frame.h"
#include "data/log/log.h"

#define CW_LINE_HASH 32
#define CW_SEED 16
#define CW_SIGNED_BYTES (16 + 8 + 4 + CW_LINE_HASH)

/* Seals every line of @stream so far, in a transaction; @secret is the author's Ed25519 key. */
gboolean
cw_seal_stream (CwLog *log, const CwStream *stream, const guint8 *secret, GError **error);

/* The payload hash of one line, of CW_LINE_HASH bytes. */
void cw_seal_hash_payload (const guint8 *seed,
                           guint32 seq,
                           const char *bytes,
                           gsize length,
                           guint8 *out);

/* What is signed: a word that says what for, the stream, the last number, its line hash. */
void cw_seal_make_signed (guint64 bits, guint32 seq, const guint8 *chain, guint8 *out);

/* Takes @chain over the lines of @frame, with its @seed. */
void cw_seal_chain (guint64 bits, const CwFrame *frame, const guint8 *seed, guint8 *chain);

/*
 * Follows the chain of @stream and checks its signature. Adds a sentence to @faults (of char *) for
 * each thing that is not as it was signed. FALSE on CW_ERROR_STORAGE.
 */
gboolean cw_seal_check (CwLog *log, const CwStream *stream, GPtrArray *faults, GError **error);
