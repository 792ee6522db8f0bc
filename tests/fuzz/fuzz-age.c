/* A file in the age format. A change of its header gets a new MAC, a change of its content new tags. */
#include "corewalk/age.h"
#include "data/keep/age-chunk.h"
#include "data/keep/age-x25519.h"
#include "data/keep/hkdf.h"
#include "tests/age-bytes.h"
#include "tests/fuzz/fuzz.h"

#include <sodium.h>
#include <string.h>

#define MAC_LINE (3 + 1 + 43 + 1) /* "--- ", 43 columns, a line feed */
#define CONTENT_MOST (1 << 20)

static CwAgeKeys *
keys (void)
{
  static CwAgeKeys *all;
  g_autofree char *text = NULL;

  if (all == NULL)
    {
      text = cw_age_identity_print (fuzz_secret ());
      all = age_keys_of (text);
    }

  return all;
}

/* The content, as far as it can be had. */
static GByteArray *
read_all (const uint8_t *data, size_t size, gboolean *is_whole)
{
  AgeSource source = { data, size, 4099 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAgeReader) reader =
      cw_age_reader_new_with (keys (), age_read_cb, &source, &error);
  GByteArray *content = g_byte_array_new ();
  guint8 buffer[10007];
  gssize count = -1;

  while (reader != NULL &&
         (count = cw_age_reader_read (reader, buffer, sizeof buffer, &error)) > 0)
    g_byte_array_append (content, buffer, (guint) count);
  *is_whole = count == 0;
  if (!*is_whole)
    g_assert_true (error != NULL && error->domain == CW_ERROR);
  return content;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  AgeSource source = { data, size, 777 };
  gboolean is_whole;
  g_autoptr (GByteArray) content = read_all (data, size, &is_whole);

  g_assert_cmpuint (content->len, <=, size);
  cw_age_count_recipients (age_read_cb, &source, NULL);
  return 0;
}

/* Behind the text of a header, up to "---": its MAC, a nonce, the content. */
static GByteArray *
finish (const GString *header, const guint8 *file_key, const GByteArray *content)
{
  GByteArray *file = g_byte_array_new ();
  guint8 key[CW_HKDF_BYTES], mac[crypto_auth_hmacsha256_BYTES],
      nonce[CW_AGE_NONCE_BYTES] = { 0 };
  g_autofree guint8 *sealed = g_malloc (CW_AGE_SEALED_BYTES);
  g_autoptr (CwAgeChunks) chunks = cw_age_chunks_new (file_key, nonce);
  g_autofree char *encoded = NULL;
  gsize at = 0;

  cw_hkdf (key, file_key, CW_AGE_KEY_BYTES, NULL, 0, "header");
  crypto_auth_hmacsha256 (mac, (const guint8 *) header->str, header->len, key);
  encoded = cw_age_base64 (mac, sizeof mac);
  g_byte_array_append (file, (const guint8 *) header->str, (guint) header->len);
  g_byte_array_append (file, (const guint8 *) " ", 1);
  g_byte_array_append (file, (const guint8 *) encoded, (guint) strlen (encoded));
  g_byte_array_append (file, (const guint8 *) "\n", 1);
  g_byte_array_append (file, nonce, sizeof nonce);
  do
    {
      gsize length = MIN (content->len - at, CW_AGE_CHUNK_BYTES);

      cw_age_chunks_seal (chunks, sealed, content->data + at, length,
                          at + length == content->len);
      g_byte_array_append (file, sealed, (guint) (length + CW_AGE_TAG_BYTES));
      at += length;
    }
  while (at < content->len);

  return file;
}

static gboolean
open_header (const GString *text, guint8 *file_key)
{
  g_autoptr (GPtrArray) stanzas = cw_age_header_parse (text, NULL);

  return stanzas != NULL && text->len > MAC_LINE &&
         cw_age_x25519_unwrap (file_key, keys (), stanzas, NULL);
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  gsize length = cw_age_header_length (data, size);
  g_autoptr (GString) header = g_string_new_len ((const char *) data, (gssize) length);
  guint8 file_key[CW_AGE_KEY_BYTES];
  g_autoptr (GByteArray) content = NULL;
  g_autoptr (GByteArray) file = NULL;
  gboolean is_whole;

  if (seed % 4 == 0 || !open_header (header, file_key))
    return LLVMFuzzerMutate (data, size, max_size);

  content = read_all (data, size, &is_whole);
  g_string_truncate (header, header->len - MAC_LINE + 3);
  if (seed % 4 == 1)
    g_byte_array_set_size (content, (seed >> 8) % CONTENT_MOST);
  else
    fuzz_text (header);
  file = finish (header, file_key, content);
  return fuzz_give (file->data, file->len, data, max_size);
}
