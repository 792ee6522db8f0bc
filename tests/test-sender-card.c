#include "corewalk/sender-card.h"
#include "data/keep/bech32.h"
#include "data/trust/card-payload.h"
#include "data/trust/card-text.h"
#include "data/trust/fingerprint.h"

#include <sodium.h>
#include <string.h>

#define RECIPIENT "age17refq0ah5lh48pasg2q4gejdupepdyk4tu6hv57tvs4c0n96gagspry4nl"

static const guint8 any_secret[crypto_sign_SECRETKEYBYTES] = { 9, 9, 9 };

/* sign: a card as it is printed. */
static CwSenderCard *
sign (const char *name, const char *organization, gboolean is_moved)
{
  guint8 secret[crypto_sign_SECRETKEYBYTES], old_secret[crypto_sign_SECRETKEYBYTES];
  guint8 signature[crypto_sign_BYTES];
  CwSenderCard card = {
    .name = (char *) name,
    .role = (char *) "lead",
    .organization = (char *) organization,
    .recipient = (char *) RECIPIENT,
    .made_ms = G_GINT64_CONSTANT (1772632800000),
    .has_old = is_moved,
    .is_moved = is_moved,
  };
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;
  CwSenderCard *read;

  crypto_sign_keypair (card.key, secret);
  if (is_moved)
    {
      crypto_sign_keypair (card.old_key, old_secret);
      cw_card_follow (&card, old_secret, signature);
    }
  bytes = cw_card_encode (&card, signature, secret);
  token = cw_card_text_token (bytes->data, bytes->len);
  read = cw_sender_card_parse (token, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->token, ==, token);
  g_assert_cmpmem (read->key, sizeof read->key, card.key, sizeof card.key);
  g_assert_cmpmem (read->old_key, sizeof read->old_key, card.old_key, sizeof card.old_key);
  return read;
}

static void
assert_refused (const char *text, const char *pattern)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_sender_card_parse (text, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("expected %s, got %s", pattern, error->message);
}

static void
test_says_what_was_signed (void)
{
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autoptr (CwSenderCard) card = sign ("Zoë Ng", "", TRUE);
  g_autoptr (CwSenderCard) other = sign (longest, longest, FALSE);

  g_assert_cmpstr (card->name, ==, "Zoë Ng");
  g_assert_cmpstr (card->role, ==, "lead");
  g_assert_cmpstr (card->organization, ==, "");
  g_assert_cmpstr (card->recipient, ==, RECIPIENT);
  g_assert_cmpint (card->made_ms, ==, G_GINT64_CONSTANT (1772632800000));
  g_assert_true (card->has_old && card->is_moved);
  g_assert_cmpstr (other->organization, ==, longest);
  g_assert_false (other->has_old || other->is_moved);
}

/* around: @text as a mail program may leave it. */
static char *
around (const char *text, const char *before_line, const char *line_end)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *mail = g_string_new ("Dear Ben,\nmy new card. Is it cwcard, or card1?\n\n");

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (mail, "%s%s%s", before_line, lines[i], line_end);
  g_string_append (mail, "Best,\nAna\n");
  return g_string_free (mail, FALSE);
}

/* wrap: with a line end after each @columns, and in the block nowhere else. */
static char *
wrap (const char *text, guint columns)
{
  GString *wrapped = g_string_new (NULL);
  guint column = 0;
  gboolean is_inside = FALSE;

  for (const char *at = text; *at != '\0'; at++)
    {
      is_inside = is_inside || g_str_has_prefix (at, "cwcard1");
      is_inside = is_inside && !g_str_has_prefix (at, "-----END");
      if (is_inside && *at == '\n')
        continue;
      g_string_append_c (wrapped, *at);
      column = *at == '\n' ? 0 : column + 1;
      if (column >= columns && is_inside && !g_str_has_prefix (at, "card1"))
        {
          g_string_append_c (wrapped, '\n');
          column = 0;
        }
    }

  return g_string_free (wrapped, FALSE);
}

static void
assert_reads (const char *text, const CwSenderCard *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (card->token, ==, expected->token);
}

static void
test_survives_the_mail (void)
{
  static const char *const before[] = { "", "> ", ">> > ", "| ", "\t ", "\xc2\xa0" };
  static const char *const ends[] = { "\n", "\r\n", " \n", "\n\n", "=\r\n", "= \n" };
  g_autoptr (CwSenderCard) card = sign ("Ana Ruiz", "Hale School", TRUE);
  g_autofree char *text = cw_sender_card_print (card, NULL);
  g_autofree char *upper = g_ascii_strup (text, -1);

  assert_reads (text, card);
  assert_reads (upper, card);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
      {
        g_autofree char *mail = around (text, before[i], ends[k]);

        assert_reads (mail, card);
      }
  for (guint columns = 8; columns < 90; columns += 9)
    {
      g_autofree char *wrapped = wrap (text, columns);
      g_autofree char *mail = around (wrapped, "> ", "\r\n");

      assert_reads (mail, card);
    }
}

static void
test_is_found_in_a_sentence (void)
{
  g_autoptr (CwSenderCard) card = sign ("Ana Ruiz", "Hale School", FALSE);
  g_autofree char *sentence = g_strdup_printf ("it is %s and so on", card->token);
  g_autofree char *json = g_strdup_printf ("{\"card\":\"%s\"}", card->token);
  g_autofree char *twice = g_strdup_printf ("%s\n%s\n", card->token, card->token);

  assert_reads (sentence, card);
  assert_reads (json, card);
  assert_reads (twice, card);
}

static void
test_refuses_what_is_no_card (void)
{
  g_autoptr (CwSenderCard) one = sign ("Ana Ruiz", "", FALSE);
  g_autoptr (CwSenderCard) other = sign ("Ana Ruiz", "", FALSE);
  g_autofree char *both = g_strdup_printf ("%s\n-\n%s", one->token, other->token);
  g_autofree char *text = g_strdup (one->token);
  g_autofree char *huge = g_strnfill (CW_TEXT_MOST + 1, 'q');

  assert_refused ("", "there is no card in it*");
  assert_refused ("CWCARD", "there is no card in it*");
  assert_refused (both, "there are 2 different cards in it*");
  assert_refused (huge, "too long*");
  for (gsize at = strlen ("cwcard1"); text[at] != '\0'; at++)
    {
      text[at] = text[at] == 'q' ? 'p' : 'q';
      assert_refused (text, "a character of the card is wrong*");
      text[at] = one->token[at];
    }
  for (gsize length = strlen (text) - 1; length > 6; length--)
    {
      text[length] = '\0';
      assert_refused (text, "a character of the card is wrong*are there). Copy*");
    }
}

/* Whoever changes a card makes its checksum anew. */
static void
test_refuses_what_was_not_signed (void)
{
  g_autoptr (CwSenderCard) card = sign ("Ana Ruiz", "Hale School", TRUE);
  g_autoptr (GByteArray) bytes = cw_card_text_bytes (card->token);

  for (gsize bit = 0; bit < (gsize) bytes->len * 8; bit++)
    {
      g_autofree char *token = NULL;

      bytes->data[bit / 8] ^= (guint8) (1 << bit % 8);
      token = cw_card_text_token (bytes->data, bytes->len);
      assert_refused (token,
                      bit < 24 ? "the card *" : "the card is not what its owner signed*");
      bytes->data[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  for (gsize length = bytes->len; length-- > 0;)
    {
      g_autofree char *token = cw_card_text_token (bytes->data, length);

      assert_refused (token, "*");
    }
  g_byte_array_append (bytes, any_secret, 1);
  {
    g_autofree char *token = cw_card_text_token (bytes->data, bytes->len);

    assert_refused (token, "the card is not what its owner signed*");
  }
}

/* A well-signed card may still say what nobody may be called. */
static void
test_refuses_bad_names (void)
{
  static const char *const names[] = { "", "two\nlines", "\x1b[2J", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint8 secret[crypto_sign_SECRETKEYBYTES];
      CwSenderCard card = { .name = (char *) names[i],
                            .role = (char *) "coach",
                            .organization = (char *) "",
                            .recipient = (char *) RECIPIENT };
      g_autoptr (GByteArray) bytes = NULL;
      g_autofree char *token = NULL;

      crypto_sign_keypair (card.key, secret);
      bytes = cw_card_encode (&card, NULL, secret);
      token = cw_card_text_token (bytes->data, bytes->len);
      assert_refused (token, "the card is not what*");
    }
}

static void
test_has_four_words (void)
{
  g_autoptr (CwSenderCard) card = sign ("Ana Ruiz", "", FALSE);
  g_autoptr (CwSenderCard) other = sign ("Ana Ruiz", "", FALSE);
  g_autoptr (CwSenderCard) same = cw_sender_card_parse (card->token, NULL);
  const char *words = cw_sender_card_fingerprint (card, NULL);
  const char *again = cw_sender_card_fingerprint (same, NULL);
  const char *others = cw_sender_card_fingerprint (other, NULL);
  g_autofree char *text = cw_sender_card_print (card, NULL);
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  g_assert_cmpuint (g_strv_length (list), ==, 4);
  g_assert_cmpstr (words, ==, again);
  g_assert_cmpstr (words, !=, others);
  g_assert_nonnull (strstr (text, words));
}

static void
test_knows_2048_words_that_do_not_sound_alike (void)
{
  for (guint i = 0; i < CW_FINGERPRINT_WORDS; i++)
    {
      const char *word = cw_fingerprint_word (i);

      g_assert_cmpuint (strspn (word, "abcdefghijklmnopqrstuvwxyz"), ==, strlen (word));
      g_assert_cmpuint (strlen (word), >=, 4);
      g_assert_cmpuint (strlen (word), <=, 8);
      /* Sorted: a word that begins another stands right before it. */
      if (i > 0)
        {
          g_assert_cmpstr (cw_fingerprint_word (i - 1), <, word);
          g_assert_false (g_str_has_prefix (word, cw_fingerprint_word (i - 1)));
        }
      for (guint k = 0; k < i; k++)
        {
          const char *other = cw_fingerprint_word (k);
          guint differing = 0;

          if (strlen (other) != strlen (word))
            continue;
          for (guint at = 0; word[at] != '\0'; at++)
            differing += word[at] != other[at];
          g_assert_cmpuint (differing, >=, 2);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (sodium_init () < 0)
    g_error ("no libsodium");
#define ADD(path, function) g_test_add_func ("/sender-card/" path, function)
  ADD ("says-what-was-signed", test_says_what_was_signed);
  ADD ("survives-the-mail", test_survives_the_mail);
  ADD ("is-found-in-a-sentence", test_is_found_in_a_sentence);
  ADD ("refuses-what-is-no-card", test_refuses_what_is_no_card);
  ADD ("refuses-what-was-not-signed", test_refuses_what_was_not_signed);
  ADD ("refuses-bad-names", test_refuses_bad_names);
  ADD ("has-four-words", test_has_four_words);
  ADD ("knows-2048-words-that-do-not-sound-alike",
       test_knows_2048_words_that_do_not_sound_alike);
  return g_test_run ();
}
