#include "tests/fuzz/fuzz.h"

#include <string.h>

void
fuzz_text (GString *text)
{
  gsize length = text->len;

  g_string_set_size (text, length + FUZZ_ROOM);
  length = LLVMFuzzerMutate ((guint8 *) text->str, length, text->len);
  g_string_truncate (text, length);
}

void
fuzz_bytes (GByteArray *bytes)
{
  gsize length = bytes->len;

  g_byte_array_set_size (bytes, (guint) length + FUZZ_ROOM);
  g_byte_array_set_size (bytes, (guint) LLVMFuzzerMutate (bytes->data, length, bytes->len));
}

size_t
fuzz_give (const void *bytes, size_t length, uint8_t *data, size_t max_size)
{
  if (length == 0 || length > max_size)
    return 0;

  memcpy (data, bytes, length);
  return length;
}
