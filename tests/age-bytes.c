#include "tests/age-bytes.h"

#include <string.h>

gboolean
age_write_cb (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);
  return TRUE;
}

gssize
age_read_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  AgeSource *source = user_data;
  gsize count = MIN (MIN (size, source->length), source->step);

  if (count > 0)
    memcpy (buffer, source->bytes, count);
  source->bytes += count;
  source->length -= count;
  return (gssize) count;
}

GByteArray *
age_encrypt (const void *bytes, gsize length, gsize step)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAgeWriter) writer =
      cw_age_writer_new (AGE_PASSPHRASE, AGE_QUICK, age_write_cb, file, &error);

  g_assert_no_error (error);
  for (gsize at = 0; at < length; at += step)
    g_assert_true (cw_age_writer_write (writer, (const guint8 *) bytes + at,
                                        MIN (step, length - at), &error));
  g_assert_true (cw_age_writer_finish (writer, &error));
  return file;
}

GByteArray *
age_decrypt (const guint8 *bytes, gsize length, const char *passphrase, GError **error)
{
  AgeSource source = { bytes, length, 4099 };
  g_autoptr (CwAgeReader) reader = cw_age_reader_new (passphrase, age_read_cb, &source, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 buffer[10007];
  gssize count;

  if (reader == NULL)
    return NULL;

  while ((count = cw_age_reader_read (reader, buffer, sizeof buffer, error)) > 0)
    g_byte_array_append (content, buffer, (guint) count);
  return count == 0 ? g_steal_pointer (&content) : NULL;
}

void
assert_age_refused (const guint8 *bytes, gsize length, int code, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) content = age_decrypt (bytes, length, AGE_PASSPHRASE, &error);

  g_assert_null (content);
  g_assert_nonnull (error);
  if (error->code != code || !g_pattern_match_simple (pattern, error->message))
    g_error ("expected %d %s, got %d %s", code, pattern, error->code, error->message);
}

GByteArray *
age_content (gsize length)
{
  GByteArray *content = g_byte_array_sized_new ((guint) length);
  guint32 state = 1;

  g_byte_array_set_size (content, (guint) length);
  for (gsize i = 0; i < length; i++)
    {
      state = state * 1664525 + 1013904223;
      content->data[i] = (guint8) (state >> 24);
    }
  return content;
}

CwAgeKeys *
age_keys_of (const char *text)
{
  CwAgeKeys *keys = cw_age_keys_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_age_keys_add (keys, text, strlen (text), &error));
  g_assert_no_error (error);
  return keys;
}
