/* The vectors of data/format.md. A change here breaks every store there is. */
#include "data/keep/age-x25519.h"
#include "data/log/address.h"
#include "data/log/frame.h"
#include "data/log/line.h"
#include "data/log/openings.h"
#include "data/log/seal.h"
#include "data/record/kind.h"
#include "data/trust/card-payload.h"
#include "data/trust/card-text.h"

#include <sodium.h>
#include <string.h>

static const struct
{
  CwAddress address;
  const char *uuid;
} addresses[] = {
  { { 0, 0, 1 }, "00000000-0000-8000-8000-000000000001" },
  { { G_GUINT64_CONSTANT (0x0123456789abcdef), 0x2abcdef, 0x12345678 },
    "01234567-89ab-8cde-beab-cdef12345678" },
  { { G_GUINT64_CONSTANT (0x7f00000000000001), 5, 123 },
    "7f000000-0000-8000-8400-00050000007b" },
  { { G_MAXUINT64, 0x3ffffff, G_MAXUINT32 }, "ffffffff-ffff-8fff-bfff-ffffffffffff" },
};

static void
test_freezes_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      char text[CW_UUID_TEXT_LENGTH + 1];
      CwAddress read;
      CwUuid uuid;

      cw_address_to_uuid (&addresses[i].address, &uuid);
      cw_uuid_to_text (&uuid, text);
      g_assert_cmpstr (text, ==, addresses[i].uuid);
      g_assert_true (cw_uuid_from_text (text, &uuid));
      g_assert_true (cw_address_from_uuid (&uuid, &read));
      g_assert_cmpuint (read.bits, ==, addresses[i].address.bits);
      g_assert_cmpuint (read.opening, ==, addresses[i].address.opening);
      g_assert_cmpuint (read.seq, ==, addresses[i].address.seq);
    }
}

static void
test_takes_no_other_uuid_for_an_address (void)
{
  static const char *const others[] = { "ae8a8e0b-c399-5dcf-83ac-cf76315c740c",
                                        "01234567-89ab-4cde-beab-cdef12345678",
                                        "01234567-89ab-8cde-7eab-cdef12345678",
                                        "01234567-89ab-8cde-ceab-cdef12345678" };
  CwAddress address;
  CwUuid uuid;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_true (cw_uuid_from_text (others[i], &uuid));
      g_assert_false (cw_address_from_uuid (&uuid, &address));
    }
}

static void
test_freezes_named_ids (void)
{
  static const char *const names[][4] = {
    { "official", "school", "0010111", "ae8a8e0b-c399-5dcf-83ac-cf76315c740c" },
    { "name", "school", "hale school", "b3f9b311-2257-5032-a2c6-4f7782a4fe58" },
    { "corewalk", "form-item", "core-walk/purpose-stated",
      "c0f7ca45-3798-527a-9770-588515b512df" },
    { "é", "ü", "名", "1345bd15-0240-55c9-ab9f-8bf055d4ebab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char text[CW_UUID_TEXT_LENGTH + 1];
      CwUuid uuid;

      cw_uuid_named (names[i][0], names[i][1], names[i][2], &uuid);
      cw_uuid_to_text (&uuid, text);
      g_assert_cmpstr (text, ==, names[i][3]);
    }
}

static void
assert_written (const CwLine *line, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autoptr (GError) error = NULL;
  CwLine read;

  cw_line_write (line, text);
  g_assert_cmpstr (text->str, ==, expected);
  cw_line_read (reader, expected, strlen (expected), &read, &error);
  g_assert_no_error (error);
  g_string_truncate (text, 0);
  cw_line_write (&read, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_freezes_lines (void)
{
  const CwRef four = { .seq = 4 };
  CwRef other = { 0 };
  CwLine line;

  cw_line_clear (&line);
  line.moment = (CwMoment){ G_GINT64_CONSTANT (1772632801000), -300 };
  line.kind = "note";
  cw_line_put_int (&line, "visit", 3);
  cw_line_put_text (&line, "text", "T: \"Why?\"\n\001");
  cw_line_put_text (&line, "tags", "teacher");
  assert_written (&line,
                  "{\"at\":1772632801000,\"f\":{\"tags\":\"teacher\",\"text\":"
                  "\"T: \\\"Why?\\\"\\n\\u0001\",\"visit\":3},\"k\":\"note\",\"z\":-300}");

  g_assert_true (cw_uuid_from_text (addresses[1].uuid, &other.uuid));
  cw_line_clear (&line);
  line.moment = (CwMoment){ G_GINT64_CONSTANT (1772632860000), -300 };
  line.kind = "note";
  line.has_opening = line.has_record = TRUE;
  line.opening = 9;
  line.record = other;
  line.parents = &other;
  line.parent_count = 1;
  cw_line_put_text (&line, "text", "T: \"Why not?\"");
  assert_written (
      &line, "{\"at\":1772632860000,\"f\":{\"text\":\"T: \\\"Why not?\\\"\"},\"k\":\"note\","
             "\"o\":9,\"p\":[\"01234567-89ab-8cde-beab-cdef12345678\"],"
             "\"r\":\"01234567-89ab-8cde-beab-cdef12345678\",\"z\":-300}");

  cw_line_clear (&line);
  line.moment = (CwMoment){ G_GINT64_CONSTANT (1772632900000), -300 };
  line.kind = "delete";
  line.has_record = TRUE;
  line.record = four;
  line.parents = &four;
  line.parent_count = 1;
  cw_line_put_raw (&line, "with", "[7,8]");
  assert_written (&line,
                  "{\"at\":1772632900000,\"f\":{\"with\":[7,8]},\"k\":\"delete\",\"p\":[4],"
                  "\"r\":4,\"z\":-300}");
}

static void
test_freezes_void_lines (void)
{
  static const char text[] = "{\"at\":0,\"f\":{},\"k\":\"void\",\"o\":9,\"z\":0}";
  g_autoptr (GString) written = g_string_new (NULL);
  CwLine line;

  cw_line_clear (&line);
  line.kind = "note";
  cw_line_write_void (&line, written);
  g_assert_cmpstr (written->str, ==, "");
  line.has_opening = TRUE;
  line.opening = 9;
  cw_line_write_void (&line, written);
  g_assert_cmpstr (written->str, ==, text);
  g_assert_true (cw_line_is_void (text, strlen (text)));
  g_assert_true (cw_line_is_void ("", 0));
}

#define BITS G_GUINT64_CONSTANT (0x0123456789abcdef)

static const char three_lines[] =
    "{\"at\":1772632800000,\"f\":{\"audience\":\"school\",\"author\":\"Ana Ruiz\"},\"k\":\"stream\","
    "\"o\":5,\"z\":-300}\n"
    "{\"at\":1772632801000,\"f\":{\"text\":\"T: \\\"Why?\\\"\",\"visit\":3},\"k\":\"note\",\"z\":-300}\n";

static void
assert_hex (const guint8 *bytes, gsize length, const char *expected)
{
  g_autofree char *hex = g_malloc (2 * length + 1);

  sodium_bin2hex (hex, 2 * length + 1, bytes, length);
  g_assert_cmpstr (hex, ==, expected);
}

/* A frame of the first @count of the three lines. */
static CwFrame *
make_frame (guint count)
{
  CwFrame *frame = cw_frame_new ();
  const char *at = three_lines;

  frame->first = 1;
  frame->last = count;
  frame->starts = g_new0 (guint32, count + 1);
  for (guint i = 1; i <= count; i++)
    {
      const char *end = strchr (at, '\n');

      at = end == NULL ? at + strlen (at) : end + 1;
      frame->starts[i] = (guint32) (at - three_lines) + (end == NULL ? 1 : 0);
    }
  g_string_append_len (frame->lines, three_lines, frame->starts[count] - 1);
  return frame;
}

typedef struct
{
  guint8 seed_size;
  const char *payload;   /* of line 1 */
  const char *hashes[3]; /* of lines 1 to 3 */
} Chain;

static const Chain chains[] = {
  { 32,
    "2162be08deb06e1ac3f91a70921bd594b637a09e4151a6cd5044aa842dececab",
    { "bf87b885ee5d55fd316f5cf15230830749513d33883821a86db31550adb16a7e",
      "5686cb4be1c9f5a6b8c0767910d18f8e3d9dff511df4a250231ca8d31e9e37a8",
      "01668985379cbc22e84d6eb5fefb170cc2fbc0e52da2ee30c416a15eccbff6fd" } },
  { 16,
    "fdebf80a037c1d51a0cdb24e7a67f10d874bb3cde828ecf6f2935d3c6fc5102c",
    { "688c8a547d2c33ef5ccb4be57e17eda269e0f7560946e442327269a829101631",
      "110611115498c5ef7a3adb83769ebc9a1e6c3252494e999ab79772b4a8d4dd7f",
      "a846041e845a30da176684a2389779778ab592683bb9942d32d4c5dd2d27fc04" } },
};

static CwSeed
make_seed (guint8 size)
{
  CwSeed seed = { .size = size };

  for (guint8 i = 0; i < size; i++)
    seed.bytes[i] = i;
  return seed;
}

static void
assert_chain (const Chain *chain)
{
  CwSeed seed = make_seed (chain->seed_size);
  gsize length = (gsize) (strchr (three_lines, '\n') - three_lines);
  guint8 payload[CW_LINE_HASH], one_by_one[CW_LINE_HASH] = { 0 };

  for (guint count = 1; count <= 3; count++)
    {
      g_autoptr (CwFrame) frame = make_frame (count);
      guint8 hash[CW_LINE_HASH] = { 0 };

      frame->seal.seed = seed;
      cw_seal_chain (BITS, frame, hash);
      assert_hex (hash, sizeof hash, chain->hashes[count - 1]);
      cw_seal_chain_line (BITS, frame, count, one_by_one);
      assert_hex (one_by_one, sizeof one_by_one, chain->hashes[count - 1]);
    }

  cw_seal_hash_payload (&seed, 1, three_lines, length, payload);
  assert_hex (payload, sizeof payload, chain->payload);
}

static void
test_freezes_the_chain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    assert_chain (&chains[i]);
}

static void
test_freezes_the_signature (void)
{
  guint8 seed[crypto_sign_SEEDBYTES], key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES], signature[crypto_sign_BYTES];
  guint8 openings[CW_OPENINGS_SIGNED];
  g_autoptr (GByteArray) list = g_byte_array_new ();
  guint8 text[CW_SIGNED_BYTES], chain[CW_LINE_HASH] = { 0 };
  g_autoptr (CwFrame) frame = make_frame (3);

  for (guint i = 0; i < sizeof seed; i++)
    seed[i] = (guint8) i;
  crypto_sign_seed_keypair (key, secret, seed);
  assert_hex (key, sizeof key,
              "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");

  frame->seal.seed = make_seed (16);
  cw_seal_chain (BITS, frame, chain);
  cw_openings_add (list, 1, 5);
  cw_openings_add (list, 3, 5);
  cw_openings_make_signed (BITS, 3, chain, list, openings);
  crypto_sign_detached (signature, NULL, openings, sizeof openings, secret);
  assert_hex (signature, sizeof signature,
              "25f9c5fd732bb4d55a8e0465f4a9c46a92da992d781fb1d181af90136b6ad23c"
              "5150406fbe8441efc9520797d39660db489eb2090135973e3c893ca67777db02");
  cw_seal_make_signed (BITS, 3, chain, text);
  crypto_sign_detached (signature, NULL, text, sizeof text, secret);
  assert_hex (signature, sizeof signature,
              "50cb30f5a050b765c45149473cdbc33178e476ca3f08b59e2416ab6fa9fc9dba"
              "82f26d0c750f75fd6e5a93d75a1a2014fc542932c007f809b6b1fc586c9e660c");
}

static void
test_freezes_the_frame_hash (void)
{
  g_autoptr (GString) lines = g_string_new (three_lines);
  guint8 hash[CW_FRAME_HASH];

  cw_frame_hash (lines, hash);
  assert_hex (hash, sizeof hash, "cdb5a3cd445e70b59efd4257d65c2c4a");
}

/* The document knows every kind, every field, and whether it must be there or is fixed. */
static void
test_documents_every_field (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "format.md", NULL);
  g_autofree char *text = NULL;
  guint count;
  const CwKind *kinds = cw_kind_all (&count);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GString) row = g_string_new (NULL);
      const char *at;

      g_string_append_printf (row, "\n| `%s` | %s |", kinds[i].name, kinds[i].audience);
      at = strstr (text, row->str);
      if (at == NULL)
        g_error ("format.md has no row%s", row->str);
      at += row->len;

      for (const CwField *field = kinds[i].fields; field->name != NULL; field++)
        {
          const char *bold = field->is_required ? "**" : "";

          g_string_printf (row, " %s`%s`%s%s ", bold, field->name, bold,
                           field->is_fixed   ? "†"
                           : field->is_quiet ? "‡"
                                             : "");
          if (!g_str_has_prefix (at, row->str))
            g_error ("format.md, %s: not%s but %.30s", kinds[i].name, row->str, at);
          at += strcspn (at, ",|\n");
          if (*at == ',')
            at++;
        }
    }
}

static const char card_token[] =
    "cwcard1qyqqqqqqqxwtjf0mqqp6zpal708pp0sawrw33e6tczvk0exkxzd62r2lr"
    "hwgveqj25cmsdvqwttrvkyq6xhw5v56m7gjzwpc28kjrg5w8d67jews6tx3vcj5q"
    "qyyzmnpypf826t6qq95sctvv5s9xcmgdahkefe0nj5gzwjk52nrwzx8tpt2e69c4"
    "08hgcknzrqpgxfe98d7svkcg5j09tgh8qz0lxrty7zcvv9yn7fh0udkutyrzw2gq"
    "d2fpgsceg8q4gr5r9";
static const char moved_card_token[] =
    "cwcard1qypsxqqqqxwtjf0mqqp6zpal708pp0sawrw33e6tczvk0exkxzd62r2lr"
    "hwgveqj25cmsdvqwttrvkyq6xhw5v56m7gjzwpc28kjrg5w8d67jews6tx3vcj5q"
    "qr45m7r4vsyuecqqpum243w3ln9f72q0zc3969f3wneq8u98tnft0khur3ezzadq"
    "jtxgrgwsman0wtdre6r8286ktvr7j6erltwhrevy8cs8dv6n2ps5k486cktsg4dg"
    "zxe7nvnanzespt74vzgg4c2pshte6hn249jg0p5zur5hcc4a38hpwme725jm8j9r"
    "2u69tzna5x67j834787acsrnf5cy0xjcu2z7cktqfve5khu6v7rnka24hzzkg4f7"
    "55vkzevekee34mups2raahs";

/* The vector's card: the key of seed 00…1f, the point of secret 20…3f. */
static CwSenderCard *
make_card (guint8 *secret)
{
  CwSenderCard *card = g_new0 (CwSenderCard, 1);
  guint8 seed[32], age_secret[32];

  for (guint8 i = 0; i < 32; i++)
    {
      seed[i] = i;
      age_secret[i] = i + 32;
    }
  crypto_sign_seed_keypair (card->key, secret, seed);
  card->recipient = cw_age_recipient_print (age_secret);
  card->made_ms = G_GINT64_CONSTANT (1772632800000);
  return card;
}

static char *
make_token (CwSenderCard *card, const guint8 *old_signature, const guint8 *secret)
{
  g_autoptr (GByteArray) bytes = cw_card_encode (card, old_signature, secret);

  return cw_card_text_token (bytes->data, bytes->len);
}

static void
test_freezes_cards (void)
{
  guint8 secret[crypto_sign_SECRETKEYBYTES], old_secret[crypto_sign_SECRETKEYBYTES];
  guint8 old_seed[32], old_signature[crypto_sign_BYTES];
  g_autoptr (CwSenderCard) card = make_card (secret), moved = make_card (secret);
  const char *words = cw_sender_card_fingerprint (card, NULL);
  g_autofree char *token = NULL, *moved_token = NULL;

  g_assert_cmpstr (card->recipient, ==,
                   "age1xkq8943ktzqdrth2x2ddlyfp8qu9rmfp528rka0fvhgd9ngkvf2qu2snyf");
  g_assert_cmpstr (words, ==, "marble teacup kayak captain");

  card->name = g_strdup ("Ana Ruiz");
  card->role = g_strdup ("coach");
  card->organization = g_strdup ("Hale School");
  token = make_token (card, NULL, secret);
  g_assert_cmpstr (token, ==, card_token);

  moved->name = g_strdup ("Zo\xc3\xab Ng");
  moved->role = g_strdup ("district");
  moved->organization = g_strdup ("");
  moved->has_old = moved->is_moved = TRUE;
  for (guint8 i = 0; i < 32; i++)
    old_seed[i] = i + 1;
  crypto_sign_seed_keypair (moved->old_key, old_secret, old_seed);
  cw_card_follow (moved, old_secret, old_signature);
  moved_token = make_token (moved, old_signature, secret);
  g_assert_cmpstr (moved_token, ==, moved_card_token);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_add_func ("/format/freezes-addresses", test_freezes_addresses);
  g_test_add_func ("/format/takes-no-other-uuid-for-an-address",
                   test_takes_no_other_uuid_for_an_address);
  g_test_add_func ("/format/freezes-named-ids", test_freezes_named_ids);
  g_test_add_func ("/format/freezes-lines", test_freezes_lines);
  g_test_add_func ("/format/freezes-void-lines", test_freezes_void_lines);
  g_test_add_func ("/format/freezes-the-chain", test_freezes_the_chain);
  g_test_add_func ("/format/freezes-the-signature", test_freezes_the_signature);
  g_test_add_func ("/format/freezes-the-frame-hash", test_freezes_the_frame_hash);
  g_test_add_func ("/format/documents-every-field", test_documents_every_field);
  g_test_add_func ("/format/freezes-cards", test_freezes_cards);
  return g_test_run ();
}
