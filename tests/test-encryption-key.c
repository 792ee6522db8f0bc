#include "data/keep/age-x25519.h"
#include "data/store/encryption-key.h"
#include "tests/age-bytes.h"
#include "tests/fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *root;
  char *folder; /* a store, closed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = fixture_folder ();
  fixture->folder = g_build_filename (fixture->root, "store", NULL);
  cw_store_close (fixture_store (fixture->folder));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static char *
recipient_of (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *recipient = cw_encryption_key_recipient (folder, &error);

  g_assert_no_error (error);
  return recipient;
}

static guint
count_keys (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAgeKeys) keys = cw_encryption_key_load (folder, &error);

  g_assert_no_error (error);
  return cw_age_keys_count (keys);
}

/* assert_opens: whether the store in @folder opens what is encrypted to @recipient. */
static void
assert_opens (const char *folder, char *recipient, gboolean expected)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (CwAgeKeys) keys = cw_encryption_key_load (folder, NULL);
  g_autoptr (CwAgeWriter) writer = NULL;
  g_autoptr (CwAgeReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AgeSource source;

  g_ptr_array_add (recipients, recipient);
  writer = cw_age_writer_new_for (recipients, age_write_cb, file, NULL);
  g_assert_true (cw_age_writer_finish (writer, NULL));

  source = (AgeSource){ file->data, file->len, 4096 };
  reader = cw_age_reader_new_with (keys, age_read_cb, &source, &error);
  if (expected)
    g_assert_no_error (error);
  else
    g_assert_error (error, CW_ERROR, CW_ERROR_SECRET);
}

static void
test_is_a_file_of_the_stock_program (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "keys", "encryption.key", NULL);
  g_autofree char *recipient = recipient_of (fixture->folder);
  g_autofree char *stock = g_find_program_in_path ("age-keygen");
  g_autofree char *command = g_strdup_printf ("age-keygen -y %s", path);
  g_autofree char *printed = NULL;
  g_autoptr (GError) error = NULL;
  gint status;

  g_assert_true (cw_age_check_recipient (recipient, &error));
  g_assert_no_error (error);
  if (stock == NULL)
    {
      g_test_skip ("the age program is not installed");
      return;
    }

  g_assert_true (g_spawn_command_line_sync (command, &printed, NULL, &status, &error));
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpstr (g_strstrip (printed), ==, recipient);
}

static void
test_is_drawn_for_a_store_of_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "keys", "encryption.key", NULL);
  g_autofree char *first = recipient_of (fixture->folder), *second = NULL, *third = NULL;
  g_autoptr (GError) error = NULL;
  CwStore *store;

  g_assert_no_errno (g_unlink (path));
  g_assert_null (cw_encryption_key_load (fixture->folder, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);

  store = fixture_open (fixture->folder);
  g_assert_null (cw_store_get_notice (store));
  cw_store_close (store);
  second = recipient_of (fixture->folder);
  g_assert_cmpstr (first, !=, second);

  cw_store_close (fixture_open (fixture->folder));
  third = recipient_of (fixture->folder);
  g_assert_cmpstr (second, ==, third);
}

static void
test_is_another_one_in_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy", NULL);
  g_autofree char *first = recipient_of (fixture->folder), *second = NULL, *third = NULL;

  fixture_copy (fixture->folder, copy);
  cw_store_close (fixture_open (copy));
  second = recipient_of (copy);
  third = recipient_of (fixture->folder);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (first, ==, third);

  /* What was sent to the original opens in both, what is sent to the copy only there. */
  g_assert_cmpuint (count_keys (copy), ==, 2);
  assert_opens (copy, first, TRUE);
  assert_opens (copy, second, TRUE);
  assert_opens (fixture->folder, first, TRUE);
  assert_opens (fixture->folder, second, FALSE);
}

static void
test_is_set_aside_when_it_is_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "keys", "encryption.key", NULL);
  g_autofree char *aside = g_strconcat (path, ".unreadable", NULL);
  g_autofree char *kept = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  CwStore *store;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  strstr (text, "KEY-1")[6] = '!';
  fixture_overwrite (path, text, strlen (text));
  g_assert_null (cw_encryption_key_load (fixture->folder, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_DAMAGED);
  g_assert_null (strstr (error->message, "KEY-1"));

  store = fixture_open (fixture->folder);
  g_assert_nonnull (strstr (cw_store_get_notice (store), "new card"));
  cw_store_close (store);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
  g_assert_cmpuint (count_keys (fixture->folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                    \
  g_test_add ("/encryption-key/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("is-a-file-of-the-stock-program", test_is_a_file_of_the_stock_program);
  ADD ("is-drawn-for-a-store-of-before", test_is_drawn_for_a_store_of_before);
  ADD ("is-another-one-in-a-copy", test_is_another_one_in_a_copy);
  ADD ("is-set-aside-when-it-is-damaged", test_is_set_aside_when_it_is_damaged);
  return g_test_run ();
}
