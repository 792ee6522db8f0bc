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

/* A text that is hashed anew for each of the others, in their order: its hash may go into itself. */
typedef struct
{
  CwHashed text; /* its length stays */
  void (*turn) (gsize number,
                gpointer user_data); /* text @number has its hash, the chain comes to it */
  gpointer user_data;
} CwHashChain;

/* Fills the hashes of @texts. */
void cw_hash_many (const CwHashed *texts, gsize count);

/* The same, with a @chain over those from @first on. */
void
cw_hash_chained (const CwHashed *texts, gsize count, gsize first, const CwHashChain *chain);
