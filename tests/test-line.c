#include "corewalk/json.h"
#include "data/log/line.h"

#include <string.h>

#define LEAST "{\"at\":0,\"f\":{},\"k\":\"note\",\"z\":0}"
#define UUID_A "01234567-89ab-8cde-beab-cdef12345678"

static char *
rewrite (const CwLine *line)
{
  GString *text = g_string_new (NULL);

  cw_line_write (line, text);
  return g_string_free (text, FALSE);
}

static gboolean
read_text (CwLineReader *reader, const char *text, CwLine *line, GError **error)
{
  return cw_line_read (reader, text, strlen (text), line, error);
}

static const char *const canonical[] = {
  LEAST,
  "{\"at\":-2208988800000,\"f\":{},\"k\":\"\",\"z\":-1440}",
  "{\"at\":253402300799999,\"f\":{},\"k\":\"note\",\"z\":1440}",
  "{\"at\":1772632801000,\"f\":{\"tags\":\"teacher\",\"text\":\"T: \\\"Why?\\\"\",\"visit\":3},"
  "\"k\":\"note\",\"z\":-300}",
  "{\"at\":1,\"f\":{\"a\":null,\"b\":-9007199254740992,\"c\":9007199254740992,\"d\":0},"
  "\"k\":\"note\",\"z\":0}",
  "{\"at\":1,\"f\":{\"text\":\"\\b\\f\\n\\r\\t\\u0001\\u001f\\\\\\\"/\177\"},\"k\":\"note\",\"z\":0}",
  "{\"at\":1,\"f\":{\"notes\":[1,\"" UUID_A "\"],\"x\":[],\"y\":{\"a\":false,\"b\":[true]}},"
  "\"k\":\"card\",\"z\":0}",
  "{\"at\":1,\"f\":{\"title\":\"Grösse 田 👩‍👧\"},\"i\":\"" UUID_A
  "\",\"k\":\"walk\",\"z\":0}",
  "{\"at\":1,\"f\":{\"text\":\"x\"},\"k\":\"note\",\"m\":1,\"o\":67108863,\"p\":[4294967295,\"" UUID_A
  "\"],\"r\":\"" UUID_A "\",\"x\":2,\"z\":0}",
  "{\"at\":0,\"f\":{},\"k\":\"void\",\"o\":0,\"z\":0}",
};

static void
test_takes_canonical_lines (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();

  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *again = NULL;
      CwLine line;

      read_text (reader, canonical[i], &line, &error);
      g_assert_no_error (error);
      again = rewrite (&line);
      g_assert_cmpstr (again, ==, canonical[i]);
    }
}

static void
test_reads_every_key (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  char text[CW_UUID_TEXT_LENGTH + 1];
  const CwCell *cell;
  CwLine line;

  g_assert_true (
      read_text (reader,
                 "{\"at\":-5,\"f\":{\"a\":\"\\u0001\\n\",\"b\":7,\"c\":null,\"d\":[1]},"
                 "\"i\":\"" UUID_A "\",\"k\":\"walk\",\"m\":1,\"o\":9,\"p\":[3,\"" UUID_A
                 "\"],\"r\":4,\"x\":5,\"z\":-60}",
                 &line, NULL));
  g_assert_cmpint (line.moment.at_ms, ==, -5);
  g_assert_cmpint (line.moment.offset_min, ==, -60);
  g_assert_cmpstr (line.kind, ==, "walk");
  g_assert_true (line.has_named && line.has_opening && line.has_record && line.makes_anew);
  cw_uuid_to_text (&line.named, text);
  g_assert_cmpstr (text, ==, UUID_A);
  g_assert_cmpuint (line.opening, ==, 9);
  g_assert_cmpuint (line.record.seq, ==, 4);
  g_assert_cmpuint (line.together, ==, 5);
  g_assert_cmpuint (line.parent_count, ==, 2);
  g_assert_cmpuint (line.parents[0].seq, ==, 3);
  g_assert_cmpuint (line.parents[1].seq, ==, 0);
  cell = cw_line_get (&line, "a");
  g_assert_cmpint (cell->type, ==, CW_CELL_TEXT);
  g_assert_cmpstr (cell->text, ==, "\001\n");
  g_assert_cmpint (cw_line_get (&line, "b")->integer, ==, 7);
  g_assert_cmpint (cw_line_get (&line, "c")->type, ==, CW_CELL_NULL);
  g_assert_cmpstr (cw_line_get (&line, "d")->text, ==, "[1]");
  g_assert_null (cw_line_get (&line, "e"));
}

/* What a newer program says is passed over, and counts as canonical. */
static void
test_passes_over_what_is_newer (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  CwLine line;

  g_assert_true (
      read_text (reader,
                 "{\"a\":[1,{\"b\":\"x\"}],\"at\":0,\"f\":{},\"k\":\"note\",\"q\":null,"
                 "\"z\":0,\"zz\":true}",
                 &line, NULL));
  g_assert_cmpstr (line.kind, ==, "note");
}

typedef struct
{
  const char *text;
  const char *fault;
} Refused;

#define F(field) "{\"at\":0,\"f\":{" field "},\"k\":\"note\",\"z\":0}"

static const Refused refused[] = {
  { "", "byte 0: cut off" },
  { " " LEAST, "byte 0: not what must stand here" },
  { LEAST " ", "byte 32: something after the end" },
  { LEAST LEAST, "byte 32: something after the end" },
  { "[]", "byte 0: not what must stand here" },
  { "{}", "byte 1: not what must stand here" },
  { "{\"at\":0}", "byte 8: a key is missing" },
  { "{\"f\":{},\"k\":\"note\",\"z\":0}", "byte 25: a key is missing" },
  { "{\"at\":0,\"k\":\"note\",\"z\":0}", "byte 25: a key is missing" },
  { "{\"at\":0,\"f\":{},\"z\":0}", "byte 21: a key is missing" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\"}", "byte 26: a key is missing" },
  { "{\"at\": 0,\"f\":{},\"k\":\"note\",\"z\":0}", "byte 6: no whole number" },
  { "{\"f\":{},\"at\":0,\"k\":\"note\",\"z\":0}", "byte 13: keys out of order or twice" },
  { "{\"at\":0,\"at\":0,\"f\":{},\"k\":\"note\",\"z\":0}",
    "byte 13: keys out of order or twice" },
  { "{\"at\":1.0,\"f\":{},\"k\":\"note\",\"z\":0}", "byte 7: no whole number of at most 2^53" },
  { "{\"at\":1e3,\"f\":{},\"k\":\"note\",\"z\":0}", "byte 7: no whole number of at most 2^53" },
  { "{\"at\":01,\"f\":{},\"k\":\"note\",\"z\":0}", "byte 8: a number with a leading zero" },
  { "{\"at\":-0,\"f\":{},\"k\":\"note\",\"z\":0}", "byte 8: a number with a leading zero" },
  { "{\"at\":+1,\"f\":{},\"k\":\"note\",\"z\":0}", "byte 6: no whole number" },
  { "{\"at\":\"0\",\"f\":{},\"k\":\"note\",\"z\":0}", "byte 6: no whole number" },
  { "{\"at\":253402300800000,\"f\":{},\"k\":\"note\",\"z\":0}",
    "byte 21: a number out of range" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"z\":1441}", "byte 34: a number out of range" },
  { "{\"at\":0,\"f\":{},\"k\":1,\"z\":0}", "byte 19: not what must stand here" },
  { "{\"at\":0,\"f\":[],\"k\":\"note\",\"z\":0}", "byte 12: not what must stand here" },
  { F ("\"b\":1,\"a\":1"), "byte 23: fields out of order or twice" },
  { F ("\"a\":1,\"a\":1"), "byte 23: fields out of order or twice" },
  { F ("\"a\":9007199254740993"), "byte 33: a number out of range" },
  { F ("\"a\":99999999999999999999"), "byte 34: no whole number of at most 2^53" },
  { F ("\"a\":tru"), "byte 20: not what must stand here" },
  { F ("\"a\":NaN"), "byte 17: no whole number" },
  { F ("\"a\":[1,]"), "byte 20: no whole number" },
  { F ("\"a\":[ 1]"), "byte 18: no whole number" },
  { F ("\"a\":[[[1]]]"), "byte 20: nested too deeply" },
  { F ("\"a\":{\"b\":1,\"b\":1}"), "byte 28: names out of order or twice" },
  { F ("\"a\":{\"c\":1,\"b\":1}"), "byte 28: names out of order or twice" },
  { F ("\"a\":'x'"), "byte 17: no whole number" },
  { F ("\"a\":\"\\/\""), "byte 19: an escape that lines do not use" },
  { F ("\"a\":\"\\u000a\""), "byte 19: a long escape where a short one stands" },
  { F ("\"a\":\"\\u0000\""), "byte 19: an escape that lines do not use" },
  { F ("\"a\":\"\\u001F\""), "byte 19: an escape that lines do not use" },
  { F ("\"a\":\"\\u0041\""), "byte 19: an escape that lines do not use" },
  { F ("\"a\":\"\\ud800\""), "byte 19: an escape that lines do not use" },
  { F ("\"a\":\"\t\""), "byte 18: a bare control character in a text" },
  { F ("\"a\":\"x\xff\""), "byte 19: not UTF-8" },
  { F ("\"a\":\"\xed\xa0\x80\""), "byte 18: not UTF-8" },
  { F ("\"a\":\"\xc0\x80\""), "byte 18: not UTF-8" },
  { "{\"at\":0,\"f\":{},\"i\":\"0123\",\"k\":\"note\",\"z\":0}",
    "byte 25: no UUID in lower case" },
  { "{\"at\":0,\"f\":{},\"i\":\"01234567-89AB-8cde-beab-cdef12345678\",\"k\":\"note\",\"z\":0}",
    "byte 57: no UUID in lower case" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"m\":0,\"z\":0}", "byte 31: a number out of range" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"m\":2,\"z\":0}", "byte 31: a number out of range" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"o\":67108864,\"z\":0}",
    "byte 38: a number out of range" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"p\":[],\"z\":0}", "byte 31: no whole number" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"p\":[0],\"z\":0}", "byte 32: a number out of range" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"p\":[4294967296],\"z\":0}",
    "byte 41: a number out of range" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"r\":null,\"z\":0}", "byte 30: no whole number" },
  { "{\"at\":0,\"f\":{},\"k\":\"note\",\"x\":1,\"z\":0}", "byte 31: a number out of range" },
};

static void
test_refuses_other_spellings (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  int wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      CwLine line;
      gboolean is_read = read_text (reader, refused[i].text, &line, &error);

      if (!is_read && g_str_equal (error->message, refused[i].fault))
        continue;
      wrong++;
      g_printerr ("# %s: %s, expected %s\n", refused[i].text, is_read ? "read" : error->message,
                  refused[i].fault);
    }
  g_assert_cmpint (wrong, ==, 0);
}

static void
test_refuses_every_beginning (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();

  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    for (gsize length = 0; length < strlen (canonical[i]); length++)
      {
        /* Of its own size, so that reading past its end is seen. */
        g_autofree char *cut = g_memdup2 (canonical[i], length);
        CwLine line;

        g_assert_false (cw_line_read (reader, cut, length, &line, NULL));
      }
}

static void
assert_kept (CwLineReader *reader, const char *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  CwLine line, read;

  cw_line_clear (&line);
  line.kind = "note";
  cw_line_put_text (&line, "text", bytes);
  text = rewrite (&line);
  cw_line_read (reader, text, strlen (text), &read, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cw_line_get (&read, "text")->text, ==, bytes);
  g_assert_cmpuint (cw_line_get (&read, "text")->length, ==, strlen (bytes));
  again = rewrite (&read);
  g_assert_cmpstr (text, ==, again);
}

static void
test_keeps_any_text (void)
{
  static const char *const pieces[] = { "\001",
                                        "\033",
                                        "\"",
                                        "\\",
                                        " ",
                                        "x",
                                        "\n",
                                        "é",
                                        "👩‍👧",
                                        "\177",
                                        "\342\200\256",
                                        "\357\277\277",
                                        "\364\217\277\277" };
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();

  assert_kept (reader, "");
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize size = 1; size <= CW_TEXT_MOST; size = size < 40 ? size + 1 : size * 16 + 1)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        while (text->len + strlen (pieces[i]) <= size)
          g_string_append (text, pieces[i]);
        assert_kept (reader, text->str);
      }
}

static void
test_keeps_the_longest_text (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autofree char *control = g_strnfill (CW_TEXT_MOST, '\001');
  g_autofree char *longer = g_strnfill (CW_LINE_MOST, 'x');
  g_autoptr (GError) error = NULL;
  CwLine line;

  assert_kept (reader, control);
  g_assert_false (cw_line_read (reader, longer, CW_LINE_MOST + 1, &line, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
}

static char *
shared_path (const char *name)
{
  return g_build_filename (g_getenv ("CW_SHARED_DATA"), name, NULL);
}

static void
test_keeps_naughty_strings (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autofree char *path = shared_path ("text/naughty-strings.json");
  g_autofree char *bytes = NULL;
  g_autoptr (CwJson) strings = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    {
      g_test_skip ("the naughty strings are not here");
      return;
    }

  strings = cw_json_parse (bytes, length, NULL);
  g_assert_cmpuint (cw_json_length (strings), ==, 479);
  for (guint i = 0; i < cw_json_length (strings); i++)
    assert_kept (reader, cw_json_string (cw_json_at (strings, i)));
}

/* As texts they are kept; as lines none is taken that is no JSON, and none does any harm. */
static void
test_bears_json_of_all_sorts (void)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autofree char *path = shared_path ("json/parsing");
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("the JSON files are not here");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;
      CwLine line;

      g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
      if (g_utf8_validate_len (bytes, length, NULL) && length <= CW_TEXT_MOST)
        assert_kept (reader, bytes);
      g_assert_false (cw_line_read (reader, bytes, length, &line, NULL));
    }
}

static gboolean
is_known_key (const char *key)
{
  static const char *const keys[] = { "at", "f", "i", "k", "m", "o", "p", "r", "x", "z", NULL };

  return g_strv_contains (keys, key);
}

/* Whatever is read is JSON, and has no other spelling. */
static void
assert_sound (const char *bytes, gsize length, const CwLine *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwJson) json = cw_json_parse (bytes, length, &error);
  g_autofree char *again = rewrite (line);

  g_assert_no_error (error);
  for (guint i = 0; i < cw_json_length (json); i++)
    if (!is_known_key (cw_json_key (cw_json_at (json, i))))
      return;

  g_assert_cmpmem (bytes, length, again, strlen (again));
}

static void
mutate (GRand *rand, GString *text)
{
  static const char *const tokens[] = { "\"",      "\\",   "{",        "}", "[",
                                        "]",       ",",    ":",        "0", "-",
                                        "\\u0001", "null", "\"m\":1,", "e", ".",
                                        "\xff",    "\xc3", "é",        "A" };
  gsize at = (gsize) g_rand_int_range (rand, 0, (int) text->len + 1);
  gssize many = g_rand_int_range (rand, 1, 12);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_string_insert (text, (gssize) at,
                       tokens[g_rand_int_range (rand, 0, G_N_ELEMENTS (tokens))]);
      break;
    case 1:
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      g_string_erase (text, (gssize) at, MIN (many, (gssize) (text->len - at)));
      break;
    case 3:
      if (at < text->len)
        text->str[at] = (char) (text->str[at] ^ 1 << g_rand_int_range (rand, 0, 8));
      break;
    default:
      g_string_insert_len (text, (gssize) at, text->str, MIN (many, (gssize) text->len));
    }
}

static void
test_never_breaks (void)
{
  const char *given = g_getenv ("CW_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : 20260304;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  int taken = 0, tries = g_getenv ("CW_LONG") != NULL ? 20000000 : 200000;

  g_printerr ("# CW_SEED=%u\n", seed);
  for (int i = 0; i < tries; i++)
    {
      g_autoptr (GString) text =
          g_string_new (canonical[g_rand_int_range (rand, 0, G_N_ELEMENTS (canonical))]);
      g_autofree char *bytes = NULL;
      CwLine line;

      for (int change = g_rand_int_range (rand, 1, 5); change > 0; change--)
        mutate (rand, text);
      bytes = g_memdup2 (text->str, text->len);
      if (cw_line_read (reader, bytes, text->len, &line, NULL))
        {
          assert_sound (bytes, text->len, &line);
          taken++;
        }
    }
  g_assert_cmpint (taken, >, tries / 100);
}

static void
test_bears_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();

  for (int i = 0; i < 100000; i++)
    {
      gsize length = (gsize) g_rand_int_range (rand, 0, 60);
      g_autofree char *bytes = g_malloc (length + 1);
      CwLine line;

      for (gsize at = 0; at < length; at++)
        bytes[at] = (char) g_rand_int_range (rand, 0, 256);
      g_assert_false (cw_line_read (reader, bytes, length, &line, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/takes-canonical-lines", test_takes_canonical_lines);
  g_test_add_func ("/line/reads-every-key", test_reads_every_key);
  g_test_add_func ("/line/passes-over-what-is-newer", test_passes_over_what_is_newer);
  g_test_add_func ("/line/refuses-other-spellings", test_refuses_other_spellings);
  g_test_add_func ("/line/refuses-every-beginning", test_refuses_every_beginning);
  g_test_add_func ("/line/keeps-any-text", test_keeps_any_text);
  g_test_add_func ("/line/keeps-the-longest-text", test_keeps_the_longest_text);
  g_test_add_func ("/line/keeps-naughty-strings", test_keeps_naughty_strings);
  g_test_add_func ("/line/bears-json-of-all-sorts", test_bears_json_of_all_sorts);
  g_test_add_func ("/line/never-breaks", test_never_breaks);
  g_test_add_func ("/line/bears-noise", test_bears_noise);
  return g_test_run ();
}
