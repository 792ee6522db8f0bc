#include "corewalk/sender-card.h"
#include "data/base/stmt.h"
#include "data/store/encryption-key.h"
#include "data/store/store-private.h"
#include "data/trust/own-card.h"
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

/* card_of: as a reader sees it. */
static CwSenderCard *
card_of (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = cw_store_open (folder, CW_STORE_READ, &error);
  CwSenderCard *card;

  g_assert_no_error (error);
  card = cw_sender_card_own (store, &error);
  g_assert_no_error (error);
  return card;
}

static void
run_sql (const char *folder, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "private.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_is_made_with_the_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSenderCard) card = card_of (fixture->folder), again = NULL;
  g_autofree char *recipient = cw_encryption_key_recipient (fixture->folder, NULL);
  CwStore *store = fixture_open (fixture->folder);

  g_assert_cmpstr (card->name, ==, "Ana Ruiz");
  g_assert_cmpstr (card->role, ==, "coach");
  g_assert_cmpstr (card->recipient, ==, recipient);
  g_assert_cmpmem (card->key, sizeof card->key, store->key, sizeof store->key);
  g_assert_false (card->has_old);
  cw_store_close (store);

  again = card_of (fixture->folder);
  g_assert_cmpstr (card->token, ==, again->token);
}

static void
test_is_made_for_a_store_of_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) reader = NULL;
  g_autoptr (CwSenderCard) card = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (fixture->folder, "DELETE FROM setting WHERE name = 'card'");
  reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  g_assert_null (cw_sender_card_own (reader, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);

  cw_store_close (fixture_open (fixture->folder));
  card = card_of (fixture->folder);
  g_assert_false (card->has_old);
}

static void
test_follows_the_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSenderCard) first = card_of (fixture->folder), second = NULL;

  run_sql (fixture->folder, "UPDATE setting SET value = 'Ana Ruiz-Ng' WHERE name = 'name'");
  cw_store_close (fixture_open (fixture->folder));
  second = card_of (fixture->folder);
  g_assert_cmpstr (second->name, ==, "Ana Ruiz-Ng");
  g_assert_cmpmem (first->key, sizeof first->key, second->key, sizeof second->key);
  g_assert_false (second->has_old);
}

static void
test_is_signed_by_the_original_in_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy", NULL);
  g_autofree char *third = g_build_filename (fixture->root, "third", NULL);
  g_autofree char *path = g_build_filename (copy, "keys", "encryption.key", NULL);
  g_autoptr (CwSenderCard) card = card_of (fixture->folder), copied = NULL, next = NULL;
  g_autoptr (CwSenderCard) again = NULL;

  fixture_copy (fixture->folder, copy);
  cw_store_close (fixture_open (copy));
  copied = card_of (copy);
  g_assert_true (copied->has_old);
  g_assert_false (copied->is_moved);
  g_assert_cmpmem (copied->old_key, sizeof copied->old_key, card->key, sizeof card->key);

  /* Another encryption key is another card of the same key: it still says where it comes from. */
  g_assert_no_errno (g_unlink (path));
  cw_store_close (fixture_open (copy));
  again = card_of (copy);
  g_assert_cmpstr (again->recipient, !=, copied->recipient);
  g_assert_true (again->has_old);
  g_assert_cmpmem (again->old_key, sizeof again->old_key, card->key, sizeof card->key);

  fixture_copy (copy, third);
  cw_store_close (fixture_open (third));
  next = card_of (third);
  g_assert_true (next->has_old);
  g_assert_cmpmem (next->old_key, sizeof next->old_key, copied->key, sizeof copied->key);
}

/* What can't be said truly is not said. */
static void
test_does_not_follow_without_the_old_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = g_build_filename (fixture->folder, "keys", "signing.key", NULL);
  g_autoptr (CwSenderCard) first = card_of (fixture->folder), second = NULL;

  g_assert_no_errno (g_unlink (key));
  cw_store_close (fixture_open (fixture->folder));
  second = card_of (fixture->folder);
  g_assert_cmpint (memcmp (first->key, second->key, sizeof first->key), !=, 0);
  g_assert_false (second->has_old);
}

static void
test_is_made_anew_when_it_is_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSenderCard) card = NULL;
  g_autoptr (CwStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (fixture->folder, "UPDATE setting SET value = value || 'q' WHERE name = 'card'");
  reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  g_assert_null (cw_sender_card_own (reader, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_DAMAGED);

  cw_store_close (fixture_open (fixture->folder));
  card = card_of (fixture->folder);
  g_assert_cmpstr (card->name, ==, "Ana Ruiz");
}

/* copied: a store that was copied, opened there. */
static CwStore *
copied (Fixture *fixture)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy", NULL);

  fixture_copy (fixture->folder, copy);
  return fixture_open (copy);
}

static void
test_says_that_its_owner_has_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSenderCard) first = card_of (fixture->folder);
  g_autoptr (CwStore) store = copied (fixture);
  g_autoptr (CwSenderCard) card = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_sender_card_move (store, &error));
  g_assert_no_error (error);

  card = cw_sender_card_own (store, NULL);
  g_assert_true (card->is_moved);
  g_assert_cmpmem (card->old_key, sizeof card->old_key, first->key, sizeof first->key);
  g_assert_true (cw_sender_card_move (store, &error));
  again = cw_sender_card_own (store, NULL);
  g_assert_cmpstr (card->token, ==, again->token);
}

static void
test_moves_from_nowhere_to_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) store = fixture_open (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_sender_card_move (store, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_stays_moved_under_another_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy", NULL);
  g_autoptr (CwSenderCard) card = NULL;
  CwStore *store = copied (fixture);

  g_assert_true (cw_sender_card_move (store, NULL));
  cw_store_close (store);
  run_sql (copy, "UPDATE setting SET value = 'Ana Ruiz-Ng' WHERE name = 'name'");
  cw_store_close (fixture_open (copy));
  card = card_of (copy);
  g_assert_cmpstr (card->name, ==, "Ana Ruiz-Ng");
  g_assert_true (card->is_moved);
}

static void
test_is_renewed_with_its_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) store = fixture_open (fixture->folder);
  g_autoptr (CwSenderCard) first = cw_sender_card_own (store, NULL), second = NULL;
  g_autoptr (CwAgeKeys) keys = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_own_card_renew (store, &error));
  g_assert_no_error (error);
  second = cw_sender_card_own (store, NULL);
  g_assert_cmpstr (first->recipient, !=, second->recipient);
  g_assert_cmpmem (second->key, sizeof second->key, store->key, sizeof store->key);
  g_assert_cmpmem (second->old_key, sizeof second->old_key, first->key, sizeof first->key);
  keys = cw_encryption_key_load (fixture->folder, NULL);
  g_assert_cmpuint (cw_age_keys_count (keys), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                    \
  g_test_add ("/own-card/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("is-made-with-the-store", test_is_made_with_the_store);
  ADD ("is-made-for-a-store-of-before", test_is_made_for_a_store_of_before);
  ADD ("follows-the-person", test_follows_the_person);
  ADD ("is-signed-by-the-original-in-a-copy", test_is_signed_by_the_original_in_a_copy);
  ADD ("does-not-follow-without-the-old-key", test_does_not_follow_without_the_old_key);
  ADD ("is-made-anew-when-it-is-damaged", test_is_made_anew_when_it_is_damaged);
  ADD ("says-that-its-owner-has-moved", test_says_that_its_owner_has_moved);
  ADD ("moves-from-nowhere-to-nowhere", test_moves_from_nowhere_to_nowhere);
  ADD ("stays-moved-under-another-name", test_stays_moved_under_another_name);
  ADD ("is-renewed-with-its-keys", test_is_renewed_with_its_keys);
  return g_test_run ();
}
