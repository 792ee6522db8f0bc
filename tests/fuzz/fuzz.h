/* fuzz.h - what libFuzzer calls, and what the targets share
 *
 * A target reads bytes that it invents, guided by the branches they reach. A mutator signs and
 * encrypts again what was changed, or no change would ever get past the first check.
 */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* Of libFuzzer. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size);

#define FUZZ_ROOM 4096 /* so many bytes more may come out of a mutation of a part */

/* Changes @text, at random. */
void fuzz_text (GString *text);
void fuzz_bytes (GByteArray *bytes);

/* Copies @bytes to where a mutator returns them; 0 where they are too many. */
size_t fuzz_give (const void *bytes, size_t length, uint8_t *data, size_t max_size);

/* The one key with which everything is signed: 64 bytes. */
const guint8 *fuzz_secret (void);

/* The name of a file, always the same, with these bytes. */
const char *fuzz_file (const uint8_t *data, size_t size);
