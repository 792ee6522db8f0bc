#include "corewalk/bundle.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "tests/fixture-bundle.h"

typedef struct
{
  const char *kind;
  gint64 record;
  gint64 id;
  const char *audience;
  guint count;
  gboolean can_unsay;
} Wanted;

/* Counts the lines of that kind, and sees what the last of them is about. */
static gboolean
seek_cb (const CwBundleLine *line, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (!g_str_equal (line->kind, wanted->kind))
    return TRUE;

  wanted->count++;
  wanted->record = line->record;
  wanted->id = line->id;
  wanted->can_unsay = line->can_unsay;
  wanted->audience = g_str_equal (line->audience, "school")     ? "school"
                     : g_str_equal (line->audience, "district") ? "district"
                                                                : "another";
  return TRUE;
}

static Wanted
seek (CwStore *store, const char *kind)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL };
  g_autoptr (GError) error = NULL;
  Wanted wanted = { .kind = kind };

  g_assert_true (cw_bundle_preview (store, &plan, seek_cb, &wanted, &error));
  g_assert_no_error (error);
  return wanted;
}

static void
test_each_line_says_what_it_is_about (void)
{
  g_autofree char *folder = fixture_folder ();
  CwStore *store = fixture_person (folder, "Ana");
  gint64 visit = fixture_visit (store, fixture_walk (store));
  gint64 note = cw_note_add (store, visit, CW_TAG_TASK, "two of six ask why", NULL, NULL);
  g_autofree char *file = NULL;
  Wanted found = seek (store, "note");

  g_assert_cmpuint (found.count, ==, 1);
  g_assert_cmpint (found.record, ==, note);
  g_assert_cmpint (found.id, ==, note);
  g_assert_cmpstr (found.audience, ==, "school");
  g_assert_true (found.can_unsay);
  g_assert_cmpint (seek (store, "visit").record, ==, visit);
  g_assert_cmpstr (seek (store, "visit").audience, ==, "district");
  g_assert_cmpint (seek (store, "stream").record, ==, 0);

  /* What was sent is amended by a line that says whose it is. */
  file = fixture_export (store, folder, "ana.walk");
  g_assert_true (cw_record_edit (store, note, "text", "three of six ask why", NULL, NULL));
  found = seek (store, "note");
  g_assert_cmpuint (found.count, ==, 2);
  g_assert_cmpint (found.record, ==, note);
  g_assert_cmpint (found.id, !=, note);
  g_assert_true (found.can_unsay);

  /* What was taken back before is nothing. */
  g_assert_true (cw_record_edit (store, note, "text", "two of six ask why", NULL, NULL));
  g_assert_cmpint (seek (store, "delete").count, ==, 0);
  g_assert_true (cw_record_delete (store, note, NULL, NULL));
  g_assert_cmpint (seek (store, "delete").record, ==, note);

  {
    Wanted read = { .kind = "note" };
    g_autoptr (GError) error = NULL;

    g_assert_true (cw_bundle_each (store, file, seek_cb, &read, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (read.count, ==, 1);
    g_assert_cmpint (read.record, ==, 0);
    g_assert_cmpstr (read.audience, ==, "school");
  }

  cw_store_close (store);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle/each-line-says-what-it-is-about",
                   test_each_line_says_what_it_is_about);
  return g_test_run ();
}
