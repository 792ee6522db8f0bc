#include "tests/age-bytes.h"

#include "data/keep/age-x25519.h"
#include "data/keep/bech32.h"

#include <string.h>

/* A pair that age-keygen 1.1.1 drew. */
#define ANA "age17refq0ah5lh48pasg2q4gejdupepdyk4tu6hv57tvs4c0n96gagspry4nl"
#define ANA_SECRET "AGE-SECRET-KEY-1LWQZP5UXJ6YKFTAJNZCSDCY939RFQ0XS2QVUH9GNGN3ZZUXSNLHQZEAKS2"

static void
test_spells_bytes_as_bip_173_does (void)
{
  static const char text[] = "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw";
  static const char upper[] = "ABCDEF1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LMQQQXW";
  static const guint8 bytes[] = { 0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf,
                                  0x84, 0x65, 0x3a, 0x56, 0xd7, 0xc6, 0x75, 0xbe, 0x77, 0xdf };
  g_autofree char *one = cw_bech32_encode ("abcdef", bytes, sizeof bytes);
  g_autofree char *other = cw_bech32_encode ("ABCDEF", bytes, sizeof bytes);
  g_autofree char *empty = cw_bech32_encode ("a", bytes, 0);
  guint8 back[sizeof bytes];

  g_assert_cmpstr (one, ==, text);
  g_assert_cmpstr (other, ==, upper);
  g_assert_cmpstr (empty, ==, "a12uel5l");
  g_assert_true (cw_bech32_decode (text, strlen (text), "abcdef", back, sizeof back));
  g_assert_cmpmem (back, sizeof back, bytes, sizeof bytes);
  g_assert_true (cw_bech32_decode (upper, strlen (upper), "ABCDEF", back, sizeof back));
  g_assert_cmpmem (back, sizeof back, bytes, sizeof bytes);
}

static void
test_refuses_any_other_spelling (void)
{
  g_autofree char *text = g_strdup (ANA);
  guint8 public[CW_AGE_PUBLIC_BYTES];

  for (gsize at = 0; at < strlen (ANA); at++)
    for (int other = 0; other < 256; other++)
      {
        text[at] = (char) other;
        g_assert_cmpint (cw_bech32_decode (text, strlen (ANA), "age", public, sizeof public),
                         ==, text[at] == ANA[at]);
        text[at] = ANA[at];
      }

  g_assert_false (cw_bech32_decode (ANA, strlen (ANA) - 1, "age", public, sizeof public));
  g_assert_false (cw_bech32_decode (ANA, strlen (ANA), "ag", public, sizeof public));
  g_assert_false (cw_bech32_decode (ANA, strlen (ANA), "age", public, sizeof public - 1));
}

static void
test_refuses_bits_behind_the_last_byte (void)
{
  /* Their checksums are right. */
  static const char *const bad[] = { "x1qpxqa3vz", "x1qzgng8za" };
  static const char good[] = "x1qqmkfy3s";
  guint8 byte = 1;

  g_assert_true (cw_bech32_decode (good, strlen (good), "x", &byte, 1));
  g_assert_cmpuint (byte, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cw_bech32_decode (bad[i], strlen (bad[i]), "x", &byte, 1));
}

static void
test_gives_the_recipient_of_an_identity (void)
{
  g_autoptr (CwAgeKeys) keys = age_keys_of (ANA_SECRET);
  g_autofree char *recipient = cw_age_recipient_print (cw_age_keys_get (keys, 0));
  g_autofree char *identity = cw_age_identity_print (cw_age_keys_get (keys, 0));

  g_assert_cmpstr (recipient, ==, ANA);
  g_assert_cmpstr (identity, ==, ANA_SECRET);
}

static void
test_reads_a_file_of_identities (void)
{
  g_autoptr (CwAgeKeys) keys =
      age_keys_of ("# created: once\r\n\r\n" ANA_SECRET "\r\n\n" ANA_SECRET);
  static const char *const bad[] = {
    "",
    "\n# nothing but " ANA_SECRET "\n",
    ANA_SECRET " ",
    " " ANA_SECRET,
    ANA_SECRET "\n" ANA,
    "age-secret-key-1lwqzp5uxj6ykftajnzcsdcy939rfq0xs2qvuh9gngn3zzuxsnlhqzeaks2",
    "AGE-SECRET-KEY-1LWQZP5UXJ6YKFTAJNZCSDCY939RFQ0XS2QVUH9GNGN3ZZUXSNLHQZEAKS3",
  };

  g_assert_cmpuint (cw_age_keys_count (keys), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cw_age_keys_add (keys, bad[i], strlen (bad[i]), &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
      g_assert_null (strcasestr (error->message, "1lwq"));
    }
  g_assert_cmpuint (cw_age_keys_count (keys), ==, 2);
}

static void
test_tells_what_is_no_recipient (void)
{
  static const guint8 weak[][CW_AGE_PUBLIC_BYTES] = { { 0 }, { 1 } };
  static const char *const bad[] = { "", "age1", "Ana", ANA " ", "AGE1" };

  g_assert_true (cw_age_check_recipient (ANA, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cw_age_check_recipient (bad[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autofree char *text = cw_bech32_encode ("age", weak[i], sizeof weak[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (cw_age_check_recipient (text, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_true (
          g_str_has_prefix (error->message, "an age recipient that protects nothing"));
    }
}

static void
test_never_shows_a_secret (void)
{
  g_autofree char *lower = g_ascii_strdown (ANA_SECRET, -1);
  const char *const secrets[] = { ANA_SECRET, lower };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cw_age_check_recipient (secrets[i], &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_null (strcasestr (error->message, "1lwq"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/age-keys/" path, function)
  ADD ("spells-bytes-as-bip-173-does", test_spells_bytes_as_bip_173_does);
  ADD ("refuses-any-other-spelling", test_refuses_any_other_spelling);
  ADD ("refuses-bits-behind-the-last-byte", test_refuses_bits_behind_the_last_byte);
  ADD ("gives-the-recipient-of-an-identity", test_gives_the_recipient_of_an_identity);
  ADD ("reads-a-file-of-identities", test_reads_a_file_of_identities);
  ADD ("tells-what-is-no-recipient", test_tells_what_is_no_recipient);
  ADD ("never-shows-a-secret", test_never_shows_a_secret);
  return g_test_run ();
}
