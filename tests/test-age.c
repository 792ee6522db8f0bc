#include "tests/age-bytes.h"

#include "data/keep/hkdf.h"

#include <glib/gstdio.h>
#include <string.h>

#define SMALL "kept"

/* Made by Debian's age 1.1.1 from "kept by the stock program\n", passphrase AGE_PASSPHRASE. */
static const char stock_file[] =
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCArdTEwVEUwMjNtQVdNTTlrNngyRE1nIDE4Cmpj"
    "M2UreWtKMnIzd0o2cXdhaGpQeU5ybG5DRi9xRUIyaXR1N2NQS01Jb2sKLS0tIEFrcTJER096K0o4a2NO"
    "U2VpWEZWT2FVN2NkM1dkVGdKNFZ6UFhwS1BJZncKJcp/GXJVkNE+dlWosFZDhtsGdgiFzs1qbr3lmR6T"
    "5I+ryZVwOjZwa8NSE87oPlklXjMuatjvjpf0Hw==";

static void
test_gives_back_what_was_written (void)
{
  static const gsize lengths[] = { 0, 1, 65535, 65536, 65537, 131072, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GByteArray) content = age_content (lengths[i]);
      g_autoptr (GByteArray) file = age_encrypt (content->data, content->len, 1 + i * 10000);
      g_autoptr (GByteArray) back = NULL;
      g_autoptr (GError) error = NULL;
      gsize chunks = MAX (1, (lengths[i] + 65535) / 65536);

      g_assert_cmpuint (file->len, ==, AGE_HEADER_BYTES + 16 + lengths[i] + 16 * chunks);
      back = age_decrypt (file->data, file->len, AGE_PASSPHRASE, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (back->data, back->len, content->data, content->len);
    }
}

static void
test_no_two_files_are_alike (void)
{
  g_autoptr (GByteArray) one = age_encrypt (SMALL, 4, 4);
  g_autoptr (GByteArray) other = age_encrypt (SMALL, 4, 4);

  g_assert_cmpuint (one->len, ==, other->len);
  g_assert_cmpint (memcmp (one->data + one->len - 20, other->data + other->len - 20, 20), !=,
                   0);
}

static void
test_knows_a_wrong_passphrase (void)
{
  g_autoptr (GByteArray) file = age_encrypt (SMALL, 4, 4);
  static const char *const wrong[] = { "", "four small word", AGE_PASSPHRASE " ",
                                       "Four small words" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (age_decrypt (file->data, file->len, wrong[i], &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_SECRET);
    }
}

static void
test_refuses_an_empty_passphrase (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_age_writer_new ("", AGE_QUICK, age_write_cb, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_refuses_every_flipped_bit (void)
{
  g_autoptr (GByteArray) file = age_encrypt (SMALL, 4, 4);
  guint codes[16] = { 0 };

  for (gsize bit = 0; bit < (gsize) file->len * 8; bit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) content = NULL;

      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
      content = age_decrypt (file->data, file->len, AGE_PASSPHRASE, &error);
      g_assert_null (content);
      g_assert_true (error->domain == CW_ERROR);
      codes[error->code]++;
      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
    }

  /* Nonce, content and tag: nothing but DAMAGED. */
  g_assert_cmpuint (codes[CW_ERROR_DAMAGED], >=, (16 + 4 + 16) * 8);
  g_assert_cmpuint (codes[CW_ERROR_DAMAGED] + codes[CW_ERROR_FORMAT] + codes[CW_ERROR_SECRET],
                    ==, (guint) file->len * 8);
}

static void
test_refuses_every_cut (void)
{
  g_autoptr (GByteArray) file = age_encrypt (SMALL, 4, 4);

  assert_age_refused (file->data, 0, CW_ERROR_FORMAT, "an empty file, at byte 0");
  for (gsize length = 1; length < AGE_HEADER_BYTES; length++)
    {
      g_autofree char *pattern =
          g_strdup_printf ("cut off in its header, at byte %zu*", length);

      assert_age_refused (file->data, length, CW_ERROR_FORMAT, pattern);
    }
  for (gsize length = AGE_HEADER_BYTES; length < AGE_BODY_BYTE + 16; length++)
    {
      g_autofree char *pattern = g_strdup_printf ("cut off at byte %zu*", length);

      assert_age_refused (file->data, length, CW_ERROR_DAMAGED, pattern);
    }
  for (gsize length = AGE_BODY_BYTE + 16; length < file->len; length++)
    assert_age_refused (file->data, length, CW_ERROR_DAMAGED,
                        "changed or cut off between*165 and*");
}

static void
test_refuses_a_cut_between_chunks (void)
{
  g_autoptr (GByteArray) content = age_content (200000);
  g_autoptr (GByteArray) file = age_encrypt (content->data, content->len, 200000);

  assert_age_refused (file->data, AGE_BODY_BYTE + 65552, CW_ERROR_DAMAGED,
                      "cut off at byte 65717*");
  assert_age_refused (file->data, AGE_BODY_BYTE + 65552 + 15, CW_ERROR_DAMAGED,
                      "cut off at byte 65732*");
  assert_age_refused (file->data, AGE_BODY_BYTE + 65552 * 2, CW_ERROR_DAMAGED,
                      "cut off at byte 131269*");
  assert_age_refused (file->data, file->len - 1, CW_ERROR_DAMAGED,
                      "changed or cut off between bytes 196821 and*");
}

static void
test_refuses_what_follows_the_end (void)
{
  static const gsize lengths[] = { 0, 4, 65536 };
  static const guint8 more[70000];

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint count = 1; count <= sizeof more; count += 69999)
      {
        g_autoptr (GByteArray) content = age_content (lengths[i]);
        g_autoptr (GByteArray) file = age_encrypt (content->data, content->len, 65536);

        g_byte_array_append (file, more, count);
        assert_age_refused (file->data, file->len, CW_ERROR_DAMAGED,
                            lengths[i] == 65536 ? "bytes were added after its end*byte 65717"
                                                : "changed*between bytes 165 and*");
      }
}

static void
test_refuses_chunks_in_another_order (void)
{
  g_autoptr (GByteArray) content = age_content (200000);
  g_autoptr (GByteArray) file = age_encrypt (content->data, content->len, 200000);
  g_autofree guint8 *first = g_memdup2 (file->data + AGE_BODY_BYTE, 65552);

  memcpy (file->data + AGE_BODY_BYTE, file->data + AGE_BODY_BYTE + 65552, 65552);
  memcpy (file->data + AGE_BODY_BYTE + 65552, first, 65552);
  assert_age_refused (file->data, file->len, CW_ERROR_DAMAGED,
                      "changed between bytes 165 and 65717*");
}

static gboolean
write_failing_cb (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  gint *left = user_data;

  if ((*left)-- > 0)
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_FULL, "the disk is full");
  return FALSE;
}

static void
test_hands_on_a_failed_write (void)
{
  g_autoptr (GByteArray) content = age_content (200000);

  for (gint writes = 0; writes <= 6; writes++)
    {
      gint left = writes;
      g_autoptr (GError) error = NULL, again = NULL;
      g_autoptr (CwAgeWriter) writer =
          cw_age_writer_new (AGE_PASSPHRASE, AGE_QUICK, write_failing_cb, &left, &error);

      g_assert_true ((writer != NULL) == (writes >= 2));
      if (writer != NULL && cw_age_writer_write (writer, content->data, content->len, &error))
        cw_age_writer_finish (writer, &error);
      else if (writer != NULL)
        {
          g_assert_false (cw_age_writer_finish (writer, &again));
          g_assert_error (again, CW_ERROR, CW_ERROR_FULL);
        }
      if (writes < 6)
        g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
      else
        g_assert_no_error (error);
    }
}

static gssize
read_failing_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  gssize count = age_read_cb (buffer, size, user_data, error);

  if (count > 0)
    return count;
  g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "the stick was pulled out");
  return -1;
}

static void
test_hands_on_a_failed_read (void)
{
  g_autoptr (GByteArray) content = age_content (200000);
  g_autoptr (GByteArray) file = age_encrypt (content->data, content->len, 200000);

  for (gsize length = 0; length <= file->len; length += 50000)
    {
      AgeSource source = { file->data, length, 1000 };
      g_autoptr (GError) error = NULL;
      g_autoptr (CwAgeReader) reader =
          cw_age_reader_new (AGE_PASSPHRASE, read_failing_cb, &source, &error);
      guint8 buffer[1000];

      if (reader != NULL)
        while (cw_age_reader_read (reader, buffer, sizeof buffer, &error) > 0)
          ;
      g_assert_error (error, CW_ERROR, CW_ERROR_STORAGE);
    }
}

static void
test_derives_the_keys_of_rfc_5869 (void)
{
  static const guint8 first[] = { 0x3c, 0xb2, 0x5f, 0x25, 0xfa, 0xac, 0xd5, 0x7a,
                                  0x90, 0x43, 0x4f, 0x64, 0xd0, 0x36, 0x2f, 0x2a,
                                  0x2d, 0x2d, 0x0a, 0x90, 0xcf, 0x1a, 0x5a, 0x4c,
                                  0x5d, 0xb0, 0x2d, 0x56, 0xec, 0xc4, 0xc5, 0xbf };
  static const guint8 third[] = { 0x8d, 0xa4, 0xe7, 0x75, 0xa5, 0x63, 0xc1, 0x8f,
                                  0x71, 0x5f, 0x80, 0x2a, 0x06, 0x3c, 0x5a, 0x31,
                                  0xb8, 0xa1, 0x1f, 0x5c, 0x5e, 0xe1, 0x87, 0x9e,
                                  0xc3, 0x45, 0x4e, 0x5f, 0x3c, 0x73, 0x8d, 0x2d };
  static const guint8 salt[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
  guint8 secret[22], key[CW_HKDF_BYTES];

  memset (secret, 0x0b, sizeof secret);
  cw_hkdf (key, secret, sizeof secret, salt, sizeof salt,
           "\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9");
  g_assert_cmpmem (key, sizeof key, first, sizeof first);
  cw_hkdf (key, secret, sizeof secret, NULL, 0, "");
  g_assert_cmpmem (key, sizeof key, third, sizeof third);
}

static void
test_opens_a_file_of_the_stock_program (void)
{
  gsize length;
  g_autofree guint8 *file = g_base64_decode (stock_file, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) content = age_decrypt (file, length, AGE_PASSPHRASE, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (content->data, content->len, "kept by the stock program\n", 26);
}

/* run_stock: the age program, on a terminal of its own. */
static void
run_stock (const char *arguments)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "age-tty.py", NULL);
  g_autofree char *command = g_strdup_printf ("%s '" AGE_PASSPHRASE "' %s", script, arguments);
  g_autoptr (GError) error = NULL;
  gint status;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static void
test_exchanges_files_with_the_stock_program (void)
{
  g_autofree char *stock = g_find_program_in_path ("age");
  g_autofree char *folder = g_dir_make_tmp ("age-XXXXXX", NULL);
  g_autofree char *plain_name = g_build_filename (folder, "plain", NULL);
  g_autofree char *age_name = g_build_filename (folder, "age", NULL);
  g_autofree char *to_us = g_strdup_printf ("-p -o %s %s", age_name, plain_name);
  g_autofree char *from_us = g_strdup_printf ("-d -o %s %s", plain_name, age_name);
  g_autoptr (GByteArray) content = age_content (200000);
  g_autoptr (GByteArray) ours = NULL, file = NULL;
  g_autofree char *bytes = NULL, *back = NULL;
  gsize length;

  if (stock == NULL)
    {
      g_test_skip ("the age program is not installed");
      g_rmdir (folder);
      return;
    }

  g_assert_true (
      g_file_set_contents (plain_name, (const char *) content->data, content->len, NULL));
  run_stock (to_us);
  g_assert_true (g_file_get_contents (age_name, &bytes, &length, NULL));
  ours = age_decrypt ((const guint8 *) bytes, length, AGE_PASSPHRASE, NULL);
  g_assert_cmpmem (ours->data, ours->len, content->data, content->len);

  for (gsize size = 0; size <= 131072; size += 65536)
    {
      g_clear_pointer (&file, g_byte_array_unref);
      g_clear_pointer (&back, g_free);
      file = age_encrypt (content->data, size, 65536);
      g_assert_true (
          g_file_set_contents (age_name, (const char *) file->data, file->len, NULL));
      g_unlink (plain_name);
      run_stock (from_us); /* which makes no file for no content */
      if (size == 0)
        continue;
      g_assert_true (g_file_get_contents (plain_name, &back, &length, NULL));
      g_assert_cmpmem (back, length, content->data, size);
    }

  g_unlink (plain_name);
  g_unlink (age_name);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/age/" path, function)
  ADD ("gives-back-what-was-written", test_gives_back_what_was_written);
  ADD ("no-two-files-are-alike", test_no_two_files_are_alike);
  ADD ("knows-a-wrong-passphrase", test_knows_a_wrong_passphrase);
  ADD ("refuses-an-empty-passphrase", test_refuses_an_empty_passphrase);
  ADD ("refuses-every-flipped-bit", test_refuses_every_flipped_bit);
  ADD ("refuses-every-cut", test_refuses_every_cut);
  ADD ("refuses-a-cut-between-chunks", test_refuses_a_cut_between_chunks);
  ADD ("refuses-what-follows-the-end", test_refuses_what_follows_the_end);
  ADD ("refuses-chunks-in-another-order", test_refuses_chunks_in_another_order);
  ADD ("hands-on-a-failed-write", test_hands_on_a_failed_write);
  ADD ("hands-on-a-failed-read", test_hands_on_a_failed_read);
  ADD ("derives-the-keys-of-rfc-5869", test_derives_the_keys_of_rfc_5869);
  ADD ("opens-a-file-of-the-stock-program", test_opens_a_file_of_the_stock_program);
  ADD ("exchanges-files-with-the-stock-program", test_exchanges_files_with_the_stock_program);
  return g_test_run ();
}
