/* Tests of what can be a name. */
#include "data/base/text.h"

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_text_check_name ("the name", text, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_taken (const char *text)
{
  g_autoptr (GError) error = NULL;

  cw_text_check_name ("the name", text, &error);
  g_assert_no_error (error);
}

static void
test_refuses_controls (void)
{
  assert_refused ("A\nB", "the name has a control character at byte 2");
  assert_refused ("\x7f", "the name has a control character at byte 1");
  assert_refused ("\xc2\x80", "the name has a control character at byte 1");
  assert_refused ("\xc3\xa9\xc2\x9b", "the name has a control character at byte 3");
  assert_refused ("A\xe2\x80\xa8", "the name has a control character at byte 2");
  assert_refused ("A\xe2\x80\xa9", "the name has a control character at byte 2");
}

/* Spelled backwards, "anA" would read as Ana. */
static void
test_refuses_what_turns_words (void)
{
  assert_refused ("\xe2\x80\xaa", "the name has a control character at byte 1");
  assert_refused ("\xe2\x80\xae"
                  "anA",
                  "the name has a control character at byte 1");
  assert_refused ("Ana\xe2\x81\xa6", "the name has a control character at byte 4");
  assert_refused ("Ana\xe2\x81\xa9", "the name has a control character at byte 4");
}

static void
test_takes_names_of_all_scripts (void)
{
  assert_taken ("Zo\xc3\xab \xc2\xa0Ng");
  assert_taken ("\xd7\xa9\xd7\xa8\xd7\x94 \xd8\xb9\xd9\x84\xd9\x8a\xe2\x80\x8f");
  assert_taken ("\xe2\x80\xa7\xe2\x80\xaf\xe2\x81\xa5\xe2\x81\xaa");
  assert_taken ("\xf0\x9f\x99\x82");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/refuses-controls", test_refuses_controls);
  g_test_add_func ("/text/refuses-what-turns-words", test_refuses_what_turns_words);
  g_test_add_func ("/text/takes-names-of-all-scripts", test_takes_names_of_all_scripts);
  return g_test_run ();
}
