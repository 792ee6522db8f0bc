/* age-chunk.h - the body of an age file: chunks of 64 KiB, each sealed in its place */
#pragma once

#include "data/keep/age-header.h"

#define CW_AGE_CHUNK_BYTES 65536
#define CW_AGE_TAG_BYTES 16
#define CW_AGE_SEALED_BYTES (CW_AGE_CHUNK_BYTES + CW_AGE_TAG_BYTES)
#define CW_AGE_NONCE_BYTES 16 /* that stand before the first chunk */

typedef struct _CwAgeChunks CwAgeChunks; /* key and counter, in locked memory */

CwAgeChunks *cw_age_chunks_new (const guint8 file_key[CW_AGE_KEY_BYTES],
                                const guint8 nonce[CW_AGE_NONCE_BYTES]);
void cw_age_chunks_free (CwAgeChunks *chunks);

/* cw_age_chunks_seal: @sealed has room for @length + CW_AGE_TAG_BYTES. */
void cw_age_chunks_seal (CwAgeChunks *chunks,
                         guint8 *sealed,
                         const guint8 *plain,
                         gsize length,
                         gboolean is_last);

/* cw_age_chunks_open: FALSE when this is not the next chunk as it was written, being the last one
 * or not; the next call tries the same place again. @length counts the tag. */
gboolean cw_age_chunks_open (CwAgeChunks *chunks,
                             guint8 *plain,
                             const guint8 *sealed,
                             gsize length,
                             gboolean is_last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAgeChunks, cw_age_chunks_free)
