#include "data/form/form-shelf.h"
#include "data/log/address.h"
#include "data/log/frame.h"
#include "data/log/line.h"
#include "data/log/seal.h"

#include <sodium.h>
#include <string.h>

/*
 * The vectors of data/format.md. They are frozen: a store and a bundle of today must be read in ten
 * years. Each is computed here and looked up in the page, so that neither can drift alone.
 */
static char *page;

static void
assert_vector (const char *found, const char *frozen)
{
  g_assert_cmpstr (found, ==, frozen);
  if (strstr (page, frozen) == NULL)
    g_error ("data/format.md does not say %s", frozen);
}

static void
assert_uuid (const CwUuid *uuid, const char *frozen)
{
  char text[CW_UUID_TEXT_LENGTH + 1];

  cw_uuid_to_text (uuid, text);
  assert_vector (text, frozen);
}

static void
assert_hex (const guint8 *bytes, gsize length, const char *frozen)
{
  char hex[2 * CW_LINE_HASH + 1];

  sodium_bin2hex (hex, sizeof hex, bytes, length);
  assert_vector (hex, frozen);
}

static void
test_addresses (void)
{
  const CwAddress address = { .bits = G_GUINT64_CONSTANT (0x0123456789abcdef),
                              .opening = 0x2aaaaaa,
                              .seq = 305419896 };
  CwAddress back;
  CwUuid uuid;

  cw_address_to_uuid (&address, &uuid);
  assert_uuid (&uuid, "01234567-89ab-8cde-beaa-aaaa12345678");
  g_assert_true (cw_address_from_uuid (&uuid, &back));
  g_assert_cmphex (back.bits, ==, address.bits);
  g_assert_cmphex (back.opening, ==, address.opening);
  g_assert_cmpuint (back.seq, ==, address.seq);

  cw_uuid_named ("corewalk", "form-item", "core-walk/x", &uuid);
  g_assert_false (cw_address_from_uuid (&uuid, &back));
}

static void
test_named_ids (void)
{
  CwUuid uuid;

  cw_uuid_named ("official", "school", "0640011", &uuid);
  assert_uuid (&uuid, "682fb588-35dd-5840-86e2-84196d75f6d9");
  cw_form_item_uuid ("core-walk", "names-learning", &uuid);
  assert_uuid (&uuid, "2403d293-29b0-5bf1-9ab4-e25d900d9992");
}

static const char first_line[] =
    "{\"at\":1772632805000,\"f\":{\"tags\":\"teacher\",\"text\":\"T: \\\"Why?\\\"\\n\\u0001\","
    "\"visit\":12},\"k\":\"note\",\"o\":44739242,\"z\":-300}";

static void
test_lines (void)
{
  const CwRef parent = { .seq = 7 };
  g_autoptr (GString) text = g_string_new (NULL);
  CwLine line;

  cw_line_clear (&line);
  line.kind = "note";
  line.moment = (CwMoment){ .at_ms = G_GINT64_CONSTANT (1772632805000), .offset_min = -300 };
  line.has_opening = TRUE;
  line.opening = 0x2aaaaaa;
  cw_line_put_text (&line, "text", "T: \"Why?\"\n\x01");
  cw_line_put_int (&line, "visit", 12);
  cw_line_put_text (&line, "tags", "teacher");
  cw_line_write (&line, text);
  assert_vector (text->str, first_line);

  cw_line_clear (&line);
  line.kind = "note";
  line.moment = (CwMoment){ .at_ms = G_GINT64_CONSTANT (1772632865000), .offset_min = -300 };
  line.has_record = TRUE;
  line.record.seq = 7;
  line.parents = &parent;
  line.parent_count = 1;
  line.together = 2;
  cw_line_put_text (&line, "item", NULL);
  g_string_truncate (text, 0);
  cw_line_write (&line, text);
  assert_vector (text->str,
                 "{\"at\":1772632865000,\"f\":{\"item\":null},\"k\":\"note\",\"p\":[7],"
                 "\"r\":7,\"x\":2,\"z\":-300}");
}

static void
test_hashes (void)
{
  static const char second_line[] = "";
  guint8 seed[CW_SEED], hash[CW_FRAME_HASH], chain[CW_LINE_HASH] = { 0 };
  guint32 starts[] = { 0, sizeof first_line, sizeof first_line + sizeof second_line };
  g_autoptr (GString) lines = g_string_new (first_line);
  const CwFrame frame = { .stream = 1,
                          .first = 1,
                          .last = 2,
                          .lines = lines,
                          .starts = starts };

  g_string_append_c (lines, '\n');
  for (guint i = 0; i < sizeof seed; i++)
    seed[i] = (guint8) i;

  crypto_generichash (hash, sizeof hash, (const guint8 *) lines->str, lines->len, NULL, 0);
  assert_hex (hash, sizeof hash, "c52357157d868a9daad585a70253e515");
  cw_seal_chain (G_GUINT64_CONSTANT (0x0123456789abcdef), &frame, seed, chain);
  assert_hex (chain, sizeof chain,
              "27e2ccc4afb6049302e57ef4c4dee149a9975dba3a4c65dbd898096e1d917f5f");
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "..", "data", "format.md", NULL);
  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  g_assert_cmpint (sodium_init (), >=, 0);

  g_test_add_func ("/format/addresses", test_addresses);
  g_test_add_func ("/format/named-ids", test_named_ids);
  g_test_add_func ("/format/lines", test_lines);
  g_test_add_func ("/format/hashes", test_hashes);
  status = g_test_run ();
  g_free (page);
  return status;
}
