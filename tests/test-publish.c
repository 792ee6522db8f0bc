/* Tests of publishing a note to oneself: a copy goes, the note and what it said before never do. */
#include "tests/byte-search.h"
#include "tests/fixture-bundle.h"

#include "corewalk/memo.h"
#include "corewalk/publish.h"
#include "corewalk/record.h"
#include "corewalk/search.h"

#include <string.h>

#define CANARY "Xylocanary"

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  gint64 memo;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CwMoment nine = fixture_moment (0);

  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture_walk (fixture->ana);
  fixture->memo = cw_memo_add (fixture->ana, "Wait time", &nine, NULL);
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

static CwPublishState
publish (CwStore *store, gint64 memo, gint64 *copy)
{
  g_auto (CwPublishing) publishing = { 0 };
  CwMoment moment = fixture_moment (10);
  g_autoptr (GError) error = NULL;

  cw_publish (store, memo, "school", 0, FALSE, &moment, &publishing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (publishing.copy, !=, 0);
  *copy = publishing.copy;
  return publishing.state;
}

static void
edit (CwStore *store, gint64 id, const char *text)
{
  CwMoment moment = fixture_moment (20);
  g_autoptr (GError) error = NULL;

  cw_record_edit (store, id, "text", text, &moment, &error);
  g_assert_no_error (error);
}

static char *
text_of (CwStore *store, gint64 id)
{
  g_autoptr (CwRecord) record = cw_record_read (store, id, NULL);

  return g_strdup (cw_record_get_field (record, "text")->text);
}

static void
send_all (Fixture *fixture, const char *name)
{
  g_autofree char *file = fixture_export (fixture->ana, fixture->folder, name);

  fixture_take (fixture->ben, file);
}

/* Scenario 31 of merging. */
static void
test_copy_changes_only_when_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  gint64 copy, again;

  g_assert_cmpint (publish (fixture->ana, fixture->memo, &copy), ==, CW_PUBLISH_FIRST);
  send_all (fixture, "one.walk");
  edit (fixture->ana, fixture->memo, CANARY);
  send_all (fixture, "two.walk");
  first = text_of (fixture->ben, fixture_find (fixture->ben, fixture->ana, copy));
  g_assert_cmpstr (first, ==, "Wait time");

  edit (fixture->ana, fixture->memo, "Wait time, later");
  g_assert_cmpint (publish (fixture->ana, fixture->memo, &again), ==, CW_PUBLISH_CHANGED);
  g_assert_cmpint (again, ==, copy);
  g_assert_cmpint (publish (fixture->ana, fixture->memo, &again), ==, CW_PUBLISH_SAME);
  send_all (fixture, "three.walk");
  second = text_of (fixture->ben, fixture_find (fixture->ben, fixture->ana, copy));
  g_assert_cmpstr (second, ==, "Wait time, later");
  fixture_assert_same (fixture->ana, fixture->ben);
  g_assert_cmpuint (byte_search (cw_store_get_directory (fixture->ben), CANARY), ==, 0);
}

static void
test_only_the_writer_knows_the_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) own = NULL, others = NULL;
  const CwPublished *published;
  gint64 copy;

  publish (fixture->ana, fixture->memo, &copy);
  send_all (fixture, "one.walk");
  own = cw_published_list (fixture->ana, NULL);
  others = cw_published_list (fixture->ben, NULL);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpuint (others->len, ==, 1);
  published = own->pdata[0];
  g_assert_cmpint (published->memo, ==, fixture->memo);
  published = others->pdata[0];
  g_assert_cmpint (published->memo, ==, 0);
  g_assert_cmpstr (published->author, ==, "Ana");
  g_assert_cmpstr (published->audience, ==, "school");
}

static void
test_unsaid_copy_can_be_published_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  gint64 copy, again;

  publish (fixture->ana, fixture->memo, &copy);
  g_free (cw_undo (fixture->ana, NULL));
  g_assert_cmpint (publish (fixture->ana, fixture->memo, &again), ==, CW_PUBLISH_FIRST);
  g_assert_cmpint (again, ==, copy);
  hits = cw_search (fixture->ana, "wait", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
}

static void
test_trial_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture->ana), *after = NULL;
  g_auto (CwPublishing) publishing = { 0 };
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (
      cw_publish (fixture->ana, fixture->memo, "school", 0, TRUE, NULL, &publishing, NULL));
  g_assert_cmpint (publishing.state, ==, CW_PUBLISH_FIRST);
  g_assert_cmpstr (publishing.text, ==, "Wait time");
  g_assert_cmpstr (publishing.school, ==, "Hale School");
  after = fixture_dump (fixture->ana);
  g_assert_cmpstr (before, ==, after);
  list = cw_published_list (fixture->ana, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_pair_is_refused (Fixture *fixture, gconstpointer data)
{
  g_auto (CwPublishing) publishing = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      cw_publish (fixture->ana, fixture->memo, "pair", 0, FALSE, NULL, &publishing, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/publish/copy-changes-only-when-told", test_copy_changes_only_when_told);
  ADD ("/publish/only-the-writer-knows-the-note", test_only_the_writer_knows_the_note);
  ADD ("/publish/unsaid-copy-can-be-published-anew", test_unsaid_copy_can_be_published_anew);
  ADD ("/publish/trial-writes-nothing", test_trial_writes_nothing);
  ADD ("/publish/pair-is-refused", test_pair_is_refused);
  return g_test_run ();
}
