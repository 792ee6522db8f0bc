#include "corewalk/trust.h"
#include "data/store/store-private.h"
#include "data/trust/card-payload.h"
#include "data/trust/card-text.h"
#include "tests/fixture.h"

#include <string.h>

#define RECIPIENT "age17refq0ah5lh48pasg2q4gejdupepdyk4tu6hv57tvs4c0n96gagspry4nl"
#define OTHER_RECIPIENT "age1csx902ddetmpyhscrz4fgaj5lvw4trk5h7cak63lt3huckmqrvfq3eet4f"

typedef struct
{
  char *root;
  char *folder;
  CwStore *store;
} Fixture;

/* Somebody with a card. */
typedef struct
{
  guint8 key[CW_CARD_KEY_BYTES], secret[crypto_sign_SECRETKEYBYTES];
  const char *name, *recipient;
  gint64 made_ms;
} Person;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = fixture_folder ();
  fixture->folder = g_build_filename (fixture->root, "store", NULL);
  fixture->store = fixture_store (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static Person
person (const char *name)
{
  Person one = { .name = name, .recipient = RECIPIENT, .made_ms = 1000 };

  crypto_sign_keypair (one.key, one.secret);
  return one;
}

/* card_of: signed by the key of @old, too, unless that is NULL. */
static CwSenderCard *
card_of (const Person *one, const Person *old, gboolean is_moved)
{
  CwSenderCard card = {
    .name = (char *) one->name,
    .role = (char *) "coach",
    .organization = (char *) "",
    .recipient = (char *) one->recipient,
    .made_ms = one->made_ms,
    .has_old = old != NULL,
    .is_moved = is_moved,
  };
  guint8 signature[crypto_sign_BYTES];
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;
  CwSenderCard *read;

  memcpy (card.key, one->key, sizeof card.key);
  if (old != NULL)
    {
      memcpy (card.old_key, old->key, sizeof card.old_key);
      cw_card_follow (&card, old->secret, signature);
    }
  bytes = cw_card_encode (&card, signature, one->secret);
  token = cw_card_text_token (bytes->data, bytes->len);
  read = cw_sender_card_parse (token, &error);
  g_assert_no_error (error);
  return read;
}

static void
add (Fixture *fixture, const CwSenderCard *card, gboolean may_order)
{
  g_autoptr (GError) error = NULL;

  cw_trust_add (fixture->store, card, may_order, &error);
  g_assert_no_error (error);
}

/* assert_stand: how @card stands, and to whom. */
static void
assert_stand (Fixture *fixture,
              const CwSenderCard *card,
              CwCardStand expected,
              const char *name)
{
  g_autoptr (CwTrusted) other = NULL;
  g_autoptr (GError) error = NULL;
  CwCardStand stand;

  g_assert_true (cw_trust_judge (fixture->store, card, &stand, &other, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stand, ==, expected);
  g_assert_cmpstr (other == NULL ? NULL : other->card->name, ==, name);
}

static CwTrusted *
find (Fixture *fixture, const guint8 *key)
{
  g_autoptr (GError) error = NULL;
  CwTrusted *trusted = cw_trust_find_key (fixture->store, key, &error);

  g_assert_no_error (error);
  return trusted;
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = cw_trust_list (fixture->store, NULL);

  return list->len;
}

static void
test_trusts_oneself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = cw_trust_list (fixture->store, NULL);
  g_autoptr (CwSenderCard) own = cw_sender_card_own (fixture->store, NULL);
  g_autoptr (CwTrusted) trusted = find (fixture, own->key);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (trusted->is_own && trusted->may_order);
  assert_stand (fixture, own, CW_CARD_OWN, "Ana Ruiz");
  g_assert_false (cw_trust_add (fixture->store, own, FALSE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (cw_trust_remove (fixture->store, own->key, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_keeps_what_was_confirmed (Fixture *fixture, gconstpointer data)
{
  Person ben = person ("Ben Ng"), cleo = person ("Cleo Ito");
  g_autoptr (CwSenderCard) bens = card_of (&ben, NULL, FALSE);
  g_autoptr (CwSenderCard) cleos = card_of (&cleo, NULL, FALSE);
  g_autoptr (CwTrusted) trusted = NULL;
  g_autoptr (GPtrArray) list = NULL;

  assert_stand (fixture, bens, CW_CARD_UNKNOWN, NULL);
  g_assert_null (find (fixture, ben.key));
  add (fixture, cleos, FALSE);
  g_assert_nonnull (cw_sender_card_fingerprint (bens, NULL));
  add (fixture, bens, TRUE);
  assert_stand (fixture, bens, CW_CARD_TRUSTED, "Ben Ng");

  cw_store_close (fixture->store);
  fixture->store = fixture_open (fixture->folder);
  list = cw_trust_list (fixture->store, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((CwTrusted *) list->pdata[0])->card->name, ==, "Ana Ruiz");
  g_assert_cmpstr (((CwTrusted *) list->pdata[1])->card->name, ==, "Ben Ng");
  g_assert_cmpstr (((CwTrusted *) list->pdata[1])->card->words, ==, bens->words);
  g_assert_cmpstr (((CwTrusted *) list->pdata[2])->card->name, ==, "Cleo Ito");
  trusted = find (fixture, ben.key);
  g_assert_cmpstr (trusted->card->token, ==, bens->token);
  g_assert_true (trusted->may_order);
  g_assert_false (trusted->is_own || trusted->retired_ms != 0);
}

static void
test_forgets_whom_it_should (Fixture *fixture, gconstpointer data)
{
  Person ben = person ("Ben Ng");
  g_autoptr (CwSenderCard) card = card_of (&ben, NULL, FALSE);
  g_autoptr (GError) error = NULL;

  add (fixture, card, TRUE);
  g_assert_true (cw_trust_remove (fixture->store, ben.key, &error));
  g_assert_no_error (error);
  g_assert_null (find (fixture, ben.key));
  g_assert_false (cw_trust_remove (fixture->store, ben.key, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_replaces_a_card_of_the_same_key (Fixture *fixture, gconstpointer data)
{
  Person ben = person ("Ben Ng"), later = ben;
  g_autoptr (CwSenderCard) first = card_of (&ben, NULL, FALSE), second = NULL;
  g_autoptr (CwTrusted) trusted = NULL;
  g_autoptr (GError) error = NULL;

  later.name = "Ben Ng-Ito";
  later.recipient = OTHER_RECIPIENT;
  later.made_ms = 2000;
  second = card_of (&later, NULL, FALSE);
  add (fixture, first, TRUE);
  assert_stand (fixture, second, CW_CARD_RENEWED, "Ben Ng");
  add (fixture, second, FALSE);
  g_assert_cmpuint (count (fixture), ==, 2);
  trusted = find (fixture, ben.key);
  g_assert_cmpstr (trusted->card->recipient, ==, OTHER_RECIPIENT);
  g_assert_true (trusted->may_order);

  /* An old mail does not bring the old card back. */
  assert_stand (fixture, first, CW_CARD_OUTDATED, "Ben Ng-Ito");
  g_assert_false (cw_trust_add (fixture->store, first, FALSE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_tells_a_copy_from_a_namesake (Fixture *fixture, gconstpointer data)
{
  Person ben = person ("Ben Ng"), copy = person ("Ben Ng"), other = person ("Ben Ng");
  g_autoptr (CwSenderCard) first = card_of (&ben, NULL, FALSE);
  g_autoptr (CwSenderCard) copied = card_of (&copy, &ben, FALSE);
  g_autoptr (CwSenderCard) namesake = card_of (&other, NULL, FALSE);
  g_autoptr (CwTrusted) old = NULL;

  add (fixture, first, TRUE);
  assert_stand (fixture, copied, CW_CARD_FOLLOWS, "Ben Ng");
  assert_stand (fixture, namesake, CW_CARD_NAMESAKE, "Ben Ng");

  /* Leave to give orders is of a key, not of a name. */
  add (fixture, copied, FALSE);
  old = find (fixture, copy.key);
  g_assert_false (old->may_order);
  cw_trusted_free (old);
  old = find (fixture, ben.key);
  g_assert_cmpint (old->retired_ms, ==, 0);
  g_assert_cmpuint (count (fixture), ==, 3);
}

static void
test_retires_whom_has_moved (Fixture *fixture, gconstpointer data)
{
  Person ben = person ("Ben Ng"), moved = person ("Ben Ng"), cleo = person ("Cleo Ito");
  g_autoptr (CwSenderCard) first = card_of (&ben, NULL, FALSE);
  g_autoptr (CwSenderCard) second = card_of (&moved, &ben, TRUE);
  g_autoptr (CwSenderCard) cleos = card_of (&cleo, NULL, FALSE);
  g_autoptr (CwTrusted) trusted = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_news;

  add (fixture, first, FALSE);
  add (fixture, cleos, FALSE);
  g_assert_true (cw_trust_learn (fixture->store, cleos, &is_news, NULL));
  g_assert_false (is_news);
  g_assert_true (cw_trust_learn (fixture->store, second, &is_news, NULL));
  g_assert_true (is_news);
  g_assert_true (cw_trust_learn (fixture->store, second, &is_news, NULL));
  g_assert_false (is_news);
  trusted = find (fixture, ben.key);
  g_assert_cmpint (trusted->retired_ms, ==, 1000);
  g_assert_null (find (fixture, moved.key));
  cw_trusted_free (trusted);
  trusted = find (fixture, cleo.key);
  g_assert_cmpint (trusted->retired_ms, ==, 0);

  add (fixture, second, FALSE);
  assert_stand (fixture, first, CW_CARD_OUTDATED, "Ben Ng");
  cw_trusted_free (trusted);
  trusted = cw_trust_find (fixture->store, "ben ng", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (trusted->card->key, CW_CARD_KEY_BYTES, moved.key, CW_CARD_KEY_BYTES);
}

static void
test_finds_by_name_words_and_key (Fixture *fixture, gconstpointer data)
{
  Person ben = person ("Ben Ng"), other = person ("BEN NG"), zoe = person ("Zo\xc3\xab");
  g_autoptr (CwSenderCard) bens = card_of (&ben, NULL, FALSE);
  g_autoptr (CwSenderCard) others = card_of (&other, NULL, FALSE);
  g_autoptr (CwSenderCard) zoes = card_of (&zoe, NULL, FALSE);
  g_autofree char *upper = NULL;
  char digits[2 * CW_CARD_KEY_BYTES + 1];
  g_autoptr (GError) error = NULL;

  add (fixture, bens, FALSE);
  add (fixture, others, FALSE);
  add (fixture, zoes, FALSE);
  upper = g_ascii_strup (cw_sender_card_fingerprint (others, NULL), -1);
  sodium_bin2hex (digits, sizeof digits, ben.key, sizeof ben.key);
  digits[8] = '\0';

  {
    const char *const words[] = { "ZO\xc3\x8b", "zo\xc3\xab", upper, digits, "ana ruiz" };
    const char *const names[] = { "Zo\xc3\xab", "Zo\xc3\xab", "BEN NG", "Ben Ng", "Ana Ruiz" };

    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      {
        g_autoptr (CwTrusted) trusted = cw_trust_find (fixture->store, words[i], &error);

        g_assert_no_error (error);
        g_assert_cmpstr (trusted->card->name, ==, names[i]);
      }
  }

  g_assert_null (cw_trust_find (fixture->store, "Ben Ng", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, cw_sender_card_fingerprint (bens, NULL)));
  g_clear_error (&error);
  digits[7] = '\0';
  g_assert_null (cw_trust_find (fixture->store, digits, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_knows_its_own_keys_of_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy", NULL);
  g_autoptr (CwSenderCard) first = cw_sender_card_own (fixture->store, NULL), second = NULL;
  g_autoptr (CwTrusted) trusted = NULL;

  cw_store_close (fixture->store);
  fixture_copy (fixture->folder, copy);
  fixture->store = fixture_open (copy);
  second = cw_sender_card_own (fixture->store, NULL);
  trusted = find (fixture, first->key);
  g_assert_true (trusted->is_own);
  g_assert_cmpstr (trusted->card->token, ==, second->token);

  cw_store_close (fixture->store);
  fixture->store = fixture_open (fixture->folder);
  g_assert_null (find (fixture, second->key));
  assert_stand (fixture, second, CW_CARD_FOLLOWS, "Ana Ruiz");
}

static void
test_changes_nothing_for_a_reader (Fixture *fixture, gconstpointer data)
{
  Person ben = person ("Ben Ng");
  g_autoptr (CwSenderCard) card = card_of (&ben, NULL, FALSE);
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_trust_add (reader, card, FALSE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (cw_trust_remove (reader, ben.key, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (cw_trust_learn (reader, card, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (sodium_init () < 0)
    g_error ("no libsodium");
#define ADD(path, function)                                                                    \
  g_test_add ("/trust/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("trusts-oneself", test_trusts_oneself);
  ADD ("keeps-what-was-confirmed", test_keeps_what_was_confirmed);
  ADD ("forgets-whom-it-should", test_forgets_whom_it_should);
  ADD ("replaces-a-card-of-the-same-key", test_replaces_a_card_of_the_same_key);
  ADD ("tells-a-copy-from-a-namesake", test_tells_a_copy_from_a_namesake);
  ADD ("retires-whom-has-moved", test_retires_whom_has_moved);
  ADD ("finds-by-name-words-and-key", test_finds_by_name_words_and_key);
  ADD ("knows-its-own-keys-of-before", test_knows_its_own_keys_of_before);
  ADD ("changes-nothing-for-a-reader", test_changes_nothing_for_a_reader);
  return g_test_run ();
}
