/* Tests of bundles and merging between a few stores: nothing lost, any order, twice. */
#include "fixture.h"

#include "corewalk/bundle.h"
#include "corewalk/debrief.h"
#include "corewalk/id.h"
#include "corewalk/keep.h"
#include "corewalk/merge.h"
#include "corewalk/receipt.h"
#include "corewalk/record.h"

#include <string.h>

typedef struct
{
  char *folder;
  CwStore *ana, *ben, *central;
  gint64 visit;
} Fixture;

static char *
in_folder (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static CwStore *
make (const Fixture *fixture, const char *name, const char *role)
{
  g_autofree char *folder = in_folder (fixture, name);
  CwPerson person = { .name = (char *) name,
                      .role = (char *) role,
                      .organization = (char *) "" };
  g_autoptr (GError) error = NULL;

  cw_store_create (folder, &person, &error);
  g_assert_no_error (error);
  return fixture_open (folder);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->ana = make (fixture, "Ana", "coach");
  fixture->ben = make (fixture, "Ben", "coach");
  fixture->central = make (fixture, "Zoe", "district");
  fixture->visit = fixture_visit (fixture->ana, fixture_walk (fixture->ana));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  cw_store_close (fixture->central);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static char *
export_with (const Fixture *fixture, CwStore *store, const char *name, const CwExportPlan *plan)
{
  char *file = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;

  cw_bundle_export (store, plan, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static char *export(const Fixture *fixture, CwStore *store, const char *name)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .has_everyone = TRUE };

  return export_with (fixture, store, name, &plan);
}

static CwMerged *
merge (CwStore *store, const char *file)
{
  const char *const files[] = { file, NULL };
  const CwMergeOptions options = { .allows_unknown = TRUE };
  g_autoptr (GError) error = NULL;
  CwMerged *merged = cw_merge (store, files, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  return merged;
}

static void
take (CwStore *store, const char *file, gint64 fresh, gint64 already, gint64 waiting)
{
  g_autoptr (CwMerged) merged = merge (store, file);
  const CwMergedFile *only = merged->files->pdata[0];

  g_assert_cmpstr (only->reason, ==, NULL);
  if (fresh >= 0)
    g_assert_cmpint (only->fresh, ==, fresh);
  if (already >= 0)
    g_assert_cmpint (only->already, ==, already);
  if (waiting >= 0)
    g_assert_cmpint (only->waiting, ==, waiting);
}

static gboolean
add_dumped (const char *line, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", line);
  return TRUE;
}

static char *
dump (CwStore *store)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cw_dump (store, FALSE, add_dumped, text, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
assert_same (CwStore *one, CwStore *other)
{
  g_autofree char *first = dump (one);
  g_autofree char *second = dump (other);

  g_assert_cmpstr (first, ==, second);
}

static void
assert_whole (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->faults->len; i++)
    g_test_message ("%s", (char *) check->faults->pdata[i]);
  g_assert_cmpint (check->faults->len, ==, 0);
}

static gint64
find_in (CwStore *store, CwStore *other, gint64 id)
{
  g_autofree char *uuid = cw_id_dup_text (other, id);
  g_autoptr (GError) error = NULL;
  gint64 found = cw_id_find (store, uuid, &error);

  g_assert_no_error (error);
  return found;
}

static void
edit (CwStore *store, gint64 id, const char *field, const char *value, int second)
{
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  cw_record_edit (store, id, field, value, &moment, &error);
  g_assert_no_error (error);
}

static void
test_takes_all_in_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *again = NULL;

  fixture_note (fixture->ana, fixture->visit, "T: \"Why?\"", 1);
  file = export(fixture, fixture->ana, "ana.walk");
  take (fixture->central, file, -1, 0, 0);
  assert_same (fixture->ana, fixture->central);
  assert_whole (fixture->central);
  assert_whole (fixture->ana);

  take (fixture->central, file, 0, -1, 0);
  fixture_note (fixture->ana, fixture->visit, "S: \"Because\"", 2);
  again = export(fixture, fixture->ana, "ana-2.walk");
  take (fixture->central, again, 1, -1, 0);
  take (fixture->central, file, 0, -1, 0);
  assert_same (fixture->ana, fixture->central);
  assert_whole (fixture->central);
}

static void
test_keeps_both_of_two_edits (Fixture *fixture, gconstpointer data)
{
  gint64 note = fixture_note (fixture->ana, fixture->visit, "T: \"Why?\"", 1);
  g_autofree char *first = export(fixture, fixture->ana, "ana.walk");
  g_autofree char *from_ana = NULL;
  g_autofree char *from_ben = NULL;
  g_autofree char *all = NULL;

  take (fixture->ben, first, -1, 0, 0);
  edit (fixture->ana, note, "text", "T: \"Why so?\"", 2);
  edit (fixture->ben, find_in (fixture->ben, fixture->ana, note), "text", "T: \"How?\"", 3);
  from_ana = export(fixture, fixture->ana, "ana-2.walk");
  from_ben = export(fixture, fixture->ben, "ben.walk");
  take (fixture->central, from_ben, -1, -1, 0);
  take (fixture->central, from_ana, 1, -1, 0);
  take (fixture->ana, from_ben, -1, -1, 0);
  take (fixture->ben, from_ana, 1, -1, 0);
  assert_same (fixture->ana, fixture->central);
  assert_same (fixture->ben, fixture->central);
  assert_whole (fixture->central);

  all = dump (fixture->central);
  g_assert_nonnull (strstr (all, "\"conflicts\":{\"text\":["));
}

/* All of Ana's lines are of one opening: nothing in the later ones tells that they were named. */
static void
test_takes_an_edit_before_what_it_edits (Fixture *fixture, gconstpointer data)
{
  const CwExportPlan own = { .scope = CW_SCOPE_SCHOOL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *edited = NULL;
  gint64 note = fixture_note (fixture->ana, fixture->visit, "T: \"Well?\"", 0);

  first = export(fixture, fixture->ana, "1.walk");
  take (fixture->central, first, -1, 0, 0);
  note = fixture_note (fixture->ana, fixture->visit, "T: \"Why?\"", 1);
  second = export(fixture, fixture->ana, "2.walk");
  take (fixture->ben, second, -1, 0, 0);
  edit (fixture->ben, find_in (fixture->ben, fixture->ana, note), "text", "T: \"How?\"", 2);
  edited = export_with (fixture, fixture->ben, "ben.walk", &own);
  take (fixture->central, edited, -1, 0, 0);
  take (fixture->central, second, -1, -1, 0);
  assert_same (fixture->ben, fixture->central);
  assert_whole (fixture->central);
}

static void
test_waits_for_what_is_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *receipt = in_folder (fixture, "central.receipt");
  g_autofree char *first = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *later = NULL;
  CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = receipt };
  g_autoptr (GError) error = NULL;

  fixture_note (fixture->ana, fixture->visit, "one", 1);
  first = export(fixture, fixture->ana, "1.walk");
  take (fixture->ben, first, -1, 0, 0);
  cw_receipt_write (fixture->ben, receipt, &error);
  g_assert_no_error (error);
  fixture_note (fixture->ana, fixture->visit, "two", 2);
  fixture_note (fixture->ana, fixture->visit, "three", 3);
  rest = export_with (fixture, fixture->ana, "2.walk", &plan);
  take (fixture->central, rest, 0, 0, 2);
  take (fixture->central, rest, 0, 2, 0);
  take (fixture->central, first, -1, 0, 0);
  assert_same (fixture->ana, fixture->central);
  assert_whole (fixture->central);

  take (fixture->ben, rest, 2, 0, 0);
  assert_same (fixture->ana, fixture->ben);
  later = export(fixture, fixture->central, "all.walk");
  take (fixture->ben, later, 0, -1, 0);
}

static void
test_keeps_both_branches (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = in_folder (fixture, "Ana");
  g_autofree char *copy = in_folder (fixture, "copy");
  g_autofree char *install = g_build_filename (copy, "install.json", NULL);
  g_autofree char *from_ana = NULL;
  g_autofree char *from_copy = NULL;
  g_autofree char *all = NULL;
  g_autoptr (CwStore) copied = NULL;
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (CwStore) other = make (fixture, "Yan", "district");

  fixture_note (fixture->ana, fixture->visit, "before", 1);
  g_clear_pointer (&fixture->ana, cw_store_close);
  fixture_copy (folder, copy);
  copied = cw_store_open (copy, CW_STORE_WRITE, NULL);
  fixture->ana = fixture_open (folder);
  g_assert_nonnull (copied);
  fixture_note (fixture->ana, fixture->visit, "of Ana", 2);
  fixture_note (copied, fixture->visit, "of the copy", 3);
  from_ana = export(fixture, fixture->ana, "ana.walk");
  from_copy = export(fixture, copied, "copy.walk");
  take (fixture->central, from_ana, -1, 0, 0);
  take (fixture->central, from_copy, -1, -1, 0);
  take (other, from_copy, -1, -1, 0);
  take (other, from_ana, -1, -1, 0);
  assert_same (fixture->central, other);
  assert_whole (fixture->central);
  all = dump (other);
  g_assert_nonnull (strstr (all, "of Ana"));
  g_assert_nonnull (strstr (all, "of the copy"));
}

/* What a file system that was put back to an older state leaves: nothing tells that it was. */
static void
put_back (const char *from, const char *to)
{
  static const char *const files[] = { "shared.db", "private.db", "install.json" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *source = g_build_filename (from, files[i], NULL);
      g_autofree char *target = g_build_filename (to, files[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_file_get_contents (source, &bytes, &length, NULL);
      fixture_overwrite (target, bytes, length);
    }
}

static void
test_takes_in_its_own_lost_branch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = in_folder (fixture, "Ana");
  g_autofree char *copy = in_folder (fixture, "snapshot");
  g_autofree char *from_ana = NULL;
  g_autofree char *from_past = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *again = NULL;
  g_autoptr (CwStore) other = make (fixture, "Yan", "district");

  fixture_note (fixture->ana, fixture->visit, "before", 1);
  g_clear_pointer (&fixture->ana, cw_store_close);
  fixture_copy (folder, copy);
  fixture->ana = fixture_open (folder);
  fixture_note (fixture->ana, fixture->visit, "lost", 2);
  from_ana = export(fixture, fixture->ana, "ana.walk");
  g_clear_pointer (&fixture->ana, cw_store_close);
  put_back (copy, folder);
  fixture->ana = fixture_open (folder);
  g_assert_null (cw_store_get_notice (fixture->ana));
  fixture_note (fixture->ana, fixture->visit, "written anew", 3);
  from_past = export(fixture, fixture->ana, "past.walk");

  take (fixture->central, from_ana, -1, 0, 0);
  take (fixture->central, from_past, 1, -1, 0);
  take (other, from_past, -1, 0, 0);
  take (other, from_ana, 1, -1, 0);
  assert_same (fixture->central, other);
  assert_whole (fixture->central);
  assert_whole (other);

  take (fixture->ana, from_ana, 1, -1, 0);
  assert_same (fixture->ana, other);
  fixture_note (fixture->ana, fixture->visit, "after", 4);
  again = export(fixture, fixture->ana, "again.walk");
  take (other, again, -1, -1, 0);
  assert_same (fixture->ana, other);
  whole = export(fixture, other, "all.walk");
  take (fixture->ben, whole, -1, 0, 0);
  assert_same (fixture->ben, other);
  assert_whole (fixture->ben);
  assert_whole (fixture->ana);
  take (fixture->central, whole, -1, -1, 0);
  assert_same (fixture->ben, fixture->central);
}

static gint64
add_card (Fixture *fixture, gint64 walk, CwStep step, const char *text, gint64 under)
{
  CwMoment moment = fixture_moment (9);
  const CwCardPlan plan = { .walk = walk, .step = step, .text = text, .under = under };
  g_autoptr (GError) error = NULL;
  gint64 card = cw_card_add (fixture->ana, &plan, &moment, &error);

  g_assert_no_error (error);
  return card;
}

/* What was not sent is replaced where it stands: it may then name what was written after it, and after the
 * store was opened again. */
static void
test_takes_in_what_names_later_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = in_folder (fixture, "Ana");
  g_autofree char *file = NULL;
  g_autofree char *uuid = NULL;
  gint64 walk = fixture_walk (fixture->ana);
  gint64 next = add_card (fixture, walk, CW_STEP_NEXT, "Ask why each day", 0), pattern;

  g_clear_pointer (&fixture->ana, cw_store_close);
  fixture->ana = fixture_open (folder);
  pattern = add_card (fixture, walk, CW_STEP_PATTERN, "Teachers ask, few answer", 0);
  uuid = cw_id_dup_text (fixture->ana, pattern);
  edit (fixture->ana, next, "under", uuid, 10);
  assert_whole (fixture->ana);
  file = export(fixture, fixture->ana, "ana.walk");
  take (fixture->central, file, -1, 0, 0);
  assert_whole (fixture->central);
  assert_same (fixture->ana, fixture->central);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/exchange/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("takes-all-in-once", test_takes_all_in_once);
  ADD ("keeps-both-of-two-edits", test_keeps_both_of_two_edits);
  ADD ("takes-an-edit-before-what-it-edits", test_takes_an_edit_before_what_it_edits);
  ADD ("waits-for-what-is-missing", test_waits_for_what_is_missing);
  ADD ("keeps-both-branches", test_keeps_both_branches);
  ADD ("takes-in-its-own-lost-branch", test_takes_in_its_own_lost_branch);
  ADD ("takes-in-what-names-later-lines", test_takes_in_what_names_later_lines);
  return g_test_run ();
}
