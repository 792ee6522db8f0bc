#include "corewalk/json.h"

#include <float.h>
#include <math.h>
#include <string.h>

static CwJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  CwJson *root = cw_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
  return root;
}

static void
assert_refused (const char *text, gsize length, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_json_parse (text, length, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==, message);
}

static char *
write_copy (const CwJson *value, CwJsonStyle style)
{
  GString *out = g_string_new (NULL);
  g_autoptr (CwJsonWriter) writer = cw_json_writer_new (out, style);

  cw_json_add_copy (writer, NULL, value);
  return g_string_free (out, FALSE);
}

static void
test_reads_every_kind (void)
{
  g_autoptr (CwJson) root = parse (
      "\xEF\xBB\xBF{\"a\": [1, -2.5e1, \"\\u00e9\\ud83d\\ude00\\n\", true, null],\n \"b\":{}}");
  const CwJson *list = cw_json_member (root, "a");
  const CwJson *empty = cw_json_member (root, "b");
  guint line, column;

  g_assert_cmpuint (cw_json_length (root), ==, 2);
  g_assert_cmpuint (cw_json_length (list), ==, 5);
  g_assert_cmpint (cw_json_integer (cw_json_at (list, 0)), ==, 1);
  g_assert_cmpint (cw_json_kind (cw_json_at (list, 1)), ==, CW_JSON_NUMBER);
  g_assert_cmpfloat (cw_json_number (cw_json_at (list, 1)), ==, -25.0);
  g_assert_cmpfloat (cw_json_number (cw_json_at (list, 0)), ==, 1.0);
  g_assert_cmpstr (cw_json_string (cw_json_at (list, 2)), ==, "é😀\n");
  g_assert_true (cw_json_bool (cw_json_at (list, 3)));
  g_assert_cmpint (cw_json_kind (cw_json_at (list, 4)), ==, CW_JSON_NULL);
  g_assert_cmpstr (cw_json_key (empty), ==, "b");
  g_assert_cmpuint (cw_json_length (empty), ==, 0);
  g_assert_null (cw_json_key (root));
  g_assert_null (cw_json_member (root, "c"));
  cw_json_place (empty, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 2);
}

static void
test_keeps_integers_apart (void)
{
  g_autoptr (CwJson) root = parse ("[9223372036854775807, -9223372036854775808, "
                                   "9223372036854775808, 1.0, 1e0, -0, 5e-324, 1e-400]");

  g_assert_cmpint (cw_json_integer (cw_json_at (root, 0)), ==, G_MAXINT64);
  g_assert_cmpint (cw_json_integer (cw_json_at (root, 1)), ==, G_MININT64);
  g_assert_cmpfloat (cw_json_number (cw_json_at (root, 2)), ==, 9223372036854775808.0);
  g_assert_cmpint (cw_json_kind (cw_json_at (root, 2)), ==, CW_JSON_NUMBER);
  g_assert_cmpint (cw_json_kind (cw_json_at (root, 3)), ==, CW_JSON_NUMBER);
  g_assert_cmpint (cw_json_kind (cw_json_at (root, 4)), ==, CW_JSON_NUMBER);
  g_assert_cmpint (cw_json_integer (cw_json_at (root, 5)), ==, 0);
  g_assert_cmpfloat (cw_json_number (cw_json_at (root, 6)), >, 0);
  g_assert_cmpfloat (cw_json_number (cw_json_at (root, 7)), ==, 0);
}

static void
test_says_where_and_why (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "line 1, column 1: the text ends where a value should be" },
    { "{\n  \"a\": 1,\n}", "line 2, column 9: nothing follows this comma" },
    { "{\"é\": tru}", "line 1, column 7: a value should be here, not t" },
    { "[1\n 2]", "line 2, column 2: a comma or ] should be here, not 2" },
    { "{\"a\" 1}", "line 1, column 6: a colon should be here, not 1" },
    { "{a: 1}", "line 1, column 2: a name in double quotes should be here, not a" },
    { "{\"a\": 1,\n \"a\": 2}", "line 2, column 2: \"a\" stands twice in one object" },
    { "\"open", "line 1, column 1: this text has no closing \" on its line" },
    { "[\"a\nb\"]", "line 1, column 2: this text has no closing \" on its line" },
    { "[\"a\tb\"]", "line 1, column 4: a control character is written \\u0009" },
    { "\"\\q\"", "line 1, column 2: after a backslash comes one of \" \\ / b f n r t u" },
    { "\"\\ud800\"", "line 1, column 2: half of a surrogate pair" },
    { "\"\\ude00\\ud800\"", "line 1, column 2: half of a surrogate pair" },
    { "\"\\ud800\\u0041\"", "line 1, column 2: half of a surrogate pair" },
    { "\"a\\u0000\"", "line 1, column 3: \\u0000 can't be kept in a text" },
    { "\"\\u12g4\"", "line 1, column 2: \\u needs four hexadecimal digits" },
    { "[01]", "line 1, column 2: a number can't begin with 0" },
    { "[1.]", "line 1, column 4: a digit should be here, not ]" },
    { "[1e999]", "line 1, column 2: the number is too large" },
    { "[1] [", "line 1, column 5: the end of the text should be here, not [" },
    { "[\"\xC3\x28\"]", "line 1, column 3: not UTF-8 from here on" },
    { "[\u00a0]", "line 1, column 2: a value should be here, not U+00A0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].message);
  assert_refused ("[\0]", 3, "line 1, column 2: a zero byte");
}

static void
test_knows_its_limits (void)
{
  g_autofree char *deep = g_strnfill (CW_JSON_MAX_DEPTH + 1, '[');
  g_autofree char *huge = g_strnfill (CW_JSON_MAX_BYTES + 1, ' ');
  g_autofree char *many = g_strnfill (2 * CW_JSON_MAX_VALUES + 1, ',');
  g_autoptr (GString) fits = g_string_new (NULL);

  assert_refused (deep, strlen (deep), "line 1, column 65: nested more than 64 deep");
  assert_refused (huge, strlen (huge), "line 1, column 1: longer than 16 MiB");
  many[0] = '[';
  for (gsize i = 1; i <= 2 * CW_JSON_MAX_VALUES; i += 2)
    many[i] = '1';
  assert_refused (many, strlen (many), "line 1, column 2000000: more than 1000000 values");

  for (int i = 0; i < CW_JSON_MAX_DEPTH; i++)
    g_string_append_c (fits, '[');
  for (int i = 0; i < CW_JSON_MAX_DEPTH; i++)
    g_string_append_c (fits, ']');
  cw_json_free (parse (fits->str));
}

static void
test_finds_a_late_double_name (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, "\"n%d\":%d,", i, i);
  g_string_append (text, "\"n999\":0}");
  assert_refused (text->str, text->len,
                  "line 1, column 10782: \"n999\" stands twice in one object");
}

static void
test_writes_compact_and_indented (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (CwJsonStyle style = CW_JSON_COMPACT; style <= CW_JSON_INDENTED; style++)
    {
      g_autoptr (CwJsonWriter) writer = cw_json_writer_new (out, style);

      cw_json_begin_object (writer, NULL);
      cw_json_add_string (writer, "text", "a\"\\\b\f\n\r\t\v\x7f/é");
      cw_json_add_string (writer, "none", NULL);
      cw_json_begin_array (writer, "list");
      cw_json_add_int (writer, NULL, G_MININT64);
      cw_json_add_bool (writer, NULL, TRUE);
      cw_json_begin_object (writer, NULL);
      cw_json_end_object (writer);
      cw_json_end_array (writer);
      cw_json_add_string (writer, "torn", "a\xFF");
      cw_json_end_object (writer);
      g_string_append_c (out, '\n');
    }
  g_assert_cmpstr (
      out->str, ==,
      "{\"text\":\"a\\\"\\\\\\b\\f\\n\\r\\t\\u000b\x7f/é\",\"none\":null,"
      "\"list\":[-9223372036854775808,true,{}],\"torn\":\"a\uFFFD\"}\n"
      "{\n  \"text\": \"a\\\"\\\\\\b\\f\\n\\r\\t\\u000b\x7f/é\",\n  \"none\": null,\n"
      "  \"list\": [\n    -9223372036854775808,\n    true,\n    {}\n  ],\n"
      "  \"torn\": \"a\uFFFD\"\n}\n");
}

static void
test_writes_the_shortest_double (void)
{
  static const double numbers[] = { 0.1, 1.0 / 3, 1e21, -0.0, DBL_MAX, DBL_MIN, 5e-324, 7 };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CwJsonWriter) writer = cw_json_writer_new (out, CW_JSON_COMPACT);
  g_autoptr (CwJson) root = NULL;

  cw_json_begin_array (writer, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    cw_json_add_double (writer, NULL, numbers[i]);
  cw_json_add_double (writer, NULL, NAN);
  cw_json_add_double (writer, NULL, -INFINITY);
  cw_json_end_array (writer);
  g_assert_cmpstr (out->str, ==,
                   "[0.1,0.3333333333333333,1e+21,-0,1.7976931348623157e+308,"
                   "2.2250738585072014e-308,4.94065645841247e-324,7,null,null]");
  root = parse (out->str);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpfloat (cw_json_number (cw_json_at (root, i)), ==, numbers[i]);
}

/* The path of a file from outside, or NULL with the test skipped. */
static char *
shared_data (const char *name)
{
  const char *folder = g_getenv ("CW_SHARED_DATA");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared test data is not here");
  return NULL;
}

/* What the suite accepts and we refuse on purpose: two readers could see two things. */
static gboolean
is_refused_on_purpose (const char *name)
{
  static const char *const names[] = {
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json",
    "y_string_null_escape.json",
    NULL,
  };

  return g_strv_contains (names, name);
}

/* Whatever flips and cuts make of it, reading ends, and a refusal says where. */
static void
batter (const char *text, gsize length)
{
  for (int round = 0; round < 50 && length > 0; round++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      gsize kept = (gsize) g_test_rand_int_range (0, (gint32) MIN (length, 100000) + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (CwJson) root = NULL;

      if (kept > 0 && round % 2 == 0)
        copy[g_test_rand_int_range (0, (gint32) kept)] ^= (char) (1 << (round / 2 % 8));
      root = cw_json_parse (copy, kept, &error);
      g_assert_true (root != NULL || g_str_has_prefix (error->message, "line "));
    }
}

static void
test_agrees_with_the_suite (void)
{
  g_autofree char *folder = shared_data ("json/parsing");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  int accepted = 0, refused = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CwJson) root = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      root = cw_json_parse (text, length, &error);
      if (name[0] == 'y' && (root != NULL) == is_refused_on_purpose (name))
        g_error ("%s: %s", name, error != NULL ? error->message : "accepted");
      if (name[0] == 'n' && root != NULL)
        g_error ("%s was accepted", name);
      g_assert_true (root != NULL || g_str_has_prefix (error->message, "line "));
      accepted += root != NULL;
      refused += root == NULL;
      batter (text, length);
    }
  g_test_message ("%d accepted, %d refused", accepted, refused);
}

static void
test_keeps_naughty_strings (void)
{
  g_autofree char *path = shared_data ("text/naughty-strings.json");
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (CwJsonStyle style = CW_JSON_COMPACT; style <= CW_JSON_INDENTED; style++)
    {
      g_autoptr (CwJson) before = parse (text);
      g_autofree char *written = write_copy (before, style);
      g_autoptr (CwJson) after = parse (written);

      g_assert_cmpuint (cw_json_length (after), ==, cw_json_length (before));
      g_assert_cmpuint (cw_json_length (after), >, 400);
      for (guint i = 0; i < cw_json_length (after); i++)
        g_assert_cmpstr (cw_json_string (cw_json_at (after, i)), ==,
                         cw_json_string (cw_json_at (before, i)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/reads-every-kind", test_reads_every_kind);
  g_test_add_func ("/json/keeps-integers-apart", test_keeps_integers_apart);
  g_test_add_func ("/json/says-where-and-why", test_says_where_and_why);
  g_test_add_func ("/json/knows-its-limits", test_knows_its_limits);
  g_test_add_func ("/json/finds-a-late-double-name", test_finds_a_late_double_name);
  g_test_add_func ("/json/writes-compact-and-indented", test_writes_compact_and_indented);
  g_test_add_func ("/json/writes-the-shortest-double", test_writes_the_shortest_double);
  g_test_add_func ("/json/agrees-with-the-suite", test_agrees_with_the_suite);
  g_test_add_func ("/json/keeps-naughty-strings", test_keeps_naughty_strings);
  return g_test_run ();
}
