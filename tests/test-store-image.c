#include "corewalk/keep.h"
#include "corewalk/memo.h"
#include "corewalk/trust.h"
#include "corewalk/walk.h"
#include "data/store/image.h"
#include "data/store/lock.h"
#include "data/store/store-private.h"
#include "tests/fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *root;
  char *folder; /* a prepared store */
  char *key;    /* bytes of the signing key that it had */
} Fixture;

static const CwPerson ben = {
  .name = (char *) "Ben Ng",
  .role = (char *) "lead",
  .organization = (char *) "Hale",
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  CwStore *store;

  fixture->root = fixture_folder ();
  fixture->folder = g_build_filename (fixture->root, "store", NULL);
  store = fixture_store (fixture->folder);
  fixture_walk (store);
  path = g_build_filename (fixture->folder, "keys", "signing.key", NULL);
  g_assert_true (g_file_get_contents (path, &fixture->key, NULL, NULL));
  g_assert_true (cw_store_prepare_image (store, &error));
  g_assert_no_error (error);
  cw_store_close (store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
  g_free (fixture->key);
}

/* take: a copy of the image, taken by Ben. */
static CwStore *
take (Fixture *fixture, const char *name)
{
  g_autofree char *copy = g_build_filename (fixture->root, name, NULL);
  g_autoptr (GError) error = NULL;

  fixture_copy (fixture->folder, copy);
  g_assert_true (cw_store_create (copy, &ben, &error));
  g_assert_no_error (error);
  return fixture_open (copy);
}

static void
assert_not_in (const char *folder, const char *needle, gsize length)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (names)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_not_in (path, needle, length);
      else if (g_file_get_contents (path, &bytes, &size, NULL))
        g_assert_null (memmem (bytes, size, needle, length));
    }
}

static void
test_is_nobodys_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_image_is_prepared (fixture->folder));
  g_assert_null (cw_store_open (fixture->folder, CW_STORE_WRITE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cw_store_open (fixture->folder, CW_STORE_READ, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_holds_no_key (Fixture *fixture, gconstpointer data)
{
  assert_not_in (fixture->folder, fixture->key, 32);
  assert_not_in (fixture->folder, "AGE-SECRET-KEY", 14);
  assert_not_in (fixture->folder, "cwcard1", 7);
}

static void
test_is_taken_by_each_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) one = take (fixture, "one"), other = take (fixture, "other");
  g_autoptr (CwSenderCard) card = cw_sender_card_own (one, NULL);
  g_autoptr (CwSenderCard) other_card = cw_sender_card_own (other, NULL);
  g_autoptr (GArray) walks = cw_walk_ids (one, 0, NULL);
  g_autoptr (CwCheck) check = cw_check (one, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (cw_store_get_person (one)->name, ==, "Ben Ng");
  g_assert_null (cw_store_get_notice (one));
  g_assert_cmpstr (card->name, ==, "Ben Ng");
  g_assert_false (card->has_old);
  g_assert_cmpint (memcmp (card->key, other_card->key, sizeof card->key), !=, 0);
  g_assert_cmpstr (card->recipient, !=, other_card->recipient);
  g_assert_cmpuint (walks->len, ==, 1);
  g_assert_cmpuint (check->faults->len, ==, 0);
  for (guint i = 0; i < cw_log_get_streams (one->log)->len; i++)
    g_assert_false (((const CwStream *) cw_log_get_streams (one->log)->pdata[i])->is_own);

  g_assert_cmpint (cw_memo_add (one, "mine", NULL, &error), !=, 0);
  g_assert_no_error (error);
}

static void
test_is_taken_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) store = take (fixture, "one");
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_store_create (cw_store_get_directory (store), &ben, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
}

static void
test_waits_for_whom_it_is_busy_with (Fixture *fixture, gconstpointer data)
{
  int lock = cw_lock_take (fixture->folder, 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (lock, >=, 0);
  g_assert_false (cw_store_create (fixture->folder, &ben, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  g_clear_error (&error);
  cw_lock_give (lock);
  g_assert_true (cw_store_create (fixture->folder, &ben, &error));
  g_assert_no_error (error);
}

/* What was interrupted before the mark was put is a copy, whose person goes on. */
static void
test_half_an_image_is_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mark = g_build_filename (fixture->folder, "image", NULL);
  g_autoptr (CwStore) store = NULL;
  g_autoptr (CwSenderCard) card = NULL;

  g_assert_no_errno (g_unlink (mark));
  store = fixture_open (fixture->folder);
  card = cw_sender_card_own (store, NULL);
  g_assert_cmpstr (card->name, ==, "Ana Ruiz");
  g_assert_cmpint (memcmp (card->key, fixture->key + 32, sizeof card->key), !=, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                    \
  g_test_add ("/store-image/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("is-nobodys-store", test_is_nobodys_store);
  ADD ("holds-no-key", test_holds_no_key);
  ADD ("is-taken-by-each-person", test_is_taken_by_each_person);
  ADD ("is-taken-once", test_is_taken_once);
  ADD ("waits-for-whom-it-is-busy-with", test_waits_for_whom_it_is_busy_with);
  ADD ("half-an-image-is-a-copy", test_half_an_image_is_a_copy);
  return g_test_run ();
}
