/* age-bytes.h - whole age files in memory, for tests */
#pragma once

#include "corewalk/age.h"

#define AGE_PASSPHRASE "four small words"
#define AGE_QUICK 1 /* the least work factor: some tests open a file thousands of times */
#define AGE_HEADER_BYTES 149 /* of a file with that factor */
#define AGE_BODY_BYTE (AGE_HEADER_BYTES + 16)

/* Bytes that are read a few at a time, for a reader may not count on getting them all at once. */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize step;
} AgeSource;

/* age_content: always the same bytes, which do not compress. */
GByteArray *age_content (gsize length);

gboolean age_write_cb (const void *bytes, gsize length, gpointer user_data, GError **error);
gssize age_read_cb (void *buffer, gsize size, gpointer user_data, GError **error);

/* age_encrypt: @bytes, handed over @step at a time. */
GByteArray *age_encrypt (const void *bytes, gsize length, gsize step);

/* age_decrypt: the content, or NULL when any of it could not be had. */
GByteArray *
age_decrypt (const guint8 *bytes, gsize length, const char *passphrase, GError **error);

/* assert_age_refused: with this CwError and a message like @pattern (of GLib's kind). */
void assert_age_refused (const guint8 *bytes, gsize length, int code, const char *pattern);

/* age_keys_of: the secret keys in @text, which is well-formed. */
CwAgeKeys *age_keys_of (const char *text);
