#include "corewalk/host.h"

#include "corewalk/keep.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/slot.h"
#include "corewalk/visit.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (20516) /* 2026-03-04, the day of the fixture */

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCheck) check = cw_check (fixture->store, NULL, NULL, NULL);

  g_assert_cmpuint (check->faults->len, ==, 0);
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
end_visit (Fixture *fixture)
{
  CwMoment moment = fixture_moment (600);

  g_assert_true (cw_visit_end (fixture->store, fixture->visit, &moment, NULL));
}

static guint
count_missing (Fixture *fixture)
{
  g_autoptr (GArray) visits = cw_host_copy_missing (fixture->store, NULL);

  g_assert_nonnull (visits);
  return visits->len;
}

/* Nothing that was typed can end the page's own words. */
static void
test_a_page_says_what_it_was_given (void)
{
  g_autoptr (CwHandout) page = cw_handout_new ();
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  cw_handout_add (page, CW_HANDOUT_TITLE, NULL, "A <b> & c");
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, "Head");
  cw_handout_add (page, CW_HANDOUT_LINE, "9:15", "one");
  cw_handout_add (page, CW_HANDOUT_TODO, NULL, "two");
  cw_handout_add_take (page, CW_HANDOUT_TEXT, g_strdup ("</p><script>"));
  text = cw_handout_dup_text (page);
  g_assert_cmpstr (text, ==, "A <B> & C\n\nHead\n9:15  one\n[ ] two\n\n</p><script>\n");
  html = cw_handout_dup_html (page);
  g_assert_nonnull (strstr (html, "<h1>A &lt;b&gt; &amp; c</h1>"));
  g_assert_null (strstr (html, "<script>"));
}

static void
test_an_empty_page_is_one (void)
{
  g_autoptr (CwHandout) page = cw_handout_new ();
  g_autofree char *text = cw_handout_dup_text (page);
  g_autofree char *html = cw_handout_dup_html (page);

  g_assert_cmpstr (text, ==, "");
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
}

static void
test_a_copy_holds_every_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwHandout) page = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %d.", i);

      fixture_note (fixture->store, fixture->visit, line, i);
    }
  page = cw_host_copy (fixture->store, fixture->visit, NULL);
  text = cw_handout_dup_text (page);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %d.\n", i);

      g_assert_nonnull (strstr (text, line));
    }
}

static void
test_a_notice_names_the_room_and_the_way_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) schools = cw_school_list (fixture->store, NULL);
  CwMoment moment = fixture_moment (1);
  CwSlotPlan plan = { .walk = fixture->walk, .day = DAY, .time = "10:05", .minutes = 1 };
  g_autoptr (CwHandout) page = NULL;
  g_autofree char *text = NULL;
  gint64 slot;

  plan.class_id = cw_room_new (fixture->store, ((const CwSchool *) schools->pdata[0])->id,
                               "Room 12", &moment, NULL);
  slot = cw_slot_add (fixture->store, &plan, &moment, NULL);
  page = cw_host_notice (fixture->store, slot, NULL);
  text = cw_handout_dup_text (page);
  g_assert_nonnull (strstr (text, "Room 12\n"));
  g_assert_nonnull (strstr (text, "10:05\n"));
  g_assert_nonnull (strstr (text, "about 1 minute\n"));
  g_assert_nonnull (strstr (text, "not an evaluation"));
  g_assert_nonnull (strstr (text, "Tell Ana Ruiz"));
}

/* Only visits that ended, since the rule holds, are asked for; giving and taking back is undone. */
static void
test_reminds_until_the_copy_was_given (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (700);
  g_autofree char *undone = NULL;

  g_assert_cmpint (cw_host_first_get (fixture->store), ==, G_MININT64);
  g_assert_true (cw_host_first_set (fixture->store, DAY, NULL));
  g_assert_cmpint (cw_host_first_get (fixture->store), ==, DAY);
  g_assert_cmpuint (count_missing (fixture), ==, 0);
  end_visit (fixture);
  g_assert_cmpuint (count_missing (fixture), ==, 1);

  g_assert_true (cw_host_copy_set_given (fixture->store, fixture->visit, TRUE, &moment, NULL));
  g_assert_cmpint (cw_host_copy_given_ms (fixture->store, fixture->visit), ==, moment.at_ms);
  g_assert_cmpuint (count_missing (fixture), ==, 0);
  undone = cw_undo (fixture->store, NULL);
  g_assert_cmpuint (count_missing (fixture), ==, 1);

  g_assert_true (cw_host_first_set (fixture->store, DAY + 1, NULL));
  g_assert_cmpuint (count_missing (fixture), ==, 0);
  g_assert_true (cw_host_first_set (fixture->store, G_MININT64, NULL));
  g_assert_cmpint (cw_host_first_get (fixture->store), ==, G_MININT64);
}

/* It survives being made anew from the log. */
static void
test_given_is_given (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (700);
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_host_copy_set_given (fixture->store, fixture->visit, TRUE, &moment, NULL));
  cw_rebuild (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_host_copy_given_ms (fixture->store, fixture->visit), ==, moment.at_ms);
  g_assert_true (cw_host_copy_set_given (fixture->store, fixture->visit, FALSE, &moment, NULL));
  g_assert_cmpint (cw_host_copy_given_ms (fixture->store, fixture->visit), ==, 0);
  g_assert_false (cw_host_copy_set_given (fixture->store, fixture->walk, TRUE, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/a-page-says-what-it-was-given", test_a_page_says_what_it_was_given);
  g_test_add_func ("/host/an-empty-page-is-one", test_an_empty_page_is_one);
#define ADD(name, function)                                                                    \
  g_test_add ("/host/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-copy-holds-every-line", test_a_copy_holds_every_line);
  ADD ("a-notice-names-the-room-and-the-way-out", test_a_notice_names_the_room_and_the_way_out);
  ADD ("reminds-until-the-copy-was-given", test_reminds_until_the_copy_was_given);
  ADD ("given-is-given", test_given_is_given);
  return g_test_run ();
}
