#include "tests/ui/sketch.h"

#include "corewalk/debrief.h"
#include "corewalk/moment.h"
#include "corewalk/walk.h"
#include "ui/today/today-line.h"
#include "ui/today/today-page.h"
#include "ui/today/today-section.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->page = cw_today_page_new (screen->sketch->session);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (200);
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

/* What the page lists, line by line: "title; title; ". */
static void
list_lines (GtkWidget *widget, GString *lines)
{
  if (CW_IS_TODAY_LINE (widget))
    g_string_append_printf (lines, "%s; ",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_lines (child, lines);
}

static char *
dup_lines (Screen *screen)
{
  GString *lines = g_string_new (NULL);

  list_lines (screen->page, lines);
  return g_string_free (lines, FALSE);
}

static GtkWidget *
find_line (GtkWidget *widget)
{
  if (CW_IS_TODAY_LINE (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_line (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_a_walk_that_goes_on_is_a_line (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *lines = dup_lines (screen);
  GVariant *target = NULL;

  g_assert_cmpstr (lines, ==, "Spring walk; ");
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (find_line (screen->page)));
  g_assert_cmpint (g_variant_get_int64 (target), ==, screen->sketch->walk);
}

static void
test_what_is_overdue_comes_first (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = cw_work_session_get_store (screen->sketch->session);
  g_autofree char *due = cw_day_format (cw_moment_local_day (cw_moment_now ()) - 2);
  const CwCardPlan step = { .walk = screen->sketch->walk,
                            .step = CW_STEP_NEXT,
                            .text = "Ask <why> & wait",
                            .due = due };
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = NULL;

  cw_card_add (store, &step, NULL, &error);
  g_assert_no_error (error);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (200);
  lines = dup_lines (screen);
  g_assert_cmpstr (lines, ==, "Ask <why> & wait; Spring walk; ");
}

static void
test_a_free_day_says_so (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = cw_work_session_get_store (screen->sketch->session);
  const CwCardPlan card = { .walk = screen->sketch->walk,
                            .step = CW_STEP_DESCRIBE,
                            .text = "x" };
  g_autofree char *lines = NULL;

  g_assert_true (cw_card_add (store, &card, NULL, NULL) != 0);
  g_assert_true (cw_walk_close (store, screen->sketch->walk, NULL, NULL));
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (200);
  lines = dup_lines (screen);
  g_assert_cmpstr (lines, ==, "");
}

static void
test_every_section_can_be_empty (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwStore *store = cw_work_session_get_store (sketch->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwToday) nothing = cw_today_read (store, -100000, &error);

  g_assert_no_error (error);
  for (const CwTodaySection *section = cw_today_sections; section->title != NULL; section++)
    {
      GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());

      section->fill (GTK_LIST_BOX (list), nothing, -100000);
      g_assert_true (gtk_widget_get_first_child (list) == NULL ||
                     g_str_equal (section->title, "Planned"));
      g_object_unref (list);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/today-page/a-walk-that-goes-on-is-a-line",
                   test_a_walk_that_goes_on_is_a_line);
  g_test_add_func ("/today-page/what-is-overdue-comes-first", test_what_is_overdue_comes_first);
  g_test_add_func ("/today-page/a-free-day-says-so", test_a_free_day_says_so);
  g_test_add_func ("/today-section/every-section-can-be-empty",
                   test_every_section_can_be_empty);
  return g_test_run ();
}
