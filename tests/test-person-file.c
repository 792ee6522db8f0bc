/* Tests of everything about one person; tests/cli/teacher-file goes through a whole store. */
#include "corewalk/person-file.h"

#include "corewalk/memo.h"
#include "corewalk/sent.h"
#include "data/people/person-name.h"
#include "tests/fixture-bundle.h"

#include <string.h>

static void
test_finds_a_name_as_words (void)
{
  static const struct
  {
    const char *text;
    gboolean stands_in;
  } texts[] = {
    { "Ida White asked why", TRUE },
    { "ida  WHITE", TRUE },
    { "Ms. White’s class", TRUE },
    { "with White, and Ida", TRUE },
    { "the whiteboard", FALSE },
    { "Ida asked why", FALSE },
    { "Snow-white paper", TRUE },
    { "", FALSE },
    { "éWhite", FALSE },
    { "the teacher (white)?", TRUE },
  };
  g_auto (CwPersonName) name = { 0 };
  g_auto (CwPersonName) none = { 0 };

  g_assert_true (cw_person_name_init (&name, " Ida White "));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (cw_person_name_stands_in (&name, texts[i].text) != texts[i].stands_in)
      g_error ("%s", texts[i].text);
  g_assert_true (cw_person_name_is (&name, "IDA white"));
  g_assert_false (cw_person_name_is (&name, "Ida Whites"));
  g_assert_false (cw_person_name_is (&name, NULL));
  g_assert_false (cw_person_name_init (&none, " Xi "));
}

static void
test_tells_whose_it_is_and_who_got_it (void)
{
  g_autofree char *folder = fixture_folder ();
  CwStore *ana = fixture_person (folder, "Ana"), *ben = fixture_person (folder, "Ben");
  g_autofree char *file = NULL, *again = NULL, *page_text = NULL;
  g_autoptr (CwPersonFile) own = NULL, others = NULL, nobody = NULL;
  g_autoptr (CwHandout) page = NULL;
  g_autoptr (GError) error = NULL;
  guint shared = 0;

  fixture_walk (ana);
  g_assert_cmpint (cw_memo_add (ana, "Thank Ben", NULL, NULL), !=, 0);
  file = fixture_export (ana, folder, "one.walk");
  fixture_take (ben, file);

  own = cw_person_file_read (ana, "ana", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < own->entries->len; i++)
    {
      const CwPersonEntry *entry = own->entries->pdata[i];

      g_assert_cmpuint (entry->why & CW_PERSON_BY, !=, 0);
      g_assert_cmpstr (entry->author, ==, "Ana");
      shared += !entry->is_private;
    }
  g_assert_cmpuint (own->entries->len, ==, shared + 1);
  g_assert_cmpuint (own->sent->len, ==, 1);
  g_assert_cmpuint (own->cards->len, ==, 1);

  others = cw_person_file_read (ben, "ana", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (others->entries->len, ==, shared);
  g_assert_cmpuint (others->sent->len, ==, 0);

  nobody = cw_person_file_read (ana, "Ben", &error);
  g_assert_cmpuint (nobody->entries->len, ==, 1);
  page = cw_person_file_page (nobody);
  page_text = cw_handout_dup_text (page);
  g_assert_nonnull (strstr (page_text, "Thank Ben"));
  g_assert_null (cw_person_file_read (ana, "  ", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);

  again = g_build_filename (folder, "ana.jsonl", NULL);
  g_assert_true (cw_person_file_write (own, again, NULL));
  cw_store_close (ana);
  cw_store_close (ben);
  fixture_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/person-file/finds-a-name-as-words", test_finds_a_name_as_words);
  g_test_add_func ("/person-file/tells-whose-it-is-and-who-got-it",
                   test_tells_whose_it_is_and_who_got_it);

  return g_test_run ();
}
