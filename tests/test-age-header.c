#include "tests/age-bytes.h"

#include "data/keep/age-chunk.h"
#include "data/keep/age-scrypt.h"

#include <sodium.h>
#include <string.h>

/* forge: a file whose MAC and body are right, with the given stanzas before them. */
static GByteArray *
forge (GPtrArray *stanzas, gboolean has_empty_end)
{
  static const guint8 key[CW_AGE_KEY_BYTES] = "sixteen bytes ok";
  static const guint8 nonce[CW_AGE_NONCE_BYTES];
  static const guint8 plain[CW_AGE_CHUNK_BYTES];
  guint8 sealed[CW_AGE_SEALED_BYTES];
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GString) header = cw_age_header_print (stanzas, key);
  g_autoptr (CwAgeChunks) chunks = cw_age_chunks_new (key, nonce);

  g_byte_array_append (file, (const guint8 *) header->str, (guint) header->len);
  g_byte_array_append (file, nonce, sizeof nonce);
  if (has_empty_end)
    {
      cw_age_chunks_seal (chunks, sealed, plain, sizeof plain, FALSE);
      g_byte_array_append (file, sealed, sizeof sealed);
    }
  cw_age_chunks_seal (chunks, sealed, plain, 0, TRUE);
  g_byte_array_append (file, sealed, CW_AGE_TAG_BYTES);
  return file;
}

static GPtrArray *
wrap_once (void)
{
  GPtrArray *stanzas = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_age_stanza_free);

  g_ptr_array_add (stanzas, cw_age_scrypt_wrap ((const guint8 *) "sixteen bytes ok",
                                                AGE_PASSPHRASE, AGE_QUICK, NULL));
  return stanzas;
}

static void
test_refuses_an_empty_last_chunk (void)
{
  g_autoptr (GPtrArray) stanzas = wrap_once ();
  g_autoptr (GByteArray) good = forge (stanzas, FALSE);
  g_autoptr (GByteArray) bad = forge (stanzas, TRUE);
  g_autoptr (GByteArray) content = age_decrypt (good->data, good->len, AGE_PASSPHRASE, NULL);

  g_assert_cmpuint (content->len, ==, 0);
  assert_age_refused (bad->data, bad->len, CW_ERROR_DAMAGED,
                      "an empty part at its end, *65717");
}

static void
test_refuses_other_recipients (void)
{
  g_autoptr (GPtrArray) stanzas = wrap_once ();
  g_autoptr (GByteArray) file = NULL;
  CwAgeStanza *scrypt = g_ptr_array_index (stanzas, 0);

  g_ptr_array_add (stanzas, cw_age_stanza_new ("X25519", "share", NULL));
  file = forge (stanzas, FALSE);
  assert_age_refused (file->data, file->len, CW_ERROR_FORMAT, "1 recipients beside*");

  g_free (g_ptr_array_index (scrypt->args, 0));
  g_ptr_array_index (scrypt->args, 0) = g_strdup ("Scrypt");
  g_byte_array_unref (file);
  file = forge (stanzas, FALSE);
  assert_age_refused (file->data, file->len, CW_ERROR_FORMAT, "encrypted to keys*");
}

static void
assert_args_refused (guint index, const char *arg, const char *pattern)
{
  g_autoptr (GPtrArray) stanzas = wrap_once ();
  CwAgeStanza *stanza = g_ptr_array_index (stanzas, 0);
  g_autoptr (GByteArray) file = NULL;

  if (index < stanza->args->len)
    g_ptr_array_remove_index (stanza->args, index);
  if (arg != NULL)
    g_ptr_array_insert (stanza->args, (gint) index, g_strdup (arg));

  file = forge (stanzas, FALSE);
  assert_age_refused (file->data, file->len, CW_ERROR_FORMAT, pattern);
}

static void
test_refuses_odd_passphrase_lines (void)
{
  static const char *const works[] = { "0", "01", "+1", "-1", "0x1", "1a", "1e3", NULL };
  static const char *const salts[] = { "AAAAAAAAAAAAAAAAAAAAA",  "AAAAAAAAAAAAAAAAAAAAAAA",
                                       "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAA==",
                                       "AAAAAAAAAAAAAAAAAAAA_A", "////////////////////\xafw" };

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    assert_args_refused (2, works[i], "a passphrase line*");
  for (guint i = 0; i < G_N_ELEMENTS (salts); i++)
    assert_args_refused (1, salts[i], "a * that can't be read*");
  assert_args_refused (3, "more", "a passphrase line*");
  assert_args_refused (2, "23", "asks for a work factor of 23, at most 22*");
  assert_args_refused (2, "99999999999999999999999999", "asks for a work factor of 9*");
}

static void
test_refuses_a_body_of_another_length (void)
{
  for (guint length = 0; length <= 48; length += 16)
    {
      g_autoptr (GPtrArray) stanzas = wrap_once ();
      CwAgeStanza *stanza = g_ptr_array_index (stanzas, 0);
      g_autoptr (GByteArray) file = NULL;

      if (length == 32)
        continue;

      g_byte_array_set_size (stanza->body, length);
      memset (stanza->body->data, 0, length);
      file = forge (stanzas, FALSE);
      assert_age_refused (file->data, file->len, CW_ERROR_FORMAT, "a passphrase line*");
    }
}

#define V1 "age-encryption.org/v1\n"
#define S "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
#define MAC "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"

static void
test_names_the_place_in_a_header (void)
{
  static const struct
  {
    const char *text;
    const char *pattern;
  } cases[] = {
    { "PK\3\4", "not an age file, at byte 0" },
    { "SQLite format 3", "not an age file, at byte 0" },
    { "-----BEGIN AGE ENCRYPTED FILE-----\n", "an age file in its text form*" },
    { "age-encryption.org/v2\n", "another version*byte 19" },
    { "age-encryption.org/v1\r\n", "another version*byte 19" },
    { V1 MAC, "a header line*byte 22" },
    { V1 "\n" S MAC, "a header line*byte 22" },
    { V1 "->  a\n\n" MAC, "a recipient that*byte 25" },
    { V1 "-> a \n\n" MAC, "a recipient that*byte 27" },
    { V1 "-> a\tb\n\n" MAC, "a recipient that*byte 26" },
    { V1 "-> a\r\n\n" MAC, "a recipient that*byte 26" },
    { V1 "-> a\nAB\n" MAC, "a recipient's key*byte 27" },
    { V1 "-> a\nAA==\n" MAC, "a recipient's key*byte 27" },
    { V1 "-> a\nA\n" MAC, "a recipient's key*byte 27" },
    { V1 "-> a\n" MAC, "a recipient's key*byte 27" },
    { V1 "-> a\nAA\xaf/\n" MAC, "a recipient's key*byte 27" },
    { V1 S "---\n", "a header line*byte 101" },
    { V1 S "--- \n", "a header line*byte 101" },
    { V1 S "--- AAAA\n", "a header line*byte 101" },
    { V1 S "---AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", "a header line*byte 101" },
    { V1 S "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB\n", "a header line*byte 101" },
    { V1 S "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA \n", "a header line*byte 101" },
    { V1 S "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cut off in its header*148*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_age_refused ((const guint8 *) cases[i].text, strlen (cases[i].text), CW_ERROR_FORMAT,
                        cases[i].pattern);
}

static void
test_bounds_a_header (void)
{
  g_autoptr (GString) text = g_string_new (V1);

  while (text->len < 200000)
    g_string_append (text, S);
  assert_age_refused ((const guint8 *) text->str, text->len, CW_ERROR_FORMAT,
                      "a header that does not end, at byte 65536");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert (sodium_init () >= 0);
#define ADD(path, function) g_test_add_func ("/age-header/" path, function)
  ADD ("refuses-an-empty-last-chunk", test_refuses_an_empty_last_chunk);
  ADD ("refuses-other-recipients", test_refuses_other_recipients);
  ADD ("refuses-odd-passphrase-lines", test_refuses_odd_passphrase_lines);
  ADD ("refuses-a-body-of-another-length", test_refuses_a_body_of_another_length);
  ADD ("names-the-place-in-a-header", test_names_the_place_in_a_header);
  ADD ("bounds-a-header", test_bounds_a_header);
  return g_test_run ();
}
