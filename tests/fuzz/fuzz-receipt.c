/* A receipt: a line that says what it is, a line of JSON, a signature under it. */
#include "data/exchange/receipt-read.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define WORD "corewalk receipt"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwReceipt) receipt = cw_receipt_read (fuzz_file (data, size), &error);

  if (receipt == NULL)
    g_assert_true (error->domain == CW_ERROR &&
                   (error->code == CW_ERROR_FORMAT || error->code == CW_ERROR_DAMAGED));
  return 0;
}

/* The key with which it is signed stands in it. */
static void
put_key (GString *body)
{
  static const char before[] = "\"key\":\"";
  char *at = strstr (body->str, before);
  char hex[2 * crypto_sign_PUBLICKEYBYTES + 1];

  if (at == NULL || strlen (at) < sizeof before + sizeof hex)
    return;

  sodium_bin2hex (hex, sizeof hex, fuzz_secret () + crypto_sign_SEEDBYTES,
                  crypto_sign_PUBLICKEYBYTES);
  memcpy (at + sizeof before - 1, hex, sizeof hex - 1);
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 5);
  g_autoptr (GString) body = NULL;
  guint8 said[16 + CW_LINE_HASH], signature[crypto_sign_BYTES];
  char hex[2 * crypto_sign_BYTES + 1];

  if (g_strv_length (lines) < 2 || seed % 8 == 0)
    return LLVMFuzzerMutate (data, size, max_size);

  body = g_string_new (lines[1]);
  fuzz_text (body);
  put_key (body);
  memcpy (said, WORD, 16);
  crypto_generichash (said + 16, CW_LINE_HASH, (const guint8 *) body->str, body->len, NULL, 0);
  crypto_sign_detached (signature, NULL, said, sizeof said, fuzz_secret ());
  sodium_bin2hex (hex, sizeof hex, signature, sizeof signature);
  g_string_prepend (body, "\n");
  g_string_prepend (body, lines[0]);
  g_string_append_printf (body, "\n%s\n", hex);
  return fuzz_give (body->str, body->len, data, max_size);
}
