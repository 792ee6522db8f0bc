#include "data/keep/tar-reader.h"
#include "data/keep/tar-writer.h"
#include "tests/age-bytes.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* pack: files named a, b, … with the first @lengths bytes of age_content(). */
static GByteArray *
pack (const gsize *lengths, guint count, gsize step)
{
  GByteArray *packed = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTarWriter) writer = cw_tar_writer_new (age_write_cb, packed, &error);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GByteArray) content = age_content (lengths[i]);
      const char name[] = { 'k', '/', (char) ('a' + i), '\0' };

      g_assert_true (cw_tar_writer_begin (writer, name, (gint64) lengths[i], &error));
      for (gsize at = 0; at < lengths[i]; at += step)
        g_assert_true (cw_tar_writer_write (content->data + at, MIN (step, lengths[i] - at),
                                            writer, &error));
    }
  g_assert_true (cw_tar_writer_finish (writer, &error));
  return packed;
}

/* unpack: how many files, or -1; those that came are as pack() made them. */
static gint
unpack (const guint8 *bytes, gsize length, gboolean is_read, GError **error)
{
  AgeSource source = { bytes, length, 1000 };
  g_autoptr (CwTarReader) reader = cw_tar_reader_new (age_read_cb, &source, error);
  GError *failure = NULL;
  gint count = 0;
  const char *name;
  gint64 size;

  if (reader == NULL)
    return -1;

  while ((name = cw_tar_reader_next (reader, &size, &failure)) != NULL)
    {
      g_autoptr (GByteArray) expected = age_content (is_read ? (gsize) size : 0);
      gsize got = 0;
      guint8 buffer[3001];
      gssize piece = 0;

      g_assert_cmpint (name[2], ==, 'a' + count++);
      while (is_read &&
             (piece = cw_tar_reader_read (buffer, sizeof buffer, reader, &failure)) > 0)
        {
          g_assert_cmpmem (expected->data + got, piece, buffer, piece);
          got += (gsize) piece;
        }
      if (piece < 0)
        break;
      g_assert_cmpint ((gint64) got, ==, is_read ? size : 0);
    }

  if (failure == NULL)
    {
      g_assert_cmpuint (source.length, ==, 0); /* read to its very end */
      return count;
    }
  g_propagate_error (error, failure);
  return -1;
}

static void
test_gives_back_what_was_packed (void)
{
  static const gsize lengths[] = { 0, 1, 511, 512, 513, 300000, 0 };
  g_autoptr (GError) error = NULL;

  for (gsize step = 100; step < 1000000; step *= 100)
    {
      g_autoptr (GByteArray) packed = pack (lengths, G_N_ELEMENTS (lengths), step);

      g_assert_cmpint (unpack (packed->data, packed->len, TRUE, &error), ==, 7);
      g_assert_cmpint (unpack (packed->data, packed->len, FALSE, &error), ==, 7);
    }
}

static void
test_packs_nothing_too (void)
{
  g_autoptr (GByteArray) packed = pack (NULL, 0, 1);

  g_assert_cmpint (unpack (packed->data, packed->len, TRUE, NULL), ==, 0);
}

static void
test_refuses_every_cut (void)
{
  static const gsize lengths[] = { 1, 700, 0 };
  g_autoptr (GByteArray) packed = pack (lengths, G_N_ELEMENTS (lengths), 1000);

  for (gsize length = 0; length < packed->len; length++)
    {
      g_autoptr (GError) error = NULL;

      if (unpack (packed->data, length, TRUE, &error) < 0)
        g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
      else
        g_error ("%zu of %u bytes are taken for the whole", length, packed->len);
    }
}

/* assert_entry_refused: a stream with one thing in it that may not be there. */
static void
assert_entry_refused (unsigned type, const char *symlink, const char *hardlink)
{
  guint8 buffer[20000];
  gsize used = 0;
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  g_autoptr (GError) error = NULL;

  archive_write_set_format_pax (archive);
  archive_write_add_filter_zstd (archive);
  g_assert_true (archive_write_open_memory (archive, buffer, sizeof buffer, &used) == 0);
  archive_entry_set_pathname (entry, "k/a");
  archive_entry_set_filetype (entry, type);
  archive_entry_set_size (entry, 0);
  archive_entry_set_perm (entry, 0777);
  if (symlink != NULL)
    archive_entry_set_symlink (entry, symlink);
  if (hardlink != NULL)
    archive_entry_set_hardlink (entry, hardlink);
  g_assert_true (archive_write_header (archive, entry) == ARCHIVE_OK);
  archive_entry_free (entry);
  g_assert_true (archive_write_close (archive) == ARCHIVE_OK);
  archive_write_free (archive);

  g_assert_cmpint (unpack (buffer, used, TRUE, &error), ==, -1);
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==, "holds something that is no plain file");
}

static void
test_refuses_what_is_no_file (void)
{
  assert_entry_refused (AE_IFLNK, "/etc/passwd", NULL);
  assert_entry_refused (AE_IFREG, NULL, "../other");
  assert_entry_refused (AE_IFDIR, NULL, NULL);
  assert_entry_refused (AE_IFCHR, NULL, NULL);
  assert_entry_refused (AE_IFBLK, NULL, NULL);
  assert_entry_refused (AE_IFIFO, NULL, NULL);
}

static void
test_refuses_another_format (void)
{
  static const char *const texts[] = { "", "PK\3\4", "plain text", "\x28\xb5\x2f\xfd" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (unpack ((const guint8 *) texts[i], strlen (texts[i]), TRUE, &error), ==,
                       -1);
      g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
    }
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
  g_autofree guint8 *bytes = g_malloc (1000000);

  for (gsize i = 0; i < 1000000; i++)
    bytes[i] = (guint8) g_test_rand_int ();

  for (gint writes = 0; writes < 15; writes++)
    {
      gint left = writes;
      g_autoptr (GError) error = NULL;
      g_autoptr (CwTarWriter) writer = cw_tar_writer_new (write_failing_cb, &left, &error);

      g_assert_no_error (error);
      if (cw_tar_writer_begin (writer, "a", 1000000, &error) &&
          cw_tar_writer_write (bytes, 1000000, writer, &error))
        cw_tar_writer_finish (writer, &error);
      g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
    }
}

static gssize
read_failing_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  gssize count = age_read_cb (buffer, size, user_data, error);

  if (count > 0)
    return count;
  g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "cut off");
  return -1;
}

/* The stream below says only at its end that it was damaged; that must not be missed. */
static void
test_hands_on_a_failed_read (void)
{
  static const gsize lengths[] = { 1, 70000 };
  g_autoptr (GByteArray) packed = pack (lengths, 2, 100000);
  AgeSource source = { packed->data, packed->len, 1000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTarReader) reader = cw_tar_reader_new (read_failing_cb, &source, &error);
  gint64 size;

  while (reader != NULL && cw_tar_reader_next (reader, &size, &error) != NULL)
    ;
  g_assert_error (error, CW_ERROR, CW_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tar/gives-back-what-was-packed", test_gives_back_what_was_packed);
  g_test_add_func ("/tar/packs-nothing-too", test_packs_nothing_too);
  g_test_add_func ("/tar/refuses-every-cut", test_refuses_every_cut);
  g_test_add_func ("/tar/refuses-what-is-no-file", test_refuses_what_is_no_file);
  g_test_add_func ("/tar/refuses-another-format", test_refuses_another_format);
  g_test_add_func ("/tar/hands-on-a-failed-write", test_hands_on_a_failed_write);
  g_test_add_func ("/tar/hands-on-a-failed-read", test_hands_on_a_failed_read);
  return g_test_run ();
}
