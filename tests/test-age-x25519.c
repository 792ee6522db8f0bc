#include "tests/age-bytes.h"

#include "data/keep/age-chunk.h"
#include "data/keep/age-x25519.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

/* Two pairs that age-keygen 1.1.1 drew. */
#define ANA "age17refq0ah5lh48pasg2q4gejdupepdyk4tu6hv57tvs4c0n96gagspry4nl"
#define ANA_SECRET "AGE-SECRET-KEY-1LWQZP5UXJ6YKFTAJNZCSDCY939RFQ0XS2QVUH9GNGN3ZZUXSNLHQZEAKS2"
#define BEN "age1csx902ddetmpyhscrz4fgaj5lvw4trk5h7cak63lt3huckmqrvfq3eet4f"

/* Made by Debian's age 1.1.1 from "kept by the stock program\n", for Ben and Ana. */
static const char stock_file[] =
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSByVTJyZXAxQ1dTZVhoK3o1R2RzcEsyQVNSRG1lVFNm"
    "YW53eXpOZVA5clNJCkFTTExRMlN4MHVCZU5QWjJNSldUQmRGWXJHcU9maU0xTWg1SFNBSmZmZ3MKLT4gWDI1"
    "NTE5IEtZYXJWRDdtaHV2Vjl3dWxnTnVjMndJTzNERmZjZ1VscUZlS2JBVDVxU2sKcC9ucEk1aXg3OFZWZHpw"
    "RFp3UkhRZUtXbDZtV2pqckZhZm51RGNEcG1QYwotLS0gMU5yejNWWGFNSkRYK0J1ekxQa1BkV3dkSzVhSWdM"
    "VWwzOEJ0ZzZHa0ZTVQr+Xp8hOBZuj40miv3TH+s/kgJj3tgtxRg7iNYzLNgztARX/bOnHo5PdlZyxL3UUjYw"
    "/AOscdwSgOBC";

/* draw: a new pair: its recipient, and its identity in @identity. */
static char *
draw (char **identity)
{
  guint8 secret[CW_AGE_SECRET_BYTES];

  randombytes_buf (secret, sizeof secret);
  *identity = cw_age_identity_print (secret);
  return cw_age_recipient_print (secret);
}

/* encrypt: for the @recipients, which end with NULL. */
static GByteArray *
encrypt (const void *bytes, gsize length, const char *const *recipients)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAgeWriter) writer = NULL;

  for (; *recipients != NULL; recipients++)
    g_ptr_array_add (list, (gpointer) *recipients);
  writer = cw_age_writer_new_for (list, age_write_cb, file, &error);
  g_assert_no_error (error);
  g_assert_true (cw_age_writer_write (writer, bytes, length, &error));
  g_assert_true (cw_age_writer_finish (writer, &error));
  return file;
}

static GByteArray *
decrypt (const GByteArray *file, const CwAgeKeys *keys, GError **error)
{
  AgeSource source = { file->data, file->len, 4099 };
  g_autoptr (CwAgeReader) reader = cw_age_reader_new_with (keys, age_read_cb, &source, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 buffer[10007];
  gssize count;

  if (reader == NULL)
    return NULL;

  while ((count = cw_age_reader_read (reader, buffer, sizeof buffer, error)) > 0)
    g_byte_array_append (content, buffer, (guint) count);
  return count == 0 ? g_steal_pointer (&content) : NULL;
}

static void
assert_refused (const GByteArray *file, const CwAgeKeys *keys, int code, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) content = decrypt (file, keys, &error);

  g_assert_null (content);
  g_assert_nonnull (error);
  if (error->code != code || !g_pattern_match_simple (pattern, error->message))
    g_error ("expected %d %s, got %d %s", code, pattern, error->code, error->message);
}

static int
count_recipients (const void *bytes, gsize length, GError **error)
{
  AgeSource source = { bytes, length, 777 };

  return cw_age_count_recipients (age_read_cb, &source, error);
}

static void
test_opens_with_each_of_several_keys (void)
{
  g_autofree char *first_secret = NULL, *second_secret = NULL, *other_secret = NULL;
  g_autofree char *first = draw (&first_secret), *second = draw (&second_secret);
  g_autofree char *other = draw (&other_secret);
  const char *const both[] = { first, second, first, NULL };
  g_autoptr (GByteArray) content = age_content (200000);
  g_autoptr (GByteArray) file = encrypt (content->data, content->len, both);
  const char *const secrets[] = { first_secret, second_secret };
  g_autoptr (CwAgeKeys) nobody = cw_age_keys_new (), stranger = age_keys_of (other_secret);

  g_assert_nonnull (other);
  g_assert_cmpint (count_recipients (file->data, file->len, NULL), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (CwAgeKeys) keys = age_keys_of (other_secret);
      g_autoptr (GByteArray) back = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (cw_age_keys_add (keys, secrets[i], strlen (secrets[i]), NULL));
      back = decrypt (file, keys, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (back->data, back->len, content->data, content->len);
    }
  assert_refused (file, stranger, CW_ERROR_SECRET, "encrypted to somebody else*");
  assert_refused (file, nobody, CW_ERROR_SECRET, "encrypted to somebody else*");
}

static void
test_names_as_many_recipients_as_fit (void)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char *secret = NULL;
  g_autoptr (CwAgeKeys) keys = NULL;
  g_autoptr (GByteArray) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAgeWriter) writer = NULL;

  g_assert_null (cw_age_writer_new_for (recipients, age_write_cb, file, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);

  while (recipients->len < CW_AGE_RECIPIENTS_MOST)
    {
      g_clear_pointer (&secret, g_free);
      g_ptr_array_add (recipients, draw (&secret));
    }
  writer = cw_age_writer_new_for (recipients, age_write_cb, file, &error);
  g_assert_no_error (error);
  g_assert_true (cw_age_writer_finish (writer, &error));

  keys = age_keys_of (secret);
  back = decrypt (file, keys, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->len, ==, 0);

  g_ptr_array_add (recipients, g_strdup (ANA));
  g_assert_null (cw_age_writer_new_for (recipients, age_write_cb, file, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_refuses_every_flipped_bit_and_cut (void)
{
  static const char *const ana[] = { ANA, NULL };
  g_autoptr (GByteArray) file = encrypt ("kept", 4, ana);
  g_autoptr (CwAgeKeys) keys = age_keys_of (ANA_SECRET);
  guint length = file->len;

  for (gsize bit = 0; bit < (gsize) length * 8; bit++)
    {
      g_autoptr (GError) error = NULL;

      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
      g_assert_null (decrypt (file, keys, &error));
      g_assert_true (error->code == CW_ERROR_DAMAGED || error->code == CW_ERROR_FORMAT ||
                     error->code == CW_ERROR_SECRET);
      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  for (file->len = 0; file->len < length; file->len++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (decrypt (file, keys, &error));
      g_assert_true (error->code == CW_ERROR_DAMAGED || error->code == CW_ERROR_FORMAT);
    }
}

/* forge: a file whose MAC is right, for Ana, with @stanza too. */
static GByteArray *
forge (CwAgeStanza *take_stanza)
{
  static const guint8 key[CW_AGE_KEY_BYTES] = "sixteen bytes ok";
  static const guint8 nonce[CW_AGE_NONCE_BYTES];
  g_autoptr (GPtrArray) stanzas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_age_stanza_free);
  GByteArray *file = g_byte_array_new ();
  guint8 public[CW_AGE_PUBLIC_BYTES], sealed[CW_AGE_TAG_BYTES];
  g_autoptr (GString) header = NULL;
  g_autoptr (CwAgeChunks) chunks = cw_age_chunks_new (key, nonce);

  g_assert_true (cw_age_recipient_parse (ANA, public, NULL));
  g_ptr_array_add (stanzas, cw_age_x25519_wrap (key, public));
  g_ptr_array_add (stanzas, take_stanza);
  header = cw_age_header_print (stanzas, key);
  cw_age_chunks_seal (chunks, sealed, sealed, 0, TRUE);
  g_byte_array_append (file, (const guint8 *) header->str, (guint) header->len);
  g_byte_array_append (file, nonce, sizeof nonce);
  g_byte_array_append (file, sealed, sizeof sealed);
  return file;
}

static CwAgeStanza *
stanza_of (const char *type, const guint8 *share, gsize length, const char *more, guint body)
{
  static const guint8 bytes[64];
  g_autofree char *text = cw_age_base64 (share, length);
  CwAgeStanza *stanza = cw_age_stanza_new (type, text, more, NULL);

  g_byte_array_append (stanza->body, bytes, body);
  return stanza;
}

static void
test_reads_strictly_whomever_it_is_for (void)
{
  static const guint8 share[33] = { 9 }, weak[32] = { 1 };
  g_autoptr (CwAgeKeys) keys = age_keys_of (ANA_SECRET);
  g_autoptr (GByteArray) good = forge (stanza_of ("X25519", share, 32, NULL, 32));
  g_autoptr (GByteArray) filler = forge (stanza_of ("x-grease", share, 7, "a", 64));
  g_autoptr (GByteArray) lower = forge (stanza_of ("x25519", weak, 32, NULL, 32));
  GByteArray *const opened[] = { good, filler, lower };
  CwAgeStanza *const bad[] = {
    stanza_of ("X25519", share, 31, NULL, 32), stanza_of ("X25519", share, 33, NULL, 32),
    stanza_of ("X25519", share, 32, "a", 32),  stanza_of ("X25519", share, 32, NULL, 31),
    stanza_of ("X25519", share, 32, NULL, 33), stanza_of ("X25519", weak, 32, NULL, 32),
    cw_age_stanza_new ("X25519", NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) content = decrypt (opened[i], keys, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (content->len, ==, 0);
    }
  g_assert_cmpint (count_recipients (good->data, good->len, NULL), ==, 2);
  g_assert_cmpint (count_recipients (filler->data, filler->len, NULL), ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GByteArray) file = forge (bad[i]);

      assert_refused (file, keys, CW_ERROR_FORMAT, "a recipient's line that can't be read");
    }
}

static void
test_knows_passphrases_and_other_files (void)
{
  static const char *const ana[] = { ANA, NULL };
  g_autoptr (CwAgeKeys) keys = age_keys_of (ANA_SECRET);
  g_autoptr (GByteArray) secret = age_encrypt ("kept", 4, 4);
  g_autoptr (GByteArray) ours = encrypt ("kept", 4, ana);
  g_autoptr (GByteArray) none = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  assert_refused (secret, keys, CW_ERROR_FORMAT, "encrypted with a passphrase, not to keys");
  assert_age_refused (ours->data, ours->len, CW_ERROR_FORMAT, "encrypted to keys*");
  g_assert_cmpint (count_recipients (secret->data, secret->len, NULL), ==, 0);

  g_byte_array_append (none, (const guint8 *) "PK and so on", 12);
  assert_refused (none, keys, CW_ERROR_FORMAT, "not an age file, at byte 0");
  g_assert_cmpint (count_recipients (none->data, none->len, &error), ==, -1);
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
}

static void
test_opens_a_file_of_the_stock_program (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  gsize length;
  g_autofree guint8 *bytes = g_base64_decode (stock_file, &length);
  g_autoptr (CwAgeKeys) keys = age_keys_of (ANA_SECRET);
  g_autoptr (GByteArray) content = NULL;
  g_autoptr (GError) error = NULL;

  g_byte_array_append (file, bytes, (guint) length);
  content = decrypt (file, keys, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content->data, content->len, "kept by the stock program\n", 26);
  g_assert_cmpint (count_recipients (bytes, length, NULL), ==, 2);
}

static void
run (const char *format, ...)
{
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  gint status;
  va_list values;

  va_start (values, format);
  command = g_strdup_vprintf (format, values);
  va_end (values);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static void
exchange (const char *folder)
{
  g_autofree char *plain = g_build_filename (folder, "plain", NULL);
  g_autofree char *sealed = g_build_filename (folder, "sealed", NULL);
  g_autofree char *identity = g_build_filename (folder, "identity", NULL);
  g_autofree char *secret = NULL, *bytes = NULL;
  g_autofree char *recipient = draw (&secret);
  g_autofree char *text = g_strdup_printf ("# kept\n%s\n", secret);
  const char *const both[] = { BEN, recipient, NULL };
  g_autoptr (GByteArray) content = age_content (200000), back = NULL;
  g_autoptr (GByteArray) file = encrypt (content->data, content->len, both);
  g_autoptr (CwAgeKeys) keys = age_keys_of (secret);
  gsize length;

  g_assert_true (g_file_set_contents (identity, text, -1, NULL));
  g_assert_true (
      g_file_set_contents (sealed, (const char *) file->data, (gssize) file->len, NULL));
  run ("age -d -i %s -o %s %s", identity, plain, sealed);
  g_assert_true (g_file_get_contents (plain, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, content->data, content->len);

  g_clear_pointer (&bytes, g_free);
  run ("age -r " BEN " -r %s -o %s %s", recipient, sealed, plain);
  g_assert_true (g_file_get_contents (sealed, &bytes, &length, NULL));
  g_byte_array_set_size (file, 0);
  g_byte_array_append (file, (const guint8 *) bytes, (guint) length);
  back = decrypt (file, keys, NULL);
  g_assert_cmpmem (back->data, back->len, content->data, content->len);

  g_unlink (plain);
  g_unlink (sealed);
  g_unlink (identity);
}

static void
read_drawn_identity (const char *folder)
{
  g_autofree char *identity = g_build_filename (folder, "drawn", NULL);
  g_autofree char *text = NULL, *recipient = NULL;
  g_autoptr (CwAgeKeys) keys = NULL;

  run ("age-keygen -o %s", identity);
  g_assert_true (g_file_get_contents (identity, &text, NULL, NULL));
  keys = age_keys_of (text);
  recipient = cw_age_recipient_print (cw_age_keys_get (keys, 0));
  g_assert_nonnull (strstr (text, recipient));
  g_unlink (identity);
}

static void
test_exchanges_files_with_the_stock_program (void)
{
  g_autofree char *stock = g_find_program_in_path ("age");
  g_autofree char *folder = NULL;

  if (stock == NULL)
    {
      g_test_skip ("the age program is not installed");
      return;
    }

  folder = g_dir_make_tmp ("age-XXXXXX", NULL);
  exchange (folder);
  read_drawn_identity (folder);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/age-x25519/" path, function)
  ADD ("opens-with-each-of-several-keys", test_opens_with_each_of_several_keys);
  ADD ("names-as-many-recipients-as-fit", test_names_as_many_recipients_as_fit);
  ADD ("refuses-every-flipped-bit-and-cut", test_refuses_every_flipped_bit_and_cut);
  ADD ("reads-strictly-whomever-it-is-for", test_reads_strictly_whomever_it_is_for);
  ADD ("knows-passphrases-and-other-files", test_knows_passphrases_and_other_files);
  ADD ("opens-a-file-of-the-stock-program", test_opens_a_file_of_the_stock_program);
  ADD ("exchanges-files-with-the-stock-program", test_exchanges_files_with_the_stock_program);
  return g_test_run ();
}
