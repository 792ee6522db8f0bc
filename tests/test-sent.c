/* Tests of the log of what was written for whom. */
#include "corewalk/sent.h"

#include "corewalk/bundle.h"
#include "corewalk/keep.h"
#include "corewalk/trust.h"
#include "tests/fixture-bundle.h"

#include <string.h>

#define STRANGER "age17refq0ah5lh48pasg2q4gejdupepdyk4tu6hv57tvs4c0n96gagspry4nl"

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
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
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sent = cw_sent_list (fixture->ana, &error);

  g_assert_no_error (error);
  return sent;
}

static void
test_says_what_went_to_whom (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSenderCard) ben = cw_sender_card_own (fixture->ben, NULL);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .recipients = recipients };
  g_autofree char *file = g_build_filename (fixture->folder, "for ben.walk", NULL);
  g_autoptr (GPtrArray) sent = NULL, counts = NULL;
  g_autoptr (GError) error = NULL;
  CwExported exported;
  const CwSent *entry;
  gint64 lines = 0;

  g_assert_true (cw_trust_add (fixture->ana, ben, FALSE, NULL));
  g_ptr_array_add (recipients, ben->recipient);
  g_ptr_array_add (recipients, (gpointer) STRANGER);
  g_assert_true (cw_bundle_export (fixture->ana, &plan, file, &exported, NULL, NULL, &error));
  sent = list (fixture);
  g_assert_cmpuint (sent->len, ==, 1);
  entry = sent->pdata[0];
  g_assert_cmpstr (entry->file, ==, "for ben.walk");
  g_assert_cmpstr (entry->scope, ==, "school");
  g_assert_null (entry->school);
  g_assert_true (entry->is_whole);
  g_assert_false (entry->is_open);
  g_assert_cmpuint (entry->recipients->len, ==, 2);
  g_assert_cmpstr (entry->recipients->pdata[0], ==, "Ben");
  g_assert_cmpstr (entry->recipients->pdata[1], ==, "");
  g_assert_cmpint (entry->lines, ==, exported.lines);

  counts = cw_sent_count (fixture->ana, entry->number, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    lines += ((const CwSentCount *) counts->pdata[i])->lines;
  g_assert_cmpint (lines, ==, exported.lines);
}

static void
test_newest_first_and_after_a_rebuild (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_export (fixture->ana, fixture->folder, "one.walk");
  g_autofree char *two = fixture_export (fixture->ana, fixture->folder, "two.walk");
  g_autoptr (GPtrArray) sent = NULL, none = NULL;

  g_assert_true (cw_rebuild (fixture->ana, NULL, NULL, NULL));
  sent = list (fixture);
  g_assert_cmpuint (sent->len, ==, 2);
  g_assert_cmpstr (((const CwSent *) sent->pdata[0])->file, ==, "two.walk");
  g_assert_true (((const CwSent *) sent->pdata[0])->is_open);
  none = cw_sent_count (fixture->ana, 77, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_what_is_not_written_is_not_listed (Fixture *fixture, gconstpointer data)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL };
  g_autofree char *file = g_build_filename (fixture->folder, "nowhere", "one.walk", NULL);
  g_autoptr (GPtrArray) sent = NULL;

  g_assert_false (cw_bundle_export (fixture->ana, &plan, file, NULL, NULL, NULL, NULL));
  sent = list (fixture);
  g_assert_cmpuint (sent->len, ==, 0);
}

static gboolean
pass (const CwBundleLine *line, gpointer user_data)
{
  return TRUE;
}

static void
test_a_preview_is_not_listed (Fixture *fixture, gconstpointer data)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL };
  g_autoptr (GPtrArray) sent = NULL;

  g_assert_true (cw_bundle_preview (fixture->ana, &plan, pass, NULL, NULL));
  sent = list (fixture);
  g_assert_cmpuint (sent->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/sent/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("says-what-went-to-whom", test_says_what_went_to_whom);
  ADD ("newest-first-and-after-a-rebuild", test_newest_first_and_after_a_rebuild);
  ADD ("what-is-not-written-is-not-listed", test_what_is_not_written_is_not_listed);
  ADD ("a-preview-is-not-listed", test_a_preview_is_not_listed);

  return g_test_run ();
}
