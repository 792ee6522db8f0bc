#include "tests/ui/sketch.h"

#include "corewalk/debrief.h"
#include "corewalk/form.h"
#include "corewalk/host.h"
#include "corewalk/mark.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/roster.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/exchange/export-line-list.h"
#include "ui/exchange/line-kind.h"

#include <string.h>

static gboolean
go_on_cb (double fraction, gpointer user_data)
{
  return TRUE;
}

static CwStore *
store_of (Sketch *sketch)
{
  return cw_work_session_get_store (sketch->session);
}

static CwExportLines *
preview (Sketch *sketch, CwScope scope)
{
  const CwExportPlan plan = { .scope = scope };
  g_autoptr (CwExportPlan) copy = cw_export_plan_copy (&plan);
  g_autoptr (GError) error = NULL;
  CwExportLines *lines =
      cw_export_preview.work (store_of (sketch), copy, go_on_cb, NULL, &error);

  g_assert_no_error (error);
  return lines;
}

static gint64
count_of (const CwExportLines *lines, const char *audience, const char *kind)
{
  for (guint i = 0; i < lines->counts->len; i++)
    {
      const CwExportCount *count = &g_array_index (lines->counts, CwExportCount, i);

      if (g_str_equal (count->audience, audience) && g_str_equal (count->kind, kind))
        return count->count;
    }

  return 0;
}

static gint64
add_note (Sketch *sketch, const char *text)
{
  return cw_note_add (store_of (sketch), sketch->visit, CW_TAG_STUDENT, text, NULL, NULL);
}

static void
import_names (Sketch *sketch)
{
  g_autofree char *zip =
      g_test_build_filename (G_TEST_DIST, "corpus", "roster", "district-small.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRosterReport) report = cw_roster_import (store_of (sketch), zip, NULL, &error);

  g_assert_no_error (error);
}

/* Who is to see her copy first is counted until she has it. */
static void
test_hosts_without_a_copy_are_counted (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (CwExportLines) before = NULL, owed = NULL, given = NULL;
  gint64 today = cw_moment_local_day (cw_moment_now ());

  g_assert_true (cw_visit_end (store_of (sketch), sketch->visit, NULL, NULL));
  before = preview (sketch, CW_SCOPE_DISTRICT);
  g_assert_cmpuint (before->copies_owed, ==, 0);
  g_assert_true (cw_host_first_set (store_of (sketch), today - 1, NULL));
  owed = preview (sketch, CW_SCOPE_DISTRICT);
  g_assert_cmpuint (owed->copies_owed, ==, 1);
  g_assert_true (cw_host_copy_set_given (store_of (sketch), sketch->visit, TRUE, NULL, NULL));
  given = preview (sketch, CW_SCOPE_DISTRICT);
  g_assert_cmpuint (given->copies_owed, ==, 0);
}

static void
test_counts_by_audience_and_kind (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (CwExportLines) all = NULL, numbers = NULL;

  add_note (sketch, "“Because the pieces are equal.”");
  add_note (sketch, "14 of 22 start at once");
  all = preview (sketch, CW_SCOPE_SCHOOL);
  g_assert_cmpint (count_of (all, "school", "note"), ==, 2);
  g_assert_cmpint (count_of (all, "school", "problem"), ==, 1);
  g_assert_cmpint (count_of (all, "district", "visit"), ==, 1);
  g_assert_false (all->is_everyone);
  g_assert_cmpint (all->total, ==, all->lines->len);
  g_assert_cmpint (all->named, ==, 0);

  numbers = preview (sketch, CW_SCOPE_DISTRICT);
  g_assert_cmpint (count_of (numbers, "school", "note"), ==, 0);
  g_assert_cmpint (count_of (numbers, "district", "visit"), ==, 1);
}

static CwExportLineItem *
only_line (CwExportLineList *list, CwExportLines *lines, const char *kind, gboolean is_named)
{
  cw_export_line_list_show (list, lines, NULL, kind != NULL ? g_intern_string (kind) : NULL,
                            is_named);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

static void
assert_words (CwExportLineItem *item, const char *words, const char *about_start)
{
  g_autofree char *said = NULL;
  g_autofree char *about = NULL;

  g_object_get (item, "words", &said, "about", &about, NULL);
  g_assert_cmpstr (said, ==, words);
  g_assert_true (g_str_has_prefix (about, about_start));
}

static void
test_names_are_found_and_reworded (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (CwExportLineList) list = cw_export_line_list_new (sketch->session);
  g_autoptr (CwExportLines) lines = NULL, again = NULL;
  g_autoptr (CwExportLineItem) item = NULL;
  g_autofree char *text = NULL;
  const CwExportLine *line = NULL;
  const char *field = NULL;

  import_names (sketch);
  add_note (sketch, "14 of 22 start at once");
  add_note (sketch, "Ms. Lanternfish hands out the strips");
  lines = preview (sketch, CW_SCOPE_SCHOOL);
  g_assert_cmpint (lines->named, ==, 1);
  item = only_line (list, lines, NULL, TRUE);
  assert_words (item, "Ms. Lanternfish hands out the strips",
                "Visit 1 · Spring walk · Today, ");
  line = cw_export_line_item_get_line (item);
  g_assert_cmpstr (cw_export_line_item_get_warning (item), ==, "Lanternfish");
  g_assert_true (cw_line_kind_can_go (line));

  field =
      cw_line_kind_find_text (line, cw_export_line_item_get_json (item), "Lanternfish", &text);
  g_assert_cmpstr (field, ==, "text");
  g_assert_cmpstr (text, ==, "Ms. Lanternfish hands out the strips");
  g_assert_true (cw_record_edit (store_of (sketch), line->record, field,
                                 "The teacher hands out the strips", NULL, NULL));
  again = preview (sketch, CW_SCOPE_SCHOOL);
  g_assert_cmpint (again->named, ==, 0);
  g_assert_null (strstr (again->texts->str, "Lanternfish"));
}

static void
test_says_each_kind_in_words (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (CwExportLineList) list = cw_export_line_list_new (sketch->session);
  g_autoptr (CwWalk) walk = cw_walk_get (store_of (sketch), sketch->walk, NULL);
  g_autoptr (GPtrArray) items = cw_form_items (store_of (sketch), walk->form, NULL);
  const CwItem *item = items->pdata[0];
  g_autofree char *mark = g_strdup_printf ("Seen: %s", item->label);
  g_autoptr (CwExportLines) lines = NULL;
  static const struct
  {
    const char *kind, *words, *about;
  } wanted[] = {
    { "walk", "Walk “Spring walk”", "Riverside · Today, " },
    { "visit", "Visit 1 · Grade 4 · Math", "Spring walk · Today, " },
    { "problem", "Who does the thinking?", "Spring walk · Today, " },
  };

  cw_mark_set (store_of (sketch), sketch->visit, item->id, CW_MARK_SEEN, NULL, NULL);
  lines = preview (sketch, CW_SCOPE_SCHOOL);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (CwExportLineItem) line = only_line (list, lines, wanted[i].kind, FALSE);

      assert_words (line, wanted[i].words, wanted[i].about);
    }
  {
    g_autoptr (CwExportLineItem) line = only_line (list, lines, "mark", FALSE);

    assert_words (line, mark, "Visit 1 · Spring walk · Today, ");
  }
}

static void
test_a_list_makes_items_only_for_rows (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (CwExportLineList) list = cw_export_line_list_new (sketch->session);
  g_autoptr (CwExportLines) lines = NULL;
  gpointer first = NULL, again = NULL;

  lines = preview (sketch, CW_SCOPE_SCHOOL);
  cw_export_line_list_show (list, lines, NULL, NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, lines->lines->len);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first != again); /* nothing of it is kept */
  g_object_unref (first);
  g_assert_finalize_object (again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), lines->lines->len));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-lines/counts-by-audience-and-kind",
                   test_counts_by_audience_and_kind);
  g_test_add_func ("/export-lines/hosts-without-a-copy-are-counted",
                   test_hosts_without_a_copy_are_counted);
  g_test_add_func ("/export-lines/names-are-found-and-reworded",
                   test_names_are_found_and_reworded);
  g_test_add_func ("/export-lines/says-each-kind-in-words", test_says_each_kind_in_words);
  g_test_add_func ("/export-lines/a-list-makes-items-only-for-rows",
                   test_a_list_makes_items_only_for_rows);
  return g_test_run ();
}
