#include "ui/visit/judgement.h"

static guint
count (const char *text)
{
  g_autoptr (GHashTable) words = cw_judgement_load_words ();
  g_autoptr (GArray) found = cw_judgement_find (words, text);

  return found->len;
}

static void
test_finds_words_that_judge (void)
{
  g_autoptr (GHashTable) words = cw_judgement_load_words ();
  g_autoptr (GArray) found = cw_judgement_find (words, "Größe: a Good plan, it should work");

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (g_array_index (found, CwJudgement, 0).start, ==, 9);
  g_assert_cmpint (g_array_index (found, CwJudgement, 0).end, ==, 13);
  g_assert_cmpint (g_array_index (found, CwJudgement, 1).start, ==, 23);
  g_assert_cmpint (g_array_index (found, CwJudgement, 1).end, ==, 29);
}

static void
test_leaves_what_was_said_alone (void)
{
  g_assert_cmpuint (count ("Teacher: “Good, you should show it.”"), ==, 0);
  g_assert_cmpuint (count ("Teacher: \"Good\" and goes on, which was good"), ==, 1);
  g_assert_cmpuint (count ("“Good” is all that was good"), ==, 1);
}

static void
test_looks_at_whole_words (void)
{
  g_assert_cmpuint (count ("goodness, Goodman, badge"), ==, 0);
  g_assert_cmpuint (count (""), ==, 0);
  g_assert_cmpuint (count ("good"), ==, 1);
  g_assert_cmpuint (count ("GOOD!"), ==, 1);
}

static void
test_takes_an_own_list (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "corewalk", NULL);
  g_autofree char *file = g_build_filename (folder, "judgement-words.txt", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "# mine\r\nTolle\r\n\r\n", -1, NULL));
  g_assert_cmpuint (count ("tolle Stunde, good"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/judgement/finds-words-that-judge", test_finds_words_that_judge);
  g_test_add_func ("/judgement/leaves-what-was-said-alone", test_leaves_what_was_said_alone);
  g_test_add_func ("/judgement/looks-at-whole-words", test_looks_at_whole_words);
  g_test_add_func ("/judgement/takes-an-own-list", test_takes_an_own_list);
  return g_test_run ();
}
