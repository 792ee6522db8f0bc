/* Tests of what a card declares about whom its owner evaluates. */
#include "corewalk/card-declare.h"

#include "corewalk/trust.h"
#include "data/trust/card-payload.h"
#include "data/trust/card-text.h"
#include "tests/fixture-bundle.h"

#include <string.h>

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture_walk (fixture->ana);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static CwSenderCard *
own (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  CwSenderCard *card = cw_sender_card_own (store, &error);

  g_assert_no_error (error);
  return card;
}

static void
declare (CwStore *store, const char *evaluates)
{
  g_autoptr (GError) error = NULL;

  cw_card_declare (store, evaluates, &error);
  g_assert_no_error (error);
}

static void
test_says_nothing_nobody_or_somebody (Fixture *fixture, gconstpointer data)
{
  static const char *const said[][2] = {
    { NULL, NULL },
    { "", "" },
    { " Ben \n\nHale School\n", "Ben\nHale School" },
    { NULL, NULL },
  };
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (CwSenderCard) card = NULL, read = NULL;
      g_autofree char *text = NULL;

      declare (fixture->ana, said[i][0]);
      card = own (fixture->ana);
      g_assert_cmpstr (card->evaluates, ==, said[i][1]);
      text = cw_sender_card_print (card, NULL);
      read = cw_sender_card_parse (text, NULL);
      g_assert_cmpstr (read->evaluates, ==, said[i][1]);
      if (words == NULL)
        words = g_strdup (cw_sender_card_fingerprint (card, NULL));
      g_assert_cmpstr (cw_sender_card_fingerprint (card, NULL), ==, words);
    }
}

static void
test_what_is_no_name_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *many = g_strnfill (CW_CARD_MOST_EVALUATES + 50, 'a');
  g_autofree char *lines = g_strdup (many);
  const char *const wrong[] = { many, "Ben\ta", lines };

  for (guint i = 100; i < strlen (lines); i += 100)
    lines[i] = '\n';
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CwSenderCard) card = NULL;

      g_assert_false (cw_card_declare (fixture->ana, wrong[i], &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      card = own (fixture->ana);
      g_assert_null (card->evaluates);
    }
}

static CwSenderCard
somebody (const char *name, const char *organization, guint8 key)
{
  CwSenderCard card = { .name = (char *) name, .organization = (char *) organization };

  card.key[0] = key;
  return card;
}

static void
test_finds_people_and_schools (void)
{
  CwSenderCard lead = somebody ("Lea Ng", "Hale School", 1);
  const CwSenderCard ben = somebody ("BEN  cole ", "Dale School", 2);
  const CwSenderCard cy = somebody ("Cy Wu", "", 3);
  const CwSenderCard zoe = somebody ("Zoe\xcc\x88 Ort", "hale school", 4);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_card_evaluates (&lead, &ben));
  lead.evaluates = (char *) "";
  g_assert_false (cw_card_evaluates (&lead, &cy)); /* who is of no school */
  lead.evaluates = (char *) "Ben Cole\nDee";
  g_assert_true (cw_card_evaluates (&lead, &ben));
  g_assert_false (cw_card_evaluates (&lead, &cy));
  lead.evaluates = (char *) "Zo\xc3\xab Ort";
  g_assert_true (cw_card_evaluates (&lead, &zoe));
  lead.evaluates = (char *) "Hale School";
  g_assert_true (cw_card_evaluates (&lead, &zoe));
  g_assert_false (cw_card_evaluates (&lead, &lead));

  g_assert_true (cw_card_check_pair (&ben, &lead, &error));
  g_assert_false (cw_card_check_pair (&zoe, &lead, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Lea Ng declares"));
}

static void
test_partners_learn_it_from_a_bundle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSenderCard) card = own (fixture->ana);
  g_autofree char *words = g_strdup (cw_sender_card_fingerprint (card, NULL));
  g_autofree char *file = NULL, *later = NULL;
  g_autoptr (CwTrusted) before = NULL, after = NULL;

  cw_trust_add (fixture->ben, card, FALSE, NULL);
  before = cw_trust_find_key (fixture->ben, card->key, NULL);
  g_assert_null (before->card->evaluates);
  g_usleep (2000); /* a later card has a later time */
  declare (fixture->ana, "Ben");
  file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  fixture_take (fixture->ben, file);
  after = cw_trust_find_key (fixture->ben, card->key, NULL);
  g_assert_cmpstr (after->card->evaluates, ==, "Ben");
  g_assert_cmpstr (after->card->words, ==, words);
  g_assert_cmpint (after->since_ms, ==, before->since_ms);

  /* What was declared before says nothing any more. */
  g_assert_true (cw_trust_learn (fixture->ben, card, NULL, NULL));
  cw_trusted_free (g_steal_pointer (&after));
  after = cw_trust_find_key (fixture->ben, card->key, NULL);
  g_assert_cmpstr (after->card->evaluates, ==, "Ben");
}

static void
test_every_byte_is_signed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSenderCard) card = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  declare (fixture->ana, "Ben\nHale School");
  card = own (fixture->ana);
  bytes = cw_card_text_bytes (card->token);
  for (guint i = 0; i < bytes->len; i++)
    {
      g_autoptr (CwSenderCard) read = NULL;

      bytes->data[i] ^= 4;
      read = cw_card_decode (bytes->data, bytes->len, NULL);
      g_assert_null (read);
      bytes->data[i] ^= 4;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                        \
  g_test_add ("/card-declare/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("says-nothing-nobody-or-somebody", test_says_nothing_nobody_or_somebody);
  ADD ("what-is-no-name-is-refused", test_what_is_no_name_is_refused);
  ADD ("partners-learn-it-from-a-bundle", test_partners_learn_it_from_a_bundle);
  ADD ("every-byte-is-signed", test_every_byte_is_signed);
  g_test_add_func ("/card-declare/finds-people-and-schools", test_finds_people_and_schools);

  return g_test_run ();
}
