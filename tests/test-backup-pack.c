#include "data/base/temporary.h"
#include "data/keep/backup-pack.h"
#include "data/keep/backup-unpack.h"
#include "data/keep/tar-writer.h"
#include "tests/age-bytes.h"
#include "tests/small-disk.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *above;
  char *file;
  char *folder;
} Fixture;

/* A part in memory; its first member is what age_read_cb() reads. */
typedef struct
{
  AgeSource source;
  GByteArray *content;
} Held;

static const struct
{
  const char *name;
  gsize length;
} sizes[] = {
  { "install.json", 100 }, { "keys/sign", 64 },      { "keys/empty", 0 },
  { "shared.db", 300000 }, { "private.db", 100001 },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->above = g_dir_make_tmp ("backup-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->above, "backup.age", NULL);
  fixture->folder = g_build_filename (fixture->above, "store", NULL);
  g_mkdir (fixture->folder, 0700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_temporary_remove (fixture->above);
  g_assert_false (g_file_test (fixture->above, G_FILE_TEST_EXISTS));
  g_free (fixture->above);
  g_free (fixture->file);
  g_free (fixture->folder);
}

static void
held_free (gpointer user_data)
{
  Held *held = user_data;

  g_byte_array_unref (held->content);
  g_free (held);
}

static GPtrArray *
make_parts (void)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_part_free);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Held *held = g_new0 (Held, 1);

      held->content = age_content (sizes[i].length);
      held->source = (AgeSource){ held->content->data, held->content->len, 77777 };
      g_ptr_array_add (parts, cw_part_new (sizes[i].name, (gint64) sizes[i].length, age_read_cb,
                                           held, held_free));
    }

  return parts;
}

static const CwBackupLock quick_lock = { .passphrase = AGE_PASSPHRASE, .work = AGE_QUICK };

static gboolean
pack (const char *file, CwProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) parts = make_parts ();
  CwStep step = { .report = progress, .user_data = user_data };

  return cw_backup_pack (file, parts, &quick_lock, &step, error);
}

static gboolean
unpack (const Fixture *fixture, const char *passphrase, GError **error)
{
  const CwBackupLock lock = { .passphrase = passphrase };
  CwStep step = { 0 };

  cw_temporary_remove (fixture->folder);
  g_mkdir (fixture->folder, 0700);
  return cw_backup_unpack (fixture->file, fixture->folder, &lock, &step, error);
}

static void
assert_unpack_fails (const Fixture *fixture, int code, const char *pattern)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (unpack (fixture, AGE_PASSPHRASE, &error));
  if (!g_error_matches (error, CW_ERROR, code) ||
      !g_pattern_match_simple (pattern, error->message))
    g_error ("expected %d %s, got %d %s", code, pattern, error->code, error->message);
}

static void
test_gives_back_every_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pack (fixture->file, NULL, NULL, &error));
  g_assert_true (unpack (fixture, AGE_PASSPHRASE, &error));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, sizes[i].name, NULL);
      g_autoptr (GByteArray) expected = age_content (sizes[i].length);
      g_autofree char *content = NULL;
      gsize length;
      GStatBuf status;

      g_assert_true (g_file_get_contents (path, &content, &length, &error));
      g_assert_cmpmem (content, length, expected->data, expected->len);
      g_assert_true (g_stat (path, &status) == 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_names_what_is_wrong_with_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_unpack_fails (fixture, CW_ERROR_NOT_FOUND, "can't be opened*");
  g_assert_true (pack (fixture->file, NULL, NULL, NULL));
  g_assert_false (unpack (fixture, "another", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_SECRET);

  g_assert_true (g_file_set_contents (fixture->file, "SQLite format 3", -1, NULL));
  assert_unpack_fails (fixture, CW_ERROR_FORMAT, "not an age file*");
  g_unlink (fixture->file);
  g_mkdir (fixture->file, 0700);
  assert_unpack_fails (fixture, CW_ERROR_FORMAT, "not a file");
}

static void
test_refuses_every_cut_and_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (pack (fixture->file, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->file, &content, &length, NULL));
  g_assert_cmpuint (length, >, 100000);

  for (gsize cut = 4096; cut < length; cut += 4096)
    {
      g_assert_true (g_file_set_contents (fixture->file, content, (gssize) cut, NULL));
      assert_unpack_fails (fixture, CW_ERROR_DAMAGED, "c* off *byte*. Copy the file again");
    }

  for (gsize bit = 3; bit < length * 8; bit += 19997)
    {
      g_autoptr (GError) error = NULL;

      content[bit / 8] ^= (char) (1 << bit % 8);
      g_assert_true (g_file_set_contents (fixture->file, content, (gssize) length, NULL));
      g_assert_false (unpack (fixture, AGE_PASSPHRASE, &error));
      g_assert_true (error->domain == CW_ERROR);
      if (bit / 8 > AGE_HEADER_BYTES)
        g_assert_cmpint (error->code, ==, CW_ERROR_DAMAGED);
      content[bit / 8] ^= (char) (1 << bit % 8);
    }
}

/* forge: a right file, made by somebody who knows the passphrase, with these bytes in it. */
static void
forge (const Fixture *fixture, const void *content, gsize length)
{
  g_autoptr (GByteArray) bytes = age_encrypt (content, length, length + 1);

  g_assert_true (
      g_file_set_contents (fixture->file, (const char *) bytes->data, bytes->len, NULL));
}

/* forge_empty: with files of these names and no content. */
static void
forge_empty (const Fixture *fixture, const char *const *names)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (CwTarWriter) tar = cw_tar_writer_new (age_write_cb, bytes, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (cw_tar_writer_begin (tar, names[i], 0, NULL));
  g_assert_true (cw_tar_writer_finish (tar, NULL));
  forge (fixture, bytes->data, bytes->len);
}

/* forge_size: with the header of one file and none of its bytes. */
static void
forge_size (const Fixture *fixture, const char *name, gint64 size)
{
  guint8 header[512] = { 0 };
  guint sum = 0;

  g_snprintf ((char *) header, 100, "%s", name);
  memcpy (header + 100,
          "0000600\0"
          "0000000\0"
          "0000000",
          23);
  for (guint i = 0; i < 8; i++) /* as GNU tar writes what has no room in octal */
    header[135 - i] = (guint8) (size >> (8 * i));
  header[124] = 0x80;
  memcpy (header + 136, "00000000000\0        0", 21);
  memcpy (header + 257, "ustar\00000", 8);
  for (guint i = 0; i < sizeof header; i++)
    sum += header[i];
  g_snprintf ((char *) header + 148, 8, "%06o", sum);
  forge (fixture, header, sizeof header);
}

static void
test_refuses_other_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "../shared.db", "/etc/passwd",   "keys/../a",     "keys/..",   "keys/.a",
    "keys/",        "keys",          "keys/a/b",      "keys//a",   "keys/A",
    "keys/a b",     "shared.db/..",  "./shared.db",   "Shared.db", "lock",
    "shared.db2",   "shared.db-wal", "keys/\xc3\xa9", "keys/a\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *const one[] = { names[i], NULL };

      forge_empty (fixture, one);
      assert_unpack_fails (fixture, CW_ERROR_FORMAT, "*");
      g_assert_false (g_file_test ("/tmp/shared.db", G_FILE_TEST_EXISTS));
    }
}

static void
test_refuses_another_set_of_parts (Fixture *fixture, gconstpointer data)
{
  static const char *const all[] = { "shared.db", "private.db", "install.json", NULL };
  static const char *const less[] = { "shared.db", "private.db", "keys/a", NULL };
  static const char *const twice[] = { "shared.db", "keys/a", "shared.db", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;

  forge_empty (fixture, all);
  g_assert_true (unpack (fixture, AGE_PASSPHRASE, &error));
  forge_empty (fixture, less);
  assert_unpack_fails (fixture, CW_ERROR_FORMAT, "install.json is missing in it");
  forge_empty (fixture, none);
  assert_unpack_fails (fixture, CW_ERROR_FORMAT, "shared.db is missing in it");
  forge_empty (fixture, twice);
  assert_unpack_fails (fixture, CW_ERROR_FORMAT, "holds shared.db twice");
}

static void
test_refuses_sizes_beyond_reason (Fixture *fixture, gconstpointer data)
{
  forge_size (fixture, "keys/a", (1 << 20) + 1);
  assert_unpack_fails (fixture, CW_ERROR_FORMAT, "keys/a in it would have 1048577 bytes*");
  forge_size (fixture, "shared.db", G_GINT64_CONSTANT (1) << 37);
  assert_unpack_fails (fixture, CW_ERROR_FORMAT, "shared.db in it would have*");
}

static gboolean
stop_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
  return fraction < 0.75;
}

static gboolean
watch_cb (double fraction, gpointer user_data)
{
  *(double *) user_data = fraction;
  return TRUE;
}

static void
test_tells_how_far_it_is_and_stops (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwStep step = { .report = watch_cb };
  double last = 0;

  g_assert_false (pack (fixture->file, stop_cb, &last, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
  g_assert_cmpfloat (last, >=, 0.75);
  g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));

  g_assert_true (pack (fixture->file, watch_cb, &last, NULL));
  g_assert_cmpfloat (last, ==, 1);

  step.user_data = &last;
  last = 0;
  g_assert_true (cw_backup_unpack (fixture->file, fixture->folder, &quick_lock, &step, NULL));
  g_assert_cmpfloat (last, ==, 1);
}

static void
test_keeps_the_old_backup_on_a_full_disk (Fixture *fixture, gconstpointer data)
{
  char *disk = small_disk_new ("size=64k");
  g_autofree char *file = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;

  if (disk == NULL)
    return;

  file = g_build_filename (disk, "backup.age", NULL);
  g_assert_true (g_file_set_contents (file, "old", -1, NULL));
  g_assert_false (pack (file, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  small_disk_free (disk);
}

static void
test_says_when_there_is_no_room (Fixture *fixture, gconstpointer data)
{
  char *disk = small_disk_new ("size=128k");
  CwStep step = { 0 };
  g_autoptr (GError) error = NULL;

  if (disk == NULL)
    return;

  g_assert_true (pack (fixture->file, NULL, NULL, NULL));
  g_assert_false (cw_backup_unpack (fixture->file, disk, &quick_lock, &step, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FULL);
  g_assert_true (g_str_has_prefix (error->message, "1 MB are needed and 0 MB are free"));
  small_disk_free (disk);
}

/* A part that takes no memory: lines of counted words. */
static gssize
read_long_cb (void *buffer, gsize size, gpointer user_data, GError **error)
{
  gint64 *left = user_data;
  gsize count = (gsize) MIN ((gint64) size, *left);

  for (gsize i = 0; i < count; i++)
    ((guint8 *) buffer)[i] = (guint8) ("counted words"[i % 13] + (i >> 12) % 7);
  *left -= (gint64) count;
  return (gssize) count;
}

static void
test_takes_little_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parts = make_parts ();
  gint64 left = 100000000;
  CwStep step = { 0 };
  struct rusage usage;

  g_ptr_array_remove_index (parts, 3);
  g_ptr_array_add (parts, cw_part_new ("shared.db", left, read_long_cb, &left, NULL));
  g_assert_true (cw_backup_pack (fixture->file, parts, &quick_lock, &step, NULL));
  g_assert_true (unpack (fixture, AGE_PASSPHRASE, NULL));
  g_assert_true (getrusage (RUSAGE_SELF, &usage) == 0);
#ifndef CW_SANITIZED
  g_assert_cmpint (usage.ru_maxrss, <, 60000); /* KiB */
#endif
}

static void
test_opens_with_stock_programs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stock = g_find_program_in_path ("age");
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "age-tty.py", NULL);
  g_autofree char *command =
      g_strdup_printf ("%s '" AGE_PASSPHRASE "' -d -o %s/tar.zst %s && cd %s && zstd -dc "
                       "../tar.zst | tar x && ls * | tr '\\n' ' '",
                       script, fixture->above, fixture->file, fixture->folder);
  const char *const words[] = { "sh", "-c", command, NULL };
  g_autofree char *listed = NULL;
  gint status;

  if (stock == NULL)
    {
      g_test_skip ("the age program is not installed");
      return;
    }

  g_assert_true (pack (fixture->file, NULL, NULL, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &listed, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpstr (listed, ==, "install.json private.db shared.db  keys: empty sign ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                    \
  g_test_add ("/backup-pack/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("gives-back-every-part", test_gives_back_every_part);
  ADD ("names-what-is-wrong-with-the-file", test_names_what_is_wrong_with_the_file);
  ADD ("refuses-every-cut-and-change", test_refuses_every_cut_and_change);
  ADD ("refuses-other-names", test_refuses_other_names);
  ADD ("refuses-another-set-of-parts", test_refuses_another_set_of_parts);
  ADD ("refuses-sizes-beyond-reason", test_refuses_sizes_beyond_reason);
  ADD ("tells-how-far-it-is-and-stops", test_tells_how_far_it_is_and_stops);
  ADD ("keeps-the-old-backup-on-a-full-disk", test_keeps_the_old_backup_on_a_full_disk);
  ADD ("says-when-there-is-no-room", test_says_when_there_is_no_room);
  ADD ("takes-little-memory", test_takes_little_memory);
  ADD ("opens-with-stock-programs", test_opens_with_stock_programs);
  return g_test_run ();
}
