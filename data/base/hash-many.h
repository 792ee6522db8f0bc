/* hash-many.h - BLAKE2b (RFC 7693) of many texts at once
 *
 * The steps of one hash wait for one another, and a processor stands idle meanwhile: four at once take
 * little longer than one. libsodium hashes what comes alone; `tests/test-hash-many.c` holds this to it.
 */
#pragma once

#include <glib.h>

#define CW_HASH_BEFORE 16 /* bytes */

typedef struct
{
  const guint8
      *before; /* CW_HASH_BEFORE bytes that are hashed before the text; NULL for none */
  const char *bytes;
  gsize length;
  guint8 *hash;
  guint8 size; /* of the hash, 1 to 64 bytes */
} CwHashed;

/* Fills the hashes of @texts. */
void cw_hash_many (const CwHashed *texts, gsize count);
