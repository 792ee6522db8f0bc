/* Tests of joint norms: the latest agreement counts, reaches everybody, and is never edited. */
#include "corewalk/norms.h"

#include "corewalk/host.h"
#include "corewalk/record.h"
#include "tests/fixture-bundle.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (20516) /* 2026-03-04 */

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  int second;
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
  fixture_assert_whole (fixture->ana);
  fixture_assert_whole (fixture->ben);
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
agree (Fixture *fixture, const char *program, gint64 day, const char *text)
{
  const CwNorms norms = { .program = program,
                          .text = (char *) text,
                          .parties = (char *) "The union\n\nThe superintendent \n",
                          .day = day,
                          .words_months = 24,
                          .tells_counts = TRUE };
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;
  gint64 id = cw_norms_set (fixture->ana, &norms, &moment, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_in_force (CwStore *store, const char *program, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwNorms) norms = cw_norms_get (store, program, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (norms != NULL ? norms->text : NULL, ==, text);
}

static void
test_latest_agreement_counts (Fixture *fixture, gconstpointer data)
{
  assert_in_force (fixture->ana, "walks", NULL);
  agree (fixture, NULL, DAY, "No names.");
  assert_in_force (fixture->ana, "walks", "No names.");
  agree (fixture, "coaching", DAY + 1, "Only the two of us.");
  assert_in_force (fixture->ana, "walks", "No names.");
  assert_in_force (fixture->ana, "coaching", "Only the two of us.");

  /* What was agreed before, and is written down only now, changes nothing. */
  agree (fixture, "walks", DAY - 100, "Old.");
  assert_in_force (fixture->ana, "walks", "No names.");
  agree (fixture, NULL, DAY + 1, "The same day, written down after.");
  assert_in_force (fixture->ana, "coaching", "The same day, written down after.");
}

static void
test_says_all_that_was_agreed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *parties = NULL;
  const CwNorms *norms;
  gint64 id = agree (fixture, "walks", DAY, "No names.");

  list = cw_norms_list (fixture->ana, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  norms = list->pdata[0];
  g_assert_cmpint (norms->id, ==, id);
  g_assert_cmpstr (norms->author, ==, "Ana");
  g_assert_cmpstr (norms->program, ==, "walks");
  g_assert_cmpint (norms->day, ==, DAY);
  g_assert_cmpint (norms->words_months, ==, 24);
  g_assert_cmpint (norms->cycles_months, ==, 0);
  g_assert_true (norms->tells_counts);
  g_assert_false (norms->tells_classes);
  parties = cw_norms_dup_parties (norms);
  g_assert_cmpstr (parties, ==, "The union; The superintendent");
}

static void
test_reaches_everybody (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL;

  agree (fixture, NULL, DAY, "No names.");
  file = fixture_export (fixture->ana, fixture->folder, "one.walk");
  fixture_take (fixture->ben, file);
  assert_in_force (fixture->ben, "walks", "No names.");
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
test_is_never_edited (Fixture *fixture, gconstpointer data)
{
  gint64 id = agree (fixture, NULL, DAY, "No names.");
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_record_edit (fixture->ana, id, "text", "Names.", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  assert_in_force (fixture->ana, "walks", "No names.");
  g_assert_true (cw_record_delete (fixture->ana, id, NULL, NULL));
  assert_in_force (fixture->ana, "walks", NULL);
}

static void
test_needs_words_and_parties (Fixture *fixture, gconstpointer data)
{
  const CwNorms wrong[] = {
    { .text = (char *) "", .parties = (char *) "A", .day = DAY },
    { .text = (char *) "A", .parties = (char *) "", .day = DAY },
    { .text = (char *) "A", .parties = (char *) "A", .day = DAY, .words_months = 1201 },
    { .text = (char *) "A", .parties = (char *) "A", .day = DAY, .cycles_months = -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (cw_norms_set (fixture->ana, &wrong[i], NULL, &error), ==, 0);
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
    }
}

static void
test_stands_on_what_hosts_are_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwHandout) before = cw_norms_page (fixture->ana);
  g_autoptr (CwHandout) after = NULL, other = cw_handout_new ();
  g_autofree char *empty = cw_handout_dup_text (before);
  g_autofree char *text = NULL, *added = NULL;

  g_assert_nonnull (strstr (empty, "None are written down"));
  agree (fixture, "walks", DAY, "No names.");
  agree (fixture, NULL, DAY - 365, "First agreement.");
  after = cw_norms_page (fixture->ana);
  text = cw_handout_dup_text (after);
  g_assert_nonnull (strstr (text, "No names."));
  g_assert_nonnull (strstr (text, "First agreement.")); /* in force for coaching */
  g_assert_nonnull (strstr (text, "2026-03-04"));
  g_assert_nonnull (strstr (text, "after 24 months"));

  cw_norms_add_to_page (fixture->ana, "walks", other);
  added = cw_handout_dup_text (other);
  g_assert_nonnull (strstr (added, "No names."));
  g_assert_null (strstr (added, "First"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/norms/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("latest-agreement-counts", test_latest_agreement_counts);
  ADD ("says-all-that-was-agreed", test_says_all_that_was_agreed);
  ADD ("reaches-everybody", test_reaches_everybody);
  ADD ("is-never-edited", test_is_never_edited);
  ADD ("needs-words-and-parties", test_needs_words_and_parties);
  ADD ("stands-on-what-hosts-are-given", test_stands_on_what_hosts_are_given);

  return g_test_run ();
}
