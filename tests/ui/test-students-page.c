/* Tests of the Students screen: what it shows, what it hides, typing a result in, reading a file of them. */
#include "tests/ui/gallery-results.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"

#include "corewalk/place.h"
#include "corewalk/results.h"
#include "ui/charts/chart-card.h"
#include "ui/charts/chart-view.h"
#include "ui/students/level-row.h"
#include "ui/students/result-page.h"
#include "ui/students/results-file-page.h"
#include "ui/students/students-page.h"

#include <string.h>

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

static Screen *
screen_new (GtkWidget *page, Sketch *sketch)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch;
  screen->page = page;
  screen->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 900, 1200);
  adw_window_set_content (ADW_WINDOW (screen->window), page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (400);
  return screen;
}

static void
screen_free (Screen *screen)
{
  g_object_add_weak_pointer (G_OBJECT (screen->page), (gpointer *) &screen->page);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  g_assert_null (screen->page);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

static CwStore *
store_of (Sketch *sketch)
{
  return cw_work_session_get_store (sketch->session);
}

static gint64
school_of (Sketch *sketch)
{
  g_autoptr (GPtrArray) schools = cw_school_list (store_of (sketch), NULL);

  return ((const CwSchool *) schools->pdata[0])->id;
}

static Screen *
show_students (gboolean has_results)
{
  Sketch *sketch = sketch_new ();

  if (has_results)
    gallery_results_add (store_of (sketch), school_of (sketch));
  return screen_new (cw_students_page_new (sketch->session), sketch);
}

/* The widgets of @type that are shown, in reading order. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (Screen *screen, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (screen->page, type, found);
  return found;
}

static gboolean
says (Screen *screen, const char *words)
{
  g_autoptr (GPtrArray) labels = find_all (screen, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (labels->pdata[i]), words) != NULL)
      return TRUE;
  return FALSE;
}

static const CwChart *
find_chart (Screen *screen, const char *title)
{
  g_autoptr (GPtrArray) views = find_all (screen, CW_TYPE_CHART_VIEW);

  for (guint i = 0; i < views->len; i++)
    {
      const CwChart *chart = cw_chart_view_get_chart (views->pdata[i]);

      if (g_str_has_prefix (cw_chart_get_title (chart), title))
        return chart;
    }
  g_assert_not_reached ();
}

static void
choose (Screen *screen, guint which, guint option)
{
  g_autoptr (GPtrArray) choices = find_all (screen, GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (choices->pdata[which], option);
  sketch_run_ms (400);
}

static void
test_says_which_students (void)
{
  g_autoptr (Screen) screen = show_students (TRUE);
  const CwChart *chart = find_chart (screen, "SBAC Mathematics · Grade 4 · Riverside");
  g_autofree char *said = cw_chart_say (chart, 2, 3);

  g_assert_cmpuint (cw_chart_count_rows (chart), ==, 3);
  g_assert_cmpstr (said, ==, "May 12, 2026, Exceeds: 17 of 77, 22 %.");
  g_assert_nonnull (strstr (cw_chart_get_note (chart), "different students"));
  g_assert_nonnull (strstr (cw_chart_get_note (chart), "need not be its cause"));
  picture_keep (screen->window, "students");

  choose (screen, 2, CW_RESULT_COHORT);
  chart = find_chart (screen, "SBAC Mathematics · Grade 3 in 2023–24");
  g_assert_cmpstr (cw_chart_get_row (chart, 2), ==, "Grade 5 · May 12, 2026");
  g_assert_nonnull (strstr (cw_chart_get_note (chart), "joined or left"));

  choose (screen, 2, CW_RESULT_MATCHED);
  chart = find_chart (screen, "State test, matched · Mathematics · Grade 3 in 2023–24");
  g_assert_cmpfloat (cw_chart_get (chart, 0, 0)->value, ==, 18);
  g_assert_nonnull (strstr (cw_chart_get_note (chart), "tested on every one"));
}

static void
test_hides_small_numbers (void)
{
  g_autoptr (Screen) screen = show_students (TRUE);
  const CwChart *chart = find_chart (screen, "SBAC Mathematics · Grade 4 · English learners");
  g_autofree char *said = cw_chart_say (chart, 0, 0);

  g_assert_true (cw_chart_get (chart, 0, 0)->is_hidden); /* 8 were tested */
  g_assert_nonnull (strstr (said, "hidden, fewer than 10 students"));

  choose (screen, 3, 1);
  chart = find_chart (screen, "SBAC Mathematics · Grade 4 · English learners");
  g_assert_true (cw_chart_get (chart, 1, 0)->is_hidden);  /* 16 were tested */
  g_assert_true (cw_chart_get (chart, 2, 3)->is_hidden);  /* 2 of 20 */
  g_assert_false (cw_chart_get (chart, 2, 0)->is_hidden); /* 7 of 20 */
  picture_keep (screen->window, "students-hidden");
}

static void
test_empty (void)
{
  g_autoptr (Screen) screen = show_students (FALSE);

  g_assert_true (says (screen, "No Results Yet"));
}

static void
type (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
type_counts (Screen *screen, const char *const *counts)
{
  g_autoptr (GPtrArray) rows = find_all (screen, CW_TYPE_LEVEL_ROW);

  for (guint i = 0; counts[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();

      collect (rows->pdata[i], GTK_TYPE_ENTRY, entries);
      type (entries->pdata[1], counts[i]);
    }
}

static void
test_typed_in (void)
{
  static const char *const counts[] = { "12", "30", "0", NULL };
  const CwResultQuestion every = { .from_day = G_MININT64, .to_day = G_MAXINT64 };
  Sketch *sketch = sketch_new ();
  g_autoptr (Screen) screen = screen_new (g_object_new (CW_TYPE_RESULT_PAGE, NULL), sketch);
  g_autoptr (GPtrArray) entries = NULL, rows = NULL, kept = NULL, combos = NULL;
  const CwResult *result;

  cw_result_page_begin (CW_RESULT_PAGE (screen->page), sketch->session);
  sketch_run_ms (100);
  entries = find_all (screen, ADW_TYPE_ENTRY_ROW);
  combos = find_all (screen, ADW_TYPE_COMBO_ROW);
  gtk_widget_activate_action (screen->page, "result.keep", NULL);
  sketch_run_ms (400);
  g_assert_true (says (screen, "The test has no name yet."));
  type (entries->pdata[0], " Interim block ");
  gtk_widget_activate_action (screen->page, "result.keep", NULL);
  sketch_run_ms (400);
  g_assert_true (says (screen, "A level has no number of students yet. 0 is one, too."));
  adw_combo_row_set_selected (combos->pdata[1], 1); /* interim blocks: Below, Near, Above */
  sketch_run_ms (100);
  rows = find_all (screen, CW_TYPE_LEVEL_ROW);
  g_assert_cmpuint (rows->len, ==, 4);
  type_counts (screen, counts);
  picture_keep (screen->window, "students-typed");
  gtk_widget_activate_action (screen->page, "result.keep", NULL);

  kept = cw_result_list (store_of (sketch), &every, NULL, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  result = kept->pdata[0];
  g_assert_cmpstr (result->instrument, ==, "Interim block");
  g_assert_cmpstr (result->kind, ==, "blocks");
  g_assert_cmpstr (result->levels[2], ==, "Above");
  g_assert_cmpint (result->tested, ==, 42);
  g_assert_null (result->grade);
}

static void
test_file (void)
{
  static const char text[] = "school,instrument,date,grade,Below,Met\n"
                             "Riverside,SBAC,2026-05-12,3,12,30\n"
                             "Riverside,SBAC,2026-05-12,4,11,31\n";
  const CwResultQuestion every = { .from_day = G_MININT64, .to_day = G_MAXINT64 };
  Sketch *sketch = sketch_new ();
  g_autoptr (Screen) screen =
      screen_new (g_object_new (CW_TYPE_RESULTS_FILE_PAGE, NULL), sketch);
  CwResultsFilePage *page = CW_RESULTS_FILE_PAGE (screen->page);
  g_autofree char *file = g_strconcat (sketch->directory, ".csv", NULL);
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  cw_results_file_page_begin (page, sketch->session);
  g_assert_true (
      g_file_set_contents (file, "school,instrument,date,Met\nRiverside,S,May,1\n", -1, NULL));
  cw_results_file_page_show (page, file);
  sketch_run_ms (300);
  g_assert_true (says (screen, "Line 2, column 3: the date must be a day"));

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  cw_results_file_page_show (page, file);
  sketch_run_ms (300);
  g_assert_true (says (screen, "2 results are in it. Nothing is kept yet."));
  before = cw_result_list (store_of (sketch), &every, NULL, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  picture_keep (screen->window, "students-file");
  gtk_widget_activate_action (screen->page, "results.keep", NULL);
  after = cw_result_list (store_of (sketch), &every, NULL, NULL);
  g_assert_cmpuint (after->len, ==, 2);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/students-page/says-which-students", test_says_which_students);
  g_test_add_func ("/students-page/hides-small-numbers", test_hides_small_numbers);
  g_test_add_func ("/students-page/empty", test_empty);
  g_test_add_func ("/students-page/typed-in", test_typed_in);
  g_test_add_func ("/students-page/file", test_file);
  return g_test_run ();
}
